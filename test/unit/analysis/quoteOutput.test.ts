import assert from 'node:assert/strict';
import { castOf } from '../../../src/core/analysis/cast';
import { toldQuotes } from '../../../src/core/analysis/quoteOutput';
import { linkReports } from '../../../src/core/analysis/reported/links';
import type { Report } from '../../../src/core/analysis/reported/reports';
import { layOut } from './layout';

describe('quotes of an article', () => {
  it('put reported speech inside the marked quote that its cue stands in', () => {
    const text =
      'The mayor said the road was shut. “We asked for years, and nobody answered us at all. She said the bridge was safe.”';
    const { doc, mentions, scene } = layOut(text);
    const at = (word: string, from = 0): number => doc.tokens.findIndex(t => t.index >= from && t.text === word);
    const reportAt = (head: number): Report => ({
      head,
      cue: { first: head, last: head + 1 },
      speaker: -1,
      source: null,
      content: [{ first: head + 1, last: head + 5 }],
      confidence: 0.9,
    });
    const outside = at('said');
    const inside = at('said', outside + 1);
    const reported = linkReports(scene, [reportAt(outside), reportAt(inside)]);
    const nobody = { kind: 'direct', best: null, runnersUp: [], report: -1 } as const;
    const told = toldQuotes(scene, reported, [nobody]);
    const cast = castOf(scene, mentions, [nobody], told.indirect);
    const quotes = told.quotes(
      cast,
      () => 'e1',
      () => true,
    );
    assert.deepEqual(
      quotes.map(({ id, kind, within }) => ({ id, kind, within })),
      [
        { id: 'q1', kind: 'indirect', within: null },
        { id: 'q2', kind: 'direct', within: null },
        { id: 'q3', kind: 'indirect', within: 'q2' },
      ],
    );
  });
});
