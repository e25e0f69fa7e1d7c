import assert from 'node:assert/strict';
import { anchorAnnotations } from '../../../../src/core/annotation/anchoring/anchorAnnotations';
import type { Anchor, Note, Relation } from '../../../../src/core/annotation/model/annotation';
import {
  anchoredSpans,
  anchorStatus,
  isUncertain,
  targetsOf,
  withAnchors,
  withSelectors,
} from '../../../../src/core/annotation/model/annotationTargets';
import { describeSpan as selectorOf } from '../../../../src/core/annotation/model/selector';
import { MIN_RELOCATION_SHARE, relocationShareSteps } from '../../../../src/core/annotation/sidecar/sidecarRelocation';

const TEXT = `The ferry left the port of Skar at noon with forty people on board.

Its captain had asked for a new plate before the winter storms came in.
`;
const selector = (words: string) => {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return selectorOf(TEXT, { start, end: start + words.length });
};
const note = (words: string): Note => ({ id: `n ${words}`, kind: 'note', target: selector(words), body: 'b' });
const relation: Relation = {
  id: 'r',
  kind: 'relation',
  target: selector('The ferry'),
  to: selector('a new plate'),
  relation: 'about',
};

function runAll<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const at = (status: Anchor['status'], score = 1): Anchor =>
  status === 'orphaned' ? { status, span: null, score: 0 } : { status, span: { start: 1, end: 2 }, score };

describe('the ends of annotations', () => {
  it('are one, or the two of a relation, each with a key of its own', () => {
    const one = note('forty people');
    assert.deepEqual(targetsOf(one), [{ key: one.id, selector: one.target }]);
    assert.deepEqual(targetsOf(relation), [
      { key: 'r', selector: relation.target },
      { key: 'r to', selector: relation.to },
    ]);
  });

  it('are replaced in their order', () => {
    const [a, b] = [selector('noon'), selector('storms')];
    assert.deepEqual(withSelectors(note('noon'), [b]), { ...note('noon'), target: b });
    assert.deepEqual(withSelectors(relation, [a, b]), { ...relation, target: a, to: b });
  });

  it('are found, each for its annotation', () => {
    const annotations = [note('forty people'), relation, note('winter storms')];
    const found = runAll(anchorAnnotations(`New.\n${TEXT}`, annotations));
    assert.deepEqual(
      found.map(one => one.annotation),
      annotations,
    );
    assert.deepEqual(
      found.map(one => anchoredSpans(one).map(({ start, end }) => `New.\n${TEXT}`.slice(start, end))),
      [['forty people'], ['The ferry', 'a new plate'], ['winter storms']],
    );
    assert.ok(!('to' in found[0]));
  });

  const table: [name: string, anchor: Anchor, to: Anchor | null, status: Anchor['status'], places: number][] = [
    ['one in its place', at('exact'), null, 'exact', 1],
    ['one moved', at('moved'), null, 'moved', 1],
    ['one guessed at', at('fuzzy', 0.8), null, 'fuzzy', 1],
    ['one that the person typed in', at('fuzzy'), null, 'moved', 1],
    ['one lost', at('orphaned', 0), null, 'orphaned', 0],
    ['both in their place', at('exact'), at('exact'), 'exact', 2],
    ['the second moved', at('exact'), at('moved'), 'moved', 2],
    ['the first guessed at', at('fuzzy', 0.8), at('moved'), 'fuzzy', 2],
    ['the second lost', at('fuzzy', 0.8), at('orphaned', 0), 'orphaned', 1],
    ['the first lost', at('orphaned', 0), at('exact'), 'orphaned', 1],
  ];
  for (const [name, anchor, to, status, places] of table)
    it(`make the whole ${status}: ${name}`, () => {
      const one = to ? withAnchors(relation, [anchor, to]) : withAnchors(note('noon'), [anchor]);
      assert.equal(anchorStatus(one), status);
      assert.equal(anchoredSpans(one).length, places);
    });

  it('are guessed at only where they are like, and not quite', () => {
    assert.deepEqual(
      [at('fuzzy', 0.9), at('fuzzy', 1), at('moved', 0.9), at('exact', 0.9), at('orphaned', 0)].map(isUncertain),
      [true, false, false, false, false],
    );
  });
});

describe('how much of a sidecar a text holds', () => {
  const all = [note('left the port of Skar'), note('forty people on board'), relation];
  const share = (text: string, annotations = all as Parameters<typeof relocationShareSteps>[1]) =>
    runAll(relocationShareSteps(text, annotations));

  it('all of it, also where the text has moved', () => {
    assert.equal(share(TEXT), 1);
    assert.equal(share(`Before it.\n\n${TEXT}`), 1);
  });
  it('part of it, by passages: each end of a relation is one', () => {
    const half = TEXT.split('\n\n')[0];
    assert.equal(share(half), 3 / 4);
    assert.ok(3 / 4 >= MIN_RELOCATION_SHARE);
  });
  it('nothing where none of the longest passages stands in it word for word', () => {
    assert.equal(share(TEXT.replaceAll('e', 'é')), 0);
    assert.equal(share('Another article altogether.'), 0);
    assert.equal(share(TEXT, []), 0);
  });
  it('looks at the longest passages, not at the first', () => {
    const short = ['at', 'of', 'on', 'in', 'it'].map((exact, i) => ({
      ...note('noon'),
      id: `s${i}`,
      target: { exact, prefix: '', suffix: '', start: 0, end: exact.length },
    }));
    const other = 'It is on the roof of it, at home, in it.';
    assert.equal(share(other, [...short, note('left the port of Skar'), ...all, note('captain had asked for')]), 0);
  });
});
