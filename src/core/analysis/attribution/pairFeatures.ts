import { FIRST_OR_SECOND_PERSON } from '../../language/en';
import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import type { CueMatch } from '../cues/cueMatch';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import { REPORT_PAIR_FEATURES, type ReportIndex, reportPairValues } from '../indirectSpeech/reportIndex';
import type { FeatureRows } from '../models/featureRows';
import type { MentionCandidate } from '../names/mentions';
import type { Token } from '../tokens/document';
import { firstSpeakerFrom } from './contextSearch';
import { bestLink, type CueLink, LINK_FEATURES, writeLink } from './cueLinks';
import { QUOTE_FEATURES } from './quoteFeatures';

/** Features of a candidate relative to a quote: position, distance, the cue between them, the previous quote. */
export const PAIR_FEATURES = [
  'side',
  'same sentence',
  'sentences between',
  'paragraphs between',
  'words between',
  'speakers between',
  'quotes between',
  'rank on its side',
  'kind',
  'type',
  'plural',
  'gender',
  'length',
  'starts sentence',
  'starts paragraph',
  'word before',
  'word after',
  'first or second person',
  'frequency',
  'from mention',
  ...LINK_FEATURES,
  'cues of speaker in paragraph',
  'spoke last',
  'looks like who spoke last',
  'gap to last spoken',
  'paragraphs to last spoken',
  'outside words to last spoken',
  'named elsewhere nearer',
  'subject before the quote',
  'title line',
  ...REPORT_PAIR_FEATURES,
] as const;

/** Features of the speaker model: those of the pair, then those of the quote. */
export const SPEAKER_FEATURES = [...PAIR_FEATURES, ...QUOTE_FEATURES] as const;

/** A previous quote and its speaker, by index. */
export interface LastSpoken {
  readonly quote: number;
  readonly speaker: number;
}

const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];
const GENDERS = ['unknown', 'female', 'male', 'neuter', 'plural'];

/** A candidate with the cue that links it best to the quote. */
export interface Pair {
  readonly speaker: number;
  readonly match: CueMatch | null;
}

/** Index of each feature in a row. */
export const PAIR_AT = Object.fromEntries(PAIR_FEATURES.map((name, i) => [name, i])) as Readonly<
  Record<(typeof PAIR_FEATURES)[number], number>
>;

/** A quote whose speaker is to be found. */
export interface PairQuestion {
  readonly context: AttributionContext;
  readonly reported: ReportIndex;
  /** Index of the quote. */
  readonly index: number;
  readonly last: LastSpoken | null;
  /** Receives one row per candidate. */
  readonly rows: FeatureRows;
}

/**
 * The candidates for the speaker of a quote. Writes one row for each: the values of {@link PAIR_FEATURES}, then `shape`,
 * the features of the quote alone.
 */
export function pairsOf(question: PairQuestion, shape: readonly number[]): Pair[] {
  const { context, index, last, rows } = question;
  const q = context.quotes[index] as QuoteSpan;
  const outside = last === null ? 0 : countOutside(context, (context.quotes[last.quote] as QuoteSpan).last, q.first);
  const all = candidatesOf(context, q, last);
  const candidates: CandidateSet = { context, reported: question.reported, index, last, rows, q, all, outside };
  rows.clear();
  return all.map(speaker => {
    const link = bestLink(context, q, speaker);
    const row = rows.next();
    const at = writePair(candidates, speaker, link, rows.values, row);
    rows.values.set(shape, at);
    return { speaker, match: link?.match ?? null };
  });
}

interface CandidateSet extends PairQuestion {
  readonly q: QuoteSpan;
  /** Indices of the candidates in the context’s speakers, in order. */
  readonly all: readonly number[];
  /** Words outside quotes since the previous quote with a sure speaker, up to 60; 0 if there is none. */
  readonly outside: number;
}

const MAX_CANDIDATES = 14;
/** Hundreds of quotes this close together are not prose: only the nearest candidates are scored. */
const MAX_IF_DENSE = 3;
const isDense = ({ quotes, doc }: AttributionContext): boolean =>
  quotes.length > 200 && quotes.length * 12 > doc.tokens.length;
/** Maximum distance of a candidate before and after the quote, and after the end of its paragraph, in tokens. */
const MAX_TOKENS_BEFORE = 160;
const MAX_TOKENS_AFTER = 70;
const MAX_TOKENS_AFTER_PARAGRAPH = 25;
/** The subject of a cue ranks as if it were this much nearer, in tokens. */
const CUE_BONUS = 40;

