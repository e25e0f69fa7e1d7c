import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type CorpusChange,
  editCorpusFile,
  revertCorpusFile,
} from '../../../src/core/annotation/corpusFile/corpusFile';
import type { Annotation, Note } from '../../../src/core/annotation/model/annotation';
import {
  editSidecar,
  readSidecar,
  revertSidecar,
  type SidecarChange,
} from '../../../src/core/annotation/sidecar/sidecar';
import type { ItemRecord } from '../../../src/core/annotation/yaml/itemRecords';
import { annotation, annotations, content, withId } from './arbitraries';

interface Made {
  readonly text: string;
  readonly records: readonly ItemRecord[];
}

function made(result: ReturnType<typeof revertSidecar>): Made {
  assert.ok(result.ok, JSON.stringify(result));
  return { text: result.text, records: result.records ?? [] };
}
const edit = (text: string | null, ...changes: SidecarChange[]): Made => made(editSidecar(text, 'a.txt', changes));
const revert = (text: string, records: readonly ItemRecord[]): Made => made(revertSidecar(text, 'a.txt', records));
const add = (annotation: Annotation): SidecarChange => ({ op: 'add', annotation });
const update = (annotation: Annotation): SidecarChange => ({ op: 'update', annotation });

const note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  kind: 'note',
  target: { exact: 'the words', prefix: 'before ', suffix: ' after', start: 7, end: 16 },
  body: `what ${id} says`,
  ...more,
});

const HAND_WRITTEN = `format: seed-annotations/1
annotations:
  # the first one
  -   id: n1
      kind: note     # by phone
      mood: "hopeful"
      target:
          exact:   'the words'
          start: 7
      body: >
        folded
        text

  # the second one
  - {id: n2, kind: tag, tag: fishy, target: {exact: x}} # short
    # indented
# on the edge
  - id: n3
    kind: tag
    tag: 'quoted'
    target:
      exact: y
  # no more
reviewed: [anna, bo]
`;

