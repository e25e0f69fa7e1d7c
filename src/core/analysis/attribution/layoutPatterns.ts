import { BEFORE_TITLE_OF_WORK, TITLE_SMALL_WORD } from '../../language/en';
import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Token } from '../tokens/document';
import { firstSpeakerFrom, firstSpeakerIn } from './contextSearch';

/** A speaker that the layout alone makes certain. The model is not asked. */
export interface LayoutMatch {
  /** Index in the context’s speakers. */
  readonly speaker: number;
  /** The mark that links the speaker to the quote; null where only the lines do. */
  readonly cue: TokenRange | null;
  readonly evidence: string;
}

const MAX_LABEL_LENGTH = 5;
const MAX_SIGNATURE_LENGTH = 6;

/** The speaker given by the layout around a quote: a transcript’s label, or a signature after a dash or below. */
export const matchLayout = (context: AttributionContext, index: number): LayoutMatch | null =>
  labelInside(context, context.quotes[index] as QuoteSpan) ??
  signature(context, context.quotes[index] as QuoteSpan) ??
  signatureBelow(context, context.quotes[index] as QuoteSpan);

/** `“KELLER: Did you read it?`: in some transcripts the marks also enclose the speaker’s label. */
function labelInside(context: AttributionContext, q: QuoteSpan): LayoutMatch | null {
  const { doc, tags } = context;
  for (let i = q.first + 1; i <= q.first + 1 + MAX_LABEL_LENGTH && i < q.last; i++) {
    const token = doc.tokens[i] as Token;
    if (tags[i] === PosTag.Colon) {
      const speaker = i > q.first + 1 ? firstSpeakerIn(context, { first: q.first + 1, last: i }) : -1;
      return speaker < 0 ? null : { speaker, cue: { first: i, last: i + 1 }, evidence: 'a transcript’s label' };
    }
    const capitals = token.text.length > 1 && token.text === token.text.toUpperCase() && token.text !== token.lower;
    if (!capitals && token.kind !== 'punctuation') return null;
    if (tags[i] === PosTag.Stop || tags[i] === PosTag.QuoteMark || tags[i] === PosTag.Comma) return null;
  }
  return null;
}

/** `“We are proud.” – Helena Marsh, chief executive`: a name after a dash, up to a comma or the end of the line. */
function signature(context: AttributionContext, q: QuoteSpan): LayoutMatch | null {
  const { doc, tags } = context;
  if (q.quote.marks.close === '' || tags[q.last] !== PosTag.Dash) return null;
  const dash = doc.tokens[q.last] as Token;
  if (dash.paragraph !== q.lastParagraph) return null;
  const first = q.last + 1;
  let last = first;
  while (last < first + MAX_SIGNATURE_LENGTH && tags[last] === PosTag.Name && isSameLine(context, first, last)) last++;
  const isName = last > first && endsBefore(context, last);
  const speaker = isName ? firstSpeakerIn(context, { first, last }) : roleAndName(context, first);
  return speaker < 0 ? null : { speaker, cue: { first: q.last, last: first }, evidence: 'signed after the quote' };
}

/** The person whose role starts at a token, up to a comma or the end of the line: `union leader Pat Moss`; or -1. */
function roleAndName(context: AttributionContext, first: number): number {
  const { speakers, mentions } = context;
  for (let i = firstSpeakerFrom(context, first); i < speakers.length; i++) {
    const { words, phrase, mention } = speakers[i] as SpeakerPhrase;
    if (words.first > first + MAX_SIGNATURE_LENGTH) return -1;
    const { kind, type } = mentions[mention] ?? {};
    if (kind !== 'name' || type !== 'person') continue;
    return phrase.first === first && isSameLine(context, first, words.first) && endsBefore(context, words.last)
      ? i
      : -1;
  }
  return -1;
}

/**
 * `“We want roads.”`, then `Councillor Rosa Bell, leader of the council` as a line of its own; or the other way round, in
 * a list of people with their words.
 */
function signatureBelow(context: AttributionContext, q: QuoteSpan): LayoutMatch | null {
  const { quote, first, last, paragraph, lastParagraph } = q;
  const { doc, tags, paragraphFrom } = context;
  if (quote.marks.close === '' || quote.within !== null || paragraphFrom[paragraph] !== first) return null;
  const isDashed = tags[last] === PosTag.Dash;
  const isWhole = paragraphFrom[lastParagraph + 1] === last;
  const isBelowName = !isDashed && isBelowNames(context, paragraph);
  if (isBelowName) {
    const above = isWhole ? nameLine(context, paragraphFrom[paragraph - 1] ?? -1) : -1;
    return above < 0 ? null : { speaker: above, cue: null, evidence: 'named above the quote' };
  }
  if (doc.tokens[last] === undefined || !isNewLine(context, last)) return null;
  const start = isDashed ? last + 1 : last;
  const speaker = nameLine(context, start);
  const cue = isDashed ? { first: last, last: start } : null;
  return speaker < 0 ? null : { speaker, cue, evidence: 'signed below the quote' };
}

