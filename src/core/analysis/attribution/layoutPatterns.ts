import { BEFORE_TITLE_OF_WORK, TITLE_SMALL_WORD } from '../../language/en';
import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Token } from '../tokens/document';
import { firstSpeakerFrom, firstSpeakerIn } from './contextSearch';

/** A speaker that the layout alone makes certain. The model is not asked. */
export interface LayoutMatch {
  /** Index in the context’s speakers. */
  readonly speaker: number;
  /** The mark that links the speaker to the quote. */
  readonly cue: TokenRange;
  readonly evidence: string;
}

const MAX_LABEL_LENGTH = 5;
const MAX_SIGNATURE_LENGTH = 6;

/** The speaker given by the layout around a quote: a transcript’s label, or a signature after a dash. */
export const matchLayout = (context: AttributionContext, index: number): LayoutMatch | null =>
  labelInside(context, context.quotes[index] as QuoteSpan) ?? signature(context, context.quotes[index] as QuoteSpan);

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
  if (last === first || !endsBefore(context, last)) return null;
  const speaker = firstSpeakerIn(context, { first, last });
  return speaker < 0 ? null : { speaker, cue: { first: q.last, last: first }, evidence: 'signed after the quote' };
}

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
