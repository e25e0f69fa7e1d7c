/** The labels in another language: values at their places, nouns and dates as that language has them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleId } from '../../../../src/core/analysis';
import { parse } from '../../../../src/core/article';
import { displayLanguage, ENGLISH } from '../../../../src/core/text';
import { dateHintOf, dateLinesOf } from '../../../../src/core/view/wording/dateLabels';
import { evidenceKey, evidenceLabel } from '../../../../src/core/view/wording/evidenceLabels';
import { ruleInShort, ruleInWords } from '../../../../src/core/view/wording/ruleLabels';
import { analyse } from '../../analyse';

const ROOT = path.resolve(__dirname, '..', '..', '..', '..');
const GERMAN = displayLanguage('de', JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8')));

const analysesIn = (folder: string) =>
  readdirSync(path.join(ROOT, folder))
    .filter(name => name.endsWith('.txt'))
    .flatMap(name => {
      const text = readFileSync(path.join(ROOT, folder, name), 'utf8');
      return parse(text).articles.map(article => analyse(text, article));
    });

/** The words of a quoted text may have marks of their own: then it stays English. */
const isNested = (evidence: string): boolean => /“[^”]*“/.test(evidence);

describe('evidence in another language', () => {
  const evidence = new Set(
    analysesIn('test/golden').flatMap(({ quotes }) => quotes.flatMap(({ attribution }) => attribution?.evidence ?? [])),
  );

  it('is known in all kinds that the analysis gives', () => {
    assert.ok(evidence.size > 100);
    assert.deepEqual(
      [...evidence].filter(one => evidenceKey(one) === null && !isNested(one)),
      [],
    );
  });

  it('is as the analysis gives it in English', () => {
    for (const one of evidence) assert.equal(evidenceLabel(one, ENGLISH), one);
  });

  it('has its words and numbers in German', () => {
    assert.equal(
      evidenceLabel('“told 3” is 2 words after the quote', GERMAN),
      '„told 3“ steht 2 Wörter nach dem Zitat',
    );
    assert.equal(evidenceLabel('a new kind of “evidence”', GERMAN), 'a new kind of “evidence”');
  });
});

describe('rules in another language', () => {
  const rules: RuleId[] = ['cue-adjacent', 'cue-in-sentence', 'according-to', 'noun-cue', 'colon', 'sentence-subject'];
  for (const rule of [...rules, 'carried-on', 'introduced', 'named-after', 'turn', 'nested'] as RuleId[])
    it(`are those of the analysis in English: ${rule}`, () => {
      assert.notEqual(ruleInWords(rule, GERMAN), ruleInWords(rule, ENGLISH));
      assert.notEqual(ruleInShort(rule, GERMAN), ruleInShort(rule, ENGLISH));
    });
});

describe('dates in another language', () => {
  const date = (text: string, from: string, to = from) => ({ text, from, to, span: { start: 0, end: 1 } }) as never;
  const header = { date: { iso: '2025-04-26' } } as never;
  const cases: [date: never, hint: string | null, line: string][] = [
    [date('Friday', '2025-04-25'), '25. April', 'Freitag, 25. April 2025'],
    [date('last week', '2025-03-03', '2025-03-09'), '3.–9. März', 'Montag, 3. März 2025 bis Sonntag, 9. März 2025'],
    [date('last month', '2025-03-01', '2025-03-31'), 'März 2025', 'März 2025'],
  ];
  for (const [given, hint, line] of cases)
    it(line, () => {
      assert.equal(dateHintOf(given, header, GERMAN), hint);
      const [first, basis] = dateLinesOf(given, header, GERMAN);
      assert.deepEqual([first, basis], [line, 'Gerechnet vom Datum des Artikels, Samstag, 26. April 2025']);
    });
});
