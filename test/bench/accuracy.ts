/**
 * Measures `seed-annotator extract` against annotated corpora and prints every figure.
 *
 *   SEED_DATA=FOLDER SEED_EVAL=FOLDER npm run bench:accuracy [SET…]
 *
 * SEED_DATA contains polnear/, conll2003/ and gum/, each with seeds/ and gold.jsonl; SEED_EVAL contains the scorers.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExtractedArticle } from '../../src/core/interchange/extract';
import { type Corpora, compareSpeed, corpora, extractAll, goldOf, textOf } from './corpora';
import { DateScore } from './dateScore';
import { ROLES, type Roles, SpanScore, type Stretch } from './spans';

type Predicted = ReadonlyMap<string, readonly ExtractedArticle[]>;

function score({ data, scorers }: Corpora, scorer: string, gold: string, predicted: string, ...more: string[]): void {
  const script = path.join(scorers, scorer);
  const out = execFileSync(process.execPath, [script, path.join(data, gold), predicted, ...more], { encoding: 'utf8' });
  console.log(out.trimEnd());
}

const overlap = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
const pc = (share: number): string => (100 * share).toFixed(1);

/** The share of correct speakers by stated confidence: one row per tenth. */
function calibration(where: Corpora, set: string, predicted: Predicted): void {
  const rows = Array.from({ length: 10 }, () => ({ n: 0, right: 0, sum: 0 }));
  for (const { file, attributions = [] } of goldOf(where, set)) {
    for (const { start, end, kind, speaker } of (predicted.get(file) ?? []).flatMap(a => a.quotes)) {
      if (!speaker?.mention || kind === 'indirect') continue;
      const half = (content: Stretch): boolean => overlap(content, [start, end]) >= 0.5 * (end - start);
      const over = attributions.filter(g => g.content.some(half));
      const row = rows[Math.min(9, Math.floor(speaker.confidence * 10))];
      if (over.some(g => g.source.length === 0) || !row) continue;
      const said: Stretch = [speaker.mention.start, speaker.mention.end];
      row.n++;
      row.sum += speaker.confidence;
      row.right += over.some(g => g.source.some(s => overlap(s, said) > 0)) ? 1 : 0;
    }
  }
  console.log('stated confidence → correct (by mention)');
  for (const { n, right, sum } of rows)
    if (n) console.log(`  ${(sum / n).toFixed(2)} → ${(right / n).toFixed(2)}  (${n})`);
}

/** Source, cue and content of every attribution, including indirect ones. */
function spans(where: Corpora, set: string, predicted: Predicted): void {
  const total = new SpanScore();
  for (const { file, attributions = [] } of goldOf(where, set))
    total.add(rolesOf(attributions), rolesOf((predicted.get(file) ?? []).flatMap(reportsOf)));
  for (const kind of ['exact', 'overlap'] as const) {
    const figures = ROLES.map(role => {
      const f = total.figures(kind, role);
      return `${role} P ${pc(f.precision)} R ${pc(f.recall)} F1 ${pc(f.f1)}`;
    });
    console.log(`all attributions, ${kind}: ${figures.join('  ')}`);
  }
}

export const rolesOf = (list: readonly Roles[]): Roles => ({
  source: list.flatMap(a => a.source),
  cue: list.flatMap(a => a.cue),
  content: list.flatMap(a => a.content),
});

export function reportsOf({ quotes }: ExtractedArticle): Roles[] {
  const stretch = ({ start, end }: { start: number; end: number }): Stretch => [start, end];
  return quotes.flatMap(({ reporting: r }) =>
    r === null
      ? []
      : [
          {
            source: r.source ? [stretch(r.source)] : [],
            cue: r.cue ? [stretch(r.cue)] : [],
            content: r.content.map(stretch),
          },
        ],
  );
}

/** Dates by kind, on the part of a set that is for development and on the whole set. */
function dates(where: Corpora, set: string, predicted: Predicted): void {
  for (const part of ['dev', null]) {
    const score = new DateScore();
    for (const { file, dates: gold = [], part: of } of goldOf(where, set)) {
      if (part !== null && of !== part) continue;
      const found = (predicted.get(file) ?? []).flatMap(a => a.dates);
      score.add(
        textOf(where, set, file),
        gold.map(([start, end, iso]) => ({ start, end, iso })),
        found,
      );
    }
    console.log(`dates of the ${part ?? 'whole'} ${part ? 'part' : 'set'}:`);
    for (const line of score.report()) console.log(`  ${line}`);
  }
}

function measure(where: Corpora, set: string, out: string): void {
  if (!fs.existsSync(path.join(where.data, set, 'gold.jsonl'))) {
    console.log(`\n== ${set}: not there, skipped`);
    return;
  }
  const file = path.join(out, `${set.replaceAll('/', '-')}.jsonl`);
  const predicted = extractAll(where, set, file);
  console.log(`\n== ${set}: ${predicted.size} articles`);
  const gold = `${set}/gold.jsonl`;
  if (set.startsWith('polnear')) {
    score(where, 'score-attribution.mjs', gold, file);
    calibration(where, set, predicted);
    spans(where, set, predicted);
    console.log('names, against silver by CoreNLP:');
    score(where, 'score-entities.mjs', `${set}/silver-corenlp.jsonl`, file);
  } else if (set.startsWith('conll')) score(where, 'score-entities.mjs', gold, file);
  else {
    score(where, 'score-pronouns.mjs', gold, file);
    score(where, 'score-pronouns.mjs', gold, file, '--genre', 'news,interview,court');
    dates(where, set, predicted);
  }
}

const where = corpora('bench:accuracy');
if (where) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'seed-accuracy-'));
  const sets = process.argv.length > 2 ? process.argv.slice(2) : ['polnear/dev', 'conll2003/dev', 'gum'];
  for (const set of sets) measure(where, set, out);
  for (const set of sets) if (fs.existsSync(path.join(where.data, set))) compareSpeed(where, set);
  fs.rmSync(out, { recursive: true });
}
