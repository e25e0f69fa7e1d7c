import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignWords, differencesOf } from '../../../src/core/corpus/reuse/align';
import { reuseSteps } from '../../../src/core/corpus/reuse/reuse';
import { comparedWords } from '../../../src/core/corpus/reuse/words';
import { runToEnd } from '../../../src/core/text/steps';
import { type Planted, plant, randomFrom } from './planted';

/** Of pairs. */
function score({ quotes, origins }: Planted): { recall: number; precision: number } {
  const groupOf = new Map<number, number>();
  for (const [i, group] of runToEnd(reuseSteps(quotes)).entries()) for (const id of group) groupOf.set(id, i);
  let [found, right, planted] = [0, 0, 0];
  for (let a = 0; a < quotes.length; a++)
    for (let b = 0; b < a; b++) {
      const isFound = groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
      const isPlanted = origins.get(a) === origins.get(b);
      if (isFound) found++;
      if (isPlanted) planted++;
      if (isFound && isPlanted) right++;
    }
  return { recall: right / planted, precision: right / found };
}

describe('quotes that come again', () => {
  it('are found with up to a fifth of their words changed, and no others', () => {
    const { recall, precision } = score(plant(1_500, randomFrom(7)));
    assert.ok(recall >= 0.99, `recall ${recall}`);
    assert.ok(precision >= 0.99, `precision ${precision}`);
  });

  it('may be shortened, and have the writer’s own words in brackets', () => {
    const quotes = [
      '“We will not sign anything before the last worker has been paid in full, and that is final.”',
      '“We will not sign anything before the last worker has been paid …”',
      '“We [the union] will not sign anything before the last worker has been paid in full”',
      '“Nobody will sign for the last of the workers, whatever they say about the paper.”',
    ].map((text, id) => ({ id, text }));
    assert.deepEqual(runToEnd(reuseSteps(quotes)), [[0, 1, 2]]);
  });

  it('are not those of everyday, shorter than eight words', () => {
    const quotes = [0, 1].map(id => ({ id, text: '“We are looking into the matter.”' }));
    assert.deepEqual(runToEnd(reuseSteps(quotes)), []);
  });

  it('of hostile texts cost no more than their length', () => {
    const same = Array.from({ length: 400 }, (_, id) => ({ id, text: 'buffalo '.repeat(3_000) }));
    const started = process.cpuUsage().user;
    runToEnd(reuseSteps(same));
    assert.ok(process.cpuUsage().user - started < 20_000_000);
  });
});

describe('word alignment', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 });

  it('pairs the same words, in order', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        let [i, j] = [-1, -1];
        for (const [a, b] of alignWords(one, other)) {
          assert.equal(one[a], other[b]);
          assert.ok(a > i && b > j);
          [i, j] = [a, b];
        }
      }),
    );
  });

  it('of a text with itself pairs all words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 2 }), one => {
        assert.equal(alignWords(one, one).length, one.length);
      }),
    );
  });

  it('gives differences that cover both texts', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const differences = differencesOf(one, other, alignWords(one, other));
        assert.deepEqual(
          differences.flatMap(({ one: [from, to] }) => one.slice(from, to)),
          one,
        );
        assert.deepEqual(
          differences.flatMap(({ other: [from, to] }) => other.slice(from, to)),
          other,
        );
        for (const { kind, one: a, other: b } of differences)
          if (kind === 'same') assert.deepEqual(one.slice(...a), other.slice(...b));
      }),
    );
  });

  it('shows what was changed', () => {
    const [one, other] = ['the bolts were very old and rusty', 'the bolts were old and quite rusty'].map(
      text => comparedWords(text).words,
    );
    assert.deepEqual(
      differencesOf(one, other, alignWords(one, other)).map(({ kind, one: [a, b], other: [c, d] }) => [
        kind,
        one.slice(a, b).join(' '),
        other.slice(c, d).join(' '),
      ]),
      [
        ['same', 'the bolts were', 'the bolts were'],
        ['removed', 'very', ''],
        ['same', 'old and', 'old and'],
        ['added', '', 'quite'],
        ['same', 'rusty', 'rusty'],
      ],
    );
  });
});
