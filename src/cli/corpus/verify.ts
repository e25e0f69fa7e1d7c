import path from 'node:path';
import { readCorpusFile } from '../../core/annotation';
import {
  createIndexQueries,
  type Database,
  holdQuotes,
  nameKey,
  peopleNamed,
  type QuoteText,
  quotesInMarks,
  type RecordArticle,
  type RecordScope,
  RecordText,
  VERDICTS,
  type Verdict,
  type Verification,
} from '../../core/corpus';
import { count } from '../../core/interchange';
import { CORPUS_FILE } from '../../core/project';
import { readText, readTextIfThere } from '../../platform/node/text';
import { complain, EXIT, type ExitCode, writeJson, writeMessage } from '../output';
import { openProject } from '../project';
import { showChanges } from './differences';
import { openIndex } from './openIndex';

const WORDING: Readonly<Record<Verdict, (changed: number) => string>> = {
  verbatim: () => 'word for word',
  shortened: () => 'shortened, with a mark',
  reworded: changed => `${changed} ${changed === 1 ? 'word differs' : 'words differ'}`,
  absent: () => 'not in the record',
};

export interface VerifyOptions {
  readonly index: string;
  /** A seed file with a transcript, a speech, a judgment; null for those that the corpus files mark. */
  readonly record: string | null;
  readonly asJson: boolean;
}

/** A quote of the index, as it is printed. */
interface Quote extends Omit<QuoteText, 'speaks'> {
  readonly file: string;
  readonly line: number;
  readonly date: string | null;
  readonly source: string | null;
}

/** Holds quotes of the people in records against them; quotes of the records themselves are left out. */
export async function verifyQuotes({ index, record, asJson }: VerifyOptions): Promise<ExitCode> {
  const { database } = openIndex(index);
  const report = new VerifyReport(asJson);
  try {
    const base = path.dirname(path.resolve(index));
    if (record !== null) await verifyAgainst(database, base, record, report);
    else if (!(await verifyMarked(database, base, report))) {
      complain(`No article of this index is marked as a record. Name one, or list it in ${CORPUS_FILE} under records.`);
      return EXIT.failed;
    }
    report.end();
    return EXIT.fine;
  } finally {
    database.close();
  }
}

/** A named record: it need not be in the index. Its people are known by their full names. */
async function verifyAgainst(db: Database, base: string, record: string, report: VerifyReport): Promise<void> {
  const text = await readText(record);
  const { articles } = await openProject().open(record, text);
  const names = articles.flatMap(({ entities }) =>
    entities.filter(({ type }) => type === 'person').map(({ type, name }) => nameKey(type, name)),
  );
  const [first = null] = articles.map(({ analysis }) => analysis.article.header?.date?.iso ?? null).sort();
  const own = path.relative(base, path.resolve(record)).split(path.sep).join('/');
  const quotes = quotesInMarks(db, peopleNamed(db, names)).filter(
    ({ file, date }) => file !== own && (date === null || first === null || first <= date),
  );
  const held = holdQuotes(
    new RecordText(text),
    quotes.map(quote => ({ ...quote, speaks: true })),
  );
  for (const [i, quote] of quotes.entries()) await report.add(null, quote, held[i] ?? null);
}

/** @returns false where no article is marked */
async function verifyMarked(db: Database, base: string, report: VerifyReport): Promise<boolean> {
  const { records, quotesOfRecord } = createIndexQueries(db);
  const scopes = await scopesOf(db, base);
  const marked = records(scopes);
  for (const record of marked) {
    const text = (await readText(path.join(base, record.file))).slice(record.start, record.end);
    const held = new RecordText(text);
    for (let offset = 0; ; offset += PAGE) {
      const { quotes } = quotesOfRecord(scopes, record, { limit: PAGE, offset });
      const speech = quotes.map(quote => ({ ...quote, speaks: quote.records.some(({ speaks }) => speaks) }));
      for (const [i, found] of holdQuotes(held, speech).entries())
        if (speech[i]) await report.add(record, speech[i], found);
      if (quotes.length < PAGE) break;
    }
  }
  return marked.length > 0;
}

/** Quotes that are asked for at once. */
const PAGE = 1_000;

/** The records of the corpus files in the index’s folder and below. */
async function scopesOf(db: Database, base: string): Promise<RecordScope[]> {
  const folders = new Set(['']);
  for (const { path: file } of db.all('SELECT path FROM files'))
    for (let folder = path.posix.dirname(String(file)); folder !== '.'; folder = path.posix.dirname(folder)) {
      if (folders.has(folder) || folder.startsWith('..') || folder === '/') break;
      folders.add(folder);
    }
  const scopes: RecordScope[] = [];
  for (const folder of folders) {
    const text = await readTextIfThere(path.join(base, folder, CORPUS_FILE));
    if (text !== null) scopes.push({ folder, marks: readCorpusFile(text).records });
  }
  return scopes;
}

/** Prints verdicts and counts them. */
class VerifyReport {
  private readonly counts = new Map<Verdict, number>();
  private last: RecordArticle | null = null;

  constructor(private readonly asJson: boolean) {}

  /** @param record null where there is only one */
  async add(record: RecordArticle | null, quote: Quote, found: Verification | null): Promise<void> {
    if (!found) return;
    const { verdict, changed, place } = found;
    this.counts.set(verdict, (this.counts.get(verdict) ?? 0) + 1);
    if (this.asJson) return this.addJson(record, quote, found);
    if (record && record !== this.last) await writeMessage(`${headingOf(record)}\n`.trimEnd());
    this.last = record;
    const isLiteral = verdict === 'verbatim' || verdict === 'absent' || place === null;
    const detail = isLiteral ? quote.text.replace(/\s+/g, ' ') : showChanges(found.changes);
    const line = `${WORDING[verdict](changed)}: ${quote.speaker ?? 'unknown'}  ${detail}  [${quote.file}:${quote.line}]`;
    await writeMessage(record ? `  ${line}` : line);
  }

  end(): void {
    const sums = VERDICTS.flatMap(verdict =>
      this.counts.has(verdict) ? `${this.counts.get(verdict)} ${verdict}` : [],
    );
    const all = [...this.counts.values()].reduce((sum, one) => sum + one, 0);
    complain(`${count(all, 'quote')} of people in records${sums.length ? `: ${sums.join(', ')}` : ''}.`);
  }

  private addJson(
    record: RecordArticle | null,
    quote: Quote,
    { verdict, changed, place }: Verification,
  ): Promise<void> {
    const { file, line, date, source, speaker, text } = quote;
    const of = record && { record: record.file, recordArticle: record.article };
    const at = place && record ? [place[0] + record.start, place[1] + record.start] : place;
    return writeJson({ ...of, file, line, date, source, speaker, text, verdict, changed, place: at });
  }
}

const headingOf = ({ headline, date, source, file }: RecordArticle): string =>
  `${[headline, date, source].filter(Boolean).join(' · ')} [${file}]`;
