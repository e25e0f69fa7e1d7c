/** What speaks for a place in the text being the one that a selector describes, counted in units of text. */

import type { Selector } from '../model/annotation';
import { EDGE, Edge, OUTSIDE } from './contextMatcher';

/** Likeness of a passage to any other of the same language. */
const CHANCE = 0.35;
/** Words repeat with the matter, so they tell less for their length than what stands around them. */
const WORTH_OF_WORDS = 1;
const MOST_OF_WORDS = 64;
const FEWEST_SMALL_WORDS = 3;
const MOST_LOOKED_AT = 40;

/** A selector made ready for weighing places; line breaks are `\n`. */
export class Wanted {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The most that can speak for a place, but for where it is. */
  readonly most: number;
  /** What it adds that the words stand in one place only. */
  readonly worthOfBeingOne: number;
  private readonly before: Edge;
  private readonly behind: Edge;

  /** @param at where it stood, in the offsets of the text it is looked for in */
  constructor(
    selector: Selector,
    readonly at: number,
  ) {
    this.exact = plainBreaks(selector.exact);
    this.prefix = plainBreaks(selector.prefix);
    this.suffix = plainBreaks(selector.suffix);
    const atTextStart = selector.start === selector.prefix.length && this.suffix.length > 0;
    const start = atTextStart ? Array.from({ length: Math.max(0, EDGE - this.prefix.length) }, () => OUTSIDE) : [];
    this.before = new Edge([...start, ...unitsOf(this.prefix)], -1);
    this.behind = new Edge(unitsOf(this.suffix), 1);
    this.worthOfBeingOne = isPhrase(this.exact) ? worthOfWords(this.exact.length, 1) : 0;
    this.most = worthOfWords(this.exact.length, 1) + this.before.length + this.behind.length;
  }

  /** Evidence from the text before and behind `[start, end)`, each 0 to 32. */
  around(text: string, start: number, end: number): { readonly before: number; readonly behind: number } {
    return {
      before: beyondChance(this.before.likenessAt(text, start)) * this.before.length,
      behind: beyondChance(this.behind.likenessAt(text, end)) * this.behind.length,
    };
  }
}

/**
 * Whether it is more than a name or a term, which an article says again and again, so that the only one that is left may
 * be another one: a phrase of this many small words is seldom said twice.
 */
function isPhrase(text: string): boolean {
  const words = text.split(/\s+/, MOST_LOOKED_AT);
  return words.filter(word => /^\p{Ll}/u.test(word)).length >= FEWEST_SMALL_WORDS;
}

/** @param likeness of the words found to the words wanted, 0–1 */
export const worthOfWords = (length: number, likeness: number): number =>
  Math.min(length * WORTH_OF_WORDS, MOST_OF_WORDS) * Math.max(0, 2 * likeness - 1);

const beyondChance = (likeness: number): number => Math.max(0, (likeness - CHANCE) / (1 - CHANCE));

const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

const plainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
