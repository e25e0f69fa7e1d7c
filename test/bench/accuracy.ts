/**
 * Measures the analysis against corpora that others annotated and prints every figure.
 *
 *   SEED_DATA=FOLDER SEED_EVAL=FOLDER npm run bench:accuracy
 *
 * SEED_DATA holds polnear/, conll2003/ and gum/, each with seeds/ and gold.jsonl; SEED_EVAL holds the scorers.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analyse } from '../../src/core/analysis/analyse';
import type { Analysis } from '../../src/core/analysis/model';
import { parse } from '../../src/core/article/parse';
import type { Span } from '../../src/core/text/span';
import { ROLES, type Roles, SpanScore, type Stretch } from './spans';

const data = process.env.SEED_DATA;
const scorers = process.env.SEED_EVAL;
if (!data || !scorers || !fs.existsSync(data) || !fs.existsSync(scorers)) {
  console.log('bench:accuracy skipped: set SEED_DATA (corpora) and SEED_EVAL (scorers) to folders that exist.');
  process.exit(0);
}
const out = fs.mkdtempSync(path.join(os.tmpdir(), 'seed-accuracy-'));

interface GoldLine {
  readonly file: string;
  readonly attributions?: readonly Roles[];
}

const goldLines = (file: string): GoldLine[] =>
  fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

/** Analyses every text of a set; returns the file of predictions and the analyses by file name. */
function predict(set: string): { file: string; analyses: Map<string, Analysis[]>; seconds: number; megabytes: number } {
  const folder = path.join(data as string, set);
  const analyses = new Map<string, Analysis[]>();
  const lines: string[] = [];
  let milliseconds = 0;
  let characters = 0;
  for (const { file } of goldLines(path.join(folder, 'gold.jsonl'))) {
    const text = fs.readFileSync(path.join(folder, 'seeds', file), 'utf8');
    const begin = performance.now();
    const seed = parse(text);
    const results = seed.articles.map(article => analyse(seed.text, article));
    milliseconds += performance.now() - begin;
    characters += text.length;
    analyses.set(file, results);
    for (const analysis of results) lines.push(JSON.stringify(lineOf(file, analysis, seed.text)));
  }
  const predicted = path.join(out, `${set.replaceAll('/', '-')}.jsonl`);
  fs.writeFileSync(predicted, `${lines.join('\n')}\n`);
  return { file: predicted, analyses, seconds: milliseconds / 1000, megabytes: characters / 1e6 };
}

/** What the scorers read of an article: quotes with speakers, and entities with mentions. */
function lineOf(file: string, analysis: Analysis, text: string): unknown {
  const entities = new Map(analysis.entities.map(e => [e.id, e]));
  const quotes = analysis.quotes.map(({ span, kind, attribution: a }) => ({
    ...span,
    kind,
    text: text.slice(span.start, span.end),
    ...(a && {
      speaker: {
        name: entities.get(a.entity)?.name ?? null,
        mention: a.mention && { ...a.mention.span, text: a.mention.text },
        rule: a.rule,
        confidence: a.confidence,
      },
    }),
  }));
  const mentioned = analysis.entities.map(({ id, type, name, mentions }) => ({
    id,
    type,
    name,
    mentions: mentions.map(m => ({ ...m.span, text: m.text, kind: m.kind })),
  }));
  const dates = analysis.dates.map(({ span, text: words, from, to }) => ({ ...span, text: words, from, to }));
  return { file, quotes, entities: mentioned, dates };
}

function score(scorer: string, set: string, predicted: string, ...more: string[]): void {
  const gold = path.join(data as string, set, 'gold.jsonl');
  const script = path.join(scorers as string, scorer);
  console.log(execFileSync(process.execPath, [script, gold, predicted, ...more], { encoding: 'utf8' }).trimEnd());
}

/** Of what is said with a confidence, how much is right: a row per tenth. */
function calibration(set: string, analyses: Map<string, Analysis[]>): void {
  const rows = Array.from({ length: 10 }, () => ({ n: 0, right: 0, sum: 0 }));
  for (const { file, attributions = [] } of goldLines(path.join(data as string, set, 'gold.jsonl'))) {
    for (const { quotes } of analyses.get(file) ?? []) {
      for (const { span, kind, attribution: a } of quotes) {
        if (a === null || kind === 'indirect' || a.mention === null) continue;
        const over = attributions.filter(g => g.content.some(c => half(c, [span.start, span.end])));
        if (over.some(g => g.source.length === 0)) continue;
        const row = rows[Math.min(9, Math.floor(a.confidence * 10))];
        if (!row) continue;
        const { start, end } = a.mention.span;
        row.n++;
        row.sum += a.confidence;
        row.right += over.some(g => g.source.some(s => s[0] < end && start < s[1])) ? 1 : 0;
      }
    }
  }
  console.log('confidence said → right (by mention)');
  for (const { n, right, sum } of rows)
    if (n) console.log(`  ${(sum / n).toFixed(2)} → ${(right / n).toFixed(2)}  (${n})`);
}

const half = (content: Stretch, quote: Stretch): boolean =>
  Math.min(content[1], quote[1]) - Math.max(content[0], quote[0]) >= 0.5 * (quote[1] - quote[0]);

/** Source, cue and content of every attribution, indirect ones included. */
function spans(set: string, analyses: Map<string, Analysis[]>): void {
  const total = new SpanScore();
  for (const { file, attributions = [] } of goldLines(path.join(data as string, set, 'gold.jsonl'))) {
    const gold = rolesOf(attributions);
    const predicted = rolesOf((analyses.get(file) ?? []).flatMap(attributionsOf));
    total.add(gold, predicted);
  }
  for (const kind of ['exact', 'overlap'] as const) {
    const figures = ROLES.map(role => {
      const f = total.figures(kind, role);
      return `${role} P ${pc(f.precision)} R ${pc(f.recall)} F1 ${pc(f.f1)}`;
    });
    console.log(`all attributions, ${kind}: ${figures.join('  ')}`);
  }
}

const pc = (share: number): string => (100 * share).toFixed(1);

function rolesOf(list: readonly Roles[]): Roles {
  return {
    source: list.flatMap(a => a.source),
    cue: list.flatMap(a => a.cue),
    content: list.flatMap(a => a.content),
  };
}

function attributionsOf(analysis: Analysis): Roles[] {
  const stretch = ({ start, end }: Span): Stretch => [start, end];
  return analysis.quotes.flatMap(({ reporting: r }) =>
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

const sets = process.argv.length > 2 ? process.argv.slice(2) : ['polnear/dev', 'conll2003/dev', 'gum'];
for (const set of sets) {
  if (!fs.existsSync(path.join(data, set, 'gold.jsonl'))) {
    console.log(`${set}: not there, skipped`);
    continue;
  }
  const { file, analyses, seconds, megabytes } = predict(set);
  console.log(
    `\n== ${set}: ${megabytes.toFixed(2)} MB in ${seconds.toFixed(2)} s (${(megabytes / seconds).toFixed(2)} MB/s)`,
  );
  if (set.startsWith('polnear')) {
    score('score-attribution.mjs', set, file);
    calibration(set, analyses);
    spans(set, analyses);
  } else if (set.startsWith('conll')) score('score-entities.mjs', set, file);
  else {
    score('score-pronouns.mjs', set, file);
    score('score-pronouns.mjs', set, file, '--genre', 'news,interview,court');
  }
}
fs.rmSync(out, { recursive: true });
