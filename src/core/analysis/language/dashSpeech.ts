import { REPORTING_VERBS } from '../../language/others';
import type { ArticleSpan } from '../../text';

/** A dash that opens speech: a hyphen only before a space. */
const OPENING = /^(?:[—–―] ?|- )(?=[\p{Lu}¿¡…])/u;
/** Maximum number of characters of a paragraph that are searched for reporting clauses. */
const MAX_SEARCHED = 4_000;

/**
 * Finds speech that a dash opens, as in Spanish, Polish and Nordic articles: `– Vi väntar, säger hon.`,
 * `—No me voy —dijo—. Me quedo.` One line with a reporting clause shows that dashes open speech in the article.
 * @returns the spans of the words with the dash before them, in order
 */
export function dashSpeech(text: string, paragraphs: readonly ArticleSpan[]): ArticleSpan[] {
  const spans: ArticleSpan[] = [];
  let isReported = false;
  for (const { start, end } of paragraphs) {
    const dash = OPENING.exec(text.slice(start, start + 3));
    if (dash === null) continue;
    const line = text.slice(start, Math.min(end, start + MAX_SEARCHED));
    const found = betweenDashes(line, dash[0].length) ?? beforeVerb(line);
    isReported ||= found !== null;
    const whole: [number, number][] = /[.?!…]$/.test(text.slice(end - 1, end)) ? [[0, end - start]] : [];
    for (const [from, to] of found ?? whole) spans.push({ start: start + from, end: start + to } as ArticleSpan);
  }
  return isReported ? spans : [];
}

/** `—No me voy —dijo—. Me quedo.`, `– Nie – powiedział.`: the parts that are speech; null if no clause is between dashes. */
function betweenDashes(line: string, first: number): [number, number][] | null {
  const opening = /\s[—–―] ?(?=\p{Ll})/gu;
  opening.lastIndex = first;
  const clause = opening.exec(line);
  if (clause === null) return null;
  const spans: [number, number][] = [[0, clause.index]];
  const closing = /[—–―][.,;:]?\s*(?=[\p{L}¿¡])/gu;
  closing.lastIndex = opening.lastIndex + 1;
  const next = closing.exec(line);
  if (next !== null) spans.push([next.index + next[0].length, line.length]);
  return spans;
}

/** `– Vi väntar, säger hon.`: the speech up to the mark before a verb of saying; null if there is none. */
function beforeVerb(line: string): [number, number][] | null {
  for (const { 0: match, 1: verb = '', index } of line.matchAll(/[,?!…] (\p{Ll}[\p{L}-]*)/gu))
    if (REPORTING_VERBS.has(verb)) return [[0, index + match.length - verb.length - 1]];
  return null;
}
