/** An index of made articles with quotes, without any text to analyse. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CorpusIndex, type FileRows } from '../../../src/core/corpus';
import { openSqlite } from '../../../src/platform/node/sqlite';

export interface MadeArticle {
  readonly path: string;
  readonly date?: string | null;
  readonly source?: string;
  /** Speaker and text. */
  readonly quotes: readonly (readonly [speaker: string, text: string])[];
  /** People who are named and not quoted. */
  readonly people?: readonly string[];
}

/** Makes indices that are removed after the tests of the suite that it is called in. */
export function temporaryIndices(): (articles: readonly MadeArticle[]) => CorpusIndex {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-index-'));
  const made: CorpusIndex[] = [];
  after(() => {
    for (const index of made) index.database.close();
    rmSync(folder, { recursive: true });
  });
  return articles => {
    const index = CorpusIndex.open(openSqlite(path.join(folder, `${made.length}.sqlite`)), 'v');
    made.push(index);
    return filled(index, articles);
  };
}

function filled(index: CorpusIndex, articles: readonly MadeArticle[]): CorpusIndex {
  index.update(articles.map(article => ({ path: article.path, hash: 'h', rows: rowsOf(article) })));
  return index;
}

export function rowsOf({ path: name, date = null, source, quotes, people = [] }: MadeArticle): FileRows {
  const names = [...new Set([...quotes.map(([speaker]) => speaker), ...people])];
  let at = 0;
  const rows = quotes.map(([speaker, text]) => {
    const span = { start: at, end: at + text.length };
    at = span.end + 2;
    return {
      ref: `q${span.start}`,
      kind: 'direct',
      span,
      line: 1,
      text,
      paragraph: null,
      parts: null,
      within: null,
      speaker,
      entity: speaker,
      mention: null,
      cue: null,
      rule: null,
      confidence: 1,
      status: 'derived' as const,
      author: null,
    };
  });
  return {
    problems: [],
    articles: [
      {
        number: 0,
        span: { start: 0, end: at },
        line: 1,
        title: name,
        headline: name,
        date,
        source: source ?? null,
        words: 0,
        undecided: 0,
        paragraphs: [],
        quotes: rows as FileRows['articles'][number]['quotes'],
        entities: names.map(name => ({
          ref: name,
          type: 'person',
          name,
          role: null,
          decided: false,
          aliases: [],
          mentions: [{ span: { start: 0, end: 1 }, kind: 'name' }],
        })),
        dates: [],
        annotations: [],
      },
    ],
  };
}
