import { type IndexedQuote, quotesInMarks, reuseSteps, wordChanges } from '../../core/corpus';
import { count } from '../../core/interchange';
import { runToEnd } from '../../core/text';
import { complain, EXIT, type ExitCode, writeJson, writeMessage } from '../output';
import { showChanges } from './differences';
import { openIndex } from './openIndex';

/** Prints quotes that several articles have, in the same words or nearly, the earliest first. */
export async function findReuse(file: string, asJson: boolean): Promise<ExitCode> {
  const { database } = openIndex(file);
  try {
    const quotes = new Map(quotesInMarks(database).map(quote => [quote.id, quote]));
    const groups = runToEnd(reuseSteps(quotes.values()))
      .map(ids => ids.map(id => quotes.get(id) as IndexedQuote))
      .filter(group => new Set(group.map(({ article }) => article)).size > 1);
    for (const group of groups) await (asJson ? writeJson(group.map(withoutIds)) : writeGroup(group));
    complain(`${count(groups.length, 'quote')} found in several articles.`);
    return EXIT.fine;
  } finally {
    database.close();
  }
}

const withoutIds = ({ id: _, article: __, ...quote }: IndexedQuote) => quote;

async function writeGroup([first, ...others]: readonly IndexedQuote[]): Promise<void> {
  if (!first) return;
  await writeMessage(`${placeOf(first)}  ${first.text.replace(/\s+/g, ' ')}`);
  for (const other of others) {
    const changes = wordChanges(first.text, other.text);
    const isSame = changes.every(({ kind }) => kind === 'same');
    await writeMessage(`  ${placeOf(other)}  ${isSame ? 'the same words' : showChanges(changes)}`);
  }
}

const placeOf = ({ date, source, speaker, file, line }: IndexedQuote): string =>
  `${[date, source, speaker].filter(Boolean).join(' · ')} [${file}:${line}]`;
