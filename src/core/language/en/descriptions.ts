/** Words of phrases that stand for a name: `the prime minister`, `the company`, `the statement`. Lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(w => w !== ''));

/** Short forms of titles, without the full stop, with the nouns that they stand for. */
export const TITLE_NOUNS: ReadonlyMap<string, string> = new Map(
  `gen=general sen=senator rep=representative gov=governor col=colonel lt=lieutenant capt=captain maj=major
  sgt=sergeant cmdr=commander adm=admiral dr=doctor prof=professor rev=reverend det=detective insp=inspector
  supt=superintendent pres=president cpl=corporal msgr=monsignor fr=father mp=lawmaker`
    .split(/\s+/)
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
);

/** Words that make another office of the noun after them: `the president` is not the vice president. */
export const CHANGES_OFFICE: ReadonlySet<string> = words(
  'deputy vice assistant associate former ex late shadow attorney secretary surgeon solicitor inspector postmaster prime first crown lord under retired then-deputy',
);

/** Modifiers that tell nothing of the office: `the outspoken senator`, `the new minister`. */
export const EMPTY_MODIFIERS: ReadonlySet<string> = words(`new current incumbent outspoken embattled veteran longtime
  long-time popular controversial outgoing incoming young old elderly late same newly elected acting interim sitting
  long-serving beloved famous disgraced ousted self-styled one-time`);

/** How a modifier starts that only counts: `the three-judge court`. */
export const COUNTING_MODIFIER =
  /^(?:\d|one-|two-|three-|four-|five-|six-|seven-|eight-|nine-|ten-|eleven-|twelve-|all-)/;

/** Words before somebody who is told: `the firm told Reuters`, `according to the BBC`. */
export const BEFORE_LISTENER = /^(?:told|tells|telling|to|by|via)$/;

/** Nouns for people who do research together; `the team` is then they, not a body named beside them. */
export const RESEARCHERS = /^(?:researchers|scientists|authors|colleagues|investigators|engineers|doctors|academics)$/;

/**
 * People who appear in a story about somebody else: `the judge` is not the last person named. In lower case, without
 * modifiers.
 */
export const OTHER_PARTIES: ReadonlySet<string> = words(`judge justice magistrate spokesman spokeswoman spokesperson
  victim officer lawyer attorney prosecutor reporter interviewer journalist correspondent mayor president governor king
  queen pope chief minister premier chancellor secretary official source friend neighbour neighbor witness man woman boy
  girl person caller user buyer seller owner narrator announcer host moderator anchor editor critic expert analyst doctor
  nurse teacher boss manager director chairman chairwoman chair aide adviser advisor head leader speaker co-worker
  colleague partner husband wife father mother brother sister son daughter uncle aunt cousin parent suspect attacker
  gunman shooter thief detective investigator sheriff ambassador general colonel commander commissioner council reader
  writer author crowd jury foreman clerk landlord tenant client customer patient passenger pilot captain priest pastor
  bishop archbishop cardinal imam rabbi insider organizer organiser survivor eyewitness`);

/** Verbs by which a speaker goes on: `the professor added`. */
export const GOES_ON = /^(?:add|adds|added|adding|continue|continues|continued|conclude|concludes|concluded)$/;

/** What documents are about the same thing: `the statement`, issued as `a press release`. By noun. */
export const DOCUMENT_KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    statement: `statement statements release announcement communique communiqué declaration proclamation message comment
      comments remarks response reply apology notice bulletin briefing`,
    ruling: 'ruling decision judgment judgement opinion verdict summary order dissent injunction',
    report: 'report reports study studies paper survey surveys poll polls review analysis assessment audit findings',
    letter: 'letter letters email e-mail memo note fax message',
    post: 'post posts tweet tweets caption video message blog comment comments story status',
    site: 'website site page profile account blog app channel',
    filing: 'filing filings lawsuit complaint suit petition motion brief affidavit indictment notice claim appeal',
    text: 'article articles editorial column op-ed book memoir transcript manifesto document documents book essay text',
  }).flatMap(([kind, nouns]) => nouns.split(/\s+/).map((noun): [string, string] => [noun, kind])),
);

/** Verbs of whoever issues a document: `released a statement`. */
export const ISSUES: ReadonlySet<string> = words(`released release releases issued issue issues published publish
  publishes posted post posts put made make makes sent send sends wrote write writes filed file files tweeted gave give
  gives delivered delivers handed signed shared read reads penned announced drafted submitted produced uploaded sued
  commissioned conducted releasing issuing publishing posting sending writing filing`);

/** Verbs that tell of a document without naming it, with its kind: `she tweeted`. */
export const ISSUES_KIND: ReadonlyMap<string, string> = new Map([
  ['ruled', 'ruling'],
  ['tweeted', 'post'],
  ['posted', 'post'],
  ['wrote', 'letter'],
  ['emailed', 'letter'],
  ['announced', 'statement'],
  ['sued', 'filing'],
]);

/** Offices that one person in a story holds: `the president`, unlike `the senator`, is meant from far away. */
export const SOLE_OFFICE =
  /^(?:president|minister|premier|chancellor|pope|pontiff|king|queen|prince|princess|emperor|governor|mayor|secretary|speaker|ambassador|commissioner|chief|chairman|chairwoman|director|sheriff|general|bishop|archbishop|cardinal)$/;

/** Relatives, before a name between commas: `their son, Leo,`. */
export const RELATIVE =
  /^(?:(?:step|grand|god)?(?:son|daughter|mother|father)|wife|husband|brother|sister|partner|girlfriend|boyfriend|fianc[ée]e?|uncle|aunt|cousin|niece|nephew|twin|widow|widower|baby|toddler)$/;
