/** Words and word forms around quotes. Lower case. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Verbs of telling whose passive subject is the listener: `she was told`. */
export const LISTENER_VERBS: ReadonlySet<string> = words('told informed assured notified reminded briefed warned');

/** Lemmas of verbs that pass on what somebody else said: `quotes Hill as saying`. */
export const RELAYS: ReadonlySet<string> = words('report quote cite');

/** Lemmas of verbs that give their object another name: `called it “a wreck”`, `described it as “a wreck”`. */
export const LABELS: ReadonlySet<string> = words('call label dub brand term deem declare');
export const LABELS_AS: ReadonlySet<string> = words(
  'describe refer portray denounce dismiss characterize characterise condemn depict criticize criticise',
);

/** Lemmas whose object is a name or an act rather than an utterance: `called “Perception”`. */
export const TAKES_NAME =
  /^(?:call|describe|hold|find|rule|gather|begin|shoot|order|press|offer|urge|hint|mention|reference|thank|greet|propose|highlight|underline|underscore|quote|cite|announce|promise|pledge|broadcast|post)$/;

/** A comma, a verb such as *said*, and a speaker: `, said Carla` or `, she said`. */
export const CUE_AFTER_QUOTE =
  /[,?!] (?:(?:said|says|added|asked|replied|told) (?=\p{Lu}|the |her |his )|(?:he|she|they) (?:said|says|added|asked|replied)\b)/u;

/** Words that are written with a leading apostrophe. */
export const ELIDED_WORDS: ReadonlySet<string> = words('em til till tis twas cause n round bout cuz nuff neath un');

/** Answers of one word. */
export const REPLY = /^(?:yes|no|yeah|nope|ok|okay)$/;

/** Forms of verbs whose infinitive, or phrase with `to`, is nothing that was said: `began to count`, `added to the cost`. */
export const NEVER_REPORTS_INFINITIVE: ReadonlySet<string> =
  words(`begin begins began begun beginning start starts started starting continue continues continued continuing try
  tries tried trying need needs needed fail fails failed failing prove proves proved proven proving add adds added adding
  relate relates related relating learn learns learned learnt learning`);

/** Forms of verbs before `to` and a listener: `spoke to reporters`. */
export const TAKES_LISTENER: ReadonlySet<string> =
  words(`speak speaks spoke spoken speaking talk talks talked talking respond responds responded responding reply replies
  replied replying answer answered answering write writes wrote written writing call calls called calling email emails
  emailed emailing message messages messaged post posts posted posting`);

/** Forms of verbs whose content may be a gerund: `denied taking the money`. */
export const TAKES_GERUND: ReadonlySet<string> = words(
  'deny denies denied admit admits admitted regret regrets regretted recall recalls recalled suggest suggests suggested',
);

/** Forms of verbs of perception, writing and signing, whose object may be a thing: `found the body`, `wrote a book`. */
export const TAKES_THING: ReadonlySet<string> =
  words(`find finds found see sees saw seen hear hears heard feel feels felt know knows knew known learn learns learned
  learnt read reads write writes wrote written notice notices noticed remember remembers remembered discover discovers
  discovered watch watches watched sign signs signed`);

/** Participles that open a sentence about whoever hears: `Asked about it, she smiled`. */
export const PASSIVE_OPENER: ReadonlySet<string> = words(
  `asked told shown informed pressed questioned quizzed reminded challenged`,
);

/** Verbs of saying and seeing that are followed by no clause with `that`: `spoke through a crowd that cheered`. */
export const NO_CLAUSE_WITH_THAT = /^(?:talk|sp[eo]ak|spoke|call|see$|sees$|seen$|saw$)/;

/** Words that open a clause of reported speech. */
export const CLAUSE_WORD = /^(?:whether|if|why|how|what|when|where|who|whom|which)$/;

/** What the passive of these verbs of calling says of nobody’s speech: `who cannot be named`. */
export const NAMING = /^(?:named|identified)$/;

/** Labels of headlines: `Transcript: The governor’s briefing`, `Analysis: Why rates fell`. They are no speakers. */
export const HEADLINE_LABELS: ReadonlySet<string> =
  words(`transcript analysis opinion exclusive watch video live explainer breaking update updated factbox interview
  profile review obituary editorial comment letters podcast timeline correction clarification note background`);

/** What unnamed sources ask for. */
export const ANONYMITY = /^(?:not )?to (?:not )?be (?:named|identified|quoted)(?: by name| further)?$/;

/** Base forms of cue verbs that can also be past forms. */
export const PAST_LIKE_BASE = /^(?:read|put|hit|cast|broadcast|bet)$/;

/**
 * Small words that open or close reported speech, in groups. Words of one group are not distinguished. The order is part of
 * the trained models.
 */
export const REPORTING_WORD_GROUPS: readonly string[] = [
  'that',
  'as',
  'of',
  'for',
  'by',
  'about on over',
  'in at',
  'with',
  'from',
  'against',
  'if whether',
  'how why what when where',
  'who',
  'which',
  'because since',
  'is are was were be been',
  'has have had',
  'do does did',
  'will would',
  'can could may might must should',
  'it',
  'he she',
  'they',
  'i we',
  'you',
  'a an',
  'the',
  'and',
  'but or',
  'while although though',
];

const REPORTING_GROUP_OF: ReadonlyMap<string, number> = new Map(
  REPORTING_WORD_GROUPS.flatMap((list, k) => list.split(' ').map(word => [word, k + 1] as const)),
);

/** Number of the group of a lower-case word in {@link REPORTING_WORD_GROUPS}, from 1; 0 for none. */
export const reportingGroupOf = (lower: string): number => REPORTING_GROUP_OF.get(lower) ?? 0;
