import { FEMALE_COURTESY, MALE_COURTESY, TITLES } from './titles';

/**
 * Closed groups of words that often occur next to names. The order is part of the trained weights; loading
 * them checks it.
 */
export const WORD_GROUPS: readonly string[] = [
  'the',
  'a an',
  'in at near',
  'from to into toward towards via',
  'of',
  'by',
  'with',
  'for',
  'on',
  'and & or',
  'as like than',
  'against versus vs vs. v v. over beat defeated',
  "'s ’s",
  'is was are were be been has have had will would can could may might should must does did do',
  'he she his her him who whom whose himself herself',
  'it its they their them',
  'i we you my our your me us',
  'that which this these those',
  'said says told asked added announced argued claimed declared explained insisted noted replied responded stated warned wrote tweeted asks tells writes saying believes thinks thought denied admitted vowed',
  'met meets visited visits called calls criticized criticised praised accused blamed endorsed endorses attacked supports supported elected appointed named arrested killed charged convicted sentenced fired hired',
  'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun mondays tuesdays fridays saturdays sundays',
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.',
  'north south east west northern southern eastern western central upper lower northeast northwest southeast southwest mid',
  'inc inc. corp corp. co co. ltd ltd. llc plc company companies group holdings corporation limited ag sa gmbh nv s.a. spa',
  'university college institute school academy hospital museum library laboratory',
  'party ministry department agency committee commission council court congress senate parliament government administration bureau office authority board service assembly house cabinet directorate secretariat panel task',
  'association federation union organization organisation foundation center centre society league alliance coalition institute network trust fund bank club front movement army forces force police guard brigade',
  'times post news journal tribune herald gazette daily magazine press review guardian observer radio television tv broadcasting agency',
  'united fc city athletic rovers county wanderers town sporting real inter dynamo team',
  'war battle festival games championship championships cup open olympics olympic prize award awards tour prix act treaty agreement accord accords day conference summit revolution movement convention',
  'river lake mount mountain mountains island islands valley bay beach park street road avenue square airport bridge coast sea ocean gulf peninsula canyon desert province county district region state village town city port hill hills heights creek',
  'jr jr. sr sr. ii iii iv',
  'mr mr. messrs sir lord',
  'mrs mrs. ms ms. miss lady dame madam',
  'de la le du des van von der den bin ibn al el da dos di del y',
  'not no never also only just still even',
  'where when while after before since until during because if although though',
  'former late then ex-president former-president',
  'capital mayor governor residents town near outside downtown northern southern',
  'born raised lives lived living moved grew died buried resident native',
  'spokesman spokeswoman spokesperson official officials chairman chief director head executive leader members member analyst economist representative',
  'shares stock stocks profit earnings revenue sales bid merger shareholders subsidiary unit division headquarters employees',
  'defeated beat win won lost draw drew scored goal goals points innings wicket runs lead champion titleholder seed',
  'chairman ceo president vice secretary minister general',
];

const GROUP_OF: ReadonlyMap<string, number> = buildGroups();

function buildGroups(): Map<string, number> {
  const map = new Map<string, number>();
  for (const [i, words] of WORD_GROUPS.entries()) {
    for (const word of words.split(' ')) if (!map.has(word)) map.set(word, i + 1);
  }
  const title = WORD_GROUPS.length + 1;
  for (const word of [...TITLES, ...MALE_COURTESY, ...FEMALE_COURTESY]) {
    if (!map.has(word)) map.set(word, title);
    if (!map.has(`${word}.`)) map.set(`${word}.`, title);
  }
  return map;
}

export const TITLE_GROUP = WORD_GROUPS.length + 1;
export const SAYING_GROUP = 1 + WORD_GROUPS.findIndex(g => g.startsWith('said '));
export const PLACE_PREPOSITION_GROUP = 1 + WORD_GROUPS.findIndex(g => g.startsWith('in '));

/** Number of the closed group of a lower-case word; 0 for none. */
export const groupOf = (lower: string): number => GROUP_OF.get(lower) ?? 0;
