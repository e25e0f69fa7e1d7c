import { AFTER_DEFINITION, ARTICLE, countryOf, typeOfDefined } from '../../language/en';
import type { EntityType } from '../model';
import type { Doc, Token } from '../tokens/document';
import { Shape } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';

/** Maximum number of words between the article and the noun of a definition. */
const MAX_MODIFIERS = 7;
/** Maximum length of what brackets say between a name and its definition, in tokens. */
const MAX_BRACKETS = 30;

/**
 * Gives names the type that a sentence about them tells: `Halvik is a village and former parish in …`, `The Tinkers were an
 * English folk band`. The other uses of the name in the article get it, too.
 */
export function withDefinitions(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const defined = new Map<string, EntityType>();
  for (const name of names) {
    const type = definedType(doc, name);
    if (type !== null) defined.set(keyOf(doc, name), type);
  }
  for (const abbreviation of thingsAbbreviated(doc)) defined.set(abbreviation, 'other');
  if (defined.size === 0) return names;
  return names.map(name => {
    const type = defined.get(keyOf(doc, name));
    // `the Hald family`: the people whom a company is called after.
    const isOther = name.type === 'group' || doc.tokens[name.last]?.lower === 'family';
    return type === undefined || type === name.type || isOther ? name : { ...name, type };
  });
}

/** The type that the sentence gives a name that is its subject or has an apposition, or null. */
function definedType(doc: Doc, name: NameSpan): EntityType | null {
  const { first, last, type } = name;
  if (isPlaceByApposition(doc, name)) return 'place';
  if (!opensSentence(doc, first) || countryOf(keyOf(doc, name)) !== null) return null;
  const at = definitionAfter(doc.tokens, last);
  if (at < 0 || doc.tokens[at]?.sentence !== doc.tokens[first]?.sentence) return null;
  const isFullName = type === 'person' && last - first > 1;
  // `Ann Holm was the party`
  if (isFullName && doc.tokens[at]?.lower === 'the') return null;
  const found = typeOfDefinition(doc.tokens, at);
  return isFullName && found === 'other' ? null : found;
}

/** `the Purchase Agreement (“PPA”)`: letters in brackets after the name of an agreement, law or programme. Lower case. */
function* thingsAbbreviated({ tokens }: Doc): Generator<string> {
  for (const { text, index } of tokens) {
    if (text !== '(' || !HAS_ABBREVIATION.test(tokens[index - 1]?.lower ?? '')) continue;
    const letters = tokens[index + 1]?.word.shape === Shape.Quote ? tokens[index + 2] : tokens[index + 1];
    if (letters?.word.shape === Shape.Capitals) yield letters.lower;
  }
}

const HAS_ABBREVIATION =
  /^(?:agreement|contract|act|bill|law|treaty|protocol|convention|index|programme|program|project|plan|scheme|syndrome|disease|disorder|virus|test|method|report|tax|fee|rate)$/;

/** `Halvik, a town in the north`; not `Ann Holm, the town`, and not `Holm University of Halvik, a town`. */
function isPlaceByApposition({ tokens }: Doc, { first, last, type }: NameSpan): boolean {
  const article = tokens[last + 1];
  if (tokens[last]?.text !== ',' || article?.sentence !== tokens[first]?.sentence) return false;
  if (!ARTICLE.test(article?.lower ?? '') || (last - first > 1 && type !== 'place')) return false;
  return typeOfDefinition(tokens, last + 1) === 'place';
}

function opensSentence({ tokens, sentences }: Doc, first: number): boolean {
  const start = sentences[(tokens[first] as Token).sentence]?.first;
  return first === start || (first - 1 === start && tokens[start]?.lower === 'the');
}

/** The article of a definition after a name, or `the` of `is one of the`; -1 if there is none. */
function definitionAfter(tokens: Doc['tokens'], last: number): number {
  const verb = afterBrackets(tokens, last);
  if (!/^(?:is|was|are|were)$/.test(tokens[verb]?.lower ?? '')) return -1;
  if (ARTICLE.test(tokens[verb + 1]?.lower ?? '')) return verb + 1;
  const isOneOf = tokens[verb + 1]?.lower === 'one' && tokens[verb + 2]?.lower === 'of';
  return isOneOf && tokens[verb + 3]?.lower === 'the' ? verb + 3 : -1;
}

function afterBrackets(tokens: Doc['tokens'], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  for (let i = at + 1; i < at + MAX_BRACKETS; i++) if (tokens[i]?.text === ')') return i + 1;
  return at;
}

/** The type that the noun after an article stands for, or null if it is no known noun or only precedes another one. */
function typeOfDefinition(tokens: Doc['tokens'], article: number): EntityType | null {
  const isPlural = tokens[article - 1]?.lower === 'of';
  for (let i = article + 1; i <= article + 1 + MAX_MODIFIERS; i++) {
    const { kind, lower, text } = tokens[i] ?? NOTHING;
    if ((kind === 'punctuation' && !JOINT.test(text)) || AFTER_DEFINITION.test(lower)) return null;
    const type = typeOfDefined(isPlural ? lower.replace(/s$/, '') : lower);
    // A school district is no place.
    if (type !== null && endsNoun(tokens[i + 1])) return tokens[i - 1]?.lower === 'school' ? null : type;
  }
  return null;
}

const NOTHING = { kind: 'punctuation', lower: '', text: '' };
/** Marks that may be inside of a noun: `a folk / rock band`. */
const JOINT = /^[-–/]$/;

function endsNoun(next: Token | undefined): boolean {
  if (next === undefined) return true;
  if (next.kind !== 'punctuation') return AFTER_DEFINITION.test(next.lower);
  return !JOINT.test(next.text) && next.word.shape !== Shape.Possessive;
}

function keyOf({ tokens }: Doc, { first, last }: NameSpan): string {
  let key = (tokens[first] as Token).lower;
  for (let i = first + 1; i < last; i++) key += ` ${(tokens[i] as Token).lower}`;
  return key;
}
