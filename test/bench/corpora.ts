/** The annotated corpora, and the output of the command line for their texts. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { ExtractedArticle } from '../../src/core/interchange/extract';
import { BUNDLE, bundle } from '../cli/command';
import type { Roles } from './spans';

export interface GoldLine {
  readonly file: string;
  /** `train` or `dev`, in sets that are in one folder. */
  readonly part?: string;
  readonly attributions?: readonly (Roles & { readonly quoted: readonly (readonly [number, number])[] })[];
  readonly dates?: readonly (readonly [start: number, end: number, day: string])[];
}

export interface Corpora {
  readonly data: string;
  readonly scorers: string;
}

/** The folders of corpora and scorers, from SEED_DATA and SEED_EVAL. If they do not exist, prints a line and returns null. */
export function corpora(bench: string): Corpora | null {
  const [data, scorers] = [process.env.SEED_DATA, process.env.SEED_EVAL];
  if (data && scorers && fs.existsSync(data) && fs.existsSync(scorers)) return { data, scorers };
  console.log(`${bench} skipped: set SEED_DATA (corpora) and SEED_EVAL (scorers) to folders that exist.`);
  return null;
}

export const goldOf = ({ data }: Corpora, set: string): GoldLine[] =>
  fs
    .readFileSync(path.join(data, set, 'gold.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

export const textOf = ({ data }: Corpora, set: string, file: string): string =>
  fs.readFileSync(path.join(data, set, 'seeds', file), 'utf8');

/** Runs `seed-annotator extract` over a set. Returns the articles by file name, and writes the lines to `out`. */
export function extractAll(where: Corpora, set: string, out: string): Map<string, ExtractedArticle[]> {
  bundle();
  const files = goldOf(where, set).map(({ file }) => path.join(where.data, set, 'seeds', file));
  const lines = execFileSync(process.execPath, [BUNDLE, 'extract', ...files], { maxBuffer: 1 << 30, encoding: 'utf8' });
  fs.writeFileSync(out, lines);
  const byFile = new Map<string, ExtractedArticle[]>();
  for (const line of lines.split('\n').filter(Boolean)) {
    const article = JSON.parse(line) as ExtractedArticle;
    const name = path.basename(article.file);
    byFile.set(name, [...(byFile.get(name) ?? []), article]);
  }
  return byFile;
}

/** Bundles the speed comparison like the released code, and runs it over a set. */
export function compareSpeed(where: Corpora, set: string): void {
  const outfile = path.join(path.dirname(BUNDLE), 'speed.js');
  buildSync({
    entryPoints: [path.join(__dirname, 'speed.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
  const files = goldOf(where, set).map(({ file }) => path.join(where.data, set, 'seeds', file));
  console.log(
    `speed on ${set}: ${execFileSync(process.execPath, [outfile, ...files], { encoding: 'utf8' }).trimEnd()}`,
  );
}
