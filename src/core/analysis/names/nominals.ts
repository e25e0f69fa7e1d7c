import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Sentence, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import { isPersonNoun } from './roles';

/** A noun phrase without a name of its own that can act and speak: `the president`, `a senior official`, `police`. */
export interface NominalSpan {
  /** Tokens from the determiner or first modifier to the head. */
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
  readonly number: 'singular' | 'plural';
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(w => w !== ''));

const DETERMINERS = words(`the a an this that these those his her their its our my your another one two three four five
  six seven eight nine ten several some many most both all other few no each every any`);
/** Nouns for bodies that act and speak. */
export const BODIES =
  words(`government ministry department agency committee commission council court company firm bank party
  union university college school hospital police military army navy parliament congress senate house cabinet
  administration campaign organization organisation group association federation institute foundation newspaper magazine
  network station channel website broadcaster publisher corporation authority bureau office team club league church
  embassy board panel jury regime coalition opposition charity watchdog regulator tribunal prosecution defense
  defence delegation alliance airline carrier retailer manufacturer maker startup start-up lender insurer operator
  media press city state country nation province kremlin mission center centre
  ministries departments agencies committees courts companies firms banks parties unions universities hospitals
  newspapers governments groups organizations organisations airlines networks countries nations states authorities`);
const SPEAKING_THINGS =
  words(`report reports study studies statement statements survey surveys poll polls letter letters
  document documents memo email e-mail lawsuit complaint indictment affidavit ruling verdict article articles editorial
  book post tweet message spokesperson filing filings transcript paper note release`);
const PEOPLE = words(`people officials sources residents researchers scientists experts critics supporters opponents
  activists protesters witnesses authorities lawmakers investigators prosecutors lawyers doctors analysts economists
  leaders diplomats aides advisers advisors republicans democrats voters workers police troops soldiers rebels men women
  children parents victims relatives neighbors neighbours friends colleagues students teachers executives negotiators
  members others protestors demonstrators fans players folks staffers reporters journalists`);
const BARE = words(
  'police officials authorities investigators prosecutors sources residents researchers scientists experts critics witnesses lawmakers analysts economists diplomats activists supporters opponents lawyers doctors',
);
const NOT_HEADS =
  words(`have haves will may mark master second head general whites black white minor major public human individual
  native foreign female male senior junior fellow sun son-of-a-bitch star stars can must like being number case side
  figure mean back double contact subject model front winner favorite favourite character part better best match
  pop bill art rose post mine dear love life sort kind look good pair set hit top lead draw cast draft pilot standing
  worth following one self nobody somebody someone anyone everyone everybody anybody no-one`);
const INDEFINITE = words('someone somebody everyone everybody anyone anybody nobody');
const MAX_MODIFIERS = 6;

/** Finds nominals between the names of a sentence: `taken` marks the tokens of names. */
export function findNominals(doc: Doc, evidence: TokenEvidence, sentence: Sentence, taken: Uint8Array): NominalSpan[] {
  const out: NominalSpan[] = [];
  let floor = sentence.first;
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = doc.tokens[i] as Token;
    if (token.kind !== 'word' || taken[i] === 1) continue;
    const type = headType(evidence, token);
    if (type === null || continues(doc, evidence, i + 1, sentence.last, taken)) continue;
    const first = startOf(doc, evidence, i, floor, taken);
    const determined = DETERMINERS.has((doc.tokens[first] as Token).lower) || afterPossessive(doc, first, floor);
    const plural = isPlural(token.lower);
    if (!determined && !plural && !INDEFINITE.has(token.lower)) continue;
    if (!determined && !BARE.has(token.lower) && !PEOPLE.has(token.lower) && type !== 'person') continue;
    out.push({ first: possessor(doc, first, floor), last: i + 1, type, number: plural ? 'plural' : 'singular' });
    floor = i + 1;
  }
  return out;
}

function headType(evidence: TokenEvidence, token: Token): EntityType | null {
  const { lower } = token;
  if (INDEFINITE.has(lower)) return 'person';
  if (NOT_HEADS.has(lower)) return null;
  if (PEOPLE.has(lower)) return 'group';
  if (BODIES.has(lower)) return 'organization';
  if (SPEAKING_THINGS.has(lower)) return 'work';
  if (isPersonNoun(evidence, token)) return isPlural(lower) ? 'group' : 'person';
  return null;
}

function isPlural(lower: string): boolean {
  return (
    PEOPLE.has(lower) || (lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss')) || lower.endsWith('men')
  );
}

/** Whether the noun phrase goes on after a noun, so that this noun is not its head: `police officer`. */
function continues(doc: Doc, evidence: TokenEvidence, next: number, end: number, taken: Uint8Array): boolean {
  const token = doc.tokens[next];
  if (next >= end || token === undefined || token.kind !== 'word') return false;
  if (taken[next] === 1) return token.text !== token.lower;
  if (headType(evidence, token) !== null) return true;
  const entry = evidence.entry[token.index] as number;
  const noun = (entry & Flag.CommonWord) !== 0 && (entry & (Flag.Verb | Flag.Adjective)) === 0;
  return noun && !/(?:ly|ward|wards|ed)$/.test(token.lower) && !FUNCTION.has(token.lower);
}

const FUNCTION = words(`of in on at by for from with to as that which who when while if is was are were be been has have
  had and or but not than then also will would can could should may might must do does did about after before against
  between into over under during without within among because although though so yet since until up down out off
  again still never always often once twice there here now today yesterday tomorrow alike alone`);

function startOf(doc: Doc, evidence: TokenEvidence, head: number, floor: number, taken: Uint8Array): number {
  let first = head;
  const most = Math.max(floor, head - MAX_MODIFIERS);
  while (first > most) {
    const token = doc.tokens[first - 1] as Token;
    if (token.kind === 'number') {
      first--;
      continue;
    }
    if (token.kind !== 'word') break;
    if (DETERMINERS.has(token.lower)) return first - 1;
    if (FUNCTION.has(token.lower) || token.lower === '’s' || token.lower === "'s") break;
    const entry = evidence.entry[token.index] as number;
    const known = (entry & (Flag.CommonWord | Flag.PersonNoun)) !== 0 || token.lower.includes('-');
    if (taken[first - 1] !== 1 && !known) break;
    first--;
  }
  return first;
}

function afterPossessive(doc: Doc, first: number, floor: number): boolean {
  const before = doc.tokens[first - 1];
  return first > floor && before !== undefined && (before.lower === '’s' || before.lower === "'s");
}

/** Takes in a possessor right before: `the ministry’s spokeswoman` starts at `the`. */
function possessor(doc: Doc, first: number, floor: number): number {
  if (!afterPossessive(doc, first, floor) || first - 2 < floor) return first;
  let at = first - 2;
  while (at > floor && at > first - 6) {
    const token = doc.tokens[at - 1] as Token;
    if (token.kind !== 'word' || FUNCTION.has(token.lower)) break;
    if (DETERMINERS.has(token.lower)) return at - 1;
    if (token.text === token.lower) break;
    at--;
  }
  return at;
}
