/**
 * Draws 100 quotes whose speaker is rightly found as a pronoun, with a fixed seed, and prints each with the name that
 * the pronoun was led back to, for a person to judge; sets what was judged before against what is said now.
 *
 *   SEED_DATA=FOLDER SEED_EVAL=FOLDER npm run bench:pronouns [-- --show] [--set polnear/train] [--seed N]
 *
 * --show prints each with the text before it, for whoever has the corpus. `pronouns.judged.json` holds for dev who is
 * meant, as a careful reader says, by the place of the pronoun: `*` where nobody can tell or nobody is named.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { corpora, extractAll, goldOf, textOf } from './corpora';

const PRONOUN = /^(?:he|she|they|him|her|them|i|we|it|who)$/i;
const JUDGED = path.join(import.meta.dirname, 'pronouns.judged.json');
const BEFORE = 900;

const { values: options } = parseArgs({
  options: {
    show: { type: 'boolean', default: false },
    set: { type: 'string', default: 'polnear/dev' },
    seed: { type: 'string', default: '20251125' },
    count: { type: 'string', default: '100' },
  },
});

interface Drawn {
  readonly file: string;
  /** Of the pronoun. */
  readonly start: number;
  readonly end: number;
  /** Whom it was led back to. */
  readonly name: string;
}

/** Names no article: the corpus stays where it is. */
const keyOf = ({ file, start }: Drawn): string =>
  `${createHash('sha256').update(file).digest('hex').slice(0, 8)}:${start}`;

/** The lot that a place draws, whatever else is in the pot: the sample stays the same where the analysis gets better. */
const lotOf = (one: Drawn): string =>
  createHash('sha256')
    .update(`${options.seed} ${keyOf(one)}`)
    .digest('hex');

const same = (said: string, meant: string): boolean =>
  meant === '*' ? PRONOUN.test(said) : said === meant || said.split(' ').includes(meant);

function show(text: string, { file, start, end, name }: Drawn, meant: string | undefined): void {
  const shown = `${text.slice(Math.max(0, start - BEFORE), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 160)}`;
  console.log(`\n${file}:${start}  → ${name}${meant === undefined ? '' : `  (meant: ${meant})`}`);
  console.log(shown.replace(/\n+/g, ' ¶ '));
}

const where = corpora('bench:pronouns');
if (where) {
  const out = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'seed-pronouns-')), 'out.jsonl');
  const predicted = extractAll(where, options.set, out);
  const judged: Record<string, string> = fs.existsSync(JUDGED) ? JSON.parse(fs.readFileSync(JUDGED, 'utf8')) : {};
  const found = new Map<string, Drawn>();
  for (const { file, attributions = [] } of goldOf(where, options.set))
    for (const { speaker, kind, start, end } of (predicted.get(file) ?? []).flatMap(a => a.quotes)) {
      const m = speaker?.mention;
      if (!speaker || !m || kind === 'indirect' || !PRONOUN.test(m.text)) continue;
      const covers = attributions.filter(g => g.content.some(([from, to]) => from < end && start < to));
      if (!covers.some(g => g.source.some(([from, to]) => from < m.end && m.start < to))) continue;
      const drawn = { file, start: m.start, end: m.end, name: speaker.name };
      found.set(keyOf(drawn), drawn);
    }
  const all = [...found.values()];
  const drawn = all.sort((a, b) => (lotOf(a) < lotOf(b) ? -1 : 1)).slice(0, Number(options.count));
  let [right, open] = [0, 0];
  for (const one of drawn) {
    const meant = judged[keyOf(one)];
    if (meant === undefined) open++;
    else if (same(one.name, meant)) right++;
    const wrong = meant !== undefined && !same(one.name, meant);
    if (options.show || wrong) show(textOf(where, options.set, one.file), one, meant);
  }
  console.log(`\n${drawn.length} of ${all.length} right pronoun sources on ${options.set}`);
  console.log(`led to whom a reader names: ${right}; to another: ${drawn.length - right - open}; not judged: ${open}`);
  fs.rmSync(path.dirname(out), { recursive: true });
}
