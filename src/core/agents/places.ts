/** Files, lines and words that an agent names. Lines count from 1. */
import type { ArticleView, QuoteView } from '../annotation';
import { FoldedText, foldPassage } from '../interchange';
import { overlaps, type Span, span } from '../text';
import { AgentError, optionalNumber, optionalText, requiredText } from './fields';
import type { AgentFile, AgentPorts, AgentView } from './ports';

export const MAX_LINE = 10_000_000;
const FILE = 'The file of the article, as answers name it.';

export const FILE_FIELD = requiredText(FILE);
export const OPTIONAL_FILE_FIELD = optionalText(FILE);
export const LINE_FIELD = optionalNumber('A line of the file, from 1.', 1, MAX_LINE);

/** @throws AgentError where agents cannot read the file */
export async function fileNamed<V extends AgentView>(ports: AgentPorts<V>, name: string): Promise<AgentFile> {
  const file = await ports.find(name);
  if (file) return file;
  throw new AgentError(
    `There is no article file “${name.slice(0, 200)}” here. Take the name of a file from an answer of another tool.`,
  );
}

/** 1-based. */
export const lineOf = ({ lines }: Pick<AgentView, 'lines'>, offset: number): number =>
  lines.positionAt(offset).line + 1;

/** The span of a line, without its end. @throws AgentError where the file has no such line */
export function lineSpan({ lines }: Pick<AgentView, 'lines'>, line: number): Span {
  if (line > lines.lineCount) throw new AgentError(`The file has ${lines.lineCount} lines.`);
  return span(lines.offsetAt(line - 1, 0), lines.offsetAt(line - 1, Number.MAX_SAFE_INTEGER));
}

/** More places of the same words are not told apart. */
const MAX_PLACES = 50;

/**
 * The one place of some words in a file, whatever blanks and quotation marks they are written with.
 * @param line where they begin; null where they stand in the file only once
 * @throws AgentError where there is none, or there are several
 */
export function placeOfWords(view: Pick<AgentView, 'text' | 'lines'>, words: string, line: number | null): Span {
  const folded = foldPassage(words);
  if (folded === '') throw new AgentError('“words” has no words.');
  const within = line === null ? null : lineSpan(view, line);
  const all = [...new FoldedText(view.text).occurrences(folded, 0, Number.POSITIVE_INFINITY, MAX_PLACES)];
  const places = within ? all.filter(({ start }) => start >= within.start && start <= within.end) : all;
  const [place] = places;
  if (place && places.length === 1) return place;
  const elsewhere = [...new Set(all.map(({ start }) => lineOf(view, start)))].join(', ');
  if (!all.length) throw new AgentError('The file does not have these words. Copy them as they stand in the file.');
  if (!place) throw new AgentError(`These words do not begin on line ${line}. They begin on line ${elsewhere}.`);
  throw new AgentError(
    line === null
      ? `These words begin on lines ${elsewhere}. Pass “line”.`
      : `Line ${line} has these words more than once. Pass more of the words around them.`,
  );
}

export interface QuoteIn {
  readonly article: ArticleView;
  readonly quote: QuoteView;
}

/** The quotes that share text with a span, in text order. */
export const quotesWithin = ({ articles }: Pick<AgentView, 'articles'>, within: Span): QuoteIn[] =>
  articles.flatMap(article =>
    article.quotes.filter(({ quote }) => overlaps(quote.span, within)).map(quote => ({ article, quote })),
  );

/** The quote with some words: of nested ones the innermost. @throws AgentError where no quote has them */
export function quoteWith(view: AgentView, words: string, line: number | null): QuoteIn {
  const place = placeOfWords(view, words, line);
  const found = quotesWithin(view, place).filter(({ quote: { quote } }) =>
    quote.parts.some(part => overlaps(part, place)),
  );
  const innermost = found.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
  if (innermost) return innermost;
  throw new AgentError(`The words on line ${lineOf(view, place.start)} are in no quote.`);
}

const lengthOf = ({ quote: { quote } }: QuoteIn): number => quote.span.end - quote.span.start;
