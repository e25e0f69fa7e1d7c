import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { displayLanguage, ENGLISH } from '../../../../src/core/text';
import { withMonthsIn } from '../../../../src/core/view';

const ROOT = path.resolve(__dirname, '..', '..', '..', '..');
const GERMAN = displayLanguage('de', JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')));

describe('months on an axis', () => {
  const labels: readonly (readonly [english: string, german: string])[] = [
    ['Jan', 'Jan'],
    ['Mar', 'Mär'],
    ['May', 'Mai'],
    ['Oct', 'Okt'],
    ['Dec 8', 'Dez 8'],
    ['2025', '2025'],
    ['Marta', 'Marta'],
  ];
  for (const [english, german] of labels)
    it(`are told in the reader’s language: ${english}`, () => {
      assert.equal(withMonthsIn(GERMAN, english), german);
      assert.equal(withMonthsIn(ENGLISH, english), english);
    });
});
