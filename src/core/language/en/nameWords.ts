/** Words that are part of names or precede them. Lower case. */

/** Suffixes of company names that later mentions omit. */
export const COMPANY_SUFFIXES: ReadonlySet<string> = new Set(
  `inc inc. corp corp. corporation co co. company ltd ltd. limited llc llp plc gmbh ag sa s.a. nv n.v. bv b.v. ab as a/s
  oy oyj spa s.p.a. srl kg se group holding holdings & and sons son brothers bros bros. partners associates`.split(
    /\s+/,
  ),
);

/** Degrees and professions after a name, with full stops: `M.D.`, `Ph.D.` */
export const DEGREE =
  /^(?:m\.?d|m\.s|m\.a|m\.sc|b\.a|b\.s|b\.sc|ph\.d|r\.d|r\.n|d\.o|j\.d|ll\.[bm]|m\.b\.a|m\.p\.h|d\.d\.s|psy\.d|ed\.d|esq)\.?$/;

export const GENERATION_OR_DEGREE = /^(?:jr|sr|ii|iii|iv|esq|phd|md)$/;

/** Particles of family names: `von der Leyen`. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de la le du da dos di del della bin ibn abu al el ben st san ter ten'.split(' '),
);

/** Particles that are no given names: two words that start with one are a surname, `Ten Hag`. */
export const FAMILY_OPENERS: ReadonlySet<string> = new Set(
  'van von der den de le du da dos di ter ten bin ibn'.split(' '),
);

/** Particles between given name and surname that are no English words. */
export const FAMILY_PARTICLE = /^(?:van|von|der|den|ter|ten|da|das|de|la|las|los|del|della|di|dos|du|bin|ibn|el|al)$/;

/** Last words of names of things, which are nobody’s surname. */
export const NEVER_SURNAMES: ReadonlySet<string> = new Set(
  `museum avenue boulevard university college hospital airport stadium theatre theater committee commission council
  ministry department agency company corporation foundation institute association federation newspaper magazine network
  parliament library highway`.split(/\s+/),
);

export const GENERATION = /^(?:jr|sr|ii|iii|iv)\.?$/;

export const GENERATION_AFTER_NAME = /^(?:jr\.?|sr\.?|ii|iii)$/;

/** Numbers after *war*: `World War II`. */
export const NUMBER_OF_WAR = /^(?:one|two|i|ii)$/;

export const GENERATION_OR_NONE = /^(?:jr|sr|ii|iii)?\.?$/;

/** Buildings and places that stand for governments. */
export const SEATS_OF_GOVERNMENT: ReadonlySet<string> = new Set([
  'kremlin',
  'pentagon',
  'white house',
  'downing street',
  'élysée',
  'elysee',
  'bundestag',
  'knesset',
  'duma',
  'capitol hill',
  'foggy bottom',
  'whitehall',
  'blue house',
  'quirinal',
]);

/** Endings of names of groups of people: `Democrats`, `Lutherans`. */
export const GROUP_ENDING = /(?:ian|ians|ish|ese|ist|ists|crat|crats|ican|icans|ite|ites)$/;

/** Verbs of motion: `moved to Toulouse`. */
export const VERB_OF_MOTION =
  /^(?:moved|moves|move|moving|travelled|traveled|travels|flew|flown|drove|driven|went|returned|relocated)$/;

/** Words before a capitalized word that show that it is no person: `the Post`, `this May`. */
export const BEFORE_THING =
  /^(?:the|an?|this|that|these|those|each|every|any|some|no|another|all|both|most|many|my|our|your|his|her|its|their)$/;

/** Words before a month that show that it is one. */
export const TIME_BEFORE_MONTH = /^(?:in|last|next|past|previous|coming|early|late|mid|since|until|till)$/;

/** Words that precede months, and people too: `by May`. */
export const MAY_PRECEDE_MONTH = /^(?:by|before|after|during|through)$/;

/** Words before the name of a place that show that it is one. */
export const BEFORE_PLACE =
  /^(?:in|near|across|throughout|around|inside|outside|within|via|into|toward|towards|from|of|north|south|east|west|northern|southern|eastern|western|northeast|northwest|southeast|southwest|central|upper|lower|downtown|greater|mainland|rural)$/;

/** What a country or town has, and a person rarely: `Ireland’s government`. */
export const BELONGS_TO_PLACE =
  /^(?:government|parliament|president|prime|foreign|finance|economy|economic|central|capital|population|border|borders|embassy|airport|supreme|second|largest|biggest)$/;

/**
 * Common surnames of people whose surname comes first, romanized from Chinese, Korean and Vietnamese. Common knowledge,
 * written for this project.
 */
export const FAMILY_FIRST: ReadonlySet<string> = new Set(
  `xi xu xie xiao xiong xia xue wang wu wei wen li liu liang lin lu luo lei zhang zhao zhou zhu zheng zhong zeng zou chen
  cheng cai cao chang chiang chu chow cheung huang hu hua he hou han jiang jia jin kong guo gao gong geng deng ding du dong
  dai fan fang feng fu peng pan qian qin qiu qi ren shen shi song su sun tang tao tian tsai tsang tan yang ye yan yao yin
  yu yuan yue ma mao meng mo nie kim park lee choi jung jeong cho kang yoon yun jang lim oh seo shin kwon hwang ahn song
  ryu hong moon roh rhee ban son nguyen tran pham le hoang phan vu vo dang bui do ngo duong ly truong dinh`.split(
    /\s+/,
  ),
);

/** How a line starts that credits reporters: `By`, `Reporting by`. */
export const OPENS_CREDIT =
  /^(?:by|reporting|writing|editing|edited|written|compiled|additional|photos?|photographs|graphics?)$/;

/** Verbs and nouns of a sentence that credits reporters: `contributed to this report`. */
export const CREDITING_VERB = /^(?:contributed|reported|wrote|edited|adapted|compiled|assisted)$/;

/** Verbs of what people do and places do not: `Florence lives in Bristol`. */
export const LIVES = /^(?:lives|lived|grew|works|worked|studies|studied|moved|married|retired)$/;

/** The last word of a name that is an organization, whatever precedes it: `Holm University`. */
export const BODY_HEAD =
  /^(?:university|party|inc|corp|corporation|ltd|plc|commission|department|ministry|association|council|committee|authority|agency|administration|foundation|institute|organi[sz]ation|parliament|consortium|airlines?|airways)\.?$/;

/** The last word of a name that is a place although a person may have given it: `Anders Holm Avenue`. */
export const AREA_HEAD =
  /^(?:street|avenue|boulevard|road|highway|square|bridge|airport|river|lake|islands?|mountains?|valley|bay|peninsula|province|county|district)$/;

/** The last word of the name of a body to which `of` adds its country or field: `High Court of Norland`. */
export const BODY_BEFORE_OF =
  /^(?:bank|department|university|court|association|ministry|board|school|council|agency|parliament|institute|government|congress|embassy|republic)$/;

/** `Nyhet.com`, `Norlux.co.uk` */
export const WEB_ADDRESS = /^[\p{L}\d][\p{L}\d-]*\.(?:com|org|net|co\.uk|edu|gov)$/u;

const TIME_ZONES = /^(?:UTC|GMT|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|IST|JST|AEST|AEDT|NZST|NZDT|ET|PT)$/;

/** Whether a word abbreviates a time zone; it may be another name. */
export const isTimeZone = (text: string): boolean => TIME_ZONES.test(text);