/** Maximum number of pairs of a name and a quote before a quote that are looked at. */
const MAX_PAIRS = 20;

/** Whether names stand above their quotes: the first of the pairs that end before a paragraph is a name. */
function isBelowNames(context: AttributionContext, paragraph: number): boolean {
  let at = paragraph - 1;
  for (let i = 0; i < MAX_PAIRS; i++) {
    const start = at < 0 ? undefined : context.paragraphFrom[at];
    if (start === undefined || nameLine(context, start) < 0) return false;
    const isAfterQuote =
      context.tags[start - 1] === PosTag.QuoteMark && context.doc.tokens[start - 1]?.paragraph === at - 1;
    if (!isAfterQuote) return true;
    at -= 2;
  }
  return true;
}

/** Maximum length of a line with a name and a role, in tokens. */
const MAX_NAME_LINE_LENGTH = 16;

/** The person whom a line names, with or without a role, and nothing else; -1 if it is another line. */
function nameLine(context: AttributionContext, start: number): number {
  const { doc, tags, speakers, mentions, quoteOf } = context;
  if (start < 0) return -1;
  let end = start;
  while (end === start || (doc.tokens[end] !== undefined && !isNewLine(context, end))) {
    if (end - start > MAX_NAME_LINE_LENGTH || doc.tokens[end] === undefined || (quoteOf[end] as number) >= 0) return -1;
    end++;
  }
  const closing = tags[end - 1];
  if (closing === PosTag.Stop || closing === PosTag.Colon) return -1;
  for (let i = firstSpeakerFrom(context, start); i < speakers.length; i++) {
    const { words, phrase, mention } = speakers[i] as SpeakerPhrase;
    if (words.first >= end) return -1;
    const { kind, type } = mentions[mention] ?? {};
    if (kind !== 'name') continue;
    const after = words.last === end ? PosTag.Comma : tags[words.last];
    const isAlone = after === PosTag.Comma || after === PosTag.Open || after === PosTag.Dash;
    return type === 'person' && (phrase.first === start || words.first === start) && isAlone ? i : -1;
  }
  return -1;
}

/** Whether a token is the first of its line. */
function isNewLine({ doc }: AttributionContext, i: number): boolean {
  const [before, token] = [doc.tokens[i - 1], doc.tokens[i] as Token];
  return (
    before === undefined || doc.text.slice(Math.max(before.end, token.start - MAX_GAP), token.start).includes('\n')
  );
}

/** Maximum number of characters between two tokens that are searched for a line break. */
const MAX_GAP = 80;

/** Whether a quote is a nickname inside a name, as in `Edgar “Lefty” Moreno`. */
export function isNickname(context: AttributionContext, index: number): boolean {
  const q = context.quotes[index] as QuoteSpan;
  if (q.last - q.first > MAX_LABEL_LENGTH) return false;
  const around = context.speakers[firstSpeakerFrom(context, q.first) - 1];
  return around !== undefined && around.words.last > q.last;
}

const MAX_TITLE_LENGTH = 9;

/** Whether a quote is the title of a work after a noun for it, as in `her book “Flour and Salt”`: its words have capitals. */
export function isTitleOfWork({ doc, quotes }: AttributionContext, index: number): boolean {
  const q = quotes[index] as QuoteSpan;
  if (q.last - q.first > MAX_TITLE_LENGTH + 2 || !BEFORE_TITLE_OF_WORK.test(doc.tokens[q.first - 1]?.lower ?? ''))
    return false;
  let capitals = 0;
  for (let i = q.first + 1; i < q.last; i++) {
    const { kind, text, lower } = doc.tokens[i] as Token;
    if (kind === 'word' && text !== lower) capitals++;
    else if (kind === 'word' && !TITLE_SMALL_WORD.test(lower)) return false;
    else if (/^[.?!]/.test(text) && i < q.last - 2) return false;
  }
  return capitals > 1 || (capitals === 1 && q.last - q.first < 5);
}

function isSameLine({ doc }: AttributionContext, a: number, b: number): boolean {
  const [first, second] = [doc.tokens[a] as Token, doc.tokens[b] as Token];
  return second.start - first.end < 80 && !doc.text.slice(first.end, second.start).includes('\n');
}

/** Whether a signature ends before a token: at the end of the line or paragraph, a comma, bracket or full stop. */
function endsBefore(context: AttributionContext, i: number): boolean {
  const { doc, tags } = context;
  const token = doc.tokens[i];
  const before = doc.tokens[i - 1] as Token;
  if (token === undefined || token.paragraph !== before.paragraph) return true;
  const tag = tags[i];
  return (
    tag === PosTag.Comma ||
    tag === PosTag.Open ||
    tag === PosTag.Stop ||
    doc.text.slice(before.end, token.start).includes('\n')
  );
}
