import { bestOf, type HeldQuote, type QuotesToHold, type QuoteToHold, type RecordArticle } from '../../corpus';
import { CORPUS_FILE } from '../../project';
import { changesText } from '../../view';
import { cut, type JsonObject } from '../answer';
import { AgentError } from '../fields';
import { AnswerFiles, type ReadFile } from '../files';
import { LIMIT_FIELD, listAnswer, OFFSET_FIELD, pageIn } from '../lists';
import { FILE_FIELD, fileNamed, lineOf } from '../places';
import type { AgentPorts, AgentView } from '../ports';
import { articleFields } from '../quoteAnswers';
import { makeTool } from '../tool';

export const verifyQuotes = makeTool({
  name: 'verify_quotes',
  title: 'Verify Quotes Against Records',
  description: `Holds the quotes of one article file against the transcripts, speeches or judgments that ${CORPUS_FILE} lists under records: word for word, shortened, reworded or absent, with the place in the record. If the file is itself a record, the quotes of other articles are held against it.`,
  fields: { file: FILE_FIELD, limit: LIMIT_FIELD, offset: OFFSET_FIELD },
  describe: ({ file }) => `Verify the quotes of ${file}`,
  run: async (input, ports) => {
    const file = await fileNamed(ports, input.file);
    const page = pageIn(input);
    const scopes = await ports.recordScopes();
    const records = await ports.ask('records', scopes);
    if (!records.length) throw new AgentError(`No article is marked as a record in ${CORPUS_FILE}.`);
    const own = records.find(one => one.file === file.name);
    const files = new AnswerFiles(ports);
    if (own) {
      const found = await ports.ask('quotesOfRecord', scopes, own, page);
      return verdictAnswer(ports, found, files, { offset: page.offset, hasMore: found.quotes.length === page.limit });
    }
    const { records: held, quotes } = await ports.ask('quotesToHold', scopes, file.name);
    const shown = quotes.slice(page.offset, page.offset + page.limit);
    const hasMore = page.offset + shown.length < quotes.length;
    return verdictAnswer(ports, { records: held, quotes: shown }, files, { offset: page.offset, hasMore });
  },
});

async function verdictAnswer<V extends AgentView>(
  ports: AgentPorts<V>,
  found: QuotesToHold,
  files: AnswerFiles<V>,
  page: { readonly offset: number; readonly hasMore: boolean },
): Promise<JsonObject> {
  const held = await holdAll(ports, found, files);
  const items: (JsonObject | null)[] = [];
  for (const [i, quote] of found.quotes.entries()) items.push(await heldAnswer(quote, held[i] ?? [], files));
  return listAnswer('quotes', items, { ...page, files, ports });
}

/** What each record holds for each quote, in the order of the quotes. */
async function holdAll<V extends AgentView>(
  ports: AgentPorts<V>,
  { records, quotes }: QuotesToHold,
  files: AnswerFiles<V>,
): Promise<HeldQuote<RecordArticle>[][]> {
  const held = quotes.map((): HeldQuote<RecordArticle>[] => []);
  for (const [number, record] of records.entries()) {
    const own = quotes.flatMap((quote, i) => {
      const here = quote.records.find(one => one.record === number);
      return here ? [{ i, text: quote.text, speaker: quote.speaker, speaks: here.speaks }] : [];
    });
    const read = own.length ? await readNamed(record.file, files) : null;
    if (!read) continue;
    const verdicts = await ports.hold(read.text.slice(record.start, record.end), own);
    for (const [k, { i }] of own.entries()) {
      const verification = verdicts[k];
      if (verification) held[i]?.push({ record, verification });
    }
  }
  return held;
}

async function readNamed<V extends AgentView>(name: string, files: AnswerFiles<V>): Promise<ReadFile | null> {
  const file = await files.find(name);
  return file && files.textOf(file);
}

async function heldAnswer<V extends AgentView>(
  quote: QuoteToHold,
  held: readonly HeldQuote<RecordArticle>[],
  files: AnswerFiles<V>,
): Promise<JsonObject | null> {
  const file = await readNamed(quote.file, files);
  if (!file) return null;
  const place = {
    file: file.name,
    line: quote.line,
    ...articleFields(quote),
    speaker: quote.speaker,
    text: cut(quote.text),
  };
  const best = bestOf(held);
  if (!best) return { ...place, verdict: 'not known to be spoken in a record' };
  const { record, verification } = best;
  const read = await readNamed(record.file, files);
  const start = verification.place && read ? record.start + verification.place[0] : null;
  return {
    ...place,
    verdict: verification.verdict,
    wordsChanged: verification.changed,
    ...(verification.verdict === 'reworded' ? { changes: cut(changesText(verification.changes)) } : {}),
    record: { file: record.file, line: read && start !== null ? lineOf(read, start) : null, ...articleFields(record) },
  };
}
