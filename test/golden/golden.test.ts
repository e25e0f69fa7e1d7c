/**
 * Articles written for the purpose, each with what a careful reader says of it in `NAME.expected`:
 *
 *     “first words <- Canonical Name      a marked quote and its speaker; `-` where it is nobody's speech or left open
 *     “first words <- *word               the same, the speaker told by a word of its mention or name
 *     indirect: first words <- …          speech without marks
 *     entity: Name (type)
 *     date: words = 2025-04-21[..2025-04-27]
 *     # …                                 which known failure of another program the article is about
 *     ~ …                                 known to be got wrong: the test fails when it comes right, so that the mark goes
 *
 * Every marked quote of the article has its line: one without it fails too. Over all articles, the number of
 * expectations that hold has a floor for quotes, names, pronouns and dates.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Analysis, Quote } from '../../src/core/analysis/model';
import { parse } from '../../src/core/article/parse';
import { analyse } from '../unit/analyse';

const folder = import.meta.dirname;

interface Read {
  readonly text: string;
  readonly analyses: readonly Analysis[];
}

/** What the analysis says to one line of expectations; null where it has nothing that the line speaks of. */
function found({ text, analyses }: Read, line: string): { got: string; wanted: string } {
  const [kind, rest] = /^(indirect|entity|date): (.*)$/.exec(line)?.slice(1) ?? ['quote', line];
  if (kind === 'entity') {
    const all = analyses.flatMap(a => a.entities.map(e => `${e.name} (${e.type})`));
    return { got: all.find(e => e === rest) ?? `none of: ${all.join(', ')}`, wanted: rest as string };
  }
  if (kind === 'date') {
    const [words, wanted] = (rest as string).split(' = ') as [string, string];
    const date = analyses.flatMap(a => a.dates).find(d => d.text === words);
    return { got: date ? (date.from === date.to ? date.from : `${date.from}..${date.to}`) : 'not found', wanted };
  }
  const [words, wanted] = (rest as string).split(' <- ') as [string, string];
  for (const analysis of analyses) {
    const quote = analysis.quotes.find(
      q => (q.kind === 'indirect') === (kind === 'indirect') && text.startsWith(words, q.span.start),
    );
    if (quote) return { got: speakerOf(analysis, quote, wanted), wanted };
  }
  return { got: 'no such quote', wanted };
}

function speakerOf(analysis: Analysis, { attribution }: Quote, wanted: string): string {
  if (attribution === null) return '-';
  const name = analysis.entities.find(e => e.id === attribution.entity)?.name ?? '?';
  const told = `${name} ${attribution.mention?.text ?? ''}`;
  return wanted.startsWith('*') && told.includes(wanted.slice(1)) ? wanted : wanted.startsWith('*') ? told : name;
}

type Kind = 'quotes' | 'names' | 'pronouns' | 'dates';
/** How many expectations of each kind hold, over all articles: marking one as wrong falls below. Only ever raise them. */
const FLOORS: Readonly<Record<Kind, number>> = { quotes: 151, names: 37, pronouns: 24, dates: 12 };
const right: Record<Kind, number> = { quotes: 0, names: 0, pronouns: 0, dates: 0 };

/** Counts a line that holds: as a pronoun, too, where that is how the text names the speaker. */
function count({ text, analyses }: Read, line: string): void {
  if (line.startsWith('entity: ')) right.names++;
  else if (line.startsWith('date: ')) right.dates++;
  else {
    right.quotes++;
    const words = line.replace(/^indirect: /, '').split(' <- ')[0] as string;
    const spoken = analyses.flatMap(a => a.quotes).filter(q => text.startsWith(words, q.span.start));
    if (spoken.some(q => q.attribution?.mention?.kind === 'pronoun')) right.pronouns++;
  }
}

for (const file of fs.readdirSync(folder).filter(f => f.endsWith('.expected'))) {
  describe(`golden ${path.basename(file, '.expected')}`, () => {
    const seed = parse(fs.readFileSync(path.join(folder, file.replace('.expected', '.txt')), 'utf8'));
    const read: Read = { text: seed.text, analyses: seed.articles.map(a => analyse(seed.text, a)) };
    const lines = fs
      .readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .filter(l => l !== '' && !l.startsWith('#'));
    for (const line of lines) {
      const known = line.startsWith('~ ');
      const expected = known ? line.slice(2) : line;
      it(known ? `still gets wrong: ${expected}` : expected, () => {
        const { got, wanted } = found(read, expected);
        if (got === wanted) count(read, expected);
        if (known) assert.notEqual(got, wanted, 'right now: take the ~ away');
        else assert.equal(got, wanted);
      });
    }

    it('has a line for every marked quote', () => {
      const starts = lines.map(l => l.replace(/^~ /, '')).map(l => l.split(' <- ')[0] as string);
      const unlisted = read.analyses
        .flatMap(a => a.quotes)
        .filter(q => q.kind !== 'indirect' && !starts.some(s => seed.text.startsWith(s, q.span.start)))
        .map(q => seed.text.slice(q.span.start, q.span.end));
      assert.deepEqual(unlisted, []);
    });
  });
}

describe('accuracy on the golden articles', () => {
  for (const kind of Object.keys(FLOORS) as Kind[])
    it(`of ${kind} is not below its floor`, () =>
      assert.ok(right[kind] >= FLOORS[kind], `${right[kind]} right, ${FLOORS[kind]} were`));
});
