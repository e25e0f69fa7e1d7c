/** A mark of a quote map as a line of the query language. */

import { dayAfter, lastDayOf } from './buckets';
import type { MarkQuestion } from './quotesOfMark';
import type { MapScope } from './scope';

/**
 * The query line that finds the quotes of a mark. Names are matched by their words in a search, so it may find more.
 * @param name of the mark’s person
 * @returns null where the language cannot say it: two people in one article, chosen files, articles without a source
 */
export function queryLineOf(
  { query, files }: MapScope,
  { people, sources, days }: MarkQuestion,
  name: string,
): string | null {
  if (people.length > 1 || files || sources?.among.includes(null)) return null;
  const parts = [`speaker:${quoted(name)}`];
  if (days) parts.push(datesOf(days));
  const named = sources?.among.map(source => `source:${quoted(source ?? '')}`) ?? [];
  if (sources?.isExcluded) parts.push(named.map(condition => `-${condition}`).join(' '));
  else if (named.length) parts.push(named.length > 1 ? `(${named.join(' OR ')})` : named.join(''));
  const scope = query.trim();
  return scope ? `(${scope}) ${parts.join(' ')}` : parts.join(' ');
}

/** The language has no way to write a quotation mark within marks; words are compared without it anyway. */
const quoted = (text: string): string => `"${text.replace(/["“”„]/g, ' ').trim()}"`;

function datesOf({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === to) return `date:${from}`;
  if (from.endsWith('-01') && lastDayOf('month', from) === to) return `date:${from.slice(0, 7)}`;
  if (from.endsWith('-01-01') && lastDayOf('year', from) === to) return `date:${from.slice(0, 4)}`;
  return `after:${from} before:${dayAfter(to)}`;
}
