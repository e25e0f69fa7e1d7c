import assert from 'node:assert/strict';
import { anchorAnnotations } from '../../../src/core/annotation/anchoring/anchorAnnotations';
import type { AnchoredAnnotation, Annotation } from '../../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';
import { ENGLISH } from '../../../src/core/text';
import { span } from '../../../src/core/text/span';
import { annotationLabelOf, countPlaces, placeNode, placesToCheck } from '../../../src/core/view/placesToCheck';

const BEFORE =
  'The harbour was closed on Monday after a crane had fallen across the eastern pier, the port authority said.\n\nNobody was hurt, and two of the ships were led to other berths before the evening came.\n';
const AFTER = BEFORE.replace('a crane had fallen across', 'a large crane fell across').replace(/Nobody.*\n/, '');

function at(words: string) {
  const start = BEFORE.indexOf(words);
  return selectorOf(BEFORE, span(start, start + words.length));
}

function anchored(...annotations: Annotation[]): AnchoredAnnotation[] {
  const steps = anchorAnnotations(AFTER, annotations);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

describe('places to check', () => {
  const note: Annotation = {
    id: 'n',
    kind: 'note',
    target: at('after a crane had fallen across the eastern pier'),
    body: 'Which crane?',
    replies: [{ id: 'r', body: 'The old one' }],
  };
  const lost: Annotation = {
    id: 'l',
    kind: 'tag',
    target: at('two of the ships were led to other berths'),
    tag: 'lead',
  };
  const kept: Annotation = { id: 'k', kind: 'tag', target: at('closed on Monday'), tag: 'check' };
  const relation: Annotation = {
    id: 'x',
    kind: 'relation',
    target: kept.target,
    to: note.target,
    relation: 'explains',
  };

  it('are those that changed, with what stood there, then those that are lost', () => {
    const places = placesToCheck(AFTER, anchored(lost, kept, note));
    assert.deepEqual(
      places.map(({ one, lost }) => [one.annotation.id, lost]),
      [
        ['n', false],
        ['l', true],
      ],
    );
    const [{ was, now }] = places[0].changed;
    assert.equal(was, 'after a crane had fallen across the eastern pier');
    assert.equal(now, 'after a large crane fell across the eastern pier');
    assert.equal(countPlaces(places, ENGLISH), '1 changed, 1 lost');
    assert.equal(annotationLabelOf(places[0], ENGLISH), 'note with 1 reply');
  });

  it('as nodes lead to the place, and say what it was', () => {
    const [changed, gone] = placesToCheck(AFTER, anchored(lost, note)).map(one => placeNode(one, ENGLISH));
    assert.match(changed.description, /^“after a large crane fell.*” · was “after a crane had fallen.*”$/);
    assert.equal(changed.context, 'annotation.note.fuzzy');
    assert.ok(changed.span);
    assert.equal(gone.context, 'annotation.tag.orphaned');
    assert.equal(gone.span, null);
  });

  it('of a relation, where its other end changed', () => {
    const [place] = placesToCheck(AFTER, anchored(relation));
    assert.match(place.changed[0].now, /large crane/);
    assert.equal(annotationLabelOf(place, ENGLISH), 'relation “explains”');
  });

  it('are none where a person has typed into the words themselves', () => {
    const typed = { annotation: note, anchor: { status: 'fuzzy', span: span(0, 3), score: 1 } } as const;
    assert.deepEqual(placesToCheck(AFTER, [typed]), []);
  });
});
