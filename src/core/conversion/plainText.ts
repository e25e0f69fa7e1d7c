/** Makes an article of plain text: a file, or the clipboard. */

import { phrase } from '../text';
import { withoutBoilerplate } from './boilerplate';
import { beginningOf, cleanLine, linesOf, paragraphsOf } from './cleanText';
import { readDatabase } from './databases';
import { readDate } from './dates';
import { ConversionError, type Found, type FoundArticle, found, guess, type Told } from './model';

/** A first line that is longer is text, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 150;
/** Where in a text the day may stand on a line of its own, in paragraphs. */
const MAX_DATE_PARAGRAPH = 4;

/** @throws ConversionError if there is no text */
export function readPlainText(text: string, dayFirst: boolean | null): Found {
  return readDatabase(linesOf(text)) ?? found([articleOfText(paragraphsOf(text), dayFirst)]);
}

/**
 * An article of paragraphs of which nothing else is known: a short first one is its title, and a date on a line of its own
 * near the beginning its day.
 * @throws ConversionError if there is no text
 */
export function articleOfText(paragraphs: readonly string[], dayFirst: boolean | null): FoundArticle {
  if (!paragraphs.length) throw new ConversionError(phrase`There is no text in it.`);
  const [first = '', ...rest] = paragraphs;
  const hasTitle = rest.length > 0 && isTitle(first);
  const { kept, leftOut } = withoutBoilerplate(hasTitle ? rest : paragraphs);
  if (!kept.length)
    throw new ConversionError(phrase`There is no text of an article in it, only “${beginningOf(first)}”.`);
  return {
    title: hasTitle ? guess(cleanLine(first), phrase`taken from the first line`) : null,
    date: dateOnLine(kept.slice(0, MAX_DATE_PARAGRAPH), dayFirst),
    source: null,
    paragraphs: kept,
    place: null,
    leftOut,
  };
}

/** A short line without the mark of a sentence’s end, that is no date or dateline. */
function isTitle(paragraph: string): boolean {
  const isShort = paragraph.length <= MAX_TITLE_LENGTH && !paragraph.includes('\n');
  return isShort && /\p{L}/u.test(paragraph) && !/[.:;,!…]["”’»)]?$/.test(paragraph) && readDate(paragraph) === null;
}

/** `April 26, 2025`, also after `Published:`, alone on a line. */
function dateOnLine(paragraphs: readonly string[], dayFirst: boolean | null): Told | null {
  for (const line of paragraphs.flatMap(paragraph => paragraph.split('\n').slice(0, 3))) {
    const date = readDate(line.replace(/^\s*(?:published|posted|date|updated)(?: on| at)?\s*:?\s*/i, ''), dayFirst);
    if (date) return guess(date.iso, phrase`read from the line “${beginningOf(line, 40)}”`);
  }
  return null;
}
