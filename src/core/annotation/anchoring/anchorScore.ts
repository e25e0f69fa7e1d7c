/** Scores how well a place in a text fits a selector. The unit of evidence is one matching UTF-16 unit. */

import type { Selector } from '../model/annotation';
import { ContextMatcher, MAX_CONTEXT_LENGTH, OUTSIDE_TEXT } from './contextMatcher';

/** Similarity that any two passages of one language reach by chance. */
const CHANCE_SIMILARITY = 0.35;
/** Maximum evidence from the annotated text. */
const MAX_TEXT_EVIDENCE = 64;
/** A passage with at least this many lower-case words is a phrase, not just a name or a term. */
const MIN_LOWERCASE_WORDS = 3;
/** Maximum number of words that are examined for that. */
const MAX_WORDS_EXAMINED = 40;

/** A selector prepared for scoring places in a text. Line breaks are `\n`. */
export class AnchorQuery {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The most evidence that a place can have, apart from its position. */
  readonly maxEvidence: number;
  /** Additional evidence if the text occurs only once. */
  readonly uniquenessBonus: number;
  private readonly before: ContextMatcher;
  private readonly after: ContextMatcher;

  /** @param position the old position, as an offset of the text that is searched */
  constructor(
    selector: Selector,
    readonly position: number,
  ) {
    this.exact = withPlainBreaks(selector.exact);
    this.prefix = withPlainBreaks(selector.prefix);
    this.suffix = withPlainBreaks(selector.suffix);
    const atTextStart = selector.start === selector.prefix.length && this.suffix.length > 0;
    const outside = atTextStart ? Math.max(0, MAX_CONTEXT_LENGTH - this.prefix.length) : 0;
    this.before = new ContextMatcher([...Array<number>(outside).fill(OUTSIDE_TEXT), ...unitsOf(this.prefix)], -1);
    this.after = new ContextMatcher(unitsOf(this.suffix), 1);
    this.uniquenessBonus = isPhrase(this.exact) ? textEvidence(this.exact.length, 1) : 0;
    this.maxEvidence = textEvidence(this.exact.length, 1) + this.before.length + this.after.length;
  }

  /** Evidence from the text before and after `[start, end)`, each 0 to 32. */
  contextEvidence(text: string, start: number, end: number): { readonly before: number; readonly after: number } {
    return {
      before: beyondChance(this.before.similarityAt(text, start)) * this.before.length,
      after: beyondChance(this.after.similarityAt(text, end)) * this.after.length,
    };
  }
}

/**
 * True for more than a name or a term. An article repeats names and terms, so the only one that is left may be another
 * one. A phrase with several lower-case words is rarely repeated.
 */
function isPhrase(text: string): boolean {
  const words = text.split(/\s+/, MAX_WORDS_EXAMINED);
  return words.filter(word => /^\p{Ll}/u.test(word)).length >= MIN_LOWERCASE_WORDS;
}

/**
 * Evidence from the annotated text. Limited, since words repeat within a topic: they say less than the context.
 * @param length of the original text in UTF-16 units
 * @param similarity of the text found to the original, 0–1
 */
export const textEvidence = (length: number, similarity: number): number =>
  Math.min(length, MAX_TEXT_EVIDENCE) * Math.max(0, 2 * similarity - 1);

const beyondChance = (similarity: number): number =>
  Math.max(0, (similarity - CHANCE_SIMILARITY) / (1 - CHANCE_SIMILARITY));

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

const withPlainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
