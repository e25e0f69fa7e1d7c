import { HE_OR_SHE, IRREGULAR_PASTS, TITLE_SMALL_WORD } from '../../language/en';
import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import { CueArgument, type CueMatch } from '../cues/cueMatch';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Token } from '../tokens/document';
import {
  firstMatchFrom,
  firstSpeakerFrom,
  isAffirmedSpeech,
  isListener,
  lastSpeakerIn,
  MAX_NEAR_MATCHES,
  subjectSpeaker,
} from './contextSearch';
import { type Decision, makeDecision } from './decision';

/** Confidence of a cue directly after a quote. It rests on syntax alone. */
const CUE_AFTER_CONFIDENCE = 0.85;

/**
 * `“Nor would I,” said the carter, Jens Myhre`: a comma inside the marks, directly followed by a cue with its subject.
 */
export function decideByCueAfter(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const { tags } = context;
  if (q.quote.within !== null || tags[q.last - 2] !== PosTag.Comma || isInPhrase(context, q)) return null;
  const match = matchDirectlyAfter(context, q);
  if (match === null) return decideByActAfter(context, q);
  const speaker = match.subject === null ? -1 : lastSpeakerIn(context, match.subject);
  return speaker < 0 ? null : decisionFor(context, speaker, match.cue, CUE_AFTER_CONFIDENCE);
}

/** Confidence of a person with a verb that need not be one of saying, directly after a quote. Set by hand. */
const ACT_AFTER_CONFIDENCE = 0.75;

/** `“Nor would I,” purred Ruth Holm`, `“Nor would I,” she wept`: a person with any verb, where the quote needs one. */
function decideByActAfter(context: AttributionContext, q: QuoteSpan): Decision | null {
  const { doc, speakers } = context;
  const { sentence } = doc.tokens[q.last] ?? {};
  if (sentence === undefined || sentence !== doc.tokens[q.first]?.sentence) return null;
  const opening = doc.tokens[q.first + 1];
  if (opening === undefined || opening.text === opening.lower || isTitleCase(doc, q)) return null;
  const isInverted = isAct(context, q.last);
  const from = isInverted ? q.last + 1 : q.last;
  const speaker = firstSpeakerFrom(context, from);
  const { words, mention } = speakers[speaker] ?? {};
  const { type, kind, text = '' } = context.mentions[mention ?? -1] ?? {};
  if (words?.first !== from || type !== 'person' || (kind === 'pronoun' && !HE_OR_SHE.test(text))) return null;
  const verb = isInverted ? q.last : words.last;
  if (!isAct(context, verb) || doc.tokens[verb]?.sentence !== sentence) return null;
  return decisionFor(context, speaker, { first: verb, last: verb + 1 }, ACT_AFTER_CONFIDENCE);
}

/** Whether a token can be a verb in the past: `purred`, `wept`. */
function isAct({ doc, tags }: AttributionContext, i: number): boolean {
  const token = doc.tokens[i];
  if (token === undefined || token.text !== token.lower) return false;
  return tags[i] === PosTag.Ed || tags[i] === PosTag.Verb || tags[i] === PosTag.Cue || IRREGULAR_PASTS.has(token.lower);
}

function decisionFor({ doc }: AttributionContext, speaker: number, cue: TokenRange, confidence: number): Decision {
  const evidence = [`“${doc.tokens[cue.first]?.text ?? ''}” is directly after the quote`];
  const best = { speaker, rule: 'cue-adjacent' as const, evidence, confidence, cue };
  return makeDecision(best);
}

/**
 * Replaces a choice by the subject directly after the quote. `“We wait,” reads the letter, signed by Hill`: a choice without
 * a cue. `“We wait,” Hill wrote in a note, according to police`: who reports that somebody said it.
 */
