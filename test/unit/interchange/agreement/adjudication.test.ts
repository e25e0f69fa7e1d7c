/** Settling disagreements: versions side by side, and the changes that settle and reopen. */
import assert from 'node:assert/strict';
import type { AnchoredAnnotation, Annotation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan as describeTarget } from '../../../../src/core/annotation/model/selector';
import { editSidecar, readSidecar } from '../../../../src/core/annotation/sidecar/sidecar';
import { reopen, settle, versionsOf, versionText } from '../../../../src/core/interchange/agreement/adjudication';
import {
  agreementOf,
  agreementsOf,
  compareFile,
  type Disagreement,
} from '../../../../src/core/interchange/agreement/agreement';

const TEXT =
  ' Boats date 2025-05-06 [Source: Post]\n\nThe old keeper of the lighthouse at Skarholm counted eleven boats before the fog came down, Ada Moss said.\n\nThe end.\n';
const NOW = '2026-01-01T00:00:00Z';

function on(id: string, author: string, words: string, fields: object): AnchoredAnnotation {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  const span = { start, end: start + words.length };
  const annotation = { id, author, target: describeTarget(TEXT, span), ...fields } as Annotation;
  return { annotation, anchor: { status: 'exact', span, score: 1 } };
}
const crew = { kind: 'tag', tag: 'crew' };
const plainOf = (all: readonly AnchoredAnnotation[]): Annotation[] => all.map(({ annotation }) => annotation);
const disagreementsOf = (all: readonly AnchoredAnnotation[]): readonly Disagreement[] =>
  agreementOf([{ name: 'a.txt', text: TEXT, annotations: all }]).disagreements;

const ALL = [
  on('a', 'anna', 'old keeper', crew),
  on('b', 'ben', 'The old keeper', crew),
  on('c', 'cara', 'old keeper', crew),
  on('d', 'dana', 'Ada Moss', { kind: 'note', body: 'Who is **she**?' }),
];
/** What stands in the file after changes, anchored where it was. */
function applied(changes: ReturnType<typeof settle>): AnchoredAnnotation[] {
  const before = editSidecar(
    null,
    'a.txt',
    plainOf(ALL).map(annotation => ({ op: 'add', annotation })),
  );
  assert.ok(before.ok);
  const edited = editSidecar(before.text, 'a.txt', changes);
  assert.ok(edited.ok);
  return readSidecar(edited.text).annotations.map(annotation => ({
    annotation,
    anchor: ALL.find(one => one.annotation.id === annotation.id)!.anchor,
  }));
}

describe('adjudication', () => {
  const [disagreement] = disagreementsOf(ALL);
  const versions = versionsOf(disagreement);

  it('puts together who says the same, and who says nothing', () => {
    assert.deepEqual(
      versions.map(({ authors, marks }) => [authors.join(', '), marks.map(({ annotation }) => annotation)]),
      [
        ['anna, cara', ['a', 'c']],
        ['ben', ['b']],
        ['dana', []],
      ],
    );
  });

  it('shows the passage with what each marked, broken at the same words', () => {
    const [first, second, third] = versions.map(version => versionText(TEXT, disagreement, version, plainOf(ALL)));
    const lines = first.split('\n');
    assert.equal(lines[0], 'The ⟦old keeper⟧ of the lighthouse at Skarholm counted');
    assert.deepEqual(lines.slice(1), [
      'eleven boats before the fog came down, Ada Moss',
      'said.',
      '',
      'anna: crew',
      'cara: crew',
      '',
    ]);
    assert.equal(second.split('\n')[0], '⟦The old keeper⟧ of the lighthouse at Skarholm counted');
    assert.match(third, /^The old keeper[^⟦]*\n\ndana: nothing marked here\n$/);
    const plain = (text: string) => text.split('\n\n')[0].replace(/[⟦⟧]/g, '');
    assert.deepEqual([plain(second), plain(third)], [plain(first), plain(first)]);
  });

  it('adopts one and dismisses the rest, which is kept and settles it', () => {
    const settled = applied(settle(disagreement, versions[1], 'dismiss', plainOf(ALL), NOW));
    assert.deepEqual(
      settled.map(({ annotation: { id, adjudication, modified } }) => [id, adjudication, modified]),
      [
        ['a', 'dismissed', NOW],
        ['b', 'adopted', NOW],
        ['c', 'dismissed', NOW],
        ['d', undefined, undefined],
      ],
    );
    const again = disagreementsOf(settled);
    assert.deepEqual(
      again.map(({ category, settled: is }) => [category, is]),
      [
        ['tag: crew', true],
        ['note', false],
      ],
    );
    const open = applied(reopen(again[0], plainOf(settled), NOW));
    assert.deepEqual(
      plainOf(open).flatMap(({ adjudication }) => adjudication ?? []),
      [],
    );
  });

  it('adopts one and removes the rest', () => {
    const settled = applied(settle(disagreement, versions[0], 'remove', plainOf(ALL), NOW));
    assert.deepEqual(
      plainOf(settled).map(({ id }) => id),
      ['a', 'c', 'd'],
    );
    assert.ok(disagreementsOf(settled).find(({ category }) => category === 'tag: crew')?.settled);
  });

  it('adopts that nothing is marked', () => {
    const settled = applied(settle(disagreement, versions[2], 'dismiss', plainOf(ALL), NOW));
    assert.deepEqual(
      plainOf(settled).map(({ adjudication }) => adjudication),
      ['dismissed', 'dismissed', 'dismissed', undefined],
    );
  });

  it('lets all versions stand', () => {
    const settled = applied(settle(disagreement, null, 'remove', plainOf(ALL), NOW));
    assert.deepEqual(
      plainOf(settled).map(({ adjudication }) => adjudication),
      ['adopted', 'adopted', 'adopted', undefined],
    );
  });

  it('does not change how far people agreed by dismissing', () => {
    const alphas = (all: readonly AnchoredAnnotation[]) =>
      agreementsOf([compareFile({ name: 'a.txt', text: TEXT, annotations: all })!]).map(({ alpha, f1 }) => [alpha, f1]);
    assert.deepEqual(alphas(applied(settle(disagreement, versions[1], 'dismiss', plainOf(ALL), NOW))), alphas(ALL));
  });
});

describe('agreement over files', () => {
  it('adds up to what one pass over all would count', () => {
    const one = { name: 'a.txt', text: TEXT, annotations: ALL };
    const parts = [compareFile(one)!, compareFile({ ...one, name: 'b.txt' })!];
    const [summed] = agreementsOf(parts).filter(({ category }) => category === 'tag: crew');
    const [alone] = agreementsOf(parts.slice(0, 1)).filter(({ category }) => category === 'tag: crew');
    assert.deepEqual([summed.spans, summed.f1, summed.authors], [6, alone.f1, alone.authors]);
    // Twice the units, the same shares: only the correction for small numbers, n − 1, is another.
    assert.ok(Math.abs(summed.alpha! - alone.alpha!) < 0.02 && summed.alpha !== alone.alpha);
  });
});
