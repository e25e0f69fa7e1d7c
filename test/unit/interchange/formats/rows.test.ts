import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS } from '../../../../src/core/interchange/formats/allFormats';
import { displayLanguage, ENGLISH } from '../../../../src/core/text';

const ROOT = path.resolve(__dirname, '..', '..', '..', '..');
const GERMAN = displayLanguage('de', JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')));

/** Characters of a row that a pick of the editor shows, about. */
const MAX_ROW = 94;

describe('the formats of exchange', () => {
  it('fit in a row of a pick, so that none is cut off', () => {
    for (const { tell } of [ENGLISH, GERMAN])
      assert.deepEqual(
        FORMATS.map(({ title, detail }) => `${tell(title)} ${tell(detail)}`).filter(row => row.length > MAX_ROW),
        [],
      );
  });
});
