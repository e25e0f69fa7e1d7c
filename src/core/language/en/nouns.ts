/** Nouns for people, organizations, places and works. Lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(w => w !== ''));

/** Nouns for works, and words that precede names of broadcasts: `on “This Week”`, `MSNBC’s “Morning Joe”`. */
export const BEFORE_TITLE_OF_WORK =
  /^(?:book|novel|memoir|play|song|album|film|movie|documentary|poem|painting|sculpture|opera|musical|ballet|magazine|series|show|sitcom|podcast|essay|ballad|single|sketch|drama|comedy|anthem|hymn|on|host|hosts|[’']s)$/;

/** Nouns for organizations that need not be part of the name: `the company`. */
export const GENERIC_ORGANIZATION =
  /^(?:company|firm|group|organi[sz]ation|agency|paper|newspaper|magazine|network|broadcaster|outlet|carrier|airline|manufacturer|maker|retailer|publisher|association|charity|think-tank|bureau|club|team|studio|bank|lender|insurer|union|automaker|carmaker|startup|start-up|nonprofit|watchdog|regulator|foundation|operator|brewer|chain|label|institute|federation|league)$/;

export const MEDIA_NOUN = /^(?:paper|newspaper|magazine|network|broadcaster|outlet|publisher|channel|station|website)$/;

/** Nouns for companies that directly precede their names, unlike in `the government Smith leads`. */
export const BEFORE_COMPANY_NAME =
  /^(?:company|firm|bank|brewer|airline|carrier|retailer|manufacturer|carmaker|startup|start-up|insurer|lender|publisher|broadcaster|newspaper|magazine|operator|supermarket|chain|charity|giant|group)$/;

/** What a company has: `Norbygg’s shareholders`. */
export const BELONGS_TO_COMPANY =
  /^(?:ceo|cfo|shares|stock|shareholders?|investors?|subsidiary|subsidiaries|co-founder|customers|earnings|board)$/;

/** People and things that belong to a company whose name is before them, unless that is a place: `an Amazon worker`. */
export const COMPANY_PEOPLE =
  /^(?:workers?|employees?|staff|spokes(?:person|man|woman|people)|shareholders?|executives?|boss|warehouses?)$/;

/** Nouns for recordings that show somebody: `footage of Hill saying`. */
export const RECORDING =
  /^(?:footage|video|videos|clip|clips|film|recording|recordings|audio|tape|tapes|images?|photos?)$/;

/** Nouns for settlements and regions: `the town of Lower Orrin`. */
export const SETTLEMENT =
  /^(?:town|city|village|hamlet|island|port|district|region|province|suburb|municipality|county|canton)$/;

/** Nouns for organizations that can act and speak. */
export const ORGANIZATION_NOUNS: ReadonlySet<string> =
  words(`government ministry department agency committee commission council court company firm bank party
  union university college school hospital police military army navy parliament congress senate house cabinet
  administration campaign organization organisation group association federation institute foundation newspaper magazine
  network station channel website broadcaster publisher corporation authority bureau office team club league church
  embassy board panel jury regime coalition opposition charity watchdog regulator tribunal prosecution defense
  defence delegation alliance airline carrier retailer manufacturer maker startup start-up lender insurer operator
  media press city state country nation province kremlin mission center centre
  ministries departments agencies committees courts companies firms banks parties unions universities hospitals
  newspapers governments groups organizations organisations airlines networks countries nations states authorities`);

/** Nouns for services of a place, which its name precedes: `Ridgemont police`. */
export const SERVICES = /^(?:police|firefighters|paramedics|prosecutors|residents)$/;

/** Nouns for documents that can speak: `the report says`. */
export const DOCUMENT_NOUNS: ReadonlySet<string> =
  words(`report reports study studies statement statements survey surveys poll polls letter letters
  document documents memo email e-mail lawsuit complaint indictment affidavit ruling verdict article articles editorial
  book post tweet message filing filings transcript paper note release`);

/** Nouns for people that the lexicon lacks. */
export const PERSON_NOUNS: ReadonlySet<string> =
  words(`source spokesperson chairperson salesperson layperson co-author coauthor co-founder co-owner co-chair co-host
  co-writer co-star co-pilot co-worker ex-wife ex-husband commuter whistleblower whistle-blower onlooker`);

/** Plural nouns for people. */
export const GROUP_NOUNS: ReadonlySet<string> =
  words(`people officials sources residents researchers scientists experts critics supporters opponents
  activists protesters witnesses authorities lawmakers investigators prosecutors lawyers doctors analysts economists
  leaders diplomats aides advisers advisors republicans democrats voters workers police troops soldiers rebels men women
  children parents victims relatives neighbors neighbours friends colleagues students teachers executives negotiators
  members family others protestors demonstrators fans players folks staffers reporters journalists`);

/** Plural nouns for people that can be used without a determiner. */
export const BARE_GROUP_NOUNS: ReadonlySet<string> = words(
  'police officials authorities investigators prosecutors sources residents researchers scientists experts critics witnesses lawmakers analysts economists diplomats activists supporters opponents lawyers doctors',
);

/** Words that the lexicon lists as nouns for people, but that are rarely used so. */
export const NOT_HEADS: ReadonlySet<string> =
  words(`have haves will may mark master second head general whites black white minor major public human individual
  native foreign female male senior junior fellow sun son-of-a-bitch star stars can must like being number case side
  figure mean back double contact subject model front winner favorite favourite character part better best match
  pop bill art rose post mine dear love life sort kind look good pair set hit top lead draw cast draft pilot standing
  worth following one self nobody somebody someone anyone everyone everybody anybody no-one`);

export const INDEFINITE_PRONOUNS: ReadonlySet<string> = words(
  'someone somebody everyone everybody anyone anybody nobody',
);

/** Last words of names of events. */
export const EVENT_NOUN =
  /^(?:war|wars|cup|games|olympics|championships?|open|festival|conference|summit|revolution|day|election|elections|league|prix|tour|treaty|crisis|convention|massacre|holocaust|uprising|bowl|marathon)$/;

const DEFINED_PLACE =
  /^(?:town|city|village|hamlet|commune|island|district|region|province|suburb|municipality|county|canton|river|lake|mountain|hill|valley|peninsula|dock|prison|jail|stadium|arena|airport|street|road|highway|bridge|neighbou?rhood|settlement|parish|borough|country|nation|state)$/;
const DEFINED_ORGANIZATION =
  /^(?:company|firm|bank|band|orchestra|group|duo|trio|quartet|quintet|team|club|party|newspaper|magazine|university|college|agency|airline|carrier|retailer|manufacturer|publisher|broadcaster|charity|startup|start-up|organi[sz]ation|association|corporation|coalition|alliance|think-tank|label)$/;
const DEFINED_THING =
  /^(?:language|dialect|song|album|single|film|movie|novel|book|game|software|browser|species|genus|virus|disease|drug|festival|tournament|competition|series|sitcom|opera|play|sport|religion)$/;

/** The type of what a lower-case noun defines in `NAME is a …`, or null if it says little. */
export function typeOfDefined(noun: string): 'place' | 'organization' | 'other' | null {
  if (DEFINED_PLACE.test(noun)) return 'place';
  if (DEFINED_ORGANIZATION.test(noun)) return 'organization';
  return DEFINED_THING.test(noun) ? 'other' : null;
}
