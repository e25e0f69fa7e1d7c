/**
 * LexisNexis exports as text: the older form with `2 of 10 DOCUMENTS` before each article and fields in capitals, and that
 * of Nexis Uni, Lexis+ and Lexis Advance, with `Body` before the text and `End of Document` after it. The forms are those
 * that the R packages LexisNexisTools and newspapers describe.
 */
import { type Message, phrase } from '../../text';
import { cleanLine, unwrappedParagraphs } from '../cleanText';
import { readDate } from '../dates';
import { type ConversionFault, type Found, type FoundArticle, found, guess, told } from '../model';
import { fieldValue, type Lines, lastIndexBefore, splitAt } from './fieldLines';

const OLD_START = /^\s*(?:\d+ of \d+ DOCUMENTS?|(?:Dokument|Document) \d+ (?:von|de) \d+)\s*$/;
const NEW_END = /^\s*(?:End of Document|Ende des Dokuments?|Fin du document)\s*$/i;
const BODY = /^\s*(?:Body|Text|Corps)\s*$/;

export const isLexisNexis = (lines: Lines): boolean =>
  lines.some(line => OLD_START.test(line)) ||
  (lines.some(line => NEW_END.test(line)) && lines.some(line => BODY.test(line)));

export function readLexisNexis(lines: Lines): Found {
  const isOld = lines.some(line => OLD_START.test(line));
  const parts = isOld
    ? splitAt(lines, line => OLD_START.test(line)).slice(1)
    : splitAt(lines, line => NEW_END.test(line));
  const articles: FoundArticle[] = [];
  const faults: ConversionFault[] = [];
  for (const [i, part] of parts.entries()) {
    if (!part.some(line => line.trim() !== '')) continue;
    const place = phrase`document ${i + 1}`;
    const article = isOld ? readOld(part, place) : readNew(part, place);
    if (article?.paragraphs.length) articles.push(article);
    else if (article || isOld) faults.push({ place, message: phrase`This document has no text.` });
  }
  return found(articles, faults);
}

const LENGTH = /^\s*(?:LENGTH|LÄNGE|LONGUEUR|LENGTE):/;
/** A field of the older form. */
const FIELD = /^[A-ZÄÖÜÉ][A-ZÄÖÜÉ-]{3,30}: /;
/** Fields that stand after the text. */
const AFTER =
  /^(?:LOAD-DATE|LANGUAGE|SPRACHE|LANGUE|UPDATE|PUBLICATION-TYPE|PUBLIKATIONSTYP|JOURNAL-CODE|DOCUMENT-TYPE|SUBJECT|COMPANY|ORGANIZATION|INDUSTRY|PERSON|CITY|STATE|COUNTRY|GEOGRAPHIC|TICKER|GRAPHIC|GRAFIK|NOTES|CORRECTION-DATE|ACC-NO|TYPE|URL): /;
/** Where in an article the day stands, in lines. */
const MAX_HEAD = 25;

function readOld(part: Lines, place: Message): FoundArticle {
  const lengthAt = part.findIndex(line => LENGTH.test(line));
  const fieldAt =
    lengthAt >= 0 ? lengthAt : lastIndexBefore(part, Math.min(part.length, MAX_HEAD), line => FIELD.test(line));
  const head = part.slice(0, fieldAt < 0 ? Math.min(part.length, MAX_HEAD) : fieldAt);
  const dateAt = head.findIndex(line => readDate(line) !== null);
  const date = dateAt < 0 ? null : readDate(head[dateAt] ?? '');
  const sourceAt = head.findIndex(line => line.trim() !== '');
  const isSourceMissing = sourceAt < 0 || sourceAt === dateAt;
  const bodyAt = fieldAt >= 0 ? fieldAt + 1 : dateAt + 1;
  const rest = part.slice(bodyAt);
  const end = rest.findIndex((line, i) => AFTER.test(line) && (rest[i - 1] ?? '').trim() === '');
  const body = end < 0 ? rest : rest.slice(0, end);
  const title = titleAfter(head, dateAt);
  return {
    title: title === null ? null : told(title),
    date:
      date && (date.isSure ? told(date.iso) : guess(date.iso, phrase`read from “${cleanLine(head[dateAt] ?? '')}”`)),
    source: isSourceMissing ? null : told(cleanLine(head[sourceAt] ?? '')),
    paragraphs: unwrappedParagraphs(body).filter(paragraph => !/^Copyright \d{4}\b/.test(paragraph)),
    place,
    language: fieldValue(part, /^(?:LANGUAGE|SPRACHE|LANGUE): /),
    ...(fieldAt < 0 ? { remarks: [phrase`The line with the length is missing: check where the text begins.`] } : {}),
  };
}

/** The lines between the day and the first field. What stands directly below the day is the edition. */
function titleAfter(head: Lines, dateAt: number): string | null {
  const isBlank = (line: string) => line.trim() === '';
  const lines = head.slice(dateAt + 1);
  const below = lines.slice(Math.max(0, lines.findIndex(isBlank)));
  const end = below.findIndex(line => FIELD.test(line));
  return cleanLine((end < 0 ? below : below.slice(0, end)).join(' ')) || null;
}

/** What stands after the text in the newer form. */
const NEW_AFTER = /^\s*(?:Load-Date: |Classification\s*$|Graphic\s*$|Notes\s*$|Correction\s*$|Correction-Date: )/;

/** @returns null for what is not an article, such as the cover page */
function readNew(part: Lines, place: Message): FoundArticle | null {
  const bodyAt = part.findIndex(line => BODY.test(line));
  if (bodyAt < 0) return null;
  const head = part.slice(0, bodyAt);
  const dateAt = lastIndexBefore(
    head,
    head.length,
    line => !FIELD_LIKE.test(line) && readDate(withoutTime(line)) !== null,
  );
  const date = dateAt < 0 ? null : readDate(withoutTime(head[dateAt] ?? ''));
  const isFilled = (line: string) => line.trim() !== '';
  const sourceAt = dateAt < 0 ? -1 : lastIndexBefore(head, dateAt, isFilled);
  const titleAt = sourceAt < 0 ? -1 : lastIndexBefore(head, sourceAt, isFilled);
  const rest = part.slice(bodyAt + 1);
  const end = rest.findIndex(line => NEW_AFTER.test(line));
  const title = cleanLine(head[titleAt] ?? '');
  const source = cleanLine(head[sourceAt] ?? '');
  return {
    title: title ? told(title) : null,
    date: date && told(date.iso),
    source: source ? told(source) : null,
    paragraphs: unwrappedParagraphs(end < 0 ? rest : rest.slice(0, end)),
    place,
    language: fieldValue(part, /^\s*Language: /),
  };
}

const FIELD_LIKE = /^\s*(?:Copyright|Section|Length|Byline|Dateline|Highlight|Load-Date|Link to)\b/;

/** `Monday 12:00 AM GMT` after the day. */
const withoutTime = (line: string): string => line.replace(/\b\d{1,2}:\d{2}.*$/, '');
