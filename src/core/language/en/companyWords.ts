/** Last words of names of companies. */
export const COMPANY_ENDINGS: ReadonlySet<string> = new Set(
  `foods motors airlines airways industries technologies systems holdings pharmaceuticals partners solutions electronics
  chemicals records studios pictures entertainment software laboratories labs logistics brands resources breweries stores
  robotics analytics therapeutics semiconductor semiconductors biosciences`.split(/\s+/),
);

/** What follows *&* in the name of a firm. */
export const FIRM_PARTNERS: ReadonlySet<string> = new Set(
  'sons son daughters brothers bros bros. co co. company partners associates'.split(' '),
);

/** Short forms that only names of companies end with, as they are written after the name. */
export const COMPANY_FORMS = /^(?:inc|corp|ltd|llc|plc|gmbh)\.?$/;

/** How surnames with a capital inside start: `McAllister`, `DeVito`. */
export const NAME_WITH_CAPITAL = /^(?:Mc|Mac|De|Des|Du|Di|Da|Del|Della|Le|La|Van|Von|Fitz|O)\p{Lu}/u;

/** Nouns for a company or body that belongs to the one named after *of*: `a subsidiary of Torvik`. */
export const PART_OF_COMPANY = /^(?:subsidiary|unit|division|arm|affiliate|branch|offshoot|brand|department)$/;

/** Nouns for people who play or work together, before their name: `his first band, the Lanterns`. */
export const BAND_NOUN = /^(?:band|group|trio|quartet|quintet|duo|ensemble|orchestra|troupe|company|firm|team|club)$/;

/** After *’s*, shows that it belongs to the name before it: `Torvik’s was sold`. */
export const AFTER_SHOP_NAME = /^(?:was|were|is|are|has|had|will|would|became|said|says|opened|closed|bought|sold)$/;

/** Before a name with *’s* and nothing that it owns, shows a shop or company: `at Torvik’s`. */
export const BEFORE_SHOP_NAME = /^(?:at|from|in|into|with|became|outside|near|original|former)$/;

/** Before an owner whose thing is left out: `a friend of Holm’s`, `larger than Holm’s`. */
export const BEFORE_ELLIPTIC_OWNER = /^(?:of|than|as|like|is|was|are|were|not|to)$/;

/** What follows a noun phrase that is complete. */
export const AFTER_PHRASE = /^(?:and|or|in|on|at|for|as|after|before|until|to|that|which|where|when)$/;

/** What is named after a person by *’s*, and no company: `Holm’s disease`. */
export const DISEASE = /^(?:diseases?|syndrome|disorder|palsy|lymphoma|law|theorem|comet)$/;

/** Names of people that stand for a disease with *’s*. */
export const EPONYM = /^(?:alzheimer|parkinson|huntington|hodgkin|crohn|tourette|asperger|hashimoto|down)$/;
