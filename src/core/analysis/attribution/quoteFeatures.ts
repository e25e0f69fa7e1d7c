import { FIRST_PERSON } from '../../language/en';
import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { Tag } from '../cues/syntax';
import { REPORT_QUOTE_FEATURES, type ReportIndex, reportQuoteValues } from '../indirectSpeech/reportIndex';
import type { Token } from '../tokens/document';

/** Features of a quote that do not depend on its speaker: shape, marks, position. None holds a word. */
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
  const inside = insideOf(context, q);
  const sentence = doc.sentences[doc.tokens[q.first]?.sentence ?? 0];
  const lastSentence = doc.sentences[doc.tokens[q.last - 1]?.sentence ?? 0];
  const before = q.first - 1 >= from ? tagAt(context, q.first - 1) : -1;
  const before2 = q.first - 2 >= from ? tagAt(context, q.first - 2) : -1;
  const after = q.last < to ? tagAt(context, q.last) : -1;
  const { position, count } = placeInParagraph(context, index, q);
  const outside =
    outsideWords(context, Math.max(sentence?.first ?? 0, q.first - 2 * REACH), q.first) +
    outsideWords(context, q.last, Math.min(lastSentence?.last ?? 0, q.last + 2 * REACH));
  const previous = context.quotes[index - 1];
  const next = context.quotes[index + 1];
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
    Number(sentence !== undefined && startsAt(context, sentence.first, q.first)),
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
    previous && previous.last <= q.first ? Math.min(60, q.first - previous.last) : 99,
    next && next.first >= q.last ? Math.min(60, next.first - q.last) : 99,
    cuesIn(context, q),
    strongCueIn(context, q, from, to),
    Number(before === Tag.Determiner || before === Tag.Possessive),
    Number(before === Tag.Open || after === Tag.Close),
    context.repeats[index] as number,
    ...reportQuoteValues(reported, index),
  ];
}

function tagAt(context: AttributionContext, i: number): number {
  const tag = context.tags[i] as number;
  if (tag === Tag.Cue) {
    const verb = context.doc.tokens[i]?.word.cue;
    return verb?.cue === 'say' ? 30 : verb?.cue === 'act' ? 31 : 32;
  }
  const word = context.doc.tokens[i]?.lower ?? '';
  if (word === 'that') return 33;
  if (word === 'as') return 34;
  if (word === 'of' || word === 'for') return 35;
  return tag;
}

interface Inside {
  words: number;
  capital: number;
  ends: number;
  capitals: number;
  verbs: number;
  firstPerson: boolean;
  stops: number;
}

/** Maximum number of tokens of a quote that are inspected. */
const MAX_INSPECTED = 80;

function insideOf(context: AttributionContext, q: QuoteSpan): Inside {
  const { tags, doc } = context;
  const inside: Inside = { words: 0, capital: 0, ends: 0, capitals: 0, verbs: 0, firstPerson: false, stops: 0 };
  const close = q.quote.marks.close === '' ? q.last : q.last - 1;
  let capitals = 0;
  const end = Math.min(close, q.first + MAX_INSPECTED);
  for (let i = q.first + 1; i < end; i++) {
    const { lower, text, kind } = doc.tokens[i] as Token;
    const tag = tags[i];
    if (tag === Tag.Stop) inside.stops++;
    if (kind === 'punctuation') continue;
    const capital = text[0] !== lower[0];
    if (inside.words === 0) inside.capital = capital ? 1 : kind === 'number' ? 2 : 0;
    inside.words++;
    if (capital) capitals++;
    if (tag === Tag.Auxiliary || tag === Tag.Verb || tag === Tag.Pronoun) inside.verbs++;
    if (FIRST_PERSON.test(lower)) inside.firstPerson = true;
  }
  if (close > end) inside.words += close - end;
  inside.capitals = inside.words === 0 ? 0 : Math.round((10 * capitals) / Math.min(inside.words, MAX_INSPECTED)) / 10;
  const lastTag = tags[close - 1];
  const lastChar = doc.tokens[close - 1]?.text.at(-1) ?? '';
  inside.ends =
    lastTag === Tag.Comma ? 1 : lastChar === '.' ? 2 : lastTag === Tag.Stop ? 3 : lastTag === Tag.Dash ? 4 : 0;
  return inside;
}

/** How far features look around a quote, in tokens, quotes or cues. The bound keeps time linear. */
const REACH = 40;

function startsAt(context: AttributionContext, first: number, at: number): boolean {
  if (at - first > REACH) return false;
  for (let i = first; i < at; i++) if (context.tags[i] !== Tag.QuoteMark) return false;
  return true;
}

function outsideWords(context: AttributionContext, first: number, last: number): number {
  let words = 0;
  for (let i = first; i < last && words < 30; i++) {
    if (context.quoteOf[i] === -1 && context.doc.tokens[i]?.kind !== 'punctuation') words++;
  }
  return words;
}

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

function cuesIn(context: AttributionContext, q: QuoteSpan): number {
  const container = q.quote.within ?? -1;
  const sentence = context.doc.tokens[q.first]?.sentence ?? 0;
  const near = matchesNear(context, q, sentence, sentence);
  let count = 0;
  for (let i = near.first; i < near.last && count < 5; i++) if (context.matches[i]?.within === container) count++;
  return count;
}

function strongCueIn(context: AttributionContext, q: QuoteSpan, from: number, to: number): number {
  const container = q.quote.within ?? -1;
  const first = Math.max(context.doc.tokens[from]?.sentence ?? 0, (context.doc.tokens[q.first]?.sentence ?? 0) - 6);
  const last = Math.min(context.doc.tokens[to - 1]?.sentence ?? 0, (context.doc.tokens[q.last - 1]?.sentence ?? 0) + 3);
  const near = matchesNear(context, q, first, last);
  for (let i = near.first; i < near.last; i++) {
    const match = context.matches[i];
    if (match?.within === container && match.kind === 'verb' && match.cls === 'say' && match.subject) return 1;
  }
  return 0;
}

/** Indices of the cues in a run of sentences, at most {@link REACH} of them before the quote and as many after. */
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
