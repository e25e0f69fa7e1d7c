import { FIRST_OR_SECOND_PERSON } from '../../language/en';
import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan, Speaker } from '../cues/attributionContext';
import type { CueMatch } from '../cues/cueMatcher';
import { Tag } from '../cues/syntax';
import { REPORT_PAIR_FEATURES, type ReportIndex, reportPairValues } from '../indirectSpeech/reportIndex';
import type { Rows } from '../models/trees';
import type { Token } from '../tokens/document';
import { bestLink, LINK_FEATURES, type Link, linkValues } from './cueLinks';
import { QUOTE_FEATURES } from './quoteFeatures';

/**
 * Features of a speaker candidate relative to a quote: position, distance, the cue between them, the previous quote.
 */
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

/** The features that the speaker model takes: those of the pair, then those of the quote. */
export const SPEAKER_FEATURES = [...PAIR_FEATURES, ...QUOTE_FEATURES] as const;

/** The speaker of the previous quote, if known. */
export interface LastSpoken {
  readonly quote: number;
  readonly speaker: number;
}

const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];
const GENDERS = ['unknown', 'female', 'male', 'neuter', 'plural'];

/** A speaker with the cue that ties it to the quote best. */
export interface Pair {
  readonly speaker: number;
  readonly match: CueMatch | null;
}

/** Index of each feature in a row. */
export const PAIR_AT = Object.fromEntries(PAIR_FEATURES.map((name, i) => [name, i])) as Readonly<
  Record<(typeof PAIR_FEATURES)[number], number>
>;

/**
 * The speakers that could have spoken quote `index`. The values of {@link PAIR_FEATURES} for each, with `shape` (those of
 * the quote alone) behind them, are written as rows.
 */
export function pairsOf(
  context: AttributionContext,
  reported: ReportIndex,
  index: number,
  last: LastSpoken | null,
  shape: readonly number[],
  rows: Rows,
): Pair[] {
  const q = context.quotes[index] as QuoteSpan;
  const asked: Asked = { context, reported, quote: index, q, last, all: candidatesOf(context, q, last) };
  rows.clear();
  return asked.all.map(speaker => {
    const link = bestLink(context, q, speaker);
    const row = rows.next();
    const at = writePair(asked, speaker, link, rows.values, row);
    rows.values.set(shape, at);
    return { speaker, match: link?.match ?? null };
  });
}

const MAX_CANDIDATES = 14;
/** Hundreds of quotes this close together are not prose: only the nearest candidates are scored. */
const MAX_IF_DENSE = 3;
const isDense = ({ quotes, doc }: AttributionContext): boolean =>
  quotes.length > 200 && quotes.length * 12 > doc.tokens.length;
const REACH_BEFORE = 160;
const REACH_AFTER = 40;

function candidatesOf(context: AttributionContext, q: QuoteSpan, last: LastSpoken | null): number[] {
  const container = q.quote.within ?? -1;
  const from = Math.max(context.paragraphFrom[Math.max(0, q.paragraph - 1)] ?? 0, q.first - REACH_BEFORE);
  const own = context.paragraphFrom[q.lastParagraph + 1] ?? q.last;
  const to = Math.min(Math.max(own, q.last) + 25, q.last + REACH_AFTER + 30);
  const start = firstSpeakerFrom(context, from);
  const found: { speaker: number; rank: number }[] = [];
  for (let i = start; i < context.speakers.length; i++) {
    const s = context.speakers[i] as Speaker;
    if (s.words.first >= to) break;
    if (s.within !== container || (s.words.first >= q.first && s.words.last <= q.last)) continue;
    const distance = s.words.first < q.first ? q.first - s.words.last : s.words.first - q.last;
    const spoken = (context.matchesOf[i] as readonly number[]).length > 0 ? 40 : 0;
    found.push({ speaker: i, rank: distance - spoken });
  }
  found.sort((a, b) => a.rank - b.rank || a.speaker - b.speaker);
  const list = found.slice(0, isDense(context) ? MAX_IF_DENSE : MAX_CANDIDATES).map(f => f.speaker);
  if (last !== null && !list.includes(last.speaker) && context.speakers[last.speaker]?.within === container)
    list.push(last.speaker);
  return list.sort((a, b) => a - b);
}

function firstSpeakerFrom(context: AttributionContext, token: number): number {
  return lowerBound(0, context.speakers.length, i => (context.speakers[i] as Speaker).words.first < token);
}

/** The quote whose speaker is asked for, and the candidates. */
interface Asked {
  readonly context: AttributionContext;
  readonly reported: ReportIndex;
  /** Index of the quote. */
  readonly quote: number;
  readonly q: QuoteSpan;
  readonly last: LastSpoken | null;
  /** Indices of the candidates among the speakers. */
  readonly all: readonly number[];
}

