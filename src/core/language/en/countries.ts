/**
 * Countries and their adjectives: `Russia` and `Russian`. Common knowledge, written for this project. The first of several
 * adjectives is the usual one.
 */
const PAIRS = `
  afghanistan=afghan;albania=albanian;algeria=algerian;andorra=andorran;angola=angolan;argentina=argentine,argentinian;
  armenia=armenian;australia=australian,aussie;austria=austrian;azerbaijan=azerbaijani,azeri;bahamas=bahamian;
  bahrain=bahraini;bangladesh=bangladeshi;barbados=barbadian;belarus=belarusian,belarussian;belgium=belgian;
  belize=belizean;benin=beninese;bhutan=bhutanese;bolivia=bolivian;bosnia=bosnian;botswana=botswanan;
  brazil=brazilian;brunei=bruneian;bulgaria=bulgarian;burkina faso=burkinabe;burundi=burundian;cambodia=cambodian;
  cameroon=cameroonian;canada=canadian;chad=chadian;chile=chilean;china=chinese;colombia=colombian;congo=congolese;
  costa rica=costa rican;croatia=croatian,croat;cuba=cuban;cyprus=cypriot;czech republic=czech;denmark=danish;
  djibouti=djiboutian;dominican republic=dominican;ecuador=ecuadorian,ecuadorean;egypt=egyptian;
  el salvador=salvadoran;england=english;eritrea=eritrean;estonia=estonian;ethiopia=ethiopian;fiji=fijian;
  finland=finnish;france=french;gabon=gabonese;gambia=gambian;georgia=georgian;germany=german;ghana=ghanaian;
  greece=greek;greenland=greenlandic;guatemala=guatemalan;guinea=guinean;guyana=guyanese;haiti=haitian;
  honduras=honduran;hungary=hungarian;iceland=icelandic;india=indian;indonesia=indonesian;iran=iranian;iraq=iraqi;
  ireland=irish;israel=israeli;italy=italian;ivory coast=ivorian;jamaica=jamaican;japan=japanese;jordan=jordanian;
  kazakhstan=kazakh,kazakhstani;kenya=kenyan;kosovo=kosovan,kosovar;kuwait=kuwaiti;kyrgyzstan=kyrgyz;laos=lao,laotian;
  latvia=latvian;lebanon=lebanese;liberia=liberian;libya=libyan;lithuania=lithuanian;luxembourg=luxembourgish;
  macedonia=macedonian;madagascar=malagasy;malawi=malawian;malaysia=malaysian;maldives=maldivian;mali=malian;
  malta=maltese;mauritania=mauritanian;mauritius=mauritian;mexico=mexican;moldova=moldovan;monaco=monegasque;
  mongolia=mongolian;montenegro=montenegrin;morocco=moroccan;mozambique=mozambican;myanmar=burmese;namibia=namibian;
  nepal=nepalese,nepali;netherlands=dutch;new zealand=new zealander;nicaragua=nicaraguan;niger=nigerien;
  nigeria=nigerian;north korea=north korean;norway=norwegian;oman=omani;pakistan=pakistani;palestine=palestinian;
  panama=panamanian;paraguay=paraguayan;peru=peruvian;philippines=philippine,filipino;poland=polish;
  portugal=portuguese;puerto rico=puerto rican;qatar=qatari;romania=romanian;russia=russian;rwanda=rwandan;
  samoa=samoan;saudi arabia=saudi,saudi arabian;scotland=scottish;senegal=senegalese;serbia=serbian,serb;
  sierra leone=sierra leonean;singapore=singaporean;slovakia=slovak;slovenia=slovenian,slovene;somalia=somali;
  south africa=south african;south korea=south korean;spain=spanish;sri lanka=sri lankan;sudan=sudanese;
  sweden=swedish;switzerland=swiss;syria=syrian;taiwan=taiwanese;tajikistan=tajik;tanzania=tanzanian;thailand=thai;
  tibet=tibetan;togo=togolese;tonga=tongan;tunisia=tunisian;turkey=turkish;turkmenistan=turkmen;uganda=ugandan;
  ukraine=ukrainian;united arab emirates=emirati;united kingdom=british;united states=american;uruguay=uruguayan;
  uzbekistan=uzbek;venezuela=venezuelan;vietnam=vietnamese;wales=welsh;yemen=yemeni;zambia=zambian;
  zimbabwe=zimbabwean;europe=european;asia=asian;africa=african;korea=korean;chechnya=chechen;catalonia=catalan`;

/** Other names of countries, lower case, without full stops. */
const OTHER_NAMES = `us=united states;usa=united states;united states of america=united states;america=united states;
  uk=united kingdom;great britain=united kingdom;britain=united kingdom;uae=united arab emirates;ussr=soviet union;
  drc=congo;democratic republic of congo=congo;holland=netherlands;burma=myanmar;czechia=czech republic;
  prc=china;rok=south korea;dprk=north korea;eu=european union;un=united nations`;

const pairs = (text: string): [string, string][] =>
  text.split(';').map(entry => entry.trim().split('=') as [string, string]);

/** Adjective → country. */
export const COUNTRY_OF: ReadonlyMap<string, string> = new Map(
  pairs(PAIRS).flatMap(([country, adjectives]) =>
    adjectives.split(',').map((adjective): [string, string] => [adjective, country]),
  ),
);

/** Name → the usual name. */
export const USUAL_NAME: ReadonlyMap<string, string> = new Map(pairs(OTHER_NAMES));

const STATE_WORDS = new Set(['federation', 'republic', 'kingdom', 'emirates', 'state', 'union']);

/**
 * A key that is the same for all names of a place or organization: `the U.S.` and `United States`, `Russian Federation` and
 * `Russia`. Takes lower-case words.
 */
export function usualName(lower: string): string {
  const plain = lower.replace(/^the /, '').replace(/[.’']/g, '').trim();
  const usual = USUAL_NAME.get(plain);
  if (usual !== undefined) return usual;
  const parts = plain.split(' ');
  if (parts.length === 2 && STATE_WORDS.has(parts[1] as string)) {
    const country = COUNTRY_OF.get(parts[0] as string);
    if (country !== undefined && country !== 'europe') return country;
  }
  if (parts[0] === 'republic' && parts[1] === 'of') return parts.slice(2).join(' ');
  return usualBody(plain);
}

/** `state department`, `united states department of state` → `department of state`; `health ministry` → `ministry of health` */
function usualBody(plain: string): string {
  const own = plain.replace(/^(?:us|united states) (?=department of |\w+ department$)/, '');
  return own.replace(/^(\w+) (department|ministry)$/, '$2 of $1');
}

const COUNTRIES: ReadonlySet<string> = new Set(COUNTRY_OF.values());

/** The country that a lower-case word names, or is the adjective of: `russian`, `russia`, `us`; null for other words. */
export function countryOf(lower: string): string | null {
  const usual = USUAL_NAME.get(lower) ?? lower;
  return COUNTRY_OF.get(usual) ?? (COUNTRIES.has(usual) ? usual : null);
}

/** Peoples without a country of their name, singular. */
const PEOPLES: ReadonlySet<string> = new Set(
  'kurd tamil tatar uighur uyghur rohingya pashtun hutu tutsi basque arab jew sikh yazidi houthi hispanic latino'.split(
    ' ',
  ),
);

/** Whether a word means people of a nation or people: `serb`, `serbs`, `kurds`. */
export function isPeople(lower: string): boolean {
  const singular = lower.replace(/s$/, '');
  return [lower, singular].some(word => COUNTRY_OF.has(word) || PEOPLES.has(word));
}
