/** The words of a quote as they are compared over articles. */
import { foldWords } from '../names';

/** Compared words of a text with their places. */
export interface ComparedWords {
  readonly words: readonly string[];
  /** Of each word, half-open, in the text that was given. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/** What a writer left out or put in, as `…`, `[…]` or `[the bank]`, is no word of the quote. */
const WORD = /\[[^\]]{0,200}\]|[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu;

export function comparedWords(text: string): ComparedWords {
  const words: string[] = [];
  const spans: [number, number][] = [];
  for (const { 0: found, index } of text.matchAll(WORD)) {
    if (found.startsWith('[')) continue;
    const folded = foldWords(found).replaceAll(' ', '');
    if (folded === '') continue;
    words.push(folded);
    spans.push([index, index + found.length]);
  }
  return { words, spans };
}
