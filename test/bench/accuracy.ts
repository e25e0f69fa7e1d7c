/**
 * Measures `seed-annotator extract` against annotated corpora and prints every figure of docs/accuracy.md.
 *
 *   SEED_DATA=FOLDER SEED_EVAL=FOLDER [SEED_CASES=FOLDER] npm run bench:accuracy [SET… | cases | speed]
 *
 * SEED_DATA has a folder per set, each with seeds/ and gold.jsonl; SEED_EVAL has the scorers; SEED_CASES has short articles
 * with the expected results. Sets that are missing are skipped.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExtractedArticle } from '../../src/core/interchange/extract';
import { BUNDLE, bundle } from '../cli/command';
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

type Measure = (where: Corpora, set: string, predicted: Predicted, file: string) => void;

const entities: Measure = (where, set, _, file) => score(where, 'score-entities.mjs', `${set}/gold.jsonl`, file);

/** Names against those that CoreNLP found: not right in all cases, but on all articles. */
const silverNames: Measure = (where, set, _, file) => {
  const silver = `${set}/silver-corenlp.jsonl`;
  if (!fs.existsSync(path.join(where.data, silver))) {
    console.log(`names: ${silver} is missing, skipped`);
    return;
  }
  console.log('names, against silver by CoreNLP:');
  score(where, 'score-entities.mjs', silver, file);
};

const attribution: Measure = (where, set, predicted, file) => {
  score(where, 'score-attribution.mjs', `${set}/gold.jsonl`, file);
  calibration(where, set, predicted);
};

/** The name that a reader is shown, with and without the quotes that the annotator was not sure of. */
const shownNames: Measure = (where, set, _, file) => {
  console.log('name shown:');
  score(where, 'score-speakers.mjs', `${set}/gold.jsonl`, file);
  console.log('name shown, without doubtful quotes:');
  score(where, 'score-speakers.mjs', `${set}/gold.jsonl`, file, '--without-doubtful');
  console.log('words that it was found by:');
};

const pronouns: Measure = (where, set, _, file) => {
  score(where, 'score-pronouns.mjs', `${set}/gold.jsonl`, file);
  console.log('of these in news, interviews and court:');
  score(where, 'score-pronouns.mjs', `${set}/gold.jsonl`, file, '--genre', 'news,interview,court');
};

/** What is measured on each set. */
const MEASURES: ReadonlyMap<string, readonly Measure[]> = new Map([
  ['wikinews/dev-names', [entities]],
  ['wikigold/dev', [entities]],
  ['ewt/dev', [entities]],
  ['conll2003/dev', [entities]],
  ['wikinews/dev-quotes', [shownNames, attribution]],
  ['polnear/dev', [attribution, spans, silverNames]],
  ['gum', [pronouns, dates]],
]);
const SPEED_SETS = ['polnear/dev', 'conll2003/dev', 'gum', 'wikinews/dev-quotes'];

/** The measures of a set; another part of a corpus has those of its development part. */
function measuresOf(set: string): readonly Measure[] {
  const corpus = set.split('/')[0] as string;
  const alike = [...MEASURES.keys()].find(name => name.split('/')[0] === corpus && name !== 'wikinews/dev-names');
  return MEASURES.get(set) ?? MEASURES.get(alike ?? '') ?? [];
}

const isThere = ({ data }: Corpora, set: string): boolean => fs.existsSync(path.join(data, set, 'gold.jsonl'));

function measureSet(where: Corpora, set: string, out: string): void {
  const measures = measuresOf(set);
  if (!isThere(where, set)) {
    console.log(`\n== ${set}: missing, skipped`);
    return;
  }
  if (measures.length === 0) {
    console.log(`\n== ${set}: unknown, skipped`);
    return;
  }
  const file = path.join(out, `${set.replaceAll('/', '-')}.jsonl`);
  const predicted = extractAll(where, set, file);
  console.log(`\n== ${set}: ${predicted.size} articles`);
  for (const measure of measures) measure(where, set, predicted, file);
}

/** Short articles with expected results: how many pass, and what fails. */
function measureCases({ scorers }: Corpora): void {
  const cases = process.env.SEED_CASES;
  if (!cases || !fs.existsSync(cases)) {
    console.log('\n== cases: SEED_CASES is missing, skipped');
    return;
  }
  console.log('\n== cases');
  bundle();
  const script = path.join(scorers, 'check-cases.mjs');
  const { stdout } = spawnSync(process.execPath, [script, cases, '--cli', BUNDLE], { encoding: 'utf8' });
  console.log(stdout.trimEnd());
}

function measureSpeed(where: Corpora): void {
  console.log('\n== speed');
  for (const set of SPEED_SETS)
    if (isThere(where, set)) compareSpeed(where, set);
    else console.log(`${set}: missing, skipped`);
}

const where = corpora('bench:accuracy');
if (where) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'seed-accuracy-'));
  const asked = process.argv.slice(2);
  const all = [...MEASURES.keys(), 'cases', 'speed'];
  for (const one of asked.length > 0 ? asked : all) {
    if (one === 'cases') measureCases(where);
    else if (one === 'speed') measureSpeed(where);
    else measureSet(where, one, out);
  }
  fs.rmSync(out, { recursive: true });
}
