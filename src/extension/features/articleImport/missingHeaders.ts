/** Asks for dates and sources that the files do not tell. */

import type * as vscode from 'vscode';
import { ConversionError, checkGiven, type Given } from '../../../core/conversion';
import { askForText } from '../../shell/inputs';
import { count, plainText, say, tell } from '../../shell/language';
import { pickOne } from '../../shell/picks';
import type { Candidate } from './convertSources';

/** Key in the workspace's memory. */
const LAST_PATTERN = 'articleImport.pattern';
const PATTERN = '{source}/{date}-{title}.txt';

const NONE: Given = { date: null, source: null, pattern: null };

type Way = 'leave' | 'type' | 'pattern';

/**
 * Asks where articles lack a date or a source.
 * @returns what the person tells, or null if nothing is to change; undefined if the person cancelled
 */
export async function askForMissing(
  candidates: readonly Candidate[],
  memory: vscode.Memento,
): Promise<Given | null | undefined> {
  const dates = candidates.filter(({ article }) => !article.date).length;
  const sources = candidates.filter(({ article }) => !article.source).length;
  if (!dates && !sources) return null;
  const lacks = [
    dates ? say`${count(dates, 'article')} without date` : '',
    sources ? say`${count(sources, 'article')} without source` : '',
  ];
  const way = await pickOne<Way>(
    [
      { label: say`Type Date and Source…`, description: say`the same for all that lack them`, value: 'type' },
      { label: say`Take Them from the Files’ Names…`, description: say`by a pattern`, value: 'pattern' },
      { label: say`Leave a Gap`, description: say`the header is marked as a problem`, value: 'leave' },
    ],
    {
      title: plainText`Import Articles: ${lacks.filter(one => one !== '').join(', ')}`,
      placeholder: plainText`Choose what goes into their headers`,
    },
  );
  if (way === 'leave') return null;
  if (way === 'pattern') return askForPattern(memory);
  return way && askForHeader({ dates, sources });
}

async function askForHeader({
  dates,
  sources,
}: {
  readonly dates: number;
  readonly sources: number;
}): Promise<Given | undefined> {
  const source = sources
    ? await askForText({
        title: plainText`Source`,
        prompt: plainText`Source of ${count(sources, 'article')} without one; empty if unknown`,
        value: '',
      })
    : '';
  if (source === undefined) return undefined;
  const date = dates
    ? await askForText({
        title: plainText`Date`,
        prompt: plainText`Date of ${count(dates, 'article')} without one, as YYYY-MM-DD; empty if unknown`,
        value: '',
        check: typed => wrong({ ...NONE, date: typed.trim() || null }),
      })
    : '';
  return date === undefined ? undefined : { ...NONE, source: source.trim() || null, date: date.trim() || null };
}

async function askForPattern(memory: vscode.Memento): Promise<Given | undefined> {
  const pattern = await askForText({
    title: plainText`Pattern of Names`,
    prompt: plainText`{title}, {date} and {source} are taken from the end of the path; * stands for anything`,
    value: memory.get(LAST_PATTERN, PATTERN),
    check: typed => wrong({ ...NONE, pattern: typed.trim() }),
  });
  if (pattern === undefined) return undefined;
  await memory.update(LAST_PATTERN, pattern);
  return { ...NONE, pattern: pattern.trim() };
}

function wrong(given: Given) {
  try {
    checkGiven(given);
    return null;
  } catch (error) {
    if (error instanceof ConversionError) return { wrong: plainText`${tell(error.told)}` };
    throw error;
  }
}
