/**
 * Words that report speech, thought or evidence: lemmas by class, written for this project from general knowledge of
 * English news, and expanded here to all their forms.
 *
 * - `say`: takes an utterance as its object (said, told, wrote, asked)
 * - `opine`: thought and feeling reported in the speaker's name (believes, hopes, denies, insists)
 * - `act`: speech about somebody or something, its words often quoted in part (called, praised, accused, dismissed)
 * - `show`: documents, studies and images that say something (shows, reads, found)
 * - `plan`: intent and stance reported as fact (plans, supports, refused)
 */
export type CueClass = 'say' | 'opine' | 'act' | 'show' | 'plan';

export type VerbForm = 'base' | 's' | 'past' | 'ing' | 'participle';

export interface CueVerb {
  readonly lemma: string;
  readonly cue: CueClass;
  readonly form: VerbForm;
}

const VERBS: Readonly<Record<CueClass, string>> = {
  say: `say tell add ask note explain reply write tweet retweet announce declare state claim argue insist respond answer
    recall continue warn stress emphasize emphasise remark observe comment quip joke shout yell scream whisper mutter
    murmur exclaim cry chant boast brag concede admit acknowledge confess reveal disclose confirm assert maintain contend
    allege affirm reiterate repeat caution advise remind testify report relate recount retort counter shoot snap
    interject interrupt chime begin conclude predict promise pledge vow swear post blog text email message opine muse
    ponder wonder complain lament sigh laugh groan moan grumble fume thunder bellow roar bark growl hiss snarl blurt
    stammer stutter joke tease jest crow gush marvel deadpan wisecrack echo agree demur object protest propose suggest
    urge plead beg implore demand order command instruct inform notify assure reassure clarify elaborate specify
    summarize summarise paraphrase quote cite read recite narrate describe proclaim pronounce profess preach lecture
    speculate theorize hypothesize estimate calculate reckon gather deadpan enthuse offer pen scribble scrawl
    telegraph cable signal intone drawl mumble opine reason rejoin banter chide scold admonish rebuke inquire enquire
    query question press prod probe wail sob whine gripe grouse vent rant rail inveigh boom bawl holler call hint
    imply insinuate intimate divulge confide tout stipulate posit submit aver avow attest vouch persuade preface quoth
    volunteer venture allow hazard sum thank greet congratulate apologize apologise toast tut reminisce reflect
    reference mention emphasise underline underscore highlight recommend counsel rule hold find testify depose
    broadcast phone radio wire ruminate philosophize theorise summarise`,
  opine: `believe think feel hope fear worry doubt expect anticipate suspect assume suppose know understand realize realise
    recognize recognise see view consider regard deem imagine guess wish want desire prefer like love hate dislike
    regret resent mind care accept deny dispute reject refute discount dismiss disagree forget remember learn hear
    discover notice decide determine conclude judge trust foresee envision envisage dread mourn welcome enjoy appreciate
    admire respect favor favour appear seem mean figure`,
  act: `call label dub brand term name describe characterize characterise portray depict paint cast frame denounce condemn
    decry deplore blast slam attack criticize criticise assail bash lambaste lambast rip skewer excoriate castigate
    berate chastise rebuke scold upbraid mock ridicule taunt insult deride belittle disparage denigrate knock ding hit
    pan trash accuse charge blame fault hail praise laud applaud commend celebrate salute extol tout champion endorse
    defend justify excuse dismiss reject rebuff scorn question challenge dispute contest compare liken equate refer
    allude talk speak discuss address debate promote peddle invoke evoke cite credit thank congratulate greet invite
    apologize apologise joke sneer scoff jeer boo heckle cheer threaten warn vilify demonize demonise lash hammer
    savage pillory deem declare proclaim rate rank coin vent bemoan bewail lament trumpet advertise bill style hype
    answer lecture`,
  show: `show read suggest indicate find reveal demonstrate reflect illustrate prove confirm document detail list outline
    record contain include carry feature state conclude note point project estimate put rank place give cite report
    display depict portray title headline caption entitle dub warn argue describe detail say specify advise`,
  plan: `plan intend aim propose seek want vow promise pledge threaten refuse decline agree offer volunteer ask request
    demand call urge push press lobby encourage support oppose back favor favour endorse resist advocate
    consider weigh mull try commit swear resolve decide determine prepare hope need campaign fight stand
    approve authorize authorise sign veto block order ban request invite recommend nominate appoint vote`,
};

