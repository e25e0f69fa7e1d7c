import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readYaml } from '../../../../src/core/annotation/yaml/file';
import { displayLanguage, inEnglish } from '../../../../src/core/text';

const ROOT = path.resolve(__dirname, '..', '..', '..', '..');
const GERMAN = displayLanguage('de', JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')));

describe('faults in YAML', () => {
  const cases: readonly (readonly [yaml: string, english: string, german: RegExp])[] = [
    ['a:\n  - id: a\n   kind: b\n', 'Sequence item without - indicator', /fehlt „-“/],
    ['a:\n\t- b\n', 'Tabs are not allowed as indentation', /Tabulatoren/],
    ['a: "x\n', 'Missing closing "quote', /schließende " fehlt/],
    ["a: 'x\n", "Missing closing 'quote", /schließende ' fehlt/],
    ['a: b: c\n', 'Nested mappings are not allowed in compact mappings', /Doppelpunkt mit Leerzeichen/],
    ['a:\n  b: 1\n c: 2\n', 'All mapping items must start at the same column', /gleich weit eingerückt/],
    ['a: {b: 1\n', 'Flow map in block collection must be sufficiently indented and end with a }', /mit } enden/],
    ['a: x\nb\n', 'Implicit map keys need to be followed by map values', /fehlt der Doppelpunkt/],
    ['a: "b" c\n', 'Unexpected scalar at node end', /steht noch Text/],
    ['a: @x\n', 'Plain value cannot start with reserved character @', /: Plain value cannot start/],
  ];
  for (const [yaml, english, german] of cases)
    it(`are told in both languages: ${english}`, () => {
      const [problem] = readYaml(yaml).problems;
      assert.ok(problem);
      assert.equal(inEnglish(problem.message), `Not valid YAML: ${english}`);
      assert.match(GERMAN.tell(problem.message), german);
    });
});
