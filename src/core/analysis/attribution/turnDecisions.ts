import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { PosTag } from '../cues/syntax';
import type { RuleId } from '../model';
import { tokenIndexFrom } from '../tokens/document';
import { firstSpeakerIn, lastSpeakerIn } from './contextSearch';
import { matchDirectlyAfter } from './cueAfter';
import { type Decision, makeDecision } from './decision';

/** Confidence of a speaker that a label names. Misread names are the remaining error. */
const LABEL_CONFIDENCE = 0.97;
/** Confidence that the only person introduced is the one who answers. Set by hand. */
const INTERVIEWEE_CONFIDENCE = 0.8;
/** Confidence of a cue directly after a line of dialogue. It rests on syntax alone. */
const LINE_CONFIDENCE = 0.85;

/** The decision on a turn of a conversation; null if the quote is none, or if the layout does not tell its speaker. */
export function decideByTurnLayout(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const { turn } = q.quote;
  if (turn === undefined) return null;
  if (turn.kind === 'line') return decideByCueAfterLine(context, q);
  const speaker = turn.speaker === null ? -1 : speakerAt(context, turn.speaker);
  if (speaker < 0) return makeDecision(null);
  const isLabelled = turn.kind === 'labelled';
  const evidence = [isLabelled ? 'a transcript’s label' : 'the only person whom the introduction names'];
  const rule: RuleId = isLabelled ? 'colon' : 'turn';
  const confidence = isLabelled ? LABEL_CONFIDENCE : INTERVIEWEE_CONFIDENCE;
  const hasColon = isLabelled && context.tags[q.first - 1] === PosTag.Colon;
  const cue = hasColon ? { first: q.first - 1, last: q.first } : null;
  return makeDecision({ speaker, rule, evidence, confidence, cue });
}

function speakerAt(context: AttributionContext, { start, end }: { start: number; end: number }): number {
  const first = tokenIndexFrom(context.doc, start);
  return firstSpeakerIn(context, { first, last: tokenIndexFrom(context.doc, end - 1) + 1 });
}

/** `— It is gone, said the porter.`: the subject of the cue after the line. */
function decideByCueAfterLine(context: AttributionContext, q: QuoteSpan): Decision | null {
  const match = matchDirectlyAfter(context, q);
  const speaker = match?.subject ? lastSpeakerIn(context, match.subject) : -1;
  if (match === null || speaker < 0) return null;
  const evidence = [`“${context.doc.tokens[match.cue.first]?.text ?? ''}” is directly after the quote`];
  const best = { speaker, rule: 'cue-adjacent' as const, evidence, confidence: LINE_CONFIDENCE, cue: match.cue };
  return makeDecision(best);
}
