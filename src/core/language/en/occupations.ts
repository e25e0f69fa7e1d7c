/**
 * What people are described as, by the walk of life that it belongs to. Common knowledge, written for this project.
 * Words of several walks of life (director, manager, captain, leader, chief, attorney) are in none.
 * `candidate` is what people of any walk of life may be for a while. Lower case.
 */
export const WALKS_OF_LIFE = [
  'politics',
  'law',
  'force',
  'church',
  'business',
  'media',
  'science',
  'sport',
  'arts',
  'trade',
  'candidate',
] as const;
export type WalkOfLife = (typeof WALKS_OF_LIFE)[number];

const WORDS: Readonly<Record<WalkOfLife, string>> = {
  politics: `senator senators sen sens congressman congresswoman congressmen representative representatives rep reps
    governor governors gov govs mayor councilman councilwoman councillor councilor alderman assemblyman assemblywoman
    legislator lawmaker parliamentarian deputy mp mps mep meps premier chancellor minister ministers taoiseach president
    presidents secretary undersecretary ambassador envoy diplomat dictator king queen prince princess emperor sultan
    emir shah politician statesman strategist pollster lobbyist whip vice-president`,
  law: `judge justice justices magistrate lawyer counsel solicitor barrister jurist notary`,
  force: `sheriff constable detective sergeant trooper policeman policewoman general gen colonel col lieutenant lt
    admiral brigadier corporal airman seaman commander soldier marine officer inspector superintendent commodore
    fighter rebel guerrilla warlord`,
  church: `pope pontiff cardinal archbishop bishop rev reverend rabbi imam ayatollah pastor deacon monsignor priest friar abbot
    patriarch vicar nun preacher evangelist theologian cleric`,
  business: `ceo cfo coo businessman businesswoman billionaire millionaire entrepreneur tycoon mogul financier investor
    banker trader developer magnate industrialist broker executive`,
  media: `reporter journalist correspondent editor columnist host anchor anchorman commentator moderator broadcaster
    blogger pundit presenter publisher`,
  science: `professor prof scientist physicist biologist chemist researcher astronomer historian economist psychologist
    epidemiologist neurosurgeon surgeon physician sociologist anthropologist archaeologist philosopher mathematician
    lecturer geologist psychiatrist neuroscientist linguist scholar virologist astronaut cosmonaut`,
  sport: `coach quarterback striker midfielder goalkeeper pitcher winger fullback wicketkeeper batsman bowler cricketer
    footballer golfer cyclist swimmer sprinter boxer jockey skater skier wrestler gymnast athlete olympian medalist
    medallist champion champions titleholder player players seed infielder outfielder catcher shortstop slugger
    linebacker receiver lefthander left-hander right-hander pinch-hitter hooker flanker prop lock fly-half scrum-half
    centre-half goalscorer scorer skipper referee umpire compatriot defender forward libero sweeper all-rounder
    opener hurdler marathoner rower paceman spinner reliever closer starter baseman goaltender teammate`,
  arts: `actor actress singer rapper musician guitarist drummer pianist violinist composer songwriter conductor novelist
    poet playwright artist painter sculptor filmmaker comedian dancer author writer producer photographer architect
    designer model bassist soprano tenor vocalist illustrator cartoonist screenwriter`,
  trade: `baker butcher farmer teacher nurse mechanic plumber carpenter electrician student pupil waiter waitress
    shopkeeper fisherman hairdresser barber builder gardener cook chef cleaner driver miner nanny maid retiree pensioner
    schoolteacher schoolboy schoolgirl truck bartender firefighter paramedic dentist librarian housewife plumber
    accountant clerk welder pilot`,
  candidate: `candidate candidates nominee nominees front-runner frontrunner hopeful democrat democrats republican
    republicans libertarian`,
};

const WALK_OF_WORD: ReadonlyMap<string, WalkOfLife> = new Map(
  WALKS_OF_LIFE.flatMap(walk => WORDS[walk].split(/\s+/).map((word): [string, WalkOfLife] => [word, walk])),
);

/** The walk of life that a lower-case word tells of; undefined where it tells of none, or of several. */
export const walkOfLife = (word: string): WalkOfLife | undefined => WALK_OF_WORD.get(word);

/** Offices for a place, of which a person holds one for one place at a time. */
export const OFFICES_FOR_A_PLACE: ReadonlySet<string> = new Set(
  `senator sen congressman congresswoman representative rep governor gov mayor premier chancellor minister president
  king queen`.split(/\s+/),
);

/** States of the United States; the names of two words stand with a hyphen. */
export const US_STATES: ReadonlySet<string> = new Set(
  `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
  iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
  nevada new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma oregon pennsylvania
  rhode-island south-carolina south-dakota tennessee texas utah vermont virginia washington west-virginia wisconsin
  wyoming`.split(/\s+/),
);
