/** A real index in a folder of its own, filled with articles that a test describes in a few words. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { ArticleRows } from '../../../src/core/corpus/rows';
import { openSqlite } from '../../../src/platform/node/sqlite';

export interface DescribedEntity {
  readonly name: string;
  readonly type?: string;
  readonly role?: string | null;
  readonly decided?: boolean;
  readonly aliases?: readonly string[];
  /** How often it is mentioned; once by default. */
  readonly mentions?: number;
  /** In quotation marks, or else reported without. */
  readonly quotes?: readonly string[];
}

export interface DescribedArticle {
  readonly date?: string;
  readonly source?: string;
  readonly headline?: string;
  readonly entities: readonly DescribedEntity[];
}

/** Opens an empty index; it is closed and removed after the tests of the block. */
export function openIndex(): { readonly index: CorpusIndex } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-index-'));
  const db = openSqlite(path.join(folder, 'corpus.sqlite'));
  after(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { index: CorpusIndex.open(db, 'test') };
}

export const fileOf = (file: string, articles: readonly DescribedArticle[]) => ({
  path: file,
  hash: file,
  rows: { articles: articles.map(rowsOf), problems: [] },
});

function rowsOf({ date, source, headline, entities }: DescribedArticle, number: number): ArticleRows {
  const start = number * 10_000;
  let at = start;
  const next = (length: number) => {
    at += length + 1;
    return { start: at - length - 1, end: at - 1 };
  };
  return {
    number,
    span: { start, end: start + 9_999 },
    line: number + 1,
    title: headline ?? null,
    headline: headline ?? `Article ${number}`,
    date: date ?? null,
    source: source ?? null,
    words: 10,
    undecided: 0,
    paragraphs: [],
    entities: entities.map(({ name, type = 'person', role, decided = false, aliases = [], mentions = 1 }, i) => ({
      ref: `e${i}`,
      type,
      name,
      role: role ?? null,
      decided,
      aliases,
      mentions: Array.from({ length: mentions }, () => ({ span: next(name.length), kind: 'name' })),
    })),
    quotes: entities.flatMap(({ name, quotes = [] }, i) =>
      quotes.map((text, k) => ({
        ref: `q${i}.${k}`,
        kind: text.startsWith('“') ? 'direct' : 'indirect',
        line: number + 1,
        span: next(text.length),
        text,
        paragraph: null,
        parts: null,
        within: null,
        speaker: name,
        entity: `e${i}`,
        mention: name,
        cue: null,
        rule: null,
        confidence: 0.9,
        status: 'derived' as const,
        author: null,
      })),
    ),
    dates: [],
    annotations: [],
  };
}
