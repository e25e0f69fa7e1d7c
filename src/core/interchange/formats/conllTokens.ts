/** Articles as sentences of tokens, for formats with one token per line. */
import { firstIndexWhere, type RawToken, type Span, splitSentences, tokenize } from '../../text';
import type { ExchangeDocument } from '../exchangeModel';

/** The sentences of the headers and paragraphs. No token has a character in it that other tools take for a blank. */
export function sentencesOf({ text, articles }: ExchangeDocument): RawToken[][] {
  const bodies = articles.flatMap(({ header, paragraphs }) => [...(header ? [header] : []), ...paragraphs]);
  const sentences = bodies.flatMap(body => {
    const tokens = tokenize(text, body).filter(({ start, end }) => !BLANKS.test(text.slice(start, end)));
    return splitSentences(text, tokens).map(({ first, last }) => tokens.slice(first, last));
  });
  return sentences.filter(tokens => tokens.length > 0);
}

/** Blank for other tools, or no words of the text for an import. */
const BLANKS = /^[\s\p{Cc}\u00ad\u200b\u2060]+$/u;

export interface TokenRange extends Span {
  /** False if the span begins or ends within a token, or beside one. */
  readonly isExact: boolean;
}

/** The tokens that a span of the text touches, by their numbers; null if there are none. */
export function tokensIn(tokens: readonly RawToken[], span: Span): TokenRange | null {
  const start = firstIndexWhere(tokens, token => token.end > span.start);
  const end = Math.max(
    start,
    firstIndexWhere(tokens, token => token.start >= span.end),
  );
  const [first, last] = [tokens[start], tokens[end - 1]];
  if (start === end || !first || !last) return null;
  return { start, end, isExact: first.start === span.start && last.end === span.end };
}

/** Writes the label of a range of tokens to their cells. */
export function fillLabel(cells: string[], { start, end }: Span, label: string): void {
  const written = label.replace(/[\s\u0085%]/g, encodeURIComponent);
  for (let i = start; i < end; i++) cells[i] = `${i === start ? 'B' : 'I'}-${written}`;
}

/** Lines of a token and its cells, with an empty line after each sentence. */
export function linesOf(
  text: string,
  sentences: readonly (readonly RawToken[])[],
  columns: readonly (readonly string[])[],
): string[] {
  let at = 0;
  return sentences.flatMap(sentence => [
    ...sentence.map(({ start, end }) => {
      const cells = columns.map(cellsOf => cellsOf[at] ?? 'O');
      at++;
      return [text.slice(start, end), ...cells].join('\t');
    }),
    '',
  ]);
}