/** Past and participle of irregular verbs. */
const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  begin: ['began', 'begun'],
  swear: ['swore', 'sworn'],
  shoot: ['shot', 'shot'],
  read: ['read', 'read'],
  think: ['thought', 'thought'],
  feel: ['felt', 'felt'],
  know: ['knew', 'known'],
  understand: ['understood', 'understood'],
  see: ['saw', 'seen'],
  mean: ['meant', 'meant'],
  hear: ['heard', 'heard'],
  forget: ['forgot', 'forgotten'],
  foresee: ['foresaw', 'foreseen'],
  find: ['found', 'found'],
  cast: ['cast', 'cast'],
  hit: ['hit', 'hit'],
  show: ['showed', 'shown'],
  put: ['put', 'put'],
  give: ['gave', 'given'],
  speak: ['spoke', 'spoken'],
  seek: ['sought', 'sought'],
  hold: ['held', 'held'],
  fight: ['fought', 'fought'],
  stand: ['stood', 'stood'],
  learn: ['learned', 'learned'],
  cry: ['cried', 'cried'],
  rip: ['ripped', 'ripped'],
  broadcast: ['broadcast', 'broadcast'],
  pan: ['panned', 'panned'],
  quip: ['quipped', 'quipped'],
  admit: ['admitted', 'admitted'],
  brag: ['bragged', 'bragged'],
  nod: ['nodded', 'nodded'],
  refer: ['referred', 'referred'],
  plan: ['planned', 'planned'],
  commit: ['committed', 'committed'],
  dub: ['dubbed', 'dubbed'],
  snap: ['snapped', 'snapped'],
  beg: ['begged', 'begged'],
  slam: ['slammed', 'slammed'],
  bet: ['bet', 'bet'],
  tut: ['tutted', 'tutted'],
  submit: ['submitted', 'submitted'],
  regret: ['regretted', 'regretted'],
  infer: ['inferred', 'inferred'],
  aver: ['averred', 'averred'],
  ban: ['banned', 'banned'],
  sob: ['sobbed', 'sobbed'],
  rebut: ['rebutted', 'rebutted'],
  prod: ['prodded', 'prodded'],
  sum: ['summed', 'summed'],
  blog: ['blogged', 'blogged'],
  rule: ['ruled', 'ruled'],
  quoth: ['quoth', 'quoth'],
  pen: ['penned', 'penned'],
  equip: ['equipped', 'equipped'],
  chat: ['chatted', 'chatted'],
};

/** Forms of British spelling, by lemma. */
const BRITISH: Readonly<Record<string, readonly [past: string, ing: string]>> = {
  label: ['labelled', 'labelling'],
  signal: ['signalled', 'signalling'],
  counsel: ['counselled', 'counselling'],
};

/** A lemma in several classes belongs to the first. */
const ORDER: readonly CueClass[] = ['say', 'act', 'opine', 'show', 'plan'];

const CUE_FORMS: ReadonlyMap<string, CueVerb> = expand();

function expand(): Map<string, CueVerb> {
  const forms = new Map<string, CueVerb>();
  for (const cue of ORDER) {
    for (const lemma of VERBS[cue].split(/\s+/)) {
      for (const [word, form] of formsOf(lemma)) if (!forms.has(word)) forms.set(word, { lemma, cue, form });
    }
  }
  return forms;
}

