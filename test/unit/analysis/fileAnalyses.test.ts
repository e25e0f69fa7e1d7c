/** Analyses are kept across edits: the result is the same as from scratch, and unchanged articles cost nothing. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analyser, Stage } from '../../../src/core/analysis/analyser';
import { FileAnalyses } from '../../../src/core/analysis/fileAnalyses';
import type { Analysis, ArticleAnalysis } from '../../../src/core/analysis/model';
import { parse } from '../../../src/core/article/parse';
import { runToEnd } from '../../../src/core/text/steps';
import { ANALYSER, analyse } from '../analyse';

const rebuilt = (text: string): Analysis[] => parse(text).articles.map(article => analyse(text, article));

/** Text that splits and joins articles, opens and closes quotes, and moves later articles. */
const PIECES = [
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  'date 2025-04-26 [Source: Wire]\n\n',
  'Storm over Oslo date 2025-04-27 [Source: Wire]\n',
  'Title date 2025-04-28\n',
  'date',
  '[Source: Post]',
  '“We go,” said Ann Bell. ',
  'Carl Holt left on Friday. He said “never again”. ',
  'The mayor said the bridge would open. ',
  '“',
  '”',
  'x',
];

const piece = fc.constantFrom(...PIECES);
const text = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''));
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 40 }),
  added: fc.oneof(piece, fc.constant('')),
  /** Number of steps after which the run is abandoned; null for a complete run. */
  leftOff: fc.option(fc.nat({ max: 60 })),
});

describe('analyses of a file', () => {
  it('equal those from scratch after any edits', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 8 }), (start, edits) => {
        const kept = new FileAnalyses(ANALYSER);
        let now = start;
        assert.deepEqual(runToEnd(kept.steps(parse(now))), rebuilt(now));
        for (const { at, removed, added, leftOff } of edits) {
          const from = Math.round(at * now.length);
          now = now.slice(0, from) + added + now.slice(from + removed);
          const steps = kept.steps(parse(now));
          if (leftOff === null) assert.deepEqual(runToEnd(steps), rebuilt(now));
          else for (let i = 0; i < leftOff && !steps.next().done; i++);
        }
        assert.deepEqual(runToEnd(kept.steps(parse(now))), rebuilt(now));
      }),
      { numRuns: 150 },
    );
  });

  const HEADER = 'date 2025-04-26 [Source: Wire]';
  const TITLED = 'Storm over Oslo date 2025-04-28\n';
  const long = 'The mayor spoke for an hour. '.repeat(40);
  const turns: [what: string, before: string, after: string][] = [
    ['a line is a header only as long as none follows', TITLED, `${TITLED}${HEADER}\n\n“No,” said Ann Bell.`],
    [
      'a change far into an article',
      `${HEADER}\n\n${long}“No,” said Ann Bell.`,
      `${HEADER}\n\n${long}“No,” said Carl Holt.`,
    ],
    [
      'an article before is split, and this one does not move',
      `${HEADER}\n\n${'x'.repeat(HEADER.length)}\n\n${HEADER}\n\n“No,” said Ann Bell.`,
      `${HEADER}\n\n${HEADER}\n\n${HEADER}\n\n“No,” said Ann Bell.`,
    ],
  ];
  for (const [what, before, after] of turns)
    it(`where ${what}`, () => {
      for (const [first, second] of [
        [before, after],
        [after, before],
      ]) {
        const kept = new FileAnalyses(ANALYSER);
        runToEnd(kept.steps(parse(first as string)));
        assert.deepEqual(runToEnd(kept.steps(parse(second as string))), rebuilt(second as string));
      }
    });

  it('survive a structured clone', () => {
    const file = parse(
      ' A “title” date 2025-04-26 [Source: Wire]\n\n“We go,” said Ann Bell on Friday. “No.\n\nShe left.',
    );
    const [analysis] = runToEnd(new FileAnalyses(ANALYSER).steps(file));
    assert.ok(analysis?.quotes.length && analysis.entities.length && analysis.dates.length && analysis.problems.length);
    assert.deepEqual(structuredClone(analysis), analysis);
  });

  describe('cost', () => {
    const EMPTY: ArticleAnalysis = { quotes: [], entities: [], dates: [], problems: [] };
    const analysed: string[] = [];
    const counting: Analyser = {
      version: 'counting',
      *steps({ text: own }): Generator<Stage, ArticleAnalysis> {
        yield 'tokens';
        analysed.push(own);
        return EMPTY;
      },
    };
    const article = (body: string): string => `date 2025-04-26 [Source: Wire]\n\n${body}\n\n`;
    const fileOf = (bodies: readonly string[]): string => bodies.map(article).join('');
    const bodies = Array.from({ length: 84 }, (_, i) => `Article ${i}.`);
    let kept: FileAnalyses;
    const costOf = (changed: string): number => {
      analysed.length = 0;
      runToEnd(kept.steps(parse(changed)));
      return analysed.length;
    };
    beforeEach(() => {
      kept = new FileAnalyses(counting);
      assert.equal(costOf(fileOf(bodies)), 84);
    });

    it('is one article after typing a letter in the first of 84', () =>
      assert.equal(costOf(fileOf(['Article x.', ...bodies.slice(1)])), 1));

    it('is nothing if articles only move', () => {
      assert.equal(costOf(fileOf([...bodies.slice(1), bodies[0] as string])), 0);
      assert.equal(costOf(`\n\n${fileOf(bodies)}`), 1);
    });

    it('is two articles if a header splits one, and one if the header is removed', () => {
      const split = fileOf(bodies).replace('Article 7.', 'Article\n\ndate 2025-04-26 [Source: Post]\n\n7.');
      assert.equal(costOf(split), 2);
      assert.equal(costOf(fileOf(bodies)), 1);
    });

    it('does not include articles that an abandoned run finished', () => {
      const other = bodies.map(body => `${body} More.`);
      analysed.length = 0;
      const steps = kept.steps(parse(fileOf(other)));
      while (analysed.length < 50) steps.next();
      // The next run reuses the articles that the abandoned one finished, and those of the last complete text.
      assert.ok(costOf(fileOf(other)) <= 84 - 49);
      assert.equal(costOf(fileOf(other)), 0);
    });

    it('does not include the last complete text, after any number of abandoned runs', () => {
      for (let i = 0; i < 30; i++) {
        const steps = kept.steps(parse(fileOf([`Draft ${i}.`, `Draft ${i}, too.`, ...bodies.slice(2)])));
        analysed.length = 0;
        while (analysed.length < 1) steps.next();
      }
      assert.equal(costOf(fileOf(bodies)), 0);
    });

    it('keeps the objects of an article that did not move', () => {
      const text = fileOf(bodies);
      const before = runToEnd(kept.steps(parse(text)));
      const after = runToEnd(kept.steps(parse(text.replace('Article 83.', 'Article y.'))));
      assert.equal(after[3], before[3]);
      assert.notEqual(after[83], before[83]);
    });
  });
});
