/** Titles and roles before and after names. Lower case, without the full stop. */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(w => w !== ''));

/** Courtesy titles. They show gender, but are not roles. */
export const MALE_COURTESY = list('mr mister sir lord monsieur herr señor senor signor don mssrs messrs');
export const FEMALE_COURTESY = list('mrs ms miss madam madame mme mlle dame lady frau señora senora signora doña');
export const NEUTRAL_COURTESY = list('mx dr doctor prof professor');

/** Titles and offices that directly precede a name. */
export const TITLES = list(`
  president vice-president premier chancellor minister secretary undersecretary senator sen sens congressman
  congresswoman congressmen rep reps representative governor gov govs mayor councilman councilwoman councilor
  councillor alderman assemblyman assemblywoman delegate speaker ambassador envoy attorney commissioner comptroller
  treasurer chairman chairwoman chairperson chair leader mp mep mps taoiseach
  judge justice justices magistrate prosecutor solicitor barrister lawyer counsel
  sheriff chief constable detective officer inspector superintendent sergeant trooper marshal deputy det insp supt
  supt. agent
  general gen gens colonel col major maj captain capt lieutenant lt commander cmdr admiral adm sgt corporal cpl private
  pvt brigadier marshal airman seaman ensign commodore
  pope cardinal archbishop bishop rev reverend father fr rabbi imam ayatollah sheikh sheik pastor deacon monsignor msgr
  brother sister mother friar abbot patriarch metropolitan vicar saint st mullah grand dalai
  king queen prince princess emperor empress duke duchess earl count countess baron baroness lord lady sultan emir shah
  tsar czar crown
  coach manager captain quarterback striker defender midfielder goalkeeper pitcher forward guard winger
  dr doctor prof professor dean provost rector chancellor principal
  mr mrs ms miss mx sir dame madam madame mme mlle herr frau señor señora monsieur signor messrs
  director ceo founder co-founder spokesman spokeswoman spokesperson correspondent editor analyst economist strategist
  author actor actress singer director producer
  dictator strongman first-lady citizen comrade hon honorable honourable pres attorney-general secretary-general
  aunt uncle grandma grandpa cousin
`);

/** Modifiers inside titles: `deputy`, `vice`, `prime`. */
export const TITLE_MODIFIERS = list(`
  vice deputy prime former ex acting interim assistant associate senior junior chief lead head executive managing general
  foreign interior finance defense defence justice health education trade energy press police state national federal
  district first lady second retired late then incoming outgoing new longtime veteran disgraced embattled special supreme
  high court home home-affairs party opposition majority minority house senate white presidential republican democratic
  democrat gop labour labor conservative liberal independent nominee nominees candidate hopeful frontrunner front-runner
  elect president-elect rival fellow union army navy air force marine staff master gunnery lance us u.s uk british
`);

/** Ranks of British police as they are written. In lower case, they are other words. */
export const POLICE_RANK = /^(?:P[Cc]|W[Pp][Cc]|DI|D[Ss]|D[Cc][Ii]|DSI)$/;

/** Honours and seats after a person’s name: `Helena Crane KC`. */
export const HONOUR = /^(?:KC|QC|MP|MEP|MSP|TD|OBE|MBE|CBE|DBE|KBE)$/;

/** Titles that only people have. */
export const ADDRESS = /^(?:mr|mrs|ms)\.?$/;

/** Titles before a surname alone, and no part of the name of another office: `said Officer Tusk`. */
export const BEFORE_ONE_NAME =
  /^(?:officer|detective|inspector|sergeant|sgt|constable|trooper|senator|sen|judge|justice|sheriff|captain|capt|lieutenant|lt|pastor|rabbi|imam|coach|superintendent|colonel|col|councillor|councilor|dr)\.?$/;

export const isCourtesy = (lower: string): boolean =>
  MALE_COURTESY.has(lower) || FEMALE_COURTESY.has(lower) || NEUTRAL_COURTESY.has(lower);

const MALE_ROLE =
  list(`king prince duke earl count baron emperor sultan emir shah tsar czar pope cardinal father fr friar
  brother monsignor msgr imam ayatollah mullah rabbi congressman councilman assemblyman chairman spokesman businessman
  actor husband son father-in-law son-in-law grandson grandfather uncle nephew boyfriend widower policeman fisherman
  fireman cameraman statesman salesman serviceman clergyman nobleman lord sir mr man boy gentleman stepfather stepson
  fiancé mullah goalkeeper quarterback linebacker waiter`);
const FEMALE_ROLE = list(`queen princess duchess countess baroness empress mother sister nun congresswoman councilwoman
  assemblywoman chairwoman spokeswoman businesswoman actress wife daughter mother-in-law daughter-in-law granddaughter
  grandmother aunt niece girlfriend widow policewoman stateswoman saleswoman noblewoman lady dame mrs ms miss woman girl
  stepmother stepdaughter fiancée heroine waitress hostess midwife first-lady`);

/** The gender that a noun for a role or title shows. */
export function genderOfRole(lower: string): 'male' | 'female' | 'unknown' {
  if (MALE_COURTESY.has(lower) || MALE_ROLE.has(lower)) return 'male';
  if (FEMALE_COURTESY.has(lower) || FEMALE_ROLE.has(lower)) return 'female';
  return 'unknown';
}

/** Titles that are part of what a person is called: `Pope Francis`, `Queen Elizabeth`. */
export const REGNAL_TITLE =
  /(?:^| )(pope|king|queen|prince|princess|emperor|empress|saint|st\.?|sheikh|sheik|patriarch|sultan|emir)$/i;
