/** The words of dates, lower case. */

const numbered = (text: string): [string, number][] =>
  text.split(/\s+/).map(entry => {
    const [word, value] = entry.split('=') as [string, string];
    return [word, Number(value)];
  });

export const MONTHS: ReadonlyMap<string, number> = new Map(
  numbered(`january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11
    december=12 jan.=1 feb.=2 mar.=3 apr.=4 jun.=6 jul.=7 aug.=8 sep.=9 sept.=9 oct.=10 nov.=11 dec.=12 jan=1 feb=2
    mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12`),
);

/** 0 is Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  numbered(`sunday=0 monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sun.=0 mon.=1 tue.=2 tues.=2 wed.=3
    thu.=4 thur.=4 thurs.=4 fri.=5 sat.=6`),
);

/** Words for days, and their distance from today. */
export const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

/** Words before a unit, and the number of units that they move by. */
export const SHIFT_WORDS: ReadonlyMap<string, number> = new Map(
  numbered('last=-1 past=-1 previous=-1 this=0 next=1 coming=1'),
);

/** `the next day`, `the following month`: words before a unit after *the*, and the units that they move by. */
export const ADJACENT_PERIODS: ReadonlyMap<string, number> = new Map(numbered('next=1 following=1 previous=-1'));

/** `the day before`: words after *day*, and the days that they move by. */
export const DAYS_BESIDE: ReadonlyMap<string, number> = new Map(numbered('before=-1 after=1'));

export const PARTS_OF_DAY: ReadonlySet<string> = new Set(['morning', 'afternoon', 'evening', 'night', 'noon']);

export const UNITS: ReadonlyMap<string, string> = new Map(
  ['day', 'week', 'weekend', 'month', 'year', 'decade'].flatMap(unit => [
    [unit, unit] as const,
    [`${unit}s`, unit] as const,
  ]),
);

export const NUMBERS: ReadonlyMap<string, number> = new Map(
  numbered(`a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
    thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50`),
);

export const ORDINALS: ReadonlyMap<string, number> = new Map(
  numbered('first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10'),
);

export const QUARTERS: ReadonlyMap<string, number> = new Map(numbered('first=1 second=2 third=3 fourth=4'));

/** The month in which each season starts, in the northern hemisphere. */
export const SEASONS: ReadonlyMap<string, number> = new Map(numbered('spring=3 summer=6 fall=9 autumn=9 winter=12'));

/** Holidays with a fixed date. */
export const HOLIDAYS: readonly { readonly words: readonly string[]; readonly month: number; readonly day: number }[] =
  [
    { words: ['christmas', 'eve'], month: 12, day: 24 },
    { words: ['christmas', 'day'], month: 12, day: 25 },
    { words: ['christmas'], month: 12, day: 25 },
    { words: ['boxing', 'day'], month: 12, day: 26 },
    { words: ['new', 'year', '’s', 'eve'], month: 12, day: 31 },
    { words: ['new', 'year', "'s", 'eve'], month: 12, day: 31 },
    { words: ['new', 'year', '’s', 'day'], month: 1, day: 1 },
    { words: ['new', 'year', "'s", 'day'], month: 1, day: 1 },
    { words: ['valentine', '’s', 'day'], month: 2, day: 14 },
    { words: ['valentine', "'s", 'day'], month: 2, day: 14 },
    { words: ['independence', 'day'], month: 7, day: 4 },
    { words: ['halloween'], month: 10, day: 31 },
    { words: ['veterans', 'day'], month: 11, day: 11 },
  ];

/** Every word that an expression can start with, except those that start with a digit. */
export const OPENERS: ReadonlySet<string> = new Set([
  ...[MONTHS, WEEKDAYS, DAY_WORDS, NUMBERS, ORDINALS, QUARTERS, SEASONS].flatMap(words => [...words.keys()]),
  ...HOLIDAYS.flatMap(({ words }) => words.slice(0, 1)),
  ...['the', 'that', ...SHIFT_WORDS.keys()],
]);

/** Words before a number that show that it is a year. */
export const BEFORE_YEAR =
  /^(?:in|since|until|till|during|early|late|mid|year|spring|summer|fall|autumn|winter|the|circa|fiscal)$/;

/** Nouns after a number that show that it is a count, not a year. */
export const COUNTED_NOUN =
  /^(?:people|men|women|children|feet|percent|per|million|billion|hundred|thousand|years?|months|weeks|days|hours|minutes|seconds|metres|meters|kilometres|kilometers|kilos|miles|yards|inches|tons|tonnes|pounds|dollars|euros|cents|points|votes|seats|words|pages|persons|residents|inhabitants|workers|employees|jobs|members|soldiers|troops|students|pupils|patients|homes|houses|households|buildings|vehicles|cars|calories|watts|degrees|copies|items|units|species|deaths|victims|square|cubic)$/;

/** Words before a number that show that it is a count if a plural noun follows. */
export const BEFORE_COUNT =
  /^(?:about|some|nearly|over|than|around|almost|roughly|least|under|exactly|only|another|approximately|to|all|these|those|estimated)$/;

/** Months that are also words or names. */
export const AMBIGUOUS_MONTH = /^(?:may|march|mar|jan|dec|sep|sun)$/;

/** Words before an ambiguous month that show that it is one. */
export const BEFORE_MONTH = /^(?:in|of|since|until|by|last|next|this|early|late|mid|through|from|to|for)$/;

/** Words before *year* after a date. */
export const YEAR_SHIFT = /^(?:last|next|this)$/;

/** Tokens between the days of a range. */
export const BETWEEN_DAYS = /^(?:-|–|—|and|to)$/;

/** Words before a weekday that make it any week's: `every Friday`. */
export const EVERY = /^(?:every|each|any|most|some|alternate|another|one|a)$/;

/** `mid-March`, `late-2014`: what stands before the hyphen. */
export const PART_OF = /^(?:mid|early|late)-/;
