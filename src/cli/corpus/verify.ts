import path from 'node:path';
import { linkKey, peopleNamed, quotesInMarks, RecordText, type Verdict } from '../../core/corpus';
import { readText } from '../../platform/node/text';
import { complain, EXIT, type ExitCode, writeJson, writeMessage } from '../output';
import { openProject } from '../project';
import { showChanges } from './differences';
import { openIndex } from './openIndex';

const VERDICTS: Readonly<Record<Verdict, (changed: number) => string>> = {
  verbatim: () => 'word for word',
  shortened: () => 'shortened, with a mark',
  reworded: changed => `${changed} ${changed === 1 ? 'word differs' : 'words differ'}`,
  absent: () => 'not in the record',
};

export interface VerifyOptions {
  readonly index: string;
  /** A seed file with a transcript, a speech, a judgment. */
  readonly record: string;
  readonly asJson: boolean;
}

/** Holds every quote of the people in a record against it; quotes of the record itself are left out. */
export async function verifyQuotes({ index: file, record, asJson }: VerifyOptions): Promise<ExitCode> {
  const text = await readText(record);
  const view = await openProject().open(record, text);
  const names = view.articles.flatMap(({ entities }) =>
    entities.filter(({ type }) => type === 'person').map(({ type, name }) => linkKey(type, name, 0)),
  );
  const { database } = openIndex(file);
  try {
    const own = path
      .relative(path.dirname(path.resolve(file)), path.resolve(record))
      .split(path.sep)
      .join('/');
    const quotes = quotesInMarks(database, peopleNamed(database, names)).filter(quote => quote.file !== own);
    const held = new RecordText(text);
    const counts = new Map<Verdict, number>();
    for (const quote of quotes) {
      const found = held.verify(quote.text);
      counts.set(found.verdict, (counts.get(found.verdict) ?? 0) + 1);
      const { verdict, changed, place } = found;
      if (asJson) await writeJson({ ...quote, id: undefined, article: undefined, verdict, changed, place });
      else {
        const said = VERDICTS[verdict](changed);
        const detail =
          verdict === 'reworded' || verdict === 'shortened'
            ? showChanges(found.changes)
            : quote.text.replace(/\s+/g, ' ');
        await writeMessage(`${said}: ${quote.speaker ?? 'unknown'}  ${detail}  [${quote.file}:${quote.line}]`);
      }
    }
    const sums = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
    complain(`${quotes.length} quotes of people in the record${sums ? `: ${sums}` : ''}.`);
    return EXIT.fine;
  } finally {
    database.close();
  }
}
