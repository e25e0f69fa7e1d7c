import { FIRST_PERSON } from '../../language/en';
import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { PosTag } from '../cues/syntax';
import { REPORT_QUOTE_FEATURES, type ReportIndex, reportQuoteValues } from '../indirectSpeech/reportIndex';
import type { Sentence, Token } from '../tokens/document';

/** Features of a quote that do not depend on its speaker: shape, marks, position. */
export const QUOTE_FEATURES = [
  'words',
  'parts',
  'depth',
  'capital',
  'ends with',
  'followed by',
  'preceded by',
  'before that',
  'starts paragraph',
  'ends paragraph',
  'starts sentence',
  'words outside in sentence',
  'position in paragraph',
  'quotes in paragraph',
  'closed',
  'single marks',
  'share of capitals',
  'verbs inside',
  'first person inside',
  'sentences inside',
  'paragraph',
  'gap to quote before',
  'gap to quote after',
  'cues in sentence',
  'strong cue in paragraph',
  'article or possessive before',
  'in brackets',
  'said elsewhere',
  ...REPORT_QUOTE_FEATURES,
] as const;

/** Index of each feature in {@link QUOTE_FEATURES}. */
export const QUOTE_AT = Object.fromEntries(QUOTE_FEATURES.map((name, i) => [name, i])) as Readonly<
  Record<(typeof QUOTE_FEATURES)[number], number>
>;

