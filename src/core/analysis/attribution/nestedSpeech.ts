import { HE_OR_SHE, LISTENER_VERBS } from '../../language/en';
import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan, Speaker } from '../cues/attributionContext';
import { CueArgument, type CueMatch } from '../cues/cueMatcher';
import type { TokenRange } from '../cues/phrases';
import { Tag } from '../cues/syntax';
import type { ReportIndex } from '../indirectSpeech/reportIndex';
import type { Report } from '../indirectSpeech/reports';
import { Flag } from '../models/lexicon';
import type { Token } from '../tokens/document';
import type { Choice, Decision } from './decision';

/** `The island’s mayor, Tobias Rekdal, called …`: the name in the source speaks rather than the role beside it. */
export function byName(context: AttributionContext, reported: ReportIndex, decision: Decision): Decision {
  const { best, report } = decision;
  const told = reported.reports[report];
  if (best === null || told === undefined || told.source === null || told.speaker < 0) return decision;
  const kindOf = (speaker: number) => context.mentions[(context.speakers[speaker] as Speaker).mention]?.kind;
  if (kindOf(told.speaker) !== 'name' || kindOf(best.speaker) !== 'nominal') return decision;
  const { first } = (context.speakers[told.speaker] as Speaker).words;
  return holds(told.source, first) ? { ...decision, best: { ...best, speaker: told.speaker } } : decision;
}

/**
 * `Lind said the minister had told her the fund was “empty”`: the marked words are the minister’s; that Lind says so is
 * reported on a level of its own. Said before what the outer speaker says, in the same sentence, between cue and quote:
 * another tense leaves open on which level the marks are.
 */
export function innermost(
  context: AttributionContext,
  reported: ReportIndex,
  index: number,
  decision: Decision,
): Decision {
  const { best } = decision;
  const q = context.quotes[index] as QuoteSpan;
  if (best === null || best.cue === null || best.cue.last > q.first) return decision;
  const { doc, matches, quoteOf } = context;
  const sentence = doc.tokens[q.first]?.sentence ?? 0;
  const from = firstMatchFrom(context, q.first) - 1;
  for (let s = from; s >= 0 && s > from - MAX_NEAR_MATCHES; s--) {
    const { kind, cls, cue, subject, tie, sentence: own } = matches[s] as CueMatch;
    if (own !== sentence) return decision;
    if (cue.last > q.first || kind !== 'verb') continue;
    if (cue.first <= best.cue.first) return decision;
    if (cls !== 'say' || tie !== CueArgument.Subject || subject === null || subject.first < best.cue.last) continue;
    const speaker = speakerIn(context, subject);
    if (speaker < 0 || speaker === best.speaker || quoteOf[cue.first] !== quoteOf[best.cue.first]) continue;
    if (!isEarlier(context, cue.first)) continue;
    const confidence = Math.min(best.confidence, INNER_CONFIDENCE);
    const evidence = ['reported inside what another says', ...best.evidence.slice(0, 1)];
    const inner = { speaker, rule: 'cue-in-sentence' as const, evidence, confidence, cue };
    const { cue: _, ...other } = best;
    const runnersUp = [{ ...other, evidence: [], confidence: Math.round((1 - confidence) * 500) / 1000 }];
    const report = (reported.over[index] ?? []).find(r => holds(cue, (reported.reports[r] as Report).head)) ?? -1;
    return { ...decision, best: inner, runnersUp, report };
  }
  return decision;
}

/** Maximum number of cue matches inspected next to a quote. */
const MAX_NEAR_MATCHES = 8;

/** Index of the first match whose cue starts at or after a token. */
function firstMatchFrom({ matches }: AttributionContext, token: number): number {
  return lowerBound(0, matches.length, i => (matches[i] as CueMatch).cue.first < token);
}

/** Confidence of an inner speaker, which rests on syntax alone. */
const INNER_CONFIDENCE = 0.75;

function isEarlier(context: AttributionContext, head: number): boolean {
  for (let i = head - 1; i > head - 4 && i >= 0; i--) {
    const { lower } = context.doc.tokens[i] as Token;
    if (lower === 'had') return true;
    if (context.tags[i] !== Tag.Adverb && context.tags[i] !== Tag.Not && context.tags[i] !== Tag.Auxiliary)
      return false;
  }
  return false;
}

/**
 * `Erik Stang, the harbour’s “gull tsar”, said`: marked words inside the phrase for the speaker are not spoken by
 * them.
 */
