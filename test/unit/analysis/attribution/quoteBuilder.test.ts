import assert from 'node:assert/strict';
import { buildQuotes } from '../../../../src/core/analysis/attribution/quoteBuilder';
import { speakerCandidateSteps } from '../../../../src/core/analysis/attribution/speakerCandidates';
import { indexReports } from '../../../../src/core/analysis/indirectSpeech/reportIndex';
import type { Report } from '../../../../src/core/analysis/indirectSpeech/reports';
import { runToEnd } from '../../../../src/core/text/steps';
import { layOut } from '../layout';

describe('quotes of an article', () => {
  it('put reported speech inside the marked quote that contains its cue', () => {
    const text =
      'The mayor said the road was shut. “We asked for years, and nobody answered us at all. She said the bridge was safe.”';
    const { doc, mentions, context } = layOut(text);
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
    const reported = indexReports(context, [reportAt(outside), reportAt(inside)]);
    const nobody = { kind: 'direct', best: null, runnersUp: [], report: -1 } as const;
    const builder = buildQuotes(context, reported, [nobody]);
    const candidates = runToEnd(speakerCandidateSteps(context, mentions, [nobody], builder.indirect));
    const quotes = runToEnd(builder.quotes({ candidates, entityOf: () => 'e1', isKnown: () => true }));
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