export function preferDirectlyAfter(context: AttributionContext, index: number, decision: Decision): Decision {
  const { best } = decision;
  const q = context.quotes[index] as QuoteSpan;
  if (best === null || q.quote.within !== null) return decision;
  const match = matchDirectlyAfter(context, q);
  if (match === null || match.subject === null) return decision;
  const chosen = (context.speakers[best.speaker] as SpeakerPhrase).words;
  const speaker = subjectSpeaker(context, match.subject);
  const isReplaced =
    best.cue === null
      ? match.tie === CueArgument.Inverted && hasVerbal(context, match.subject.last, chosen.first)
      : best.cue.first > match.cue.first && chosen.first >= Math.max(match.cue.last, match.subject.last);
  if (speaker < 0 || speaker === best.speaker || !isReplaced) return decision;
  const { kind, runnersUp } = decision;
  return { ...decisionFor(context, speaker, match.cue, CUE_AFTER_CONFIDENCE), kind, runnersUp };
}

/** Maximum number of tokens between a subject and a speaker after it that are searched for a verb. */
const MAX_TOKENS_BETWEEN = 40;

/** Whether a verb or participle stands between two tokens, so that the second is no apposition: `signed by Hill`. */
function hasVerbal({ tags }: AttributionContext, first: number, last: number): boolean {
  for (let i = first; i < Math.min(last, first + MAX_TOKENS_BETWEEN); i++)
    if (tags[i] === PosTag.Ing || tags[i] === PosTag.Relative || FINITE.has(tags[i] as number)) return true;
  return false;
}

/** Maximum number of tokens inspected before a quote. */
const MAX_TOKENS_BEFORE = 40;

/**
 * `On Monday’s “Breakfast with Lund,” Hill said`: whether the words before a quote in its sentence need it, but are no
 * clause that Hill could have said, or the quote is a title.
 */
function isInPhrase({ doc, tags, quoteOf }: AttributionContext, q: QuoteSpan): boolean {
  const sentence = doc.tokens[q.first]?.sentence;
  if (doc.tokens[q.first - 1]?.sentence !== sentence) return false;
  if (isTitleCase(doc, q)) return true;
  if (PAUSES.has(tags[q.first - 1] as number)) return false;
  for (let i = q.first - 1; i > q.first - MAX_TOKENS_BEFORE && doc.tokens[i]?.sentence === sentence; i--) {
    if (quoteOf[i] === -1 && FINITE.has(tags[i] as number)) return false;
  }
  return true;
}

const PAUSES: ReadonlySet<number> = new Set([PosTag.Comma, PosTag.Colon, PosTag.Dash, PosTag.Stop, PosTag.QuoteMark]);
const FINITE: ReadonlySet<number> = new Set([PosTag.Auxiliary, PosTag.Cue, PosTag.Ed, PosTag.Verb]);

/** Whether at least two words of a quote have capitals, and no others but small ones. */
function isTitleCase(doc: AttributionContext['doc'], q: QuoteSpan): boolean {
  let capitals = 0;
  for (let i = q.first + 1; i < Math.min(q.last, q.first + MAX_TOKENS_BEFORE); i++) {
    const { kind, text, lower } = doc.tokens[i] as Token;
    if (kind !== 'word') continue;
    if (text !== lower) capitals++;
    else if (!TITLE_SMALL_WORD.test(lower)) return false;
  }
  return capitals > 1;
}

/** The cue that directly follows a quote in its sentence, before or after its subject; or null. */
export function matchDirectlyAfter(context: AttributionContext, q: QuoteSpan): CueMatch | null {
  const { doc, matches } = context;
  const sentence = doc.tokens[q.last]?.sentence;
  if (sentence === undefined || doc.tokens[q.last - 1]?.sentence !== sentence) return null;
  const from = firstMatchFrom(context, q.last);
  for (let i = from; i < Math.min(matches.length, from + MAX_NEAR_MATCHES); i++) {
    const match = matches[i] as CueMatch;
    if (match.sentence !== sentence) return null;
    if (isAffirmedSpeech(match) && !isListener(context, match) && startsAt(match, q.last)) return match;
  }
  return null;
}

/** Whether a cue and its subject start at a token: `said Hill` or `Hill said`. */
function startsAt({ tie, cue, subject }: CueMatch, token: number): boolean {
  if (subject === null) return false;
  if (tie === CueArgument.Inverted) return cue.first === token;
  return tie === CueArgument.Subject && subject.first === token && cue.first - subject.last < 2;
}
