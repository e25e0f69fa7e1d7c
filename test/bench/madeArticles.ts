/**
 * Articles made from others: runs of paragraphs of real ones, in which names and some of the words are others in each
 * article. Names come again in other articles, as they do in news.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PER_FOLDER = 1_000;
const SOURCES = ['Reuters', 'Harbour Post', 'Valley Courier', 'City Wire', 'Evening Herald'];
/** Names of one set of articles are another set’s shifted by so many. */
const NAME_SETS = 40;
const NAMES = 4_000;
/** One word in so many is another one. */
const WORD_STEP = 9;
const FIXED = new Set(
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
  October November December The But And His Her They When While After Before Since Our You She What This That These
  Those There Then Here Not For With From Mr Mrs Ms Dr President Senator Governor`.split(/\s+/),
);
const SYLLABLES =
  'bar bel cor dan el far gal hol in jor kel lam mor nor ol per quin ros sal tor ul ven wal yar zin'.split(' ');

export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return hash;
}

function madeName(number: number): string {
  const part = (step: number): string => SYLLABLES[Math.floor(number / step) % SYLLABLES.length] as string;
  const name = part(1) + part(25) + (number >= 625 ? part(625) : '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Paragraphs of each seed file below a folder. */
export function paragraphsBelow(folder: string): string[][] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.txt'))
    .sort((a, b) => (path.join(a.parentPath, a.name) < path.join(b.parentPath, b.name) ? -1 : 1))
    .map(entry =>
      readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
        .split(/\n\s*\n/)
        .slice(1)
        .map(paragraph => paragraph.trim())
        .filter(paragraph => paragraph.length > 20),
    )
    .filter(paragraphs => paragraphs.length > 0);
}

export class ArticleMaker {
  private readonly random = randomFrom(7);
  private readonly words: readonly string[];

  /** @param length of an article, in characters, about */
  constructor(
    private readonly articles: readonly (readonly string[])[],
    private readonly length = 4_000,
  ) {
    const words = new Set(articles.slice(0, 200).flatMap(one => one.join(' ').match(/\b[a-z]{6,}\b/g) ?? []));
    this.words = [...words];
  }

  /** @param number of the article; its headline has it */
  make(number: number): string {
    const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(this.random() * 2_000))).toISOString().slice(0, 10);
    const source = this.pick(SOURCES);
    const body: string[] = [];
    for (let size = 0; size < this.length * 0.9; ) {
      const article = this.pick(this.articles);
      const from = Math.floor(this.random() * article.length);
      for (let i = from; i < article.length && size < this.length * 0.9; i++) {
        const paragraph = (article[i] as string).slice(0, this.length);
        body.push(paragraph);
        size += paragraph.length + 2;
      }
    }
    const text = this.reword(body.join('\n\n'), number);
    return ` Article ${number} date ${day} [Source: ${source}]\n\n${text}\n`;
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)] as T;
  }

  private reword(text: string, number: number): string {
    const shift = number % NAME_SETS;
    let count = 0;
    return text
      .replace(/(?<=[a-z,] )[A-Z][a-z]{2,}\b/g, name =>
        FIXED.has(name) ? name : madeName((hashOf(name) + shift * 100) % NAMES),
      )
      .replace(/\b[a-z]{6,}\b/g, word =>
        count++ % WORD_STEP === shift % WORD_STEP
          ? (this.words[(hashOf(word) + number) % this.words.length] as string)
          : word,
      );
  }
}

/** Writes articles into folders of a thousand. @returns their characters in all */
export function writeArticles(folder: string, count: number, maker: ArticleMaker): number {
  let length = 0;
  for (let i = 0; i < count; i++) {
    const below = path.join(folder, String(Math.floor(i / PER_FOLDER)));
    if (i % PER_FOLDER === 0) mkdirSync(below, { recursive: true });
    const text = maker.make(i);
    length += text.length;
    writeFileSync(path.join(below, `a${i}.txt`), text);
  }
  return length;
}
