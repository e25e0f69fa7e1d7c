import assert from 'node:assert/strict';
import { type CorpusChange, editCorpusFile } from '../../../../src/core/annotation/corpusFile/corpusFile';
import type {
  Annotation,
  EntityDecision,
  Note,
  SpeakerDecision,
  Tag,
} from '../../../../src/core/annotation/model/annotation';
import { editSidecar, revertSidecar, type SidecarChange } from '../../../../src/core/annotation/sidecar/sidecar';
import { ENGLISH } from '../../../../src/core/text';
import { actionLabelOf } from '../../../../src/core/view/wording/actionLabels';

const target = { exact: 'the words', prefix: '', suffix: '', start: 7, end: 16 };
const moved = { ...target, start: 8, end: 17 };
const note: Note = { id: 'n', kind: 'note', target, body: 'Is **this** so?\n\nAsk.' };
const tag: Tag = { id: 't', kind: 'tag', target, tag: 'check' };
const said: SpeakerDecision = { id: 's', kind: 'speaker', target, status: 'confirmed', speaker: 'Mari Solberg' };
const entity: EntityDecision = { id: 'e', kind: 'entity', target, status: 'corrected', name: 'Ola Dahl' };
const reply = { id: 'r', body: 'It is' };

function told(before: readonly Annotation[], ...changes: SidecarChange[]): string {
  const text = before.length ? editSidecar(null, 'a.txt', before.map(put)) : null;
  const edited = editSidecar(text?.ok ? text.text : null, 'a.txt', changes);
  assert.ok(edited.ok);
  return actionLabelOf(edited.records ?? [], ENGLISH);
}
const put = (annotation: Annotation): SidecarChange => ({ op: 'update', annotation });
const remove = (id: string): SidecarChange => ({ op: 'remove', id });

describe('an annotation action in words', () => {
  const cases: [words: string, before: Annotation[], changes: SidecarChange[]][] = [
    ['note “Is **this** so? Ask.” added', [], [put(note)]],
    ['note “Is **this** so? Ask.” deleted', [note], [remove('n')]],
    ['note “Well.” edited', [note], [put({ ...note, body: 'Well.', modified: 'now' })]],
    ['note “Is **this** so? Ask.” resolved', [note], [put({ ...note, resolved: true })]],
    ['note “Is **this** so? Ask.” reopened', [{ ...note, resolved: true }], [put(note)]],
    ['reply “It is” added', [note], [put({ ...note, replies: [reply] })]],
    ['reply “It is” deleted', [{ ...note, replies: [reply] }], [put(note)]],
    ['reply edited', [{ ...note, replies: [reply] }], [put({ ...note, replies: [{ ...reply, body: 'No' }] })]],
    ['note moved', [note], [put({ ...note, target: moved, modified: 'now' })]],
    ['tag “check” added', [], [put(tag)]],
    ['tag “check” removed', [tag], [remove('t')]],
    ['tag changed to “lead”', [tag], [put({ ...tag, tag: 'lead' })]],
    ['speaker Mari Solberg confirmed', [], [put(said)]],
    ['speaker changed to Ola Dahl', [said], [put({ ...said, status: 'corrected', speaker: 'Ola Dahl' })]],
    ['marked as not speech', [], [put({ id: 's', kind: 'speaker', target, status: 'rejected' })]],
    ['speaker Bo rejected', [], [put({ id: 's', kind: 'speaker', target, status: 'rejected', speaker: 'Bo' })]],
    ['“the words” marked as not an entity', [], [put({ id: 'e', kind: 'entity', target, status: 'rejected' })]],
    ['mention of Ola Dahl decided', [], [put({ ...entity, mentions: 'one' })]],
    ['decision on speaker undone', [said], [remove('s')]],
    ['entity changed to Bo', [], [put({ id: 'e', kind: 'entity', target, status: 'corrected', name: 'Bo' })]],
    ['relation “supports” added', [], [put({ id: 'x', kind: 'relation', target, to: moved, relation: 'supports' })]],
    ['tag dismissed', [tag], [put({ ...tag, adjudication: 'dismissed' })]],
    ['tag “check” added (3 times)', [], ['1', '2', '3'].map(id => put({ ...tag, id }))],
    ['tag “check” added, and 1 more', [], [put(tag), put(said)]],
  ];
  for (const [words, before, changes] of cases) it(words, () => assert.equal(told(before, ...changes), words));

  const ofCorpus: [words: string, changes: CorpusChange[]][] = [
    ['tag “new” added', [{ list: 'tags', op: 'add', item: { name: 'new' } }]],
    ['tag “old” changed', [{ list: 'tags', op: 'put', item: { name: 'old', key: 'o' } }]],
    ['tag “old” removed', [{ list: 'tags', op: 'remove', key: 'old' }]],
    ['tag “old” renamed to “aged”', [{ list: 'tags', op: 'put', currentKey: 'old', item: { name: 'aged' } }]],
  ];
  for (const [words, changes] of ofCorpus) {
    it(`${words}, in the corpus file`, () => {
      const edited = editCorpusFile('tags:\n  - old\n', changes);
      assert.ok(edited.ok);
      assert.equal(actionLabelOf(edited.records ?? [], ENGLISH), words);
    });
  }

  it('of what is taken back says what that does', () => {
    const done = editSidecar(null, 'a.txt', [put(tag)]);
    assert.ok(done.ok);
    const undone = revertSidecar(done.text, 'a.txt', done.records ?? []);
    assert.ok(undone.ok);
    assert.equal(actionLabelOf(undone.records ?? [], ENGLISH), 'tag “check” removed');
  });
});
