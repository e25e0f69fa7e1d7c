import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateInWords, daysInMonth, isoOf, monthOf, parseIsoDay, weekdayOf } from '../../../src/core/text/calendar';

const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const iso = (day: Date): string => day.toISOString().slice(0, 10);

describe('calendar', () => {
  const table: [text: string, isDay: boolean][] = [
    ['2025-04-26', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2025-02-29', false],
    ['2025-04-31', false],
    ['2025-00-10', false],
    ['2025-13-10', false],
    ['2025-01-00', false],
    ['2025-1-1', false],
    ['25-01-01', false],
    [' 2025-01-01', false],
    ['2025-01-01T00:00', false],
    ['２０２５-01-01', false],
    ['', false],
  ];
  for (const [text, isDay] of table)
    it(`${JSON.stringify(text)} is ${isDay ? 'a' : 'not a'} day`, () =>
      assert.equal(parseIsoDay(text) !== null, isDay));

  const inWords: [text: string, words: string][] = [
    ['2025-04-26', 'Saturday, 26 April 2025'],
    ['2024-02-29', 'Thursday, 29 February 2024'],
    ['1900-01-01', 'Monday, 1 January 1900'],
    ['yesterday', 'yesterday'],
  ];
  for (const [text, words] of inWords) it(`${text} in words`, () => assert.equal(dateInWords(text), words));

  const months: [word: string, month: number | null][] = [
    ['April', 4],
    ['sept', 9],
    ['MAY', 5],
    ['ju', null],
    ['junk', null],
    ['', null],
  ];
  for (const [word, month] of months) it(`month ${JSON.stringify(word)}`, () => assert.equal(monthOf(word), month));

  it('agrees with the platform on every day, its weekday and its length of month', () => {
    fc.assert(
      fc.property(days, day => {
        const read = parseIsoDay(iso(day));
        assert.ok(read);
        assert.equal(isoOf(read), iso(day));
        assert.equal(weekdayOf(read), day.getUTCDay());
        const next = new Date(day);
        next.setUTCDate(day.getUTCDate() + 1);
        assert.equal(read.day === daysInMonth(read.year, read.month), next.getUTCDate() === 1);
      }),
    );
  });
});
