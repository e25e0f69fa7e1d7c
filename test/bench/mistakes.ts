/**
 * The remaining errors: a sample of 200 on PolNeAR’s dev part, drawn with a fixed seed, counted by kind.
 *
 *   SEED_DATA=FOLDER SEED_EVAL=FOLDER npm run bench:mistakes [-- --show]
 *
 * --show prints each with its text, for those who have the corpus.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExtractedArticle, ExtractedQuote } from '../../src/core/interchange/extract';
import { corpora, extractAll, type GoldLine, goldOf, textOf } from './corpora';
import { sample } from './sample';
import type { Stretch } from './spans';

const SET = 'polnear/dev';
const SAMPLE = 200;
const SEED = 20251124;

type Gold = NonNullable<GoldLine['attributions']>[number];
interface Mistake {
  readonly kind: string;
  readonly file: string;
  readonly at: Stretch;
}

const shared = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
const same = (a: readonly Stretch[], b: readonly Stretch[]): boolean =>
  a.length === b.length && a.every((s, i) => s[0] === b[i]?.[0] && s[1] === b[i]?.[1]);
const touching = (a: readonly Stretch[], b: readonly Stretch[]): boolean => a.some(x => b.some(y => shared(x, y) > 0));
const stretch = (s: { start: number; end: number } | null): Stretch[] => (s ? [[s.start, s.end]] : []);

/** The first error in one gold attribution; null if it is fully right. */
function wrongWith(gold: Gold, quotes: readonly ExtractedQuote[]): string | null {
  const marked = gold.quoted.length > 0;
  const spoken = quotes.filter(q => q.kind !== 'indirect' && gold.quoted.some(g => shared(g, [q.start, q.end]) > 0));
  if (marked && gold.source.length > 0) {
    const named = spoken.filter(q => q.speaker?.mention);
    if (named.length === 0) return 'marked quote without a speaker';
    if (!named.some(q => touching(gold.source, stretch(q.speaker?.mention ?? null))))
      return 'marked quote, another mention of the speaker';
  }
  const report = quotes.find(q => touching(gold.cue, stretch(q.reporting?.cue ?? null)))?.reporting;
  if (!report) return marked ? 'marked quote, cue not found' : 'unmarked speech not found';
  if (gold.source.length > 0 && !report.source) return 'source not found';
  if (gold.source.length === 0 && report.source) return 'a source where none is annotated';
  if (!touching(gold.source, stretch(report.source)) && gold.source.length > 0) return 'another source';
  if (!same(gold.source, stretch(report.source))) return 'source with other boundaries';
  if (!same(gold.cue, stretch(report.cue))) return 'cue with other boundaries';
  const content = report.content.flatMap(c => stretch(c));
  if (same(gold.content, content)) return null;
  return gold.content.length === content.length ? 'content with other boundaries' : 'content split differently';
}

function mistakesIn(file: string, gold: readonly Gold[], articles: readonly ExtractedArticle[]): Mistake[] {
  const quotes = articles.flatMap(a => a.quotes);
  const out: Mistake[] = [];
  for (const g of gold) {
    const kind = wrongWith(g, quotes);
    if (kind) out.push({ kind, file, at: g.cue[0] ?? g.content[0] ?? [0, 0] });
  }
  for (const q of quotes) {
    const at: Stretch = [q.start, q.end];
    const inGold = gold.some(g => touching(g.content, [at]));
    if (q.speaker && q.kind !== 'indirect' && !inGold)
      out.push({ kind: 'marked words given a speaker, nobody’s speech', file, at });
    const cue = stretch(q.reporting?.cue ?? null);
    if (q.kind === 'indirect' && !gold.some(g => touching(g.cue, cue)))
      out.push({ kind: 'unmarked speech where none is annotated', file, at });
  }
  return out;
}

const where = corpora('bench:mistakes');
if (where) {
  const out = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'seed-mistakes-')), 'out.jsonl');
  const predicted = extractAll(where, SET, out);
  const all = goldOf(where, SET).flatMap(({ file, attributions = [] }) =>
    mistakesIn(file, attributions, predicted.get(file) ?? []),
  );
  const drawn = sample(all, SAMPLE, SEED);
  const counts = new Map<string, number>();
  for (const { kind } of drawn) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  console.log(`${drawn.length} of ${all.length} errors on ${SET}`);
  for (const [kind, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(4)}  ${kind}`);
  if (process.argv.includes('--show'))
    for (const { kind, file, at } of drawn) {
      const text = textOf(where, SET, file);
      console.log(
        `\n${kind}: ${text.slice(Math.max(0, at[0] - 150), at[0])}⟦${text.slice(...at)}⟧${text.slice(at[1], at[1] + 150)}`.replace(
          /\n/g,
          ' ¶ ',
        ),
      );
    }
  fs.rmSync(path.dirname(out), { recursive: true });
}
