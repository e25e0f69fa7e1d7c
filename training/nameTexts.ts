/** The texts that the name tagger learns from, with the labels that are right for each token. */
import fs from 'node:fs';
import path from 'node:path';
import { FIRST, INSIDE, KINDS, LAST, labelOf, SINGLE } from '../src/core/analysis/names/nameTagger';
import { type Doc, documentSteps } from '../src/core/analysis/tokens/document';
import type { WordTable } from '../src/core/analysis/tokens/word';
import { articleText } from '../src/core/article/articleText';
import { parse } from '../src/core/article/parse';
import { runToEnd } from '../src/core/text/steps';

/** Start and end, article offsets, and kind. */
export type GoldName = readonly [start: number, end: number, kind: string];

export interface NameText {
  readonly doc: Doc;
  /** For each token the labels that may be right, one bit each. One bit: the label is known. */
  readonly labels: Uint32Array;
  readonly gold: readonly GoldName[];
}

const MISC = KINDS.indexOf('misc');
const ALL_PARTS = 0b1111;
const bitOf = (label: number): number => 1 << label;
const NO_NAME = bitOf(0);
const ANY_MISC = ALL_PARTS << labelOf(MISC, FIRST);

type Line = { readonly file: string; readonly entities?: readonly GoldName[] };

/** Reads sets of texts in `root`, the folder of all data sets. */
export class NameTexts {
  constructor(
    private readonly root: string,
    private readonly words: WordTable,
  ) {}

  /** A set whose names of all four kinds are known. */
  known(folder: string, goldFile = 'gold.jsonl'): NameText[] {
    return this.texts(folder, this.lines(folder, goldFile)).map(text => ({ ...text, labels: known(text) }));
  }

  /** A set whose people, organizations and places are known. Any other word may be part of another name. */
  withoutMisc(folder: string): NameText[] {
    return this.known(folder).map(text => ({
      ...text,
      labels: text.labels.map(bits => (bits === NO_NAME ? NO_NAME | ANY_MISC : bits)),
    }));
  }

  /** A set with names by two taggers. Where they differ, either may be right. */
  agreed(folder: string, oneFile: string, otherFile: string): NameText[] {
    const others = this.texts(folder, this.lines(folder, otherFile));
    return this.texts(folder, this.lines(folder, oneFile)).map((one, i) => {
      const other = known(others[i] as NameText);
      return { ...one, labels: known(one).map((bits, k) => bits | (other[k] as number)) };
    });
  }

  private lines(folder: string, goldFile: string): Line[] {
    return fs
      .readFileSync(path.join(this.root, folder, goldFile), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
  }

  private texts(folder: string, lines: readonly Line[]): NameText[] {
    return lines.flatMap(line => {
      const text = fs.readFileSync(path.join(this.root, folder, 'seeds', line.file), 'utf8').replace(/^\ufeff/, '');
      return parse(text).articles.map(article => {
        const { start, end } = article.span;
        const gold = (line.entities ?? [])
          .filter(entity => entity[0] >= start && entity[1] <= end)
          .map(([from, to, type]): GoldName => [from - start, to - start, type]);
        const doc = runToEnd(documentSteps(articleText(text, article), this.words));
        return { doc, labels: new Uint32Array(0), gold };
      });
    });
  }
}

/** The one label of each token, as a bit. */
function known({ doc, gold }: NameText): Uint32Array {
  const labels = new Uint32Array(doc.tokens.length).fill(NO_NAME);
  const starts = new Map(doc.tokens.map(t => [t.start, t.index]));
  const ends = new Map(doc.tokens.map(t => [t.end, t.index]));
  for (const [start, end, type] of gold) {
    const first = starts.get(start);
    const last = ends.get(end);
    const kind = (KINDS as readonly string[]).indexOf(type);
    if (first === undefined || last === undefined || kind < 0 || last < first) continue;
    if (doc.tokens[first]?.sentence !== doc.tokens[last]?.sentence) continue;
    if (first === last) labels[first] = bitOf(labelOf(kind, SINGLE));
    else {
      labels[first] = bitOf(labelOf(kind, FIRST));
      labels[last] = bitOf(labelOf(kind, LAST));
      for (let i = first + 1; i < last; i++) labels[i] = bitOf(labelOf(kind, INSIDE));
    }
  }
  return labels;
}