function formsOf(lemma: string): [string, VerbForm][] {
  const irregular = IRREGULAR[lemma];
  const doubled = irregular?.[0].endsWith(`${lemma.at(-1)}ed`) && irregular[0].length === lemma.length + 3;
  const past = irregular?.[0] ?? regularPast(lemma);
  const stem =
    doubled || lemma === 'begin' || lemma === 'forget' || lemma === 'put' || lemma === 'hit'
      ? lemma + lemma.at(-1)
      : lemma;
  const ing = `${/[^eo]e$/.test(lemma) && !doubled ? lemma.slice(0, -1) : stem}ing`;
  const british = BRITISH[lemma];
  return [
    [lemma, 'base'],
    [thirdPerson(lemma), 's'],
    [past, 'past'],
    [ing, 'ing'],
    [irregular?.[1] ?? past, 'participle'],
    ...(british
      ? ([
          [british[0], 'past'],
          [british[1], 'ing'],
        ] as [string, VerbForm][])
      : []),
  ];
}

function thirdPerson(lemma: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(lemma)) return `${lemma}es`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return `${lemma}s`;
}

function regularPast(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return `${lemma}ed`;
}

/** The cue verb of which a lower-case word is a form, or undefined. */
export const cueVerb = (word: string): CueVerb | undefined => CUE_FORMS.get(word);

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Nouns for something said or written, which a quote may be part of. */
const NOUNS =
  words(`statement statements tweet tweets post posts remark remarks letter letters comment comments speech speeches
  message messages interview interviews email emails e-mail e-mails memo memos memoir note notes op-ed op-eds editorial
  editorials column essay article articles report reports testimony address announcement answer answers response
  responses reply replies question questions claim claims argument assertion warning accusation allegation allegations
  description declaration pledge promise vow confession apology complaint call calls cry chant chants slogan slogans
  sign signs banner placard caption captions headline headlines quote quotes quotation word words phrase phrases motto
  joke jokes quip transcript recording video ad ads advertisement commercial brochure pamphlet leaflet press-release release
  ruling opinion dissent order affidavit filing lawsuit indictment resolution manifesto book tweetstorm blog
  text texts voicemail call prayer eulogy sermon lecture retort criticism praise reference suggestion hint notion idea
  belief view fear fears concern concerns hope hopes conclusion prediction forecast estimate admission insistence
  contention acknowledgment acknowledgement announcement demand demands request plea appeal recommendation briefing
  conference monologue debate`);

/** Adverbs and other small words that can separate a speaker from the cue verb. */
const BETWEEN =
  words(`also later then now just even still once again never ever always often sometimes soon earlier recently
  previously only first famously reportedly allegedly repeatedly bluntly flatly simply merely quickly promptly finally
  eventually recently publicly privately openly further similarly instead not once twice rather thus therefore however
  immediately initially both all each himself herself themselves itself additionally meanwhile separately`);

const AUXILIARIES =
  words(`has have had is are was were be been being will would can could may might must should shall do does
  did has hasn’t haven’t hadn’t isn’t aren’t wasn’t weren’t won’t wouldn’t can’t couldn’t doesn’t don’t didn’t hasn't
  haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't doesn't don't didn't 's ’s 'd ’d 'll ’ll 've ’ve`);

export const isCueNoun = (word: string): boolean => NOUNS.has(word);
export const isAuxiliary = (word: string): boolean => AUXILIARIES.has(word);
/** Nouns and verbs that end in -ly. */
const NO_ADVERBS =
  words(`family assembly ally rally reply supply monopoly oligopoly anomaly bully belly jelly folly tally homily panoply
  butterfly gully lily elderly apply comply multiply rely imply woolly`);

/** Whether a lower-case word is listed, or ends in -ly and is no noun or verb. */
export const isAdverb = (word: string): boolean =>
  BETWEEN.has(word) || (word.length > 4 && word.endsWith('ly') && !NO_ADVERBS.has(word));

const STRONG = new Set(
  `say tell add ask note explain reply write tweet declare state continue respond answer announce recall warn insist
  remark observe joke quip shout conclude argue claim acknowledge admit concede read call`.split(/\s+/),
);

/** Whether a lower-case word is a form of a verb whose object is nearly always an utterance. */
export function isStrongCue(word: string): boolean {
  const verb = cueVerb(word);
  return verb !== undefined && STRONG.has(verb.lemma);
}
