import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, addMonths, dayNumber, dayOf } from '../../../../src/core/analysis/dates/dateMath';
import { datesIn } from './datesIn';

/** 2025-04-26 is a Saturday. */
const HEADER = 'date 2025-04-26 [Source: Wire]\n\n';

/** A sentence and the expected dates: `expression = day`, or `expression = first/last`. */
const TABLE: [string, ...string[]][] = [
  ['They met on Friday.', 'Friday = 2025-04-25'],
  ['They met on Saturday.', 'Saturday = 2025-04-26'],
  ['The funeral was held Sunday.', 'Sunday = 2025-04-20'],
  ['She resigned on Monday, aides said.', 'Monday = 2025-04-21'],
  ['Friday’s meeting was short.', 'Friday = 2025-04-25'],
  ['The court will rule on Monday.', 'Monday = 2025-04-28'],
  ['Talks are scheduled for Wednesday.', 'Wednesday = 2025-04-30'],
  ['The vote is expected on Tuesday.', 'Tuesday = 2025-04-29'],
  ['They spoke last Thursday.', 'Thursday = 2025-04-24'],
  ['He came last Saturday.', 'Saturday = 2025-04-19'],
  ['Schools are to stay shut on Monday, the council has said.', 'Monday = 2025-04-28'],
  ['They meet next Friday.', 'Friday = 2025-05-02'],
  ['The strike began Tuesday morning.', 'Tuesday morning = 2025-04-22'],
  ['It opened on Thursday night.', 'Thursday night = 2025-04-24'],
  ['He speaks today.', 'today = 2025-04-26'],
  ['Yesterday it rained.', 'Yesterday = 2025-04-25'],
  ['They will vote tomorrow.', 'tomorrow = 2025-04-27'],
  ['The show is tonight.', 'tonight = 2025-04-26'],
  ['It was cold this morning.', 'this morning = 2025-04-26'],
  ['Two men were shot last night.', 'last night = 2025-04-25'],
  ['It closed yesterday evening.', 'yesterday evening = 2025-04-25'],
  ['The crash happened on April 3.', 'April 3 = 2025-04-03'],
  ['The crash happened on April 3, 2019.', 'April 3, 2019 = 2019-04-03'],
  ['The crash happened on April 3 2019.', 'April 3 2019 = 2019-04-03'],
  ['It was signed on 3 April 2019.', '3 April 2019 = 2019-04-03'],
  ['It was signed on the 3rd of April 2019.', '3rd of April 2019 = 2019-04-03'],
  ['It was signed on the third of April, 2019.', 'third of April, 2019 = 2019-04-03'],
  ['It was signed on April 3rd.', 'April 3rd = 2025-04-03'],
  ['It was signed on Jan. 5.', 'Jan. 5 = 2025-01-05'],
  ['It was signed on Sept. 5.', 'Sept. 5 = 2024-09-05'],
  ['Shops warned of bare shelves before Independence Day.', 'Independence Day = 2025-07-04'],
  ['Shops closed on Independence Day.', 'Independence Day = 2024-07-04'],
  ['It was signed on Dec. 30.', 'Dec. 30 = 2024-12-30'],
  ['It will be signed on Sept. 5.', 'Sept. 5 = 2025-09-05'],
  ['The deal will end on Jan. 5.', 'Jan. 5 = 2026-01-05'],
  ['It was on Friday, April 11.', 'Friday, April 11 = 2025-04-11'],
  ['It was on Friday, April 11, 2014.', 'Friday, April 11, 2014 = 2014-04-11'],
  ['It was on Friday 11 April 2014.', 'Friday 11 April 2014 = 2014-04-11'],
  ['Filed 2014-04-11 in court.', '2014-04-11 = 2014-04-11'],
  ['Filed 4/11/2014 in court.', '4/11/2014 = 2014-04-11'],
  ['Filed 25/11/2014 in court.', '25/11/2014 = 2014-11-25'],
  ['Filed 11.04.2014 in court.', '11.04.2014 = 2014-04-11'],
  ['It was invaded in February 2022.', 'February 2022 = 2022-02-01/2022-02-28'],
  ['It was invaded in February, 2022.', 'February, 2022 = 2022-02-01/2022-02-28'],
  ['It was built in February 2024.', 'February 2024 = 2024-02-01/2024-02-29'],
  ['It was built in February of 2024.', 'February of 2024 = 2024-02-01/2024-02-29'],
  ['She was elected in January.', 'January = 2025-01-01/2025-01-31'],
  ['She was elected in November.', 'November = 2024-11-01/2024-11-30'],
  ['She will retire in November.', 'November = 2025-11-01/2025-11-30'],
  ['She will retire in January.', 'January = 2026-01-01/2026-01-31'],
  ['She was hired in May of last year.', 'May of last year = 2024-05-01/2024-05-31'],
  ['They lost last June.', 'June = 2024-06-01/2024-06-30'],
  ['The war of 1812 is far.', '1812 = 1812-01-01/1812-12-31'],
  ['She was born in 1990.', '1990 = 1990-01-01/1990-12-31'],
  ['It has run since 2010.', '2010 = 2010-01-01/2010-12-31'],
  ['He ruled (1990-1995) well.', '1990-1995 = 1990-01-01/1995-12-31'],
  ['The 2013-14 season was long.', '2013-14 = 2013-01-01/2014-12-31'],
  ['Music of the 1990s was loud.', '1990s = 1990-01-01/1999-12-31'],
  ['They met last week.', 'last week = 2025-04-14/2025-04-20'],
  ['They met this week.', 'this week = 2025-04-21/2025-04-27'],
  ['They will meet next week.', 'next week = 2025-04-28/2025-05-04'],
  ['They met last month.', 'last month = 2025-03-01/2025-03-31'],
  ['They will meet next month.', 'next month = 2025-05-01/2025-05-31'],
  ['They met this month.', 'this month = 2025-04-01/2025-04-30'],
  ['They met last year.', 'last year = 2024-01-01/2024-12-31'],
  ['They met earlier this year.', 'this year = 2025-01-01/2025-12-31'],
  ['They will meet next year.', 'next year = 2026-01-01/2026-12-31'],
  ['They met last weekend.', 'last weekend = 2025-04-19/2025-04-20'],
  ['They met last summer.', 'last summer = 2024-06-01/2024-08-31'],
  ['They met last winter.', 'last winter = 2024-12-01/2025-02-28'],
  ['They will meet next spring.', 'next spring = 2026-03-01/2026-05-31'],
  ['They met in summer 2015.', 'summer 2015 = 2015-06-01/2015-08-31'],
  ['They met in the fall of 2015.', 'fall of 2015 = 2015-09-01/2015-11-30'],
  ['Sales fell in the first quarter of 2016.', 'first quarter of 2016 = 2016-01-01/2016-03-31'],
  ['Sales fell in the fourth quarter of 2016.', 'fourth quarter of 2016 = 2016-10-01/2016-12-31'],
  ['It was three days ago.', 'three days ago = 2025-04-23'],
  ['It was 10 days ago.', '10 days ago = 2025-04-16'],
  ['It was a week ago.', 'a week ago = 2025-04-19'],
  ['It was two weeks ago.', 'two weeks ago = 2025-04-07/2025-04-13'],
  ['It was two months ago.', 'two months ago = 2025-02-01/2025-02-28'],
  ['It was five years ago.', 'five years ago = 2020-01-01/2020-12-31'],
  ['He landed on March 3 and left three days later.', 'March 3 = 2025-03-03', 'three days later = 2025-03-06'],
  ['He landed on March 3. The next day he left.', 'March 3 = 2025-03-03', 'The next day = 2025-03-04'],
  ['He landed on March 3. The day before, it snowed.', 'March 3 = 2025-03-03', 'The day before = 2025-03-02'],
  ['He came the day before yesterday.', 'the day before yesterday = 2025-04-24'],
  ['He will come the day after tomorrow.', 'the day after tomorrow = 2025-04-28'],
  ['It must end by the end of the year.', 'the end of the year = 2025-12-31'],
  ['It must end by the end of this month.', 'the end of this month = 2025-04-30'],
  ['The fair ran April 3-5.', 'April 3-5 = 2025-04-03/2025-04-05'],
  ['The fair ran April 3–5, 2019.', 'April 3–5, 2019 = 2019-04-03/2019-04-05'],
  ['The fair ran 3 to 5 April 2019.', '3 to 5 April 2019 = 2019-04-03/2019-04-05'],
  ['They met on Christmas Eve.', 'Christmas Eve = 2024-12-24'],
  ['They met on New Year’s Day 2020.', 'New Year’s Day 2020 = 2020-01-01'],
  ['Born May 2, 1783, she wed on July 14.', 'May 2, 1783 = 1783-05-02', 'July 14 = 1783-07-14'],
  ['He may march on.'],
  ['May said no.'],
  ['About 2000 people came.'],
  ['It cost $2019 in all.'],
  ['He scored 12 points in 2 sets.'],
  ['On February 30 nothing was.'],
  ['They came in March and left in August.', 'March = 2025-03-01/2025-03-31', 'August = 2024-08-01/2024-08-31'],
  ['On Thursday, she criticised an attack.', 'Thursday = 2025-04-24'],
  ['It rained Thursday and will snow on Sunday.', 'Thursday = 2025-04-24', 'Sunday = 2025-04-27'],
  ['The offer expires July 1.', 'July 1 = 2025-07-01'],
  ['The law took effect July 1.', 'July 1 = 2024-07-01'],
];

