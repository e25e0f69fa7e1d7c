/** Closed classes of words, and frequent verbs that report nothing. Space-separated, lower case. */
export const CLOSED_CLASSES = {
  pronoun:
    'he she they i we it you him her them us me himself herself themselves itself myself someone somebody everyone everybody anyone anybody nobody none others',
  determiner:
    'the a an this these those his its their our my your her some any no each every another both many several most few all one two three four five six seven eight nine ten such either neither other',
  preposition:
    'of in on at by for from with about into over after before during under against between through without within around among toward towards upon across behind beyond near amid despite since until till like unlike as per via along above below outside inside off out up down regarding concerning including',
  conjunction: 'and or but nor & yet',
  subordinator: 'that if because when while although though whether where how why what unless whereas than once so',
  relative: 'who which whose whom',
  time: 'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march april june july august september october november december jan. feb. aug. sept. oct. nov. dec. morning afternoon evening night week month year',
  not: 'not never n’t',
  to: 'to',
  possessive: "'s ’s",
  verb: 'made makes make took takes take came comes come went goes go got gets get gave gives give ran runs run won wins win lost loses lose left leaves leave met meets meet kept keeps keep became becomes become sent sends send set sets held holds led leads lead spent spends brought brings sat sits stood stands won grew grows rose rises fell falls drew draws threw throws broke breaks spoke speaks used uses use works work tried tries continues seems seemed appeared appears let lets put puts paid pays sold sells built builds bought buys caught',
} as const;

/** Frequent finite verbs that report nothing. */
export const COMMON_VERBS: ReadonlySet<string> = new Set(CLOSED_CLASSES.verb.split(' '));