function candidatesOf(context: AttributionContext, q: QuoteSpan, last: LastSpoken | null): number[] {
  const container = q.quote.within ?? -1;
  const from = Math.max(context.paragraphFrom[Math.max(0, q.paragraph - 1)] ?? 0, q.first - MAX_TOKENS_BEFORE);
  const own = context.paragraphFrom[q.lastParagraph + 1] ?? q.last;
  const to = Math.min(Math.max(own, q.last) + MAX_TOKENS_AFTER_PARAGRAPH, q.last + MAX_TOKENS_AFTER);
  const found: { speaker: number; rank: number }[] = [];
  for (let i = firstSpeakerFrom(context, from); i < context.speakers.length; i++) {
    const { words, within } = context.speakers[i] as SpeakerPhrase;
    if (words.first >= to) break;
    if (within !== container || (words.first >= q.first && words.last <= q.last)) continue;
    const bonus = (context.matchesOf[i] as readonly number[]).length > 0 ? CUE_BONUS : 0;
    found.push({ speaker: i, rank: distanceOf(words, q) - bonus });
  }
  found.sort((a, b) => a.rank - b.rank || a.speaker - b.speaker);
  const list = found.slice(0, isDense(context) ? MAX_IF_DENSE : MAX_CANDIDATES).map(f => f.speaker);
  if (last !== null && !list.includes(last.speaker) && context.speakers[last.speaker]?.within === container)
    list.push(last.speaker);
  return list.sort((a, b) => a - b);
}

/** Number of tokens between a candidate and a quote. */
const distanceOf = (words: TokenRange, q: QuoteSpan): number =>
  words.first < q.first ? q.first - words.last : words.first - q.last;

/** Values of a speaker that is no mention. */
const NO_MENTION = { kind: 'nominal', type: 'other', number: 'singular', gender: 'unknown' } as const;

/** Writes the features of a candidate from `row` on; returns the offset of the next value. */
function writePair(
  candidates: CandidateSet,
  index: number,
  link: CueLink | null,
  v: Float64Array,
  row: number,
): number {
  const { context, reported, index: quote, q } = candidates;
  const { doc, tags } = context;
  const s = context.speakers[index] as SpeakerPhrase;
  const { kind, type, number, gender } =
    s.mention >= 0 ? (context.mentions[s.mention] as MentionCandidate) : NO_MENTION;
  const head = doc.tokens[s.head] as Token;
  const before = s.words.first < q.first;
  const quoteEdge = doc.tokens[before ? q.first : q.last - 1] as Token;
  const sentences = Math.abs(head.sentence - quoteEdge.sentence);
  const paragraphs = before ? q.paragraph - head.paragraph : head.paragraph - q.lastParagraph;
  const sentence = doc.sentences[head.sentence];
  const start = context.paragraphFrom[head.paragraph] ?? -1;
  const rivals = compareWithRivals(candidates, s, index);
  let at = row;
  v[at++] = before ? -1 : 1;
  v[at++] = Number(sentences === 0);
  v[at++] = Math.min(sentences, 9);
  v[at++] = Math.min(Math.max(paragraphs, 0), 6);
  v[at++] = Math.min(distanceOf(s.words, q), 120);
  v[at++] = rivals.between;
  v[at++] = quotesBetween(context, quote, s);
  v[at++] = rivals.nearerPeople;
  v[at++] = KINDS.indexOf(kind);
  v[at++] = TYPES.indexOf(type);
  v[at++] = Number(number === 'plural');
  v[at++] = GENDERS.indexOf(gender);
  v[at++] = Math.min(s.words.last - s.words.first, 8);
  v[at++] = Number(sentence !== undefined && s.phrase.first <= sentence.first + 1);
  v[at++] = Number(s.phrase.first <= start + 1);
  v[at++] = s.phrase.first > 0 ? categoryBefore(context, s.phrase.first - 1) : -1;
  v[at++] = s.words.last < tags.length ? (tags[s.words.last] as number) : -1;
  v[at++] = Number(kind === 'pronoun' && FIRST_OR_SECOND_PERSON.has(head.lower));
  v[at++] = Math.min(context.frequency.get(s.key) ?? 0, 20);
  v[at++] = Number(s.mention >= 0);
  at = writeLink(context, q, link, v, at);
  v[at++] = Math.min((context.matchesOf[index] as readonly number[]).length, 3);
  at = writeLastSpoken(candidates, s, index, v, at);
  v[at++] = Number(rivals.alike);
  v[at++] = Number(before && sentences === 0 && isSubjectLike(context, s));
  v[at++] = Number(head.paragraph < 0);
  for (const value of reportPairValues(context, reported, quote, index)) v[at++] = value;
  return at;
}

