import assert from 'node:assert/strict';
import type { Analysis } from '../../../src/core/analysis/model';
import { parse } from '../../../src/core/article/parse';
import { extractArticle } from '../../../src/core/interchange/extract';
import { asWritten } from '../../../src/core/text';
import { LineIndex } from '../../../src/core/text/lines';
import { span } from '../../../src/core/text/span';

const TEXT = [
  'Before any header.',
  '',
  'Ferry date 2025-02-30 [Source: Coast Wire]',
  '',
  '“Now,” Ana Brodsky said.',
  '',
].join('\n');

/** What an analysis of the second article might say; the projection must not depend on what it does say. */
function analysisOf(index: number): Analysis {
  const article = parse(TEXT).articles[index];
  const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
  const mention = { span: at('Ana Brodsky'), text: 'Ana Brodsky', kind: 'name' as const };
  const candidate = { entity: 'e1', mention, rule: 'cue-adjacent' as const, evidence: ['said'], confidence: 0.98765 };
  const runnersUp = [{ ...candidate, entity: 'e2', mention: null, confidence: 0.1 }];
  const person = { type: 'person' as const, role: null, aliases: [], gender: 'female' as const };
  return {
    article,
    quotes: [
      {
        id: 'q1',
        span: at('“Now,”'),
        kind: 'direct',
        parts: [at('“Now,”')],
        within: null,
        attribution: { ...candidate, cue: at('said'), runnersUp },
        reporting: { source: at('Ana Brodsky'), cue: at('said'), content: [at('“Now,”')] },
      },
    ],
    entities: [
      { ...person, id: 'e1', name: 'Ana Brodsky', mentions: [mention] },
      { ...person, id: 'e2', name: 'Tom Reyes', mentions: [mention] },
    ],
    dates: [],
    problems: [
      { code: 'quote/unbalanced', severity: 'warning', span: span(19, 20), message: asWritten('An early one.') },
    ],
  };
}

const extract = (index: number) =>
  extractArticle(
    { file: 'a.txt', text: TEXT, lines: new LineIndex(TEXT), problems: parse(TEXT).problems },
    analysisOf(index),
  );

describe('extractArticle', () => {
  it('gives each article its own problems, in the order of the text', () => {
    const short = (index: number) =>
      extract(index).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
    assert.deepEqual(short(0), ['header/missing 1:1', 'quote/unbalanced 2:1']);
    assert.deepEqual(short(1), ['quote/unbalanced 2:1', 'header/invalid-date 3:12']);
  });

  it('gives null for a header that is not there and for a date that is no day', () => {
    assert.equal(extract(0).header, null);
    assert.deepEqual(extract(1).header, { date: null, source: 'Coast Wire', title: 'Ferry' });
  });

  it('names speakers and runners-up by their entities, with a readable confidence', () => {
    const { speaker } = extract(1).quotes[0];
    assert.deepEqual([speaker?.name, speaker?.confidence, speaker?.cue?.text], ['Ana Brodsky', 0.988, 'said']);
    assert.deepEqual(
      speaker?.runnersUp.map(({ name, mention, confidence }) => [name, mention, confidence]),
      [['Tom Reyes', null, 0.1]],
    );
  });

  it('survives JSON unchanged', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(extract(1))), extract(1));
  });
});
