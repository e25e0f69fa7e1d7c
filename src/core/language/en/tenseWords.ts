/** The words that show whether an event is before or after an article's date. Lower case, with a straight apostrophe. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Auxiliaries of the future, and modals that are about what is to come. */
export const FUTURE_AUXILIARIES = words("will 'll won't shall would must should may might can cannot could");

/** Those of {@link FUTURE_AUXILIARIES} for what was to come at a time in the past: `would`. */
export const PROSPECT_AUXILIARIES = words('would could might');

/** Words after *is*, *are*, *was* or *were*, or alone, for what is to come: `is due on Friday`, `a vote set for Friday`. */
export const PROSPECTIVE = words('scheduled expected planned slated due upcoming likely supposed');

/** Verbs of intention: future before *to*. */
export const INTENTIONS = words(`plan plans planning hope hopes hoping intend intends expect expects want wants aim aims
  going set ready prepare prepares preparing about planned scheduled expected slated due vowed pledged promised agreed
  decided`);

/** Those of {@link INTENTIONS} that report an event: future only before a verb of {@link SCHEDULED}. */
export const AGREEMENTS = words('vowed pledged promised agreed decided');

/** Verbs whose present tense is about what is scheduled: `talks start Monday`, `it opens Monday`. */
export const SCHEDULED =
  words(`open reopen start restart begin resume reconvene close end expire meet return go vote travel visit arrive
  leave depart fly head host face play kick launch run speak appear gather convene debut`);

/** The same verbs in the third person. */
export const SCHEDULED_THIRD =
  words(`opens reopens starts restarts begins resumes reconvenes closes ends expires meets returns goes travels
  visits arrives leaves departs flies faces kicks launches gathers convenes debuts`);

/** Irregular past forms and participles. */
export const PAST_FORMS = words(`was were had did been said told went came took made met held began became won lost left
  wrote sent got gave found saw died led knew thought kept stood heard brought fought fell grew rose shot spoke ran
  drew drove flew broke chose sold bought taught caught built paid met felt ate drank sang sank swam threw wore woke
  hid rode shook stole struck swore tore understood withdrew overthrew underwent arose awoke bore bound bled bred crept
  dealt dug fled forgot forgave froze hung laid lay lent lit meant rang sought shone showed slept slid sped spent
  spun stuck swept swung wept wound wasn't weren't hadn't didn't ago
  hurt hit cut put shut beat burst cast quit spread forecast sued used tied lied vied owed eyed axed
  agreed disagreed freed guaranteed`);

/** Verbs that move an event to another day. */
export const RESCHEDULED = words(`moved postponed rescheduled delayed pushed put brought adjourned deferred extended
  suspended remanded move postpone reschedule delay push bring adjourn defer extend`);

/** Verbs that say how long something lasted: past before *until*. */
export const LASTED =
  words(`lasted waited stayed continued ran lived worked remained kept served ruled reigned took was were
  did had didn't wasn't weren't`);

/** Adverbs between a verb that moves an event and *from*: the event is now earlier. */
export const EARLIER = words('up forward ahead');

/** Words before a date that show by themselves that it is to come. */
export const STARTING = words('starting beginning commencing effective');

/** Words between a preposition and the date that it belongs to: `by late on Thursday`, `by midnight Thursday`. */
export const BEFORE_DATE = words(
  `the on midnight noon late early mid about around end of this next last a.m. p.m. am pm morning afternoon evening at as
  close`,
);

/** Words that begin another clause. */
export const CLAUSE_OPENERS = words(`who which whose where and but while although because that when if after before so
  though whereas`);

/** Words that begin a clause about the noun before it. */
export const RELATIVES = words('who which whose whom where');

/** Prepositions: a form in -ed before one may be a participle (`the man killed in the crash will …`). */
export const AFTER_PARTICIPLE = words('in on at by for from with as during after before of over to into under near');

/** Determiners and the like, before a form in -ed that describes a noun: `the proposed law`. */
export const BEFORE_PARTICIPLE = words(
  'the a an this that these those his her its their our my your some any no newly recently',
);

/** Words that say that something happens once more: on an article's own weekday, a week later. */
export const AGAIN = words('again return returns resume resumes reconvene reconvenes');

/** Endings of words in -ed that are not past forms: `hundred`, `need`. */
export const NO_PAST_ENDING = /(?:eed|ndred|cred|need)$/;

/** Verbs about what has happened: `will discuss Friday’s attack`. */
export const REFLECTING =
  words(`discuss understand explain investigate respond comment condemn review examine mourn analyse
  analyze address appeal challenge regret honour honor commemorate recall describe overturn probe know reflect`);

/** Nouns for events that nobody announces, and for what was said or decided: `Sunday’s fire` has happened. */
export const MISHAPS =
  words(`accident announcement arrest arrests assassination attack attacks blast blasts blaze bombing
  bombings collision coup crash crashes death deaths defeat disaster earthquake explosion explosions failure fire fires
  flood floods incident killing killings loss massacre murder murders outage quake raid raids remarks riot riots ruling
  shooting shootings slaying stabbing statement storm storms tragedy verdict victory violence win wins`);