describe('date expressions', () => {
  for (const [sentence, ...expected] of TABLE) {
    it(sentence, () => assert.deepEqual(datesIn(HEADER + sentence), expected));
  }

  it('leaves out relative dates if the article has no date', () => {
    assert.deepEqual(datesIn('They met on Friday and on May 3, 2019.'), ['May 3, 2019 = 2019-05-03']);
  });

  it('accepts February 29 only in leap years', () => {
    assert.deepEqual(datesIn(`${HEADER}On February 29, 2024 and on February 28, 2023.`), [
      'February 29, 2024 = 2024-02-29',
      'February 28, 2023 = 2023-02-28',
    ]);
  });
});

describe('days by number', () => {
  const days = fc.integer({ min: 0, max: 3_600_000 });
  it('convert back to the same day', () => {
    fc.assert(fc.property(days, n => assert.equal(dayNumber(dayOf(n)), n)));
  });
  it('add and subtract alike', () => {
    fc.assert(fc.property(days, fc.nat(9999), (n, k) => assert.deepEqual(addDays(addDays(dayOf(n), k), -k), dayOf(n))));
  });
  it('stay in the month if it lacks the day', () => {
    assert.deepEqual(addMonths({ year: 2025, month: 1, day: 31 }, 1), { year: 2025, month: 2, day: 28 });
    assert.deepEqual(addMonths({ year: 2025, month: 1, day: 31 }, -2), { year: 2024, month: 11, day: 30 });
  });
});
