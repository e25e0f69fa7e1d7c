/** Where the words of a query stand in a text. Words are compared as the index compares them. */
import { type Span, span } from '../../text';
import { foldWords } from '../names';
import type { QueryNode, ResultUnit, Words } from '../query/model';

/** More words of a query are not looked for, nor more words of one phrase. */
const MAX_PHRASES = 50;
const MAX_PHRASE_WORDS = 50;
/** More hits in one text are not told. */
const MAX_HITS = 1_000;

/** What a query asks to be in the text of a result. What it excludes is in none. */
export function phrasesOf(root: QueryNode, unit: ResultUnit): Words[] {
  const found: Words[] = [];
  const collect = (node: QueryNode): void => {
    if (node.type === 'and' || node.type === 'or') node.nodes.forEach(collect);
    else if (node.type === 'words' && isInText(node.field, unit) && found.length < MAX_PHRASES)
      found.push({ ...node.value, words: node.value.words.slice(0, MAX_PHRASE_WORDS) });
  };
  collect(root);
  return found;
}

/** The words of a paragraph are not all in a quote that is in it. */
const isInText = (field: 'said' | 'text' | null, unit: ResultUnit): boolean =>
  field === null || (field === 'said') === (unit === 'quote');

const TOKEN = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;

interface Token {
  readonly span: Span;
  readonly word: string;
}

/** The hits in a text, in order; none overlaps another. */
export function findHits(text: string, phrases: readonly Words[]): Span[] {
  if (!phrases.length) return [];
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN))
    tokens.push({ span: span(match.index, match.index + match[0].length), word: foldWords(match[0]) });
  const hits: Span[] = [];
  for (let i = 0; i < tokens.length && hits.length < MAX_HITS; ) {
    const length = longestAt(tokens, i, phrases);
    const [first, last] = [tokens[i], tokens[i + length - 1]];
    if (length && first && last) hits.push(span(first.span.start, last.span.end));
    i += Math.max(1, length);
  }
  return hits;
}

/** How many words the longest phrase that stands here has; 0 where none does. */
function longestAt(tokens: readonly Token[], at: number, phrases: readonly Words[]): number {
  return phrases.reduce((longest, phrase) => {
    const { length } = phrase.words;
    return length > longest && standsAt(tokens, at, phrase) ? length : longest;
  }, 0);
}

function standsAt(tokens: readonly Token[], at: number, { words, isPrefix }: Words): boolean {
  return words.every((word, i) => {
    const found = tokens[at + i]?.word;
    return isPrefix && i === words.length - 1 ? found?.startsWith(word) : found === word;
  });
}
