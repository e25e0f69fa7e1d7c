/** What speaks for a place in the text being the one that a selector describes, counted in units of text. */

import type { Selector } from '../model/annotation';
import { ContextMatcher, MAX_CONTEXT_LENGTH, OUTSIDE_TEXT } from './contextMatcher';

/** Likeness of a passage to any other of the same language. */
const CHANCE_SIMILARITY = 0.35;
/** Words repeat with the matter, so they tell less for their length than what stands around them. */
const EVIDENCE_PER_UNIT = 1;
const MAX_TEXT_EVIDENCE = 64;
const MIN_LOWERCASE_WORDS = 3;
const MAX_WORDS_EXAMINED = 40;

/** A selector made ready for weighing places; line breaks are `\n`. */
export class AnchorQuery {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The most that can speak for a place, but for where it is. */
  readonly maxEvidence: number;
  /** What it adds that the words stand in one place only. */
  readonly uniquenessBonus: number;
  private readonly before: ContextMatcher;
  private readonly after: ContextMatcher;

  /** @param position where it stood, in the offsets of the text it is looked for in */
  constructor(
    selector: Selector,
    readonly position: number,
  ) {
    this.exact = plainBreaks(selector.exact);
    this.prefix = plainBreaks(selector.prefix);
    this.suffix = plainBreaks(selector.suffix);
    const atTextStart = selector.start === selector.prefix.length && this.suffix.length > 0;
    const start = atTextStart
      ? Array.from({ length: Math.max(0, MAX_CONTEXT_LENGTH - this.prefix.length) }, () => OUTSIDE_TEXT)
      : [];
    this.before = new ContextMatcher([...start, ...unitsOf(this.prefix)], -1);
    this.after = new ContextMatcher(unitsOf(this.suffix), 1);
    this.uniquenessBonus = isPhrase(this.exact) ? textEvidence(this.exact.length, 1) : 0;
    this.maxEvidence = textEvidence(this.exact.length, 1) + this.before.length + this.after.length;
  }

  /** Evidence from the text before and behind `[start, end)`, each 0 to 32. */
  contextEvidence(text: string, start: number, end: number): { readonly before: number; readonly after: number } {
    return {
      before: beyondChance(this.before.similarityAt(text, start)) * this.before.length,
      after: beyondChance(this.after.similarityAt(text, end)) * this.after.length,
    };
  }
}

/**
 * Whether it is more than a name or a term, which an article says again and again, so that the only one that is left may
 * be another one: a phrase of this many small words is seldom said twice.
 */
function isPhrase(text: string): boolean {
  const words = text.split(/\s+/, MAX_WORDS_EXAMINED);
  return words.filter(word => /^\p{Ll}/u.test(word)).length >= MIN_LOWERCASE_WORDS;
}

/** @param likeness of the words found to the words wanted, 0–1 */
export const textEvidence = (length: number, likeness: number): number =>
  Math.min(length * EVIDENCE_PER_UNIT, MAX_TEXT_EVIDENCE) * Math.max(0, 2 * likeness - 1);

const beyondChance = (likeness: number): number =>
  Math.max(0, (likeness - CHANCE_SIMILARITY) / (1 - CHANCE_SIMILARITY));

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

const plainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
