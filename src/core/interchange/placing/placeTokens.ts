/** Finds the tokens of another tool in an article: it may have blanks between them, or others, and other marks. */
import type { Span } from '../../text';
import { FoldedText, foldWithoutBlanks } from './foldedText';

/** What the Penn Treebank writes in place of brackets and quotation marks. */
const TREEBANK: ReadonlyMap<string, string> = new Map([
  ['-LRB-', '('],
  ['-RRB-', ')'],
  ['-LSB-', '['],
  ['-RSB-', ']'],
  ['-LCB-', '{'],
  ['-RCB-', '}'],
  ['``', '"'],
  ["''", '"'],
]);

/**
 * @param sentences the tokens of each
 * @returns one span per token; null for all of a sentence that is not in the text, or not in this order
 */
export function placeTokens(text: string, sentences: readonly (readonly string[])[]): (Span | null)[][] {
  const folded = new FoldedText(text, { blanks: false });
  const words = sentences.map(tokens => tokens.map(token => foldWithoutBlanks(TREEBANK.get(token) ?? token)));
  const whole = words.flat().join('');
  const only = folded.indexOf(whole);
  const isOnly = whole !== '' && only >= 0 && folded.indexOf(whole, only + 1) < 0;
  let cursor = isOnly ? only : 0;
  return words.map(sentence => {
    const joined = sentence.join('');
    const found = joined === '' ? -1 : folded.indexOf(joined, cursor);
    if (found < 0) return sentence.map(() => null);
    let at = found;
    cursor = found + joined.length;
    return sentence.map(word => {
      const span = word === '' ? null : folded.spanOf(at, word.length);
      at += word.length;
      return span;
    });
  });
}
