import { genderOfRole, NAME_PARTICLES, type PronounKind } from '../../language/en';
import type { ArticleSpan } from '../../text';
import type { EntityType, Mention } from '../model';
import { Flag, type Lexicon } from '../models/lexicon';
import type { Doc, Sentence, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import { entryOf } from '../tokens/word';
import type { NameSpan } from './nameSpans';
import { findNames } from './names';
import type { NameModel } from './nameTagger';
import { findNominals, type NominalSpan } from './nominals';
import { phraseOf } from './roles';

export type Gender = 'female' | 'male' | 'neuter' | 'plural' | 'unknown';

/** A mention with the facts that its context shows. */
export interface MentionCandidate extends Mention<'article'> {
  readonly type: EntityType;
  /** Token indices, half-open; both 0 for a mention outside the tokens (the header's source). */
  readonly firstToken: number;
  readonly lastToken: number;
  /** The whole noun phrase, with title, role and apposition: `Kremlin foreign policy aide Yuri Ushakov`. */
  readonly phrase: ArticleSpan;
  /** `Kremlin foreign policy aide`, `doctor`: without article; null if the phrase has none. */
  readonly role: string | null;
  readonly gender: Gender;
  readonly number: 'singular' | 'plural';
}

const SENTENCES_PER_STEP = 100;
const NAMES_PER_STEP = 1_000;

/**
 * All mentions of an article: names, pronouns, and nominals that can act as persons, groups or organizations. In order
 * of start; a name may lie inside a nominal (`Smith’s lawyer`), otherwise none overlap.
 */
export function* mentionSteps(
  doc: Doc,
  evidence: TokenEvidence,
  model: NameModel,
): Generator<void, MentionCandidate[]> {
  const names = yield* findNames(doc, evidence, model);
  const out: MentionCandidate[] = [];
  for (let i = 0; i < names.length; i++) {
    out.push(nameMention(doc, evidence, names[i] as NameSpan, names[i - 1]));
    if (i % NAMES_PER_STEP === NAMES_PER_STEP - 1) yield;
  }
  const taken = new Uint8Array(doc.tokens.length);
  for (const name of names) taken.fill(1, name.first, name.last);
  const roles = roleTokens(doc, out);
  for (let k = 0; k < doc.sentences.length; k++) {
    if (k % SENTENCES_PER_STEP === SENTENCES_PER_STEP - 1) yield;
    const sentence = doc.sentences[k] as Sentence;
    for (const nominal of findNominals(doc, evidence, sentence, taken))
      if (roles[nominal.last - 1] !== 1) out.push(nominalMention(doc, nominal));
    addPronouns(doc, sentence, taken, out);
  }
  yield;
  const source = doc.header?.source;
  if (source && source.text.trim() !== '') out.push(sourceMention(source));
  return out.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** 1 for each token before a person’s name in its phrase: title or role. */
function roleTokens(doc: Doc, names: readonly MentionCandidate[]): Uint8Array {
  const roles = new Uint8Array(doc.tokens.length);
  for (const m of names) {
    if (m.type !== 'person') continue;
    for (let i = m.firstToken - 1; i >= 0 && (doc.tokens[i] as Token).start >= m.phrase.start; i--) roles[i] = 1;
  }
  return roles;
}

function addPronouns(doc: Doc, { first, last }: Sentence, taken: Uint8Array, out: MentionCandidate[]): void {
  for (let i = first; i < last; i++) {
    const { pronoun } = (doc.tokens[i] as Token).word;
    if (pronoun !== undefined && taken[i] !== 1 && isPronoun(doc, i)) out.push(pronounMention(doc, i, pronoun));
  }
}

function isPronoun(doc: Doc, i: number): boolean {
  const { text, lower } = doc.tokens[i] as Token;
  return !(text === 'US' || text === 'IT' || (lower === 'mine' && text !== lower));
}

const GIVEN = { male: Flag.MaleName | Flag.LikeMaleName, female: Flag.FemaleName | Flag.LikeFemaleName };

function nameMention(doc: Doc, evidence: TokenEvidence, name: NameSpan, before?: NameSpan): MentionCandidate {
  const sentence = doc.sentences[(doc.tokens[name.first] as Token).sentence] as Sentence;
  const { phrase, role } = phraseOf(doc, evidence, name, sentence, before);
  const first = doc.tokens[name.first] as Token;
  const last = doc.tokens[name.last - 1] as Token;
  const span = { start: first.start, end: last.end };
  return {
    span,
    text: doc.text.slice(span.start, span.end),
    kind: 'name',
    type: name.type,
    firstToken: name.first,
    lastToken: name.last,
    phrase,
    role,
    gender: genderOfName(doc, name, phrase),
    number: name.type === 'group' ? 'plural' : 'singular',
  };
}

function genderOfName(doc: Doc, name: NameSpan, phrase: ArticleSpan): Gender {
  if (name.type === 'group') return 'plural';
  if (name.type !== 'person') return 'neuter';
  for (let i = name.first - 1; i >= 0 && (doc.tokens[i] as Token).start >= phrase.start; i--) {
    const shown = genderOfRole((doc.tokens[i] as Token).lower.replace(/\.$/, ''));
    if (shown !== 'unknown') return shown;
  }
  for (let i = name.last; i < doc.tokens.length && (doc.tokens[i] as Token).end <= phrase.end; i++) {
    const shown = genderOfRole((doc.tokens[i] as Token).lower);
    if (shown !== 'unknown') return shown;
  }
  const { lower } = doc.tokens[name.first] as Token;
  // A surname alone has no gender. It is decided later, by the person it belongs to.
  if (name.last - name.first === 1 || NAME_PARTICLES.has(lower)) return 'unknown';
  return genderOfGiven(doc.lexicon, lower);
}

/** Gender of a single name: `Adam`, but not `Scott`, which may be a surname. */
export function genderOfLone(lex: Lexicon, lower: string): Gender {
  return mayBeSurname(entryOf(lex, lower)) ? 'unknown' : genderOfGiven(lex, lower);
}

function mayBeSurname(entry: number): boolean {
  if ((entry & Flag.CommonSurname) !== 0 || (entry & Flag.LikeSurname) !== 0) return true;
  const given = (entry & (Flag.LikeMaleName | Flag.LikeFemaleName)) !== 0;
  return (entry & Flag.Surname) !== 0 && !given;
}

/** Gender of a given name, by the lists, otherwise by its contexts in corpora. */
export function genderOfGiven(lex: Lexicon, lower: string): Gender {
  const entry = entryOf(lex, lower);
  const male = (entry & Flag.MaleName) !== 0;
  const female = (entry & Flag.FemaleName) !== 0;
  const likeMale = (entry & Flag.LikeMaleName) !== 0;
  const likeFemale = (entry & Flag.LikeFemaleName) !== 0;
  if (likeMale !== likeFemale && (male || female) && (likeMale ? !male : !female)) return likeMale ? 'male' : 'female';
  if (male !== female) return male ? 'male' : 'female';
  if (male && female) return likeMale === likeFemale ? 'unknown' : likeMale ? 'male' : 'female';
  return (entry & GIVEN.male) !== 0 ? 'male' : (entry & GIVEN.female) !== 0 ? 'female' : 'unknown';
}

function nominalMention(doc: Doc, nominal: NominalSpan): MentionCandidate {
  const head = doc.tokens[nominal.last - 1] as Token;
  const span = { start: (doc.tokens[nominal.first] as Token).start, end: head.end };
  const gender =
    nominal.number === 'plural' ? 'plural' : nominal.type === 'person' ? genderOfRole(head.lower) : ('neuter' as const);
  return {
    span,
    text: doc.text.slice(span.start, span.end),
    kind: 'nominal',
    type: nominal.type,
    firstToken: nominal.first,
    lastToken: nominal.last,
    phrase: span,
    role: null,
    gender,
    number: nominal.number,
  };
}

function pronounMention(doc: Doc, i: number, { type, gender, number }: PronounKind): MentionCandidate {
  const { start, end, text } = doc.tokens[i] as Token;
  const span = { start, end };
  return {
    span,
    text,
    kind: 'pronoun',
    type,
    firstToken: i,
    lastToken: i + 1,
    phrase: span,
    role: null,
    gender,
    number,
  };
}

/** The header's source: the publisher of the article. It is a label, not prose, so its kind is not `name`. */
function sourceMention(source: { span: ArticleSpan; text: string }): MentionCandidate {
  return {
    span: source.span,
    text: source.text,
    kind: 'nominal',
    type: 'organization',
    firstToken: 0,
    lastToken: 0,
    phrase: source.span,
    role: null,
    gender: 'neuter',
    number: 'singular',
  };
}
