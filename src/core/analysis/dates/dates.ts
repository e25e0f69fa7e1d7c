import { OPENERS } from '../../language/en';
import { parseIsoDay } from '../../text';
import type { DateExpression } from '../model';
import type { Doc, Token } from '../tokens/document';
import { CalendarDates } from './calendarDates';
import { isoRange } from './dateMath';
import { type DateMatch, DateScope } from './dateScope';
import { RelativeDates } from './relativeDates';

const TOKENS_PER_STEP = 8_000;

/**
 * Finds the expressions of an article for a day or a range of days, relative to the article's own date: `Friday` is the
 * one before it, or by tense the one after. An article without a date has no relative ones. In steps; linear in the
 * tokens.
 */
export function* dateSteps(doc: Doc): Generator<void, DateExpression<'article'>[]> {
  const iso = doc.header?.date?.iso ?? null;
  const scope = new DateScope(doc, iso === null ? null : parseIsoDay(iso));
  const calendar = new CalendarDates(scope);
  const relative = new RelativeDates(scope, calendar);
  const out: DateExpression<'article'>[] = [];
  let yielded = 0;
  for (let i = 0; i < doc.tokens.length; ) {
    if (i - yielded > TOKENS_PER_STEP) {
      yielded = i;
      yield;
    }
    const first = doc.tokens[i] as Token;
    const found = readAt(first, calendar, relative);
    if (found === null || found.means.from.year < 1 || found.means.to.year > 9999) {
      i++;
      continue;
    }
    const span = { start: first.start, end: (doc.tokens[found.last - 1] as Token).end };
    out.push({ span, text: doc.text.slice(span.start, span.end), ...isoRange(found.means) });
    scope.anchor = found.means.from;
    scope.anchorParagraph = first.paragraph;
    i = found.last;
  }
  return out;
}

function readAt(token: Token, calendar: CalendarDates, relative: RelativeDates): DateMatch | null {
  const i = token.index;
  if (token.kind === 'punctuation') return null;
  if (token.kind === 'number') {
    return calendar.numeric(i) ?? calendar.dayMonth(i) ?? calendar.year(i) ?? relative.span(i);
  }
  if (!OPENERS.has(token.lower) && !startsWithDigit(token.text)) return null;
  return (
    relative.weekday(i) ??
    calendar.month(i) ??
    relative.dayWord(i) ??
    relative.relative(i) ??
    calendar.dayMonth(i) ??
    calendar.year(i) ??
    relative.span(i) ??
    calendar.holiday(i)
  );
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}
