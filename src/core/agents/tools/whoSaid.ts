import { foldWords } from '../../corpus';
import { foldPassage } from '../../interchange';
import { textOf } from '../../text';
import type { JsonObject } from '../answer';
import { AgentError, optionalText } from '../fields';
import { AnswerFiles } from '../files';
import { listAnswer } from '../lists';
import {
  fileNamed,
  LINE_FIELD,
  lineSpan,
  OPTIONAL_FILE_FIELD,
  placeOfWords,
  type QuoteIn,
  quotesWithin,
} from '../places';
import type { AgentPorts, AgentView } from '../ports';
import { reasonedQuote } from '../quoteAnswers';
import { makeTool } from '../tool';

/** Quotes in other files that are told with reasons. */
const MAX_FOUND = 10;
const MAX_WORDS = 40;

export const whoSaid = makeTool({
  name: 'who_said',
  title: 'Who Said It',
  description:
    'Says who spoke a quote, with the reasons: the words in the text that show it, how sure the analysis is, other candidates, and whether a person confirmed or corrected it. Give some words of the quote; or a file and line; or both.',
  fields: {
    words: optionalText('Words of the quote, in their order. A few telling ones are enough.'),
    file: OPTIONAL_FILE_FIELD,
    line: LINE_FIELD,
  },
  describe: ({ words, file, line }) =>
    words !== null ? `Find who said “${words}”` : `Find who is quoted in ${file ?? '?'}${line ? `, line ${line}` : ''}`,
  run: async ({ words, file, line }, ports) => {
    if (file !== null) return inFile(ports, file, words, line);
    if (words === null) throw new AgentError('Give “words” of the quote, or a “file” and “line”.');
    return anywhere(ports, words);
  },
});

async function inFile<V extends AgentView>(
  ports: AgentPorts<V>,
  name: string,
  words: string | null,
  line: number | null,
): Promise<JsonObject> {
  const file = await fileNamed(ports, name);
  const view = await ports.viewOf(file);
  const found = quotesIn(view, words, line);
  const items = found.map(one => reasonedQuote(file, view, one, ports.minimumConfidence));
  return listAnswer('quotes', items.slice(0, MAX_FOUND), {
    offset: 0,
    hasMore: false,
    files: null,
    ports,
  });
}

function quotesIn(view: AgentView, words: string | null, line: number | null): QuoteIn[] {
  if (words !== null && line !== null) return quotesWithin(view, placeOfWords(view, words, line));
  if (line !== null) return quotesWithin(view, lineSpan(view, line));
  if (words === null) throw new AgentError('Give a “line” of the file, or “words” of the quote.');
  const folded = foldPassage(words);
  const all = view.articles.flatMap(article => article.quotes.map(quote => ({ article, quote })));
  return all.filter(({ quote: { quote } }) => foldPassage(textOf(view.text, quote.span)).includes(folded));
}

async function anywhere<V extends AgentView>(ports: AgentPorts<V>, words: string): Promise<JsonObject> {
  const folded = foldWords(words).split(' ').filter(Boolean).slice(0, MAX_WORDS).join(' ');
  if (!folded) throw new AgentError('“words” has no words.');
  const { results } = await ports.ask('searchPage', `said:"${folded}"`, {
    limit: MAX_FOUND,
    offset: 0,
    order: 'oldest',
  });
  const count = await ports.ask('searchCount', `said:"${folded}"`, 1_000);
  const files = new AnswerFiles(ports);
  const items: (JsonObject | null)[] = [];
  for (const { file: name, span } of results) {
    const file = await files.find(name);
    const view = file && (await files.viewOf(file));
    const found = view && quotesWithin(view, span).find(({ quote: { quote } }) => quote.span.start === span.start);
    items.push(file && view && found ? reasonedQuote(file, view, found, ports.minimumConfidence) : null);
  }
  const outside = results.length ? 0 : (await ports.ask('searchCount', `text:"${folded}"`, 1_000)).results;
  return {
    found: count.results,
    ...(outside
      ? { hint: `No quote has these words, but ${outside} paragraphs do: find_quotes with text:"${folded}".` }
      : {}),
    ...listAnswer('quotes', items, { offset: 0, hasMore: false, files, ports }),
  };
}
