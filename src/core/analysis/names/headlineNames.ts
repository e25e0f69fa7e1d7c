import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import type { NameSpan } from './nameSpans';

/** Maximum length of a name that a headline is searched for, in tokens. */
const MAX_LENGTH = 5;

/**
 * Reads the names of the headline as the text has them: in a headline every word may be capitalized, and the tagger joins
 * names with the words beside them.
 */
export function withHeadlineNames(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const inText = new Map<string, EntityType>();
  let end = 0;
  while (end < doc.tokens.length && doc.tokens[end]?.paragraph === -1) end++;
  if (end === 0) return names;
  for (const name of names) if (name.first >= end) inText.set(keyOf(doc, name.first, name.last), name.type);
  const found = knownNames(doc, end, inText);
  if (found.length === 0) return names;
  const longer = names.filter(name => name.first < end && extendsName(name, found));
  const known = found.filter(name => !longer.some(other => overlap(name, other)));
  const kept = names.filter(name => !known.some(other => overlap(name, other)));
  return [...kept, ...known].sort((a, b) => a.first - b.first);
}

/** The names of the text in the headline, the longest ones, from left to right. */
function knownNames(doc: Doc, end: number, inText: ReadonlyMap<string, EntityType>): NameSpan[] {
  const found: NameSpan[] = [];
  for (let i = 0; i < end; i++) {
    for (let last = Math.min(end, i + MAX_LENGTH); last > i; last--) {
      const type = inText.get(keyOf(doc, i, last));
      if (type === undefined || (last === i + 1 && !isOnlyName(doc.tokens[i] as Token))) continue;
      found.push({ first: i, last, type });
      i = last - 1;
      break;
    }
  }
  return found;
}

/** Whether a single word of a headline can only be a name. */
const isOnlyName = ({ text, lower, word }: Token): boolean => text !== lower && (word.entry & Flag.CommonWord) === 0;

/** `UK Supreme Court`: whether a name of the headline only adds words before a name of the text of the same type. */
const extendsName = (name: NameSpan, known: readonly NameSpan[]): boolean =>
  known.some(({ first, last, type }) => first > name.first && last === name.last && type === name.type);

const overlap = (a: NameSpan, b: NameSpan): boolean => a.first < b.last && b.first < a.last;

const keyOf = ({ tokens }: Doc, first: number, last: number): string => {
  let key = (tokens[first] as Token).lower;
  for (let i = first + 1; i < last; i++) key += ` ${(tokens[i] as Token).lower}`;
  return key;
};
