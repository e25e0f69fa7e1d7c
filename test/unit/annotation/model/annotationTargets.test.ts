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
import { runToEnd } from '../../../../src/core/text';

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

const at = (status: Anchor['status'], score = 1): Anchor =>
  status === 'orphaned' ? { status, span: null, score: 0 } : { status, span: { start: 1, end: 2 }, score };

describe('annotation targets', () => {
  it('are one, or two for a relation, each with its own key', () => {
    const one = note('forty people');
    assert.deepEqual(targetsOf(one), [{ key: one.id, selector: one.target }]);
    assert.deepEqual(targetsOf(relation), [
      { key: 'r', selector: relation.target },
      { key: 'r to', selector: relation.to },
    ]);
  });

  it('are replaced in order', () => {
    const [a, b] = [selector('noon'), selector('storms')];
    assert.deepEqual(withSelectors(note('noon'), [b]), { ...note('noon'), target: b });
    assert.deepEqual(withSelectors(relation, [a, b]), { ...relation, target: a, to: b });
  });

  it('are anchored, each for its annotation', () => {
    const annotations = [note('forty people'), relation, note('winter storms')];
    const found = runToEnd(anchorAnnotations(`New.\n${TEXT}`, annotations));
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
    ['one exact', at('exact'), null, 'exact', 1],
    ['one moved', at('moved'), null, 'moved', 1],
    ['one uncertain', at('fuzzy', 0.8), null, 'fuzzy', 1],
    ['one that the user typed in', at('fuzzy'), null, 'moved', 1],
    ['one orphaned', at('orphaned', 0), null, 'orphaned', 0],
    ['both exact', at('exact'), at('exact'), 'exact', 2],
    ['the second moved', at('exact'), at('moved'), 'moved', 2],
    ['the first uncertain', at('fuzzy', 0.8), at('moved'), 'fuzzy', 2],
    ['the second orphaned', at('fuzzy', 0.8), at('orphaned', 0), 'orphaned', 1],
    ['the first orphaned', at('orphaned', 0), at('exact'), 'orphaned', 1],
  ];
  for (const [name, anchor, to, status, places] of table)
    it(`give the annotation the status ${status}: ${name}`, () => {
      const one = to ? withAnchors(relation, [anchor, to]) : withAnchors(note('noon'), [anchor]);
      assert.equal(anchorStatus(one), status);
      assert.equal(anchoredSpans(one).length, places);
    });

  it('are uncertain only for a fuzzy match with a score below 1', () => {
    assert.deepEqual(
      [at('fuzzy', 0.9), at('fuzzy', 1), at('moved', 0.9), at('exact', 0.9), at('orphaned', 0)].map(isUncertain),
      [true, false, false, false, false],
    );
  });
});
