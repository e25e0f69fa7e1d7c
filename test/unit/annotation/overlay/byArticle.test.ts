import assert from 'node:assert/strict';
import type { AnchoredAnnotation } from '../../../../src/core/annotation/model/annotation';
import { annotationsByArticle } from '../../../../src/core/annotation/overlay/byArticle';
import { parse } from '../../../../src/core/article/parse';

const HEAD = 'date 2025-01-01 [Source: A]\n\nText here.\n\n';
const { articles } = parse(HEAD.repeat(3));
const LENGTH = HEAD.length;

function tag(id: string, at: number, end: number, lost = false): AnchoredAnnotation {
  const target = { exact: 'x', prefix: '', suffix: '', start: at, end };
  const anchor = lost
    ? ({ status: 'orphaned', span: null, score: 0 } as const)
    : ({ status: 'exact', span: { start: at, end }, score: 1 } as const);
  return { annotation: { id, kind: 'tag', tag: 't', target }, anchor };
}

const idsOf = (annotations: readonly AnchoredAnnotation[]): string[][] =>
  annotationsByArticle(articles, annotations).map(list => list.map(({ annotation }) => annotation.id));

describe('annotations by article', () => {
  it('belong to each article that they overlap, in their order', () => {
    assert.deepEqual(idsOf([tag('b', LENGTH, LENGTH + 2), tag('a', 0, LENGTH + 1), tag('c', 2 * LENGTH, 3 * LENGTH)]), [
      ['a'],
      ['b', 'a'],
      ['c'],
    ]);
  });

  it('belong to the article at their old offset if they are orphaned', () => {
    assert.deepEqual(idsOf([tag('first', 0, 1, true), tag('second', LENGTH, LENGTH + 1, true)]), [
      ['first'],
      ['second'],
      [],
    ]);
    assert.deepEqual(idsOf([tag('behind it all', 9 * LENGTH, 9 * LENGTH + 1, true)]), [[], [], ['behind it all']]);
  });

  it('belong to nothing in a file without articles', () => {
    assert.deepEqual(annotationsByArticle([], [tag('a', 0, 1)]), []);
  });
});