/** Values in the order of {@link QUOTE_FEATURES}. */
export function quoteFeatures(context: AttributionContext, reported: ReportIndex, index: number): number[] {
  const q = context.quotes[index] as QuoteSpan;
  const { doc, paragraphFrom } = context;
  const from = paragraphFrom[q.paragraph] ?? q.first;
  const to = paragraphFrom[q.lastParagraph + 1] ?? q.last;
  const inside = describeContent(context, q);
  const sentence = doc.sentences[sentenceAt(context, q.first)] as Sentence;
  const lastSentence = doc.sentences[sentenceAt(context, q.last - 1)] as Sentence;
  const before = q.first - 1 >= from ? categoryAt(context, q.first - 1) : -1;
  const before2 = q.first - 2 >= from ? categoryAt(context, q.first - 2) : -1;
  const after = q.last < to ? categoryAt(context, q.last) : -1;
  const { position, count } = placeInParagraph(context, index, q);
  const outside =
    countOutside(context, Math.max(sentence.first, q.first - 2 * REACH), q.first) +
    countOutside(context, q.last, Math.min(lastSentence.last, q.last + 2 * REACH));
  return [
    Math.min(inside.words, 60),
    Math.min(q.quote.parts.length, 4),
    Math.min(q.depth, 3),
    inside.capital,
    inside.ends,
    after,
    before,
    before2,
    Number(q.first === from),
    Number(q.last >= to),
    Number(startsAt(context, sentence.first, q.first)),
    Math.min(30, outside),
    Math.min(position, 6),
    Math.min(count, 8),
    Number(q.quote.marks.close !== ''),
    Number(/[‘'’`‹]$/.test(q.quote.marks.open) && q.quote.marks.open.length === 1),
    inside.capitals,
    Math.min(inside.verbs, 5),
    Number(inside.firstPerson),
    Math.min(inside.stops, 5),
    Math.min(q.paragraph, 30),
    gapOf(context.quotes[index - 1], q),
    gapOf(q, context.quotes[index + 1]),
    cuesInSentence(context, q),
    strongCueIn(context, q, from, to),
    Number(before === PosTag.Determiner || before === PosTag.Possessive),
    Number(before === PosTag.Open || after === PosTag.Close),
    context.repeats[index] as number,
    ...reportQuoteValues(reported, index),
  ];
}

/** Index of the sentence of a token. */
const sentenceAt = ({ doc }: AttributionContext, i: number): number => doc.tokens[i]?.sentence ?? 0;

/** Number of tokens between two quotes, up to 60; 99 if there are no two, or if they overlap. */
function gapOf(earlier: QuoteSpan | undefined, later: QuoteSpan | undefined): number {
  if (earlier === undefined || later === undefined || earlier.last > later.first) return 99;
  return Math.min(60, later.first - earlier.last);
}

/** The tag of a token beside a quote. Cues have a value per class, and some small words have values of their own. */
function categoryAt(context: AttributionContext, i: number): number {
  const tag = context.tags[i] as number;
  if (tag === PosTag.Cue) {
    const verb = context.doc.tokens[i]?.word.cue;
    return verb?.cue === 'say' ? 30 : verb?.cue === 'act' ? 31 : 32;
  }
  const word = context.doc.tokens[i]?.lower ?? '';
  if (word === 'that') return 33;
  if (word === 'as') return 34;
  if (word === 'of' || word === 'for') return 35;
  return tag;
}

/** What a quote contains. */
interface QuoteContent {
  words: number;
  /** How the first word starts: 1 with a capital, 2 with a digit, otherwise 0. */
  capital: number;
  /** {@link endingOf} */
  ends: number;
  /** Share of words with a capital, in steps of a tenth. */
  capitals: number;
  verbs: number;
  firstPerson: boolean;
  stops: number;
}

/** Maximum number of tokens of a quote that are inspected. */
const MAX_INSPECTED = 80;

function describeContent(context: AttributionContext, q: QuoteSpan): QuoteContent {
  const { tags, doc } = context;
  const close = q.quote.marks.close === '' ? q.last : q.last - 1;
  const ends = endingOf(tags[close - 1], doc.tokens[close - 1]?.text.at(-1));
  const inside: QuoteContent = { words: 0, capital: 0, ends, capitals: 0, verbs: 0, firstPerson: false, stops: 0 };
  let capitals = 0;
  const end = Math.min(close, q.first + MAX_INSPECTED);
  for (let i = q.first + 1; i < end; i++) {
    const { lower, text, kind } = doc.tokens[i] as Token;
    const tag = tags[i];
    if (tag === PosTag.Stop) inside.stops++;
    if (kind === 'punctuation') continue;
    const capital = text[0] !== lower[0];
    if (inside.words === 0) inside.capital = capital ? 1 : kind === 'number' ? 2 : 0;
    inside.words++;
    if (capital) capitals++;
    if (isSignOfClause(tag)) inside.verbs++;
    if (FIRST_PERSON.test(lower)) inside.firstPerson = true;
  }
  if (close > end) inside.words += close - end;
  inside.capitals = inside.words === 0 ? 0 : Math.round((10 * capitals) / Math.min(inside.words, MAX_INSPECTED)) / 10;
  return inside;
}

/** Whether a tag shows that the quote holds a clause. */
const isSignOfClause = (tag: number | undefined): boolean =>
  tag === PosTag.Auxiliary || tag === PosTag.Verb || tag === PosTag.Pronoun;

/** How a quote ends: 1 with a comma, 2 a full stop, 3 another stop, 4 a dash, otherwise 0. */
function endingOf(tag: number | undefined, character: string | undefined): number {
  if (tag === PosTag.Comma) return 1;
  if (character === '.') return 2;
  if (tag === PosTag.Stop) return 3;
  return tag === PosTag.Dash ? 4 : 0;
}

/** How far features look around a quote, in tokens, quotes or cues. The bound keeps time linear. */
const REACH = 40;

/** Whether only quotation marks separate the start of a sentence from a token. */
function startsAt(context: AttributionContext, first: number, at: number): boolean {
  if (at - first > REACH) return false;
  for (let i = first; i < at; i++) if (context.tags[i] !== PosTag.QuoteMark) return false;
  return true;
}

/** Number of words outside quotes in a range, up to 30. */
function countOutside(context: AttributionContext, first: number, last: number): number {
  let words = 0;
  for (let i = first; i < last && words < 30; i++) {
    if (context.quoteOf[i] === -1 && context.doc.tokens[i]?.kind !== 'punctuation') words++;
  }
  return words;
}

/** Position of a quote among those of its paragraph and depth, and their number. */
function placeInParagraph(
  context: AttributionContext,
  index: number,
  q: QuoteSpan,
): { position: number; count: number } {
  let position = 0;
  for (let i = index - 1; i >= Math.max(0, index - REACH) && position < 8; i--) {
    const other = context.quotes[i] as QuoteSpan;
    if (other.lastParagraph !== q.paragraph) break;
    if (other.depth === q.depth) position++;
  }
  let count = position + 1;
  for (let i = index + 1; i < Math.min(context.quotes.length, index + REACH) && count < 9; i++) {
    const other = context.quotes[i] as QuoteSpan;
    if (other.paragraph !== q.lastParagraph) break;
    if (other.depth === q.depth) count++;
  }
  return { position, count };
}

/** Number of cues in the sentence where the quote starts, on its level, up to 5. */
function cuesInSentence(context: AttributionContext, q: QuoteSpan): number {
  const container = q.quote.within ?? -1;
  const sentence = sentenceAt(context, q.first);
  const near = matchesNear(context, q, sentence, sentence);
  let count = 0;
  for (let i = near.first; i < near.last && count < 5; i++) if (context.matches[i]?.within === container) count++;
  return count;
}

/** 1 if a sentence near the quote has a verb of saying with a subject, inside the tokens `[from, to)`; otherwise 0. */
function strongCueIn(context: AttributionContext, q: QuoteSpan, from: number, to: number): number {
  const container = q.quote.within ?? -1;
  const first = Math.max(sentenceAt(context, from), sentenceAt(context, q.first) - 6);
  const last = Math.min(sentenceAt(context, to - 1), sentenceAt(context, q.last - 1) + 3);
  const near = matchesNear(context, q, first, last);
  for (let i = near.first; i < near.last; i++) {
    const match = context.matches[i];
    if (match?.within === container && match.kind === 'verb' && match.cls === 'say' && match.subject) return 1;
  }
  return 0;
}

/** Indices of the cues in a range of sentences: at most {@link REACH} before the start of the quote and as many after. */
function matchesNear(
  context: AttributionContext,
  q: QuoteSpan,
  first: number,
  last: number,
): { first: number; last: number } {
  const from = context.matchesFrom[first] ?? 0;
  const to = context.matchesFrom[last + 1] ?? 0;
  if (to - from <= REACH) return { first: from, last: to };
  const low = lowerBound(from, to, i => (context.matches[i]?.cue.first ?? 0) < q.first);
  return { first: Math.max(from, low - REACH), last: Math.min(to, low + REACH) };
}
