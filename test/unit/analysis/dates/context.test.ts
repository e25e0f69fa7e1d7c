import assert from 'node:assert/strict';
import type { EntityType } from '../../../../src/core/analysis/model';
import { datesIn } from './datesIn';

/** 2025-03-19 is a Wednesday. */
const HEADER = 'date 2025-03-19 [Source: Wire]\n\n';

/** A sentence and the expected dates: `expression = day`, or `expression = first/last`. */
const TABLE: [string, ...string[]][] = [
  [
    'On Saturday, the tenth birthday of the harbour museum, the mayor and several former directors, all of them retired, will cut a cake.',
    'Saturday = 2025-03-22',
  ],
  ['On Sunday, the second day of the regatta, boats built by pupils raced in the bay.', 'Sunday = 2025-03-16'],
  ['The hearing has been moved up from Friday.', 'Friday = 2025-03-21'],
  ['The concert was brought forward from Thursday because of the storm.', 'Thursday = 2025-03-20'],
  ['The match was postponed to Friday.', 'Friday = 2025-03-21'],
  ['The start was pushed back until Monday.', 'Monday = 2025-03-24'],
  ['The vote was moved from Tuesday to Thursday.', 'Tuesday = 2025-03-18', 'Thursday = 2025-03-20'],
  ['Both sides must sign by midnight Friday.', 'Friday = 2025-03-21'],
  ['The union wants an answer by noon on Thursday.', 'Thursday = 2025-03-20'],
  ['By late Tuesday, crews had cleared two of the three lanes.', 'Tuesday = 2025-03-18'],
  ['A freight line is to open from Monday.', 'Monday = 2025-03-24'],
  ['Two ships are to sail from Friday, the owner said.', 'Friday = 2025-03-21'],
  ['The library is closed since Monday.', 'Monday = 2025-03-17'],
  ['It was the first snow since Wednesday.', 'Wednesday = 2025-03-12'],
  ['She has not been seen since Sunday evening.', 'Sunday evening = 2025-03-16'],
  [
    'The committee met on Wednesday. It will meet again on Wednesday.',
    'Wednesday = 2025-03-19',
    'Wednesday = 2025-03-26',
  ],
  ['The panel, which met on Monday, will publish its report on Friday.', 'Monday = 2025-03-17', 'Friday = 2025-03-21'],
  ['The driver arrested on Monday will appear in court on Thursday.', 'Monday = 2025-03-17', 'Thursday = 2025-03-20'],
  ['A man hurt on Sunday in the blaze may leave hospital on Friday.', 'Sunday = 2025-03-16', 'Friday = 2025-03-21'],
  ['The council agreed on Tuesday to hold a second vote on Friday.', 'Tuesday = 2025-03-18', 'Friday = 2025-03-21'],
  ['Negotiators agreed to meet on Friday.', 'Friday = 2025-03-21'],
  ['The firm announced a plan on Monday to cut jobs.', 'Monday = 2025-03-17'],
  ['Ministers presented their plans on Tuesday.', 'Tuesday = 2025-03-18'],
  ['The bank plans to reopen the branch on Thursday.', 'Thursday = 2025-03-20'],
  ['Talks resume on Friday in Oslo.', 'Friday = 2025-03-21'],
  ['The fair opens Saturday and ends Sunday.', 'Saturday = 2025-03-22', 'Sunday = 2025-03-23'],
  ['Pupils return to class on Monday.', 'Monday = 2025-03-24'],
  ['On Sunday residents go to the polls.', 'Sunday = 2025-03-23'],
  ['The funeral is on Friday.', 'Friday = 2025-03-21'],
  ['The funeral was on Friday.', 'Friday = 2025-03-14'],
  ['He said that on Friday the court would rule.', 'Friday = 2025-03-21'],
  ['He said on Friday that the court would rule.', 'Friday = 2025-03-14'],
  ['“We will vote on Friday,” she said on Monday.', 'Friday = 2025-03-21', 'Monday = 2025-03-17'],
  ['The strike, set to begin on Thursday, was called off on Tuesday.', 'Thursday = 2025-03-20', 'Tuesday = 2025-03-18'],
  ['The camp was set up on Sunday.', 'Sunday = 2025-03-16'],
  ['Trains will run again from Saturday.', 'Saturday = 2025-03-22'],
  ['Starting Monday, drivers pay five euros.', 'Monday = 2025-03-24'],
  ['The ban takes effect on Thursday.', 'Thursday = 2025-03-20'],
  ['The court refused to comment on Tuesday.', 'Tuesday = 2025-03-18'],
  ['The minister declined to speak to reporters on Monday.', 'Monday = 2025-03-17'],
  ['The newly elected leader will visit the town on Saturday.', 'Saturday = 2025-03-22'],
  ['The proposed law will be debated on Thursday.', 'Thursday = 2025-03-20'],
  ['Monday’s session will be public.', 'Monday = 2025-03-24'],
  ['Monday’s session was public.', 'Monday = 2025-03-17'],
  ['The market is held every Friday.'],
  ['Choirs rehearse on a Tuesday.'],
  ['In a Tuesday interview he blamed the weather.', 'Tuesday = 2025-03-18'],
  ['She was fined on Friday of last week.', 'Friday of last week = 2025-03-14'],
  ['They will talk on Monday next week.', 'Monday next week = 2025-03-24'],
  [
    'The clubs play on Thursday and Friday, and the winner was chosen on Sunday.',
    'Thursday = 2025-03-20',
    'Friday = 2025-03-21',
    'Sunday = 2025-03-16',
  ],
  ['He waited at the gate until Monday.', 'Monday = 2025-03-17'],
  ['Owners have until Friday to object.', 'Friday = 2025-03-21'],
  ['The road will stay closed until Sunday.', 'Sunday = 2025-03-23'],
  ['The paper said the deal could be signed as early as Thursday.', 'Thursday = 2025-03-20'],
  ['Rain is expected to stop by Friday.', 'Friday = 2025-03-21'],
  ['The actor, who was to appear on Friday, fell ill on Monday.', 'Friday = 2025-03-21', 'Monday = 2025-03-17'],
  ['The couple have lived apart since November.', 'November = 2024-11-01/2024-11-30'],
  ['Neither brother has written to the other since December.', 'December = 2024-12-01/2024-12-31'],
  ['The two have offered to talk to each other since May.', 'May = 2024-05-01/2024-05-31'],
  ['Prices have risen since last October.', 'October = 2024-10-01/2024-10-31'],
  ['The plant is to close in February.', 'February = 2026-02-01/2026-02-28'],
  ['She hopes to finish by June.', 'June = 2025-06-01/2025-06-30'],
  ['Work to repair the bridge has gone on since 2 August.', '2 August = 2024-08-02'],
  [
    'The pier was built in 1904. It burned down in January.',
    '1904 = 1904-01-01/1904-12-31',
    'January = 2025-01-01/2025-01-31',
  ],
  [
    'His family has kept bees since 1966, and a report is due by September.',
    '1966 = 1966-01-01/1966-12-31',
    'September = 2025-09-01/2025-09-30',
  ],
  [
    'At the 1988 fair she lost. She won a medal in Lyon last November.',
    '1988 = 1988-01-01/1988-12-31',
    'November = 2024-11-01/2024-11-30',
  ],
  ['He was born on May 4, 1951 and left in June.', 'May 4, 1951 = 1951-05-04', 'June = 1951-06-01/1951-06-30'],
  ['They met in the spring of 2012. The next day they married.', 'spring of 2012 = 2012-03-01/2012-05-31'],
  ['She fell last winter. The following day she could not walk.', 'last winter = 2024-12-01/2025-02-28'],
  ['They met on 3 June 2012. The next day they married.', '3 June 2012 = 2012-06-03', 'The next day = 2012-06-04'],
  [
    "Kenya’s 2022 elections were calm, unlike Ghana's 2008 polls.",
    '2022 = 2022-01-01/2022-12-31',
    '2008 = 2008-01-01/2008-12-31',
  ],
  ['Critics of the 2019 reforms cite 2018 figures.', '2019 = 2019-01-01/2019-12-31', '2018 = 2018-01-01/2018-12-31'],
  ['More than 1900 homes lost power, and 2000 residents fled.'],
  ['About 2015 claims came in.'],
  ['The hull weighs 1950 tonnes.'],
  [
    'Snow fell in mid-February and late-November.',
    'mid-February = 2025-02-01/2025-02-28',
    'late-November = 2024-11-01/2024-11-30',
  ],
  [
    'The mall opened in mid-2016, in the mid-2010s boom.',
    'mid-2016 = 2016-01-01/2016-12-31',
    'mid-2010s = 2010-01-01/2019-12-31',
  ],
  ['Security rules changed after 9/11.', '9/11 = 2001-09-11'],
  ['The log has 2022/11/30, 2021.02.03 and 2020/13/40.', '2022/11/30 = 2022-11-30', '2021.02.03 = 2021-02-03'],
  ['Filed 14-feb-19 and 03-Mar-2020.', '14-feb-19 = 2019-02-14', '03-Mar-2020 = 2020-03-03'],
  ['Stamped 2024-12-05T08:30:00Z.', '2024-12-05T08:30:00Z = 2024-12-05'],
  ['A cup on a 3/4 scale, 24/7.'],
  ['The sitting ran from April 3 to May 5, 2014.', 'April 3 = 2014-04-03', 'May 5, 2014 = 2014-05-05'],
  [
    'Sales rose in November and December 2013.',
    'November = 2013-11-01/2013-11-30',
    'December 2013 = 2013-12-01/2013-12-31',
  ],
  [
    'It lasted from November to February 2016.',
    'November = 2015-11-01/2015-11-30',
    'February 2016 = 2016-02-01/2016-02-29',
  ],
  ['On March 4 and 5 people were hurt.', 'March 4 = 2025-03-04'],
  ['The fair was held on March 4 and 5.', 'March 4 and 5 = 2025-03-04/2025-03-05'],
  ['It began on March 3. That day it rained.', 'March 3 = 2025-03-03', 'That day = 2025-03-03'],
  ['He won in 2016. Later that year he retired.', '2016 = 2016-01-01/2016-12-31', 'that year = 2016-01-01/2016-12-31'],
  [
    'They wed in May 2011 and parted the following month.',
    'May 2011 = 2011-05-01/2011-05-31',
    'the following month = 2011-06-01/2011-06-30',
  ],
  [
    'He was shot on March 9. Two days earlier he had been threatened.',
    'March 9 = 2025-03-09',
    'Two days earlier = 2025-03-07',
  ],
  ['Profit rose from a year earlier.', 'a year earlier = 2024-01-01/2024-12-31'],
  ['Two decades ago the lake froze.', 'Two decades ago = 2005-01-01/2005-12-31'],
  [
    'The painter (1704–1787) and the composer (1650 - 1712) never met.',
    '1704 = 1704-01-01/1704-12-31',
    '1787 = 1787-01-01/1787-12-31',
    '1650 = 1650-01-01/1650-12-31',
    '1712 = 1712-01-01/1712-12-31',
  ],
  ['The notice named June 35 and July 42nd.'],
  ['This winter was mild.', 'This winter = 2024-12-01/2025-02-28'],
];

describe('date expressions by their clause and by the dates around them', () => {
  for (const [sentence, ...expected] of TABLE) {
    it(sentence, () => assert.deepEqual(datesIn(HEADER + sentence), expected));
  }
});

describe('words for days and months in names', () => {
  const CASES: [string, Record<string, EntityType>, ...string[]][] = [
    ['A letter from Nina June Albers came.', { 'Nina June Albers': 'person' }],
    ['They asked June about it.', { June: 'person' }],
    ['It has rained since June.', { June: 'person' }, 'June = 2024-06-01/2024-06-30'],
    ['The Sunday Courier came on Sunday.', { 'Sunday Courier': 'organization' }, 'Sunday = 2025-03-16'],
    ['She ran at the 2012 Games.', { '2012 Games': 'event' }, '2012 = 2012-01-01/2012-12-31'],
    ['A play, Christmas at Sea, opens.', { 'Christmas at Sea': 'work' }],
  ];
  for (const [body, names, ...expected] of CASES) {
    it(`${body} ${JSON.stringify(names)}`, () => assert.deepEqual(datesIn(HEADER + body, names), expected));
  }
});
