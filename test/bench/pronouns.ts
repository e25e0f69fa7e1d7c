/**
 * Draws 100 quotes whose speaker is correctly found as a pronoun, with a fixed seed, and prints each with the name that
 * the pronoun was resolved to, for a person to judge. Compares earlier judgements with the current results.
 *
 *   SEED_DATA=FOLDER SEED_EVAL=FOLDER npm run bench:pronouns [-- --show] [--set polnear/train] [--seed N]
 *
 * --show prints each with the preceding text, for those who have the corpus. For dev, `pronouns.judged.json` contains the
 * judgement of a careful reader by the offset of the pronoun: the name, or `*` if it is unclear or not named.
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
  /** Offset of the pronoun. */
  readonly start: number;
  readonly end: number;
  /** The name that it was resolved to. */
  readonly name: string;
}

/** Does not name an article: the corpus is not published. */
const keyOf = ({ file, start }: Drawn): string =>
  `${createHash('sha256').update(file).digest('hex').slice(0, 8)}:${start}`;

/** The random number of an item, independent of all others: the sample stays stable when the analysis improves. */
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
  console.log(`\n${drawn.length} of ${all.length} correct pronoun sources on ${options.set}`);
  console.log(
    `resolved to the name a reader gives: ${right}; to another: ${drawn.length - right - open}; not judged: ${open}`,
  );
  fs.rmSync(path.dirname(out), { recursive: true });
}
