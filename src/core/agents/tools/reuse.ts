import type { QuotePlace } from '../../corpus';
import { changesText } from '../../view';
import { cut, type JsonObject } from '../answer';
import { AgentError } from '../fields';
import { AnswerFiles } from '../files';
import { LIMIT_FIELD, listAnswer, OFFSET_FIELD, pageIn } from '../lists';
import { fileNamed, LINE_FIELD, lineOf, lineSpan, OPTIONAL_FILE_FIELD, quotesWithin } from '../places';
import type { AgentPorts, AgentView } from '../ports';
import { articleFields } from '../quoteAnswers';
import { makeTool } from '../tool';

interface PageIn {
  readonly limit: number;
  readonly offset: number;
}

export const reusedQuotes = makeTool({
  name: 'reused_quotes',
  title: 'Quotes That Come Again',
  description:
    'Finds quotes that several articles have, in the same words or reworded: of the whole folder, the latest first; of one file; or, with a file and line, all places of one quote with the words that differ.',
  fields: { file: OPTIONAL_FILE_FIELD, line: LINE_FIELD, limit: LIMIT_FIELD, offset: OFFSET_FIELD },
  describe: ({ file }) => (file === null ? 'Find quotes that come again' : `Find where quotes of ${file} come again`),
  run: async ({ file, line, ...page }, ports) => {
    if (file === null && line !== null) throw new AgentError('Give the “file” of the line.');
    if (file === null) return everywhere(ports, pageIn(page));
    return line === null ? ofFile(ports, file, pageIn(page)) : placesOf(ports, file, line);
  },
});

async function placeAnswer<V extends AgentView>(place: QuotePlace, files: AnswerFiles<V>): Promise<JsonObject | null> {
  const found = await files.find(place.file);
  const file = found && (await files.textOf(found));
  if (!file) return null;
  const isChanged = file.text.slice(place.start, place.end) !== place.text;
  return {
    file: file.name,
    line: isChanged ? place.line : lineOf(file, place.start),
    ...articleFields(place),
    speaker: place.speaker,
    ...(isChanged ? { changedSinceIndexed: true } : {}),
    text: cut(place.text),
  };
}

/** Articles that are gone through for one answer. */
const MAX_ARTICLES = 400;
const ARTICLES_AT_ONCE = 50;

/** Goes through articles, the latest first; `offset` counts articles. */
async function everywhere<V extends AgentView>(ports: AgentPorts<V>, { limit, offset }: PageIn): Promise<JsonObject> {
  const files = new AnswerFiles(ports);
  const items: JsonObject[] = [];
  let at = offset;
  let isLast = false;
  while (!isLast && at < offset + MAX_ARTICLES && items.length < limit) {
    const found = await ports.ask('reuseGroups', { limit: ARTICLES_AT_ONCE, offset: at });
    for (const { first, latest, articles, reworded } of found.groups) {
      const [one, other] = [await placeAnswer(first, files), await placeAnswer(latest, files)];
      if (one && other) items.push({ articles, reworded, first: one, latest: other });
    }
    at += found.articles;
    isLast = found.isLast;
  }
  const { groups, ...rest } = listAnswer('groups', items, { offset: 0, hasMore: false, files, ports });
  // The last articles may have had more groups than there was room for: they come again.
  const isCut = rest.next !== null;
  return { groups, ...rest, next: isCut ? Math.max(offset, at - ARTICLES_AT_ONCE) : isLast ? null : at };
}

async function ofFile<V extends AgentView>(ports: AgentPorts<V>, name: string, page: PageIn): Promise<JsonObject> {
  const file = await fileNamed(ports, name);
  const { found, isLast } = await ports.ask('reuseOf', file.name, page);
  const files = new AnswerFiles(ports);
  const read = await files.textOf(file);
  const items: (JsonObject | null)[] = [];
  for (const { start, text, articles, reworded, earlier } of found)
    items.push({
      file: file.name,
      line: read && lineOf(read, start),
      text: cut(text),
      otherArticles: articles,
      reworded,
      earliest: earlier && (await placeAnswer(earlier, files)),
    });
  const list = listAnswer('quotes', items, { offset: 0, hasMore: false, files, ports });
  // `offset` counts the quotes of the file, of which most do not come again.
  return { ...list, next: isLast ? null : page.offset + page.limit };
}

async function placesOf<V extends AgentView>(ports: AgentPorts<V>, name: string, line: number): Promise<JsonObject> {
  const file = await fileNamed(ports, name);
  const view = await ports.viewOf(file);
  const within = lineSpan(view, line);
  const files = new AnswerFiles(ports);
  const quotes: JsonObject[] = [];
  for (const { quote } of quotesWithin(view, within).slice(0, MAX_QUOTES)) {
    const found = await ports.ask('reusePlaces', file.name, quote.quote.span.start);
    if (!found) continue;
    const places: JsonObject[] = [];
    for (const one of found.places.slice(0, MAX_PLACES)) {
      const place = await placeAnswer(one, files);
      if (place) places.push({ ...place, wording: one.wording, changes: cut(changesText(one.changes)) });
    }
    quotes.push({
      line: lineOf(view, found.quote.start),
      text: cut(found.quote.text),
      speaker: found.quote.speaker,
      places,
    });
  }
  return listAnswer('quotes', quotes, { offset: 0, hasMore: false, files, ports });
}

const MAX_QUOTES = 5;
const MAX_PLACES = 20;