export function isInSource(
  context: AttributionContext,
  { reports, by }: ReportIndex,
  index: number,
  { report, best }: Decision,
): boolean {
  const q = context.quotes[index] as QuoteSpan;
  if (best === null) return false;
  const named = reports[report] ?? reports[by[best.speaker] as number];
  const source = named?.source ?? context.speakers[best.speaker]?.phrase;
  return source !== undefined && source.first < q.first && q.last <= source.last;
}

const holds = ({ first, last }: TokenRange, token: number): boolean => first <= token && token < last;

/** `She was told that …`: the subject of a passive verb of telling is the listener. */
export const isHeard = ({ doc }: AttributionContext, match: CueMatch | null | undefined): boolean =>
  match?.passive === true &&
  match.tie !== CueArgument.Agent &&
  match.kind === 'verb' &&
  LISTENER_VERBS.has(doc.tokens[match.cue.first]?.lower ?? '');

/** Confidence where the speaker is inferred from an action next to the quote. Set by hand. */
const ACTION_CONFIDENCE = 0.62;

/**
 * `“There was shouting.” Arendt paused. “Not all of it was mine.”`: no cue, but the only other sentences of the
 * paragraph beside the quote begin with one person. Whole sentences in marks alone, and only where nothing else was sure.
 */
export function besideAction(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  if (q.quote.within !== null || q.paragraph !== q.lastParagraph || !isWhole(context, q)) return null;
  const introduced = opens(context, q) ? introducer(context, q) : -1;
  const behind = introduced >= 0 ? introduced : actor(context, q.last, q.paragraph);
  const ahead = q.first > (context.paragraphFrom[q.paragraph] as number) ? sentenceBefore(context, q) : -1;
  const before = ahead < 0 ? -1 : actor(context, ahead, q.paragraph);
  const speaker = behind >= 0 && opens(context, q) ? behind : before;
  if (speaker < 0 || (behind >= 0 && before >= 0 && keyOf(context, behind) !== keyOf(context, before))) return null;
  const words = context.doc.text.slice(...spanOf(context, context.speakers[speaker] as Speaker));
  const evidence = ['no word of saying', `“${words}” acts right beside the quote`];
  const best: Choice & { cue: null } = {
    speaker,
    rule: 'sentence-subject',
    evidence,
    confidence: ACTION_CONFIDENCE,
    cue: null,
  };
  return { kind: 'direct', best, runnersUp: [], report: -1 };
}

const opens = (context: AttributionContext, q: QuoteSpan): boolean => context.paragraphFrom[q.paragraph] === q.first;
const keyOf = ({ speakers }: AttributionContext, i: number): string => (speakers[i] as Speaker).key;

function spanOf({ doc }: AttributionContext, { words }: Speaker): [number, number] {
  return [doc.tokens[words.first]?.start ?? 0, doc.tokens[words.last - 1]?.end ?? 0];
}

/** Whether the marks hold whole sentences: a capital first, and a stop before the closing mark. */
function isWhole({ doc, tags }: AttributionContext, q: QuoteSpan): boolean {
  const first = doc.tokens[q.first + 1];
  const stop = tags[q.last - 2] === Tag.Stop || /[.!?…]$/.test(doc.tokens[q.last - 2]?.text ?? '');
  return first !== undefined && first.text !== first.lower && q.quote.marks.close !== '' && stop;
}

/** `Dorn put a notice in the window:` and then a paragraph of its own: who the sentence before the colon begins with. */
function introducer(context: AttributionContext, q: QuoteSpan): number {
  const colon = q.first - 1;
  const before = context.doc.tokens[colon];
  if (before === undefined || context.tags[colon] !== Tag.Colon || before.paragraph !== q.paragraph - 1) return -1;
  const { first } = context.doc.sentences[before.sentence] ?? { first: -1 };
  return actor(context, first, before.paragraph);
}

/** First token of the sentence right before a quote in its paragraph, or -1. */
function sentenceBefore({ doc }: AttributionContext, q: QuoteSpan): number {
  const before = doc.tokens[q.first - 1];
  const sentence = before === undefined ? undefined : doc.sentences[before.sentence];
  return sentence !== undefined && before?.paragraph === q.paragraph && sentence.last === q.first ? sentence.first : -1;
}

