import { parseIsoDay } from '../../text';
import type { DateExpression, Entity } from '../model';
import type { Doc, Token } from '../tokens/document';
import { CalendarDates } from './calendarDates';
import { isoRange } from './dateMath';
import { type DateMatch, DateScope, startsWithDigit } from './dateScope';
import { NamedSpans } from './namedSpans';
import { readNumericDate } from './numericDates';
import { RelativeDates } from './relativeDates';
import { Weekdays } from './weekdays';
import { YearDates } from './yearDates';

const TOKENS_PER_STEP = 8_000;

/**
 * Finds the expressions of an article for a day or a range of days, relative to the article's own date: `Friday` is the
 * one before it, or by tense the one after. An article without a date has no relative ones. In steps; linear in the
 * tokens.
 * @param entities those of the article: *June* in the name *June Carver* is no date
 */
export function* dateSteps(
  doc: Doc,
  entities: readonly Entity<'article'>[],
): Generator<void, DateExpression<'article'>[]> {
  const readers = readersOf(doc);
  const names = new NamedSpans(entities);
  const out: DateExpression<'article'>[] = [];
  let yielded = 0;
  for (let i = 0; i < doc.tokens.length; ) {
    if (i - yielded > TOKENS_PER_STEP) {
      yielded = i;
      yield;
    }
    const first = doc.tokens[i] as Token;
    const found = first.word.opensDate ? readAt(first, readers) : null;
    if (found === null || found.means.from.year < 1 || found.means.to.year > 9999) {
      i++;
      continue;
    }
    const span = { start: first.start, end: (doc.tokens[found.last - 1] as Token).end };
    if (names.include(doc, span)) {
      i = found.last;
      continue;
    }
    out.push({ span, text: doc.text.slice(span.start, span.end), ...isoRange(found.means) });
    readers.scope.setAnchor(found, i);
    i = found.last;
  }
  return out;
}

function readAt(token: Token, { scope, calendar, weekdays, years, relative }: Readers): DateMatch | null {
  const i = token.index;
  if (startsWithDigit(token.text)) {
    return (
      readNumericDate(scope, i) ?? calendar.dayMonth(i) ?? calendar.bareOrdinal(i) ?? years.read(i) ?? relative.span(i)
    );
  }
  // The commonest openers have one reader each.
  if (token.lower === 'the' || token.lower === 'that') return relative.relative(i);
  if (token.lower === 'a' || token.lower === 'an') return relative.span(i);
  return (
    weekdays.read(i) ??
    calendar.month(i) ??
    relative.dayWord(i) ??
    relative.relative(i) ??
    calendar.dayMonth(i) ??
    years.read(i) ??
    relative.span(i) ??
    calendar.holiday(i)
  );
}

interface Readers {
  readonly scope: DateScope;
  readonly calendar: CalendarDates;
  readonly weekdays: Weekdays;
  readonly years: YearDates;
  readonly relative: RelativeDates;
}

function readersOf(doc: Doc): Readers {
  const iso = doc.header?.date?.iso ?? null;
  const scope = new DateScope(doc, iso === null ? null : parseIsoDay(iso));
  const calendar = new CalendarDates(scope);
  return {
    scope,
    calendar,
    weekdays: new Weekdays(scope, calendar),
    years: new YearDates(scope),
    relative: new RelativeDates(scope),
  };
}
