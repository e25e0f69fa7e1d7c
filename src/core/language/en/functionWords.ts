/** Determiners, prepositions and other words of grammar. Lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(w => w !== ''));

/** Words that titles of works write with a small letter. */
export const TITLE_SMALL_WORD = /^(?:an?|and|as|at|but|by|for|from|in|is|of|on|or|the|to|with|[’']s)$/;

/** How a phrase for somebody without a name starts: `my mother`, `a policeman`. */
export const INTRODUCES_NAMELESS = /^(?:my|his|her|their|our|its|your|a|an|another|one) /i;

/** How a phrase starts for somebody who is none of those before: `one driver`, `another driver`. */
export const ALWAYS_ANOTHER = /^(?:one|another|a second|a third) /;

export const LEADING_ARTICLE = /^(?:the|a|an) /;

export const LEADING_DETERMINER = /^(?:the|an?|his|her|their|its|our|my|your|this|that) /i;

/** Words that show that a phrase goes on after a name. */
export const CONTINUES_NAME = /^(?:and|or|[’']s)$/;

/** Tokens between a description and the name it describes: `a baker named Tomas Lund`. */
export const APPOSITION_LINK = /^(?:,|named|called|, named)$/;

export const ARTICLE = /^(?:an?|the)$/;

/** Determiners that can stand for a noun: `said another`. */
export const STANDS_ALONE =
  /^(?:another|other|others|one|two|three|four|five|six|seven|eight|nine|ten|some|many|several|most|few|both|all)$/;

export const INDEFINITE_ARTICLE = /^(?:a|an)$/;

/** Separates the noun of a role from its complement: `head of security`. */
export const AFTER_ROLE_HEAD = / (?:of|for|at|in|from|to|with|on) |,/;

/** Words directly before a phrase that show that it is not a subject. */
export const BEFORE_OBJECT =
  /^(?:of|in|on|at|by|for|from|with|to|about|after|before|against|between|into|over|under|via|per|than|like|as|and|or)$/;

/** How a clause before the subject starts: `Speaking to the BBC,`, `When asked,`. */
export const OPENS_CLAUSE = /(?:ing|ed)$|^(?:when|while|though|if)$/;

/** Participles that describe whoever is before them: `a man accused of theft told police`, `a team led by Wolf found`. */
export const ACCUSED: ReadonlySet<string> = new Set(['accused', 'charged', 'convicted', 'suspected', 'led', 'headed']);

/** Prepositions that can also open a clause of their own: `Hill waited as the crowd shouted`. */
export const OPENS_TIME_CLAUSE = /^(?:as|after|before|since|until|till|like|than)$/;

/** Words directly before a phrase that show that it is a subject. */
export const BEFORE_SUBJECT = /^(?:that|when|while|if|because|but|said)$/;

export const FORM_OF_BE = /^(?:is|are|was|were|be|been|being|’s|'s)$/;

/** Prepositions between a person and the place where they are from or work: `a commuter from Lund`. */
export const BEFORE_ORIGIN: ReadonlySet<string> = words('from at in near outside inside across');

/** Prepositions that link a phrase to the noun before it: `spokesman for X`. */
export const LINKING_PREPOSITIONS: ReadonlySet<string> = words('of for from at in with on near behind to against');

/** Prepositions between a document and what it is about: `a report about X`. */
export const BEFORE_TOPIC: ReadonlySet<string> = words('about into over');

/** Prepositions after which a phrase belongs to the noun before it, also after a verb: `said a spokesman for X`. */
export const ALWAYS_COMPLEMENTS: ReadonlySet<string> = words('of for from');

/** Words that acronyms often leave out. */
export const ACRONYM_SMALL_WORDS: ReadonlySet<string> = words('of the and for in on to de & at');

export const PLACE_PREPOSITION = /^(?:in|near|across)$/;

/** Words that can follow the head of a noun phrase. */
export const AFTER_NOUN_PHRASE = /^(?:that|which|of|in|for|behind|with|from|at|based|owned|founded|run|responsible)$/;

/** Words that end the noun of a definition: `is a village in …`, `was a band formed by …`. */
export const AFTER_DEFINITION =
  /^(?:that|which|who|whose|where|of|in|for|from|at|on|by|with|near|to|or|based|located|situated|owned|founded|formed|established|run|operated|operating|headquartered|published|serving|built|spoken|written|directed|created|developed|offered|held|played|born)$/;

export const DETERMINERS: ReadonlySet<string> =
  words(`the a an this that these those his her their its our my your another one two three four five
  six seven eight nine ten several some many most both all other few no each every any`);

/** Words that cannot be part of a noun phrase. */
export const FUNCTION_WORDS: ReadonlySet<string> =
  words(`of in on at by for from with to as that which who when while if is was are were be been has have
  had and or but not than then also will would can could should may might must do does did about after before against
  between into over under during without within among because although though so yet since until up down out off
  again still never always often once twice there here now today yesterday tomorrow alike alone`);

/** Determiners that can precede a role. */
export const ROLE_DETERMINERS: ReadonlySet<string> = words('the a an his her their its our my your another one');

/** Words that cannot be part of a role. */
export const NOT_IN_ROLES: ReadonlySet<string> = new Set(
  `and or but of in on at by for from with to as that which who when while if is was are were be been has have had said
  says told asked met called than then not like about after before against between into over under via per including
  also because although though so yet nor since until during without within among because did does do`.split(/\s+/),
);

/** Words that end an apposition. */
export const ENDS_APPOSITION = /^(?:who|whose|which|said|says|told|is|was|has|had|will|and)$/;

/** Prepositions after which an apposition no longer says who a person is: `the head of the school`. */
export const ROLE_PREPOSITION = /^(?:of|for|at|in|from|with|to)$/;

/** The commonest English words that are no words of other languages, to tell that a text is English. */
export const COMMON_ENGLISH_WORDS: ReadonlySet<string> =
  words(`the of and to that is he it with as his be not are but from they which she you were would
  there been their has said who what when this its than into more if about could after we him out up them`);

/** Past forms that end in other letters than *-ed*, and that word lists may have as nouns: `the mayor shook`. */
export const IRREGULAR_PASTS: ReadonlySet<string> =
  words(`shook wept fled sought fought taught brought bought caught thought flew threw knew grew drew blew swore wore tore
  bore chose froze spoke woke broke stole drove rode wrote rose arose strode slid hid bit swam sang rang sank drank shrank
  sprang stung swung clung flung hung dug stuck struck spun won shot lost sold told held stood understood slept kept crept
  swept felt dealt meant dreamt leapt knelt lent bent sent spent built burnt lit met fed bled sped led read laid paid said
  heard made ate gave forgave came became overcame went underwent ran began saw`);
