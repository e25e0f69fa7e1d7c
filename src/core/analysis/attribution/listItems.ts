import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import { PosTag } from '../cues/syntax';
import { firstSpeakerFrom } from './contextSearch';
import { type Decision, makeDecision } from './decision';

/** Confidence of the only person whom the heading of a list names. Set by hand. */
const HEADING_CONFIDENCE = 0.65;
/** Maximum number of items between a quote and the heading. */
const MAX_ITEMS = 20;
const BULLET = /^(?:[-–—*•·‣▪◦]|\d{1,2}[.)])$/;

/**
 * `The chair, Noor Aziz, gave two reasons:`, then quotes as the items of a list: the only person whom the heading names.
 * Null if there is no such list, or if the heading names several people.
 */
export function decideByHeading(context: AttributionContext, index: number): Decision | null {
  const { doc, paragraphFrom, tags } = context;
  const q = context.quotes[index] as QuoteSpan;
  if (q.quote.within !== null || !isItem(context, q.paragraph) || paragraphFrom[q.lastParagraph + 1] !== q.last)
    return null;
  let heading = q.paragraph - 1;
  for (let n = 0; n < MAX_ITEMS && heading >= 0 && isItem(context, heading); n++) heading--;
  const end = paragraphFrom[heading + 1] ?? -1;
  if (heading < 0 || tags[end - 1] !== PosTag.Colon) return null;
  const { first } = doc.sentences[doc.tokens[end - 1]?.sentence ?? -1] ?? { first: end };
  const speaker = onlyPerson(context, first, end);
  if (speaker < 0) return null;
  const evidence = ['the only person named in the heading of the list'];
  const best = { speaker, rule: 'introduced' as const, evidence, confidence: HEADING_CONFIDENCE, cue: null };
  return makeDecision(best);
}

/** Whether a paragraph is an item of a list that starts with marked words. */
function isItem({ doc, paragraphFrom, tags }: AttributionContext, paragraph: number): boolean {
  const first = paragraphFrom[paragraph] ?? -1;
  const hasBullet = BULLET.test(doc.tokens[first]?.text ?? '');
  const isPunctuated = hasBullet && /^[.)]$/.test(doc.tokens[first + 1]?.text ?? '');
  return hasBullet && tags[first + (isPunctuated ? 2 : 1)] === PosTag.QuoteMark;
}

/** The first name of the only person named in some tokens; -1 if there are none or several. */
function onlyPerson(context: AttributionContext, first: number, end: number): number {
  const { speakers, mentions } = context;
  let found = -1;
  for (let i = firstSpeakerFrom(context, first); i < speakers.length; i++) {
    const { mention, words, key } = speakers[i] as SpeakerPhrase;
    if (words.first >= end) break;
    const { kind, type } = mentions[mention] ?? {};
    if (kind !== 'name' || type !== 'person') continue;
    if (found >= 0 && speakers[found]?.key !== key) return -1;
    if (found < 0) found = i;
  }
  return found;
}