/** Writes the features of a candidate from `row` on; returns where they end. */
function writePair(asked: Asked, index: number, link: Link | null, v: Float64Array, row: number): number {
  const { context, reported, quote, q, last, all } = asked;
  const { doc, tags } = context;
  const s = context.speakers[index] as Speaker;
  const mention = s.mention >= 0 ? context.mentions[s.mention] : undefined;
  const head = doc.tokens[s.head] as Token;
  const before = s.words.first < q.first;
  const quoteEdge = doc.tokens[before ? q.first : q.last - 1] as Token;
  const sentences = Math.abs(head.sentence - quoteEdge.sentence);
  const paragraphs = before ? q.paragraph - head.paragraph : head.paragraph - q.lastParagraph;
  const distance = before ? q.first - s.words.last : s.words.first - q.last;
  const sentence = doc.sentences[head.sentence];
  const start = context.paragraphFrom[head.paragraph] ?? -1;
  const kind = mention?.kind ?? 'nominal';
  const others = othersOf(context, q, s, index, all);
  let at = row;
  v[at++] = before ? -1 : 1;
  v[at++] = Number(sentences === 0);
  v[at++] = Math.min(sentences, 9);
  v[at++] = Math.min(Math.max(paragraphs, 0), 6);
  v[at++] = Math.min(distance, 120);
  v[at++] = others.between;
  v[at++] = quotesBetween(context, quote, s);
  v[at++] = others.nearerPeople;
  v[at++] = KINDS.indexOf(kind);
  v[at++] = TYPES.indexOf(mention?.type ?? 'other');
  v[at++] = Number((mention?.number ?? 'singular') === 'plural');
  v[at++] = GENDERS.indexOf(mention?.gender ?? 'unknown');
  v[at++] = Math.min(s.words.last - s.words.first, 8);
  v[at++] = Number(sentence !== undefined && s.phrase.first <= sentence.first + 1);
  v[at++] = Number(s.phrase.first <= start + 1);
  v[at++] = s.phrase.first > 0 ? beforeTag(context, s.phrase.first - 1) : -1;
  v[at++] = s.words.last < tags.length ? (tags[s.words.last] as number) : -1;
  v[at++] = Number(kind === 'pronoun' && FIRST_OR_SECOND_PERSON.has(head.lower));
  v[at++] = Math.min(context.frequency.get(s.key) ?? 0, 20);
  v[at++] = Number(s.mention >= 0);
  at = linkValues(context, q, link, v, at);
  v[at++] = Math.min((context.matchesOf[index] as readonly number[]).length, 3);
  at = lastValues(context, q, s, index, last, v, at);
  v[at++] = Number(others.alike);
  v[at++] = Number(before && sentences === 0 && isSubjectLike(context, s));
  v[at++] = Number(head.paragraph < 0);
  for (const value of reportPairValues(context, reported, quote, index)) v[at++] = value;
  return at;
}

/** Relation of the candidate to the speaker of the previous quote. */
function lastValues(
  context: AttributionContext,
  q: QuoteSpan,
  s: Speaker,
  index: number,
  last: LastSpoken | null,
  v: Float64Array,
  from: number,
): number {
  const spoke = last === null ? null : (context.speakers[last.speaker] as Speaker);
  const lastQuote = last === null ? null : (context.quotes[last.quote] as QuoteSpan);
  v[from] = Number(last !== null && last.speaker === index);
  v[from + 1] = Number(spoke !== null && spoke.key === s.key);
  v[from + 2] = lastQuote === null ? 200 : Math.min(q.first - lastQuote.last, 200);
  v[from + 3] = lastQuote === null ? 9 : Math.min(q.paragraph - lastQuote.lastParagraph, 9);
  v[from + 4] = lastQuote === null ? 60 : outside(context, lastQuote.last, q.first);
  return from + 5;
}

/** What the other candidates are to one: how many stand between it and the quote, and whether any of those looks alike;
 * how many people on its side are nearer. */
function othersOf(
  context: AttributionContext,
  q: QuoteSpan,
  s: Speaker,
  index: number,
  all: readonly number[],
): { between: number; alike: boolean; nearerPeople: number } {
  const own = s.words.first;
  const before = own < q.first;
  let between = 0;
  let alike = false;
  let nearerPeople = 0;
  for (const o of all) {
    const other = context.speakers[o] as Speaker;
    const at = other.words.first;
    if (before ? at > own && at < q.first : at < own && at >= q.last) {
      between++;
      alike ||= o !== index && other.key === s.key;
    }
    if (at < q.first !== before || other.mention < 0 || (before ? at <= own : at >= own)) continue;
    const mention = context.mentions[other.mention];
    if (mention?.type === 'person' || mention?.kind === 'pronoun') nearerPeople++;
  }
  return { between, alike, nearerPeople };
}

function beforeTag(context: AttributionContext, i: number): number {
  const word = context.doc.tokens[i]?.lower;
  if (word === 'by') return 30;
  if (word === 'of') return 31;
  return context.tags[i] as number;
}

/** A phrase right before a verb of any kind. */
function isSubjectLike(context: AttributionContext, s: Speaker): boolean {
  const tag = context.tags[s.phrase.last];
  return tag === Tag.Auxiliary || tag === Tag.Cue || tag === Tag.Ed || tag === Tag.Verb || tag === Tag.Adverb;
}

function quotesBetween(context: AttributionContext, index: number, s: Speaker): number {
  const q = context.quotes[index] as QuoteSpan;
  let count = 0;
  if (s.words.first < q.first) {
    for (let i = index - 1; i >= 0 && count < 5 && (context.quotes[i] as QuoteSpan).first > s.words.first; i--) count++;
  } else {
    for (
      let i = index + 1;
      i < Math.min(context.quotes.length, index + 40) &&
      count < 5 &&
      (context.quotes[i] as QuoteSpan).first < s.words.first;
      i++
    ) {
      if ((context.quotes[i] as QuoteSpan).first >= q.last) count++;
    }
  }
  return count;
}

/** Words outside quotes between two tokens, up to 60. */
function outside(context: AttributionContext, from: number, to: number): number {
  let count = 0;
  for (let i = Math.max(from, to - 300); i < to && count < 60; i++) {
    if (context.quoteOf[i] === -1 && context.doc.tokens[i]?.kind !== 'punctuation') count++;
  }
  return count;
}