/** The person whom the sentence that starts at a token begins with, outside of quotes; -1 where it does not. */
function actor(context: AttributionContext, at: number, paragraph: number): number {
  const token = context.doc.tokens[at];
  if (token === undefined || token.paragraph !== paragraph || (context.quoteOf[at] as number) >= 0) return -1;
  const sentence = context.doc.sentences[token.sentence];
  if (sentence === undefined || sentence.first !== at) return -1;
  const { speakers, mentions } = context;
  const low = lowerBound(0, speakers.length, i => (speakers[i] as Speaker).words.first < at);
  let apposed = -1;
  for (let i = low; i < Math.min(speakers.length, low + 4); i++) {
    const { mention, words, phrase } = speakers[i] as Speaker;
    const { kind, type, text } = mentions[mention] ?? {};
    if (type !== 'person' || (phrase.first !== at && words.first !== apposed)) continue;
    // `The notary, Mette Bull, cleared her throat.`
    if (kind === 'nominal') apposed = context.tags[words.last] === Tag.Comma ? words.last + 1 : -1;
    if (kind === 'nominal' || (kind === 'pronoun' && !HE_OR_SHE.test(text ?? ''))) continue;
    const apposition = words.first === apposed && context.tags[words.last] === Tag.Comma;
    if (apposition || isVerb(context, words.last)) return i;
  }
  return -1;
}

function isVerb({ tags, entry }: AttributionContext, i: number): boolean {
  const tag = tags[i];
  if (tag === Tag.Ed || tag === Tag.Verb || tag === Tag.Auxiliary || tag === Tag.Cue) return true;
  return ((entry[i] ?? 0) & Flag.Verb) !== 0;
}

/**
 * `“Nor would I,” said the carter, Jens Myhre`: a comma inside the marks, directly followed by a cue with its
 * subject.
 */
export function besideCue(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const { doc, tags, matches } = context;
  if (q.quote.within !== null || tags[q.last - 2] !== Tag.Comma) return null;
  const sentence = doc.tokens[q.last]?.sentence ?? -1;
  if (sentence < 0 || doc.tokens[q.last - 1]?.sentence !== sentence) return null;
  const from = firstMatchFrom(context, q.last);
  for (let s = from; s < Math.min(matches.length, from + MAX_NEAR_MATCHES); s++) {
    const match = matches[s] as CueMatch;
    const { kind, cls, cue, subject, tie, negated } = match;
    if (match.sentence !== sentence) return null;
    if (kind !== 'verb' || cls !== 'say' || subject === null || negated || isHeard(context, match)) continue;
    const inverted = tie === CueArgument.Inverted && cue.first === q.last;
    if (!inverted && !(tie === CueArgument.Subject && subject.first === q.last && cue.first - subject.last < 2))
      continue;
    const speaker = speakerIn(context, subject);
    if (speaker < 0) return null;
    const evidence = [`“${doc.tokens[cue.first]?.text ?? ''}” stands right after the quote`];
    const best = { speaker, rule: 'cue-adjacent' as const, evidence, confidence: BESIDE_CONFIDENCE, cue };
    return { kind: 'direct', best, runnersUp: [], report: -1 };
  }
  return null;
}

/** Confidence of a cue directly after a quote, where the model was not sure. It rests on syntax alone. */
const BESIDE_CONFIDENCE = 0.85;

/** Confidence of a cue directly next to a nested quote. It rests on syntax alone. */
const INSIDE_CONFIDENCE = 0.8;

/** `“He said ‘come back in spring’,” she recalled`: within a quote, the cue of its own words right beside the inner one. */
export function besideCueInside(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const { within } = q.quote;
  if (within === null) return null;
  const from = firstMatchFrom(context, q.first) - 1;
  for (let s = from; s >= 0 && s > from - MAX_NEAR_MATCHES; s--) {
    const { kind, cue, cls, form, subject, within: level, negated } = context.matches[s] as CueMatch;
    const beside = q.first >= cue.last && q.first - cue.last < 3;
    // Hypothetical and general statements (`would say`, `we all say`) are nobody’s speech.
    if (kind !== 'verb' || cls !== 'say' || form !== 'past' || negated || !beside) continue;
    const speaker = level === within && subject !== null ? speakerIn(context, subject) : -1;
    if (speaker < 0 || !isSomebody(context, speaker)) continue;
    const evidence = ['a cue inside the outer quote, right beside the inner one'];
    const best = { speaker, rule: 'nested' as const, evidence, confidence: INSIDE_CONFIDENCE, cue };
    return { kind: 'direct', best, runnersUp: [], report: -1 };
  }
  return null;
}

function isSomebody({ speakers, mentions }: AttributionContext, speaker: number): boolean {
  const { kind, type, text } = mentions[(speakers[speaker] as Speaker).mention] ?? {};
  return kind === 'pronoun' ? HE_OR_SHE.test(text ?? '') : kind === 'name' && type === 'person';
}

/** The last of the speakers whose words lie in a phrase, or -1. */
function speakerIn({ speakers }: AttributionContext, { first, last }: TokenRange): number {
  const low = lowerBound(0, speakers.length, i => (speakers[i] as Speaker).words.first < last);
  return low > 0 && (speakers[low - 1] as Speaker).words.first >= first ? low - 1 : -1;
}
