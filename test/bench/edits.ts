/** Edits like those of people and programs, in grades. Seeded, so that every run gives the same figures. */
import { parse } from '../../src/core/article/parse';
import { splitSentences } from '../../src/core/text/sentences';
import { overlaps, type Span } from '../../src/core/text/span';
import { tokenize } from '../../src/core/text/tokens';
import type { Plan, Replacement } from './revision';

export class Random {
  constructor(private state: number) {}

  /** A random number, 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}

/** A text split for editing. */
export interface Cuts {
  readonly text: string;
  /** Cover the text: headers and paragraphs, each with the blank lines after it. */
  readonly blocks: readonly Span[];
  readonly sentences: readonly Span[];
  readonly words: readonly Span[];
  /** Annotated spans. */
  readonly targets: readonly Span[];
}

export function cutUp(text: string, targets: readonly Span[]): Cuts {
  const starts = new Set([0]);
  const sentences: Span[] = [];
  const words: Span[] = [];
  for (const { header, paragraphs } of parse(text).articles) {
    if (header) starts.add(header.span.start);
    for (const paragraph of paragraphs) {
      starts.add(paragraph.start);
      const tokens = tokenize(text, paragraph);
      for (const { kind, start, end } of tokens) if (kind === 'word') words.push({ start, end });
      for (const { first, last } of splitSentences(text, tokens))
        sentences.push({ start: tokens[first].start, end: tokens[last - 1].end });
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  const blocks = sorted.map((start, i) => ({ start, end: sorted[i + 1] ?? text.length }));
  return { text, blocks, sentences, words, targets };
}

export type Editor = (cuts: Cuts, random: Random, foreign: Cuts) => Plan;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const isTargeted = ({ targets }: Cuts, at: Span): boolean => targets.some(target => overlaps(target, at));

/** Without those that overlap an earlier one. */
function apart(replacements: Replacement[]): Replacement[] {
  replacements.sort((a, b) => a.start - b.start || a.end - b.end);
  let end = -1;
  return replacements.filter(one => {
    if (one.start < end || (one.start === end && one.end === end)) return false;
    end = one.end;
    return true;
  });
}

/** Mistypes, omits, inserts or swaps a letter. */
function typo(text: string, at: number, random: Random): Replacement | null {
  if (!/[a-z]/i.test(text[at] ?? '')) return null;
  const letter = LETTERS[random.below(LETTERS.length)];
  switch (random.below(4)) {
    case 0:
      return letter === text[at] ? null : { start: at, end: at + 1, text: letter };
    case 1:
      return { start: at, end: at + 1, text: '' };
    case 2:
      return { start: at, end: at, text: letter };
    default: {
      const next = text[at + 1] ?? '';
      return /[a-z]/i.test(next) && next !== text[at] ? { start: at, end: at + 2, text: next + text[at] } : null;
    }
  }
}

type Where = 'outside targets' | 'inside targets' | 'everywhere';

/** Where a replacement may be made. Replacements inside targets stay strictly inside, so that the expected position is clear. */
function allows(cuts: Cuts, where: Where, { start, end }: Span): boolean {
  const touched = { start: start - 1, end: end + 1 };
  if (where === 'outside targets') return !isTargeted(cuts, touched);
  const crosses = cuts.targets.some(target => overlaps(target, touched) && !(target.start < start && end < target.end));
  return !crosses && (where === 'everywhere' || isTargeted(cuts, touched));
}

export const typos =
  (rate: number, where: Where): Editor =>
  (cuts, random) => {
    const replacements: Replacement[] = [];
    for (let at = 0; at < cuts.text.length; at++) {
      const one = random.next() < rate ? typo(cuts.text, at, random) : null;
      if (one && allows(cuts, where, one)) replacements.push(one);
    }
    return { replacements: apart(replacements) };
  };

/** As many typos in each target as make `share` of its length, at least one. */
export const typosInTargets =
  (share: number): Editor =>
  (cuts, random) => {
    const replacements: Replacement[] = [];
    for (const { start, end } of cuts.targets) {
      const wanted = Math.max(1, Math.floor((end - start) * share));
      for (let i = 0; i < wanted; i++) {
        const one = typo(cuts.text, start + 1 + random.below(Math.max(1, end - start - 2)), random);
        if (one && allows(cuts, 'inside targets', one)) replacements.push(one);
      }
    }
    return { replacements: apart(replacements) };
  };

export const wordsReplaced =
  (rate: number, where: Where): Editor =>
  (cuts, random, foreign) => ({
    replacements: apart(
      cuts.words
        .filter(word => random.next() < rate && allows(cuts, where, word))
        .map(word => ({ ...word, text: textOf(foreign, random.of(foreign.words)) })),
    ),
  });

export const wordsSwapped =
  (rate: number, where: Where): Editor =>
  (cuts, random) => {
    const replacements: Replacement[] = [];
    for (let i = 1; i < cuts.words.length; i++) {
      const [a, b] = [cuts.words[i - 1], cuts.words[i]];
      const both = { start: a.start, end: b.end };
      if (b.start - a.end !== 1 || random.next() >= rate || !allows(cuts, where, both)) continue;
      replacements.push({ ...both, text: `${textOf(cuts, b)} ${textOf(cuts, a)}` });
    }
    return { replacements: apart(replacements) };
  };

export const sentencesCut =
  (rate: number): Editor =>
  (cuts, random) => ({
    replacements: cuts.sentences
      .filter(sentence => random.next() < rate && !isTargeted(cuts, sentence))
      .map(sentence => ({ ...sentence, text: '' })),
  });

export const sentencesAdded =
  (rate: number): Editor =>
  (cuts, random, foreign) => ({
    replacements: cuts.sentences
      .map(({ start }) => ({ start, end: start }))
      .filter(at => random.next() < rate && allows(cuts, 'outside targets', at))
      .map(at => ({ ...at, text: `${textOf(foreign, random.of(foreign.sentences))} ` })),
  });

/** Deletes the sentences of every target, nothing else. */
export const targetsCut: Editor = cuts => ({
  replacements: apart(cuts.sentences.filter(sentence => isTargeted(cuts, sentence)).map(one => ({ ...one, text: '' }))),
});

export const blocksMoved =
  (count: number): Editor =>
  (cuts, random) => {
    const order = cuts.blocks.map((_, block) => ({ block, copy: false }));
    for (let i = 0; i < count; i++) {
      const [moved] = order.splice(random.below(order.length), 1);
      order.splice(random.below(order.length + 1), 0, moved);
    }
    return { replacements: [], order };
  };

export const blocksCopied =
  (count: number): Editor =>
  (cuts, random) => {
    const order = cuts.blocks.map((_, block) => ({ block, copy: false }));
    for (let i = 0; i < count; i++) {
      const copy = { block: random.below(cuts.blocks.length), copy: true };
      const at = 1 + random.below(order.length);
      // Of two identical neighbours, nobody could tell which is the copy.
      const beside = [order[at - 1], order[at]].some(one => one?.block === copy.block);
      if (!beside) order.splice(at, 0, copy);
    }
    return { replacements: [], order };
  };

/** Replaces the text with another one, block by block. */
export const anotherText: Editor = (cuts, _, foreign) => ({
  replacements: cuts.blocks.map((block, i) => ({ ...block, text: i ? '' : foreign.text })),
});

export const together =
  (...editors: readonly Editor[]): Editor =>
  (cuts, random, foreign) => {
    const plans = editors.map(editor => editor(cuts, random, foreign));
    return {
      replacements: apart(plans.flatMap(({ replacements }) => replacements)),
      order: plans.find(({ order }) => order)?.order,
    };
  };

const textOf = ({ text }: Cuts, { start, end }: Span): string => text.slice(start, end);