describe('reverting an edit of a sidecar', () => {
  const change = fc.record({ at: fc.nat(6), to: fc.option(content, { nil: null }) });
  const changes = (all: readonly Annotation[], drawn: readonly { at: number; to: unknown }[], extra: Annotation) =>
    drawn.map(({ at, to }): SidecarChange => {
      const id = all[at]?.id ?? extra.id;
      return to ? update(withId(id, to as Omit<Annotation, 'id'>)) : { op: 'remove', id };
    });

  it('restores the exact bytes, and redoing gives the same annotations in the same order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(annotation, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        annotation,
        fc.boolean(),
        (all, drawn, extra, crlf) => {
          const written = edit(null, ...all.map(add)).text.replace(/^ {2}- id/gm, '  # mine\n$&');
          const before = crlf ? written.replace(/\n/g, '\r\n') : written;
          const after = edit(before, ...changes(all, drawn, extra));
          const undone = revert(after.text, after.records);
          assert.equal(undone.text, before);
          const again = readSidecar(revert(undone.text, undone.records).text);
          assert.deepEqual(again.annotations, readSidecar(after.text).annotations);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps later changes of others, as if the edit had never been made', () => {
    fc.assert(
      fc.property(
        fc.tuple(annotations, annotations),
        fc.array(change, { maxLength: 4 }),
        fc.array(change, { maxLength: 4 }),
        fc.tuple(annotation, annotation),
        ([one, two], drawnOne, drawnTwo, [extraOne, extraTwo]) => {
          const mine = one.map(({ id, ...rest }) => withId(`A${id}`, rest as never));
          const theirs = two.map(({ id, ...rest }) => withId(`B${id}`, rest as never));
          const before = edit(null, ...[...mine, ...theirs].map(add)).text;
          const ours = edit(before, ...changes(mine, drawnOne, withId('A', extraOne as never)));
          const others = changes(theirs, drawnTwo, withId('B', extraTwo as never));
          const undone = revert(edit(ours.text, ...others).text, ours.records);
          const byId = (text: string) => [...readSidecar(text).annotations].sort((a, b) => (a.id < b.id ? -1 : 1));
          assert.deepEqual(byId(undone.text), byId(edit(before, ...others).text));
        },
      ),
      { numRuns: 100 },
    );
  });

  const byHand: [does: string, changes: SidecarChange[]][] = [
    ['the first', [{ op: 'remove', id: 'n1' }]],
    ['one in flow style', [{ op: 'remove', id: 'n2' }]],
    ['the last', [{ op: 'remove', id: 'n3' }]],
    ['neighbours', ['n1', 'n2'].map(id => ({ op: 'remove', id }))],
    ['all', ['n3', 'n2', 'n1'].map(id => ({ op: 'remove', id }))],
    ['a changed one, with its comment, unknown key and way of writing', [update(note('n1'))]],
    ['an added one', [add(note('n4'))]],
    ['several of all kinds', [{ op: 'remove', id: 'n2' }, update(note('n3')), add(note('n4'))]],
  ];
  for (const [does, done] of byHand) {
    it(`restores the original formatting: ${does}`, () => {
      const { text, records } = edit(HAND_WRITTEN, ...done);
      assert.notEqual(text, HAND_WRITTEN);
      assert.equal(revert(text, records).text, HAND_WRITTEN);
    });
  }

  it('puts a restored item after its neighbour, even if the list has changed since', () => {
    const before = edit(null, ...['a', 'b', 'c', 'd'].map(id => add(note(id)))).text;
    const removed = edit(before, { op: 'remove', id: 'c' });
    const since = edit(removed.text, { op: 'remove', id: 'a' }, add(note('e')));
    const ids = readSidecar(revert(since.text, removed.records).text).annotations.map(({ id }) => id);
    assert.deepEqual(ids, ['b', 'c', 'd', 'e']);
  });

  it('keeps a later reply of somebody else to an edited note', () => {
    const edited = edit(edit(null, add(note('n'))).text, update(note('n', { body: 'new', modified: 'm1' })));
    const reply = { id: 'r', body: 'I see' };
    const since = edit(edited.text, update(note('n', { body: 'new', replies: [reply], modified: 'm2' })));
    const undone = revert(since.text, edited.records);
    assert.deepEqual(readSidecar(undone.text).annotations, [note('n', { replies: [reply], modified: 'm2' })]);
  });

  const since: [what: string, done: SidecarChange[], since: SidecarChange[]][] = [
    ['edited', [update(note('n', { body: 'ours' }))], [update(note('n', { body: 'theirs' }))]],
    ['removed', [update(note('n', { body: 'ours' }))], [{ op: 'remove', id: 'n' }]],
    ['answered', [add(note('m'))], [update(note('m', { replies: [{ id: 'r', body: 'yes' }] }))]],
    [
      're-anchored',
      [add(note('m'))],
      [update(note('m', { modified: 'm2', target: { ...note('m').target, start: 1 } }))],
    ],
    ['made again', [{ op: 'remove', id: 'n' }], [add(note('n', { body: 'theirs' }))]],
  ];
  for (const [what, done, later] of since) {
    it(`changes nothing if the item was ${what} since, and reports it`, () => {
      const ours = edit(edit(null, add(note('n')), add(note('o'))).text, { op: 'remove', id: 'o' }, ...done);
      const { text } = edit(ours.text, ...later);
      const result = revertSidecar(text, 'a.txt', ours.records);
      const [change] = later;
      assert.deepEqual(result, {
        ok: false,
        changedSince: [change.op === 'remove' ? change.id : change.annotation.id],
      });
    });
  }

  it('removes an added annotation whose selector was refreshed since, as on saving', () => {
    const added = edit(edit(null, add(note('n'))).text, add(note('m')));
    const { text } = edit(added.text, update(note('m', { target: { ...note('m').target, start: 99, end: 108 } })));
    assert.deepEqual(readSidecar(revert(text, added.records).text).annotations, [note('n')]);
  });

  it('does nothing if it is undone already, or if the file cannot be read', () => {
    const before = edit(null, add(note('n'))).text;
    const { text, records } = edit(before, { op: 'remove', id: 'n' });
    assert.equal(revert(before, records).text, before);
    const result = revertSidecar(`${text}<<<<<<< ours\n`, 'a.txt', records);
    assert.ok(!result.ok && 'problems' in result);
  });

  it('creates a deleted file again', () => {
    const { records } = edit(edit(null, add(note('n'))).text, { op: 'remove', id: 'n' });
    assert.deepEqual(readSidecar(made(revertSidecar(null, 'a.txt', records)).text).annotations, [note('n')]);
  });
});

describe('reverting an edit of the corpus file', () => {
  const FILE = `format: seed-annotator/1
tags:
  # first things first
  - check
  - name: lead # worth a call
    weight: 3
relations:
  - supports
`;
  const cases: [does: string, changes: CorpusChange[]][] = [
    ['an addition', [{ list: 'tags', op: 'add', item: { name: 'new' } }]],
    ['a removal', [{ list: 'tags', op: 'remove', key: 'check' }]],
    ['a change', [{ list: 'tags', op: 'put', item: { name: 'lead', color: '#112233' } }]],
    ['a new name', [{ list: 'tags', op: 'put', currentKey: 'lead', item: { name: 'hint' } }]],
    ['fields for what was a name alone', [{ list: 'tags', op: 'put', item: { name: 'check', key: 'c' } }]],
    [
      'changes of several lists',
      [
        { list: 'tags', op: 'remove', key: 'lead' },
        { list: 'relations', op: 'remove', key: 'supports' },
      ],
    ],
  ];
  for (const [does, changes] of cases) {
    it(`undoes ${does}, and redoes it`, () => {
      const after = made(editCorpusFile(FILE, changes));
      const undone = made(revertCorpusFile(after.text, after.records));
      assert.equal(undone.text, FILE);
      assert.equal(made(revertCorpusFile(undone.text, undone.records)).text, after.text);
    });
  }
});