/** Values of the features about the previous quote, for a quote without one. */
const NO_LAST_SPOKEN = [0, 0, 200, 9, 60];

/** Writes how a candidate relates to the speaker of the previous quote; returns the offset of the next value. */
function writeLastSpoken(
  { context, q, last, outside }: CandidateSet,
  s: SpeakerPhrase,
  index: number,
  v: Float64Array,
  from: number,
): number {
  if (last === null) {
    v.set(NO_LAST_SPOKEN, from);
    return from + NO_LAST_SPOKEN.length;
  }
  const lastQuote = context.quotes[last.quote] as QuoteSpan;
  v[from] = Number(last.speaker === index);
  v[from + 1] = Number((context.speakers[last.speaker] as SpeakerPhrase).key === s.key);
  v[from + 2] = Math.min(q.first - lastQuote.last, 200);
  v[from + 3] = Math.min(q.paragraph - lastQuote.lastParagraph, 9);
  v[from + 4] = outside;
  return from + 5;
}

/**
 * Compares a candidate with those on its side that are nearer to the quote: how many are between the two, whether any of
 * those looks alike, and how many are people.
 */
function compareWithRivals(
  { context, q, all }: CandidateSet,
  s: SpeakerPhrase,
  index: number,
): { between: number; alike: boolean; nearerPeople: number } {
  const own = s.words.first;
  const before = own < q.first;
  let between = 0;
  let alike = false;
  let nearerPeople = 0;
  for (const o of all) {
    const rival = context.speakers[o] as SpeakerPhrase;
    const at = rival.words.first;
    const isNearer = before ? at > own : at < own;
    if (!isNearer || at < q.first !== before) continue;
    if (before || at >= q.last) {
      between++;
      alike ||= o !== index && rival.key === s.key;
    }
    if (isPersonMention(context, rival.mention)) nearerPeople++;
  }
  return { between, alike, nearerPeople };
}

function isPersonMention({ mentions }: AttributionContext, index: number): boolean {
  if (index < 0) return false;
  const { type, kind } = mentions[index] as MentionCandidate;
  return type === 'person' || kind === 'pronoun';
}

/** The tag of a token before a candidate. `by` and `of` have values of their own. */
function categoryBefore(context: AttributionContext, i: number): number {
  const word = context.doc.tokens[i]?.lower;
  if (word === 'by') return 30;
  if (word === 'of') return 31;
  return context.tags[i] as number;
}

/** Whether the candidate’s phrase directly precedes a verb of any kind. */
function isSubjectLike(context: AttributionContext, s: SpeakerPhrase): boolean {
  const tag = context.tags[s.phrase.last];
  return (
    tag === PosTag.Auxiliary || tag === PosTag.Cue || tag === PosTag.Ed || tag === PosTag.Verb || tag === PosTag.Adverb
  );
}

const MAX_QUOTES_BETWEEN = 5;
const MAX_QUOTES_INSPECTED = 40;

/** Number of quotes between a quote and a candidate, up to {@link MAX_QUOTES_BETWEEN}. */
function quotesBetween({ quotes }: AttributionContext, index: number, { words }: SpeakerPhrase): number {
  const q = quotes[index] as QuoteSpan;
  let count = 0;
  if (words.first < q.first) {
    for (let i = index - 1; i >= 0 && count < MAX_QUOTES_BETWEEN; i--) {
      if ((quotes[i] as QuoteSpan).first <= words.first) break;
      count++;
    }
    return count;
  }
  const end = Math.min(quotes.length, index + MAX_QUOTES_INSPECTED);
  for (let i = index + 1; i < end && count < MAX_QUOTES_BETWEEN; i++) {
    const { first } = quotes[i] as QuoteSpan;
    if (first >= words.first) break;
    if (first >= q.last) count++;
  }
  return count;
}

/** Number of words outside quotes between two tokens, up to 60. */
function countOutside(context: AttributionContext, from: number, to: number): number {
  let count = 0;
  for (let i = Math.max(from, to - 300); i < to && count < 60; i++) {
    if (context.quoteOf[i] === -1 && context.doc.tokens[i]?.kind !== 'punctuation') count++;
  }
  return count;
}
