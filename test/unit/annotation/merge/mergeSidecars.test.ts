import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeSidecars } from '../../../../src/core/annotation/merge/mergeSidecars';
import type { Annotation, Note } from '../../../../src/core/annotation/model/annotation';
import { editSidecar, readSidecar, type SidecarChange } from '../../../../src/core/annotation/sidecar/sidecar';
import { annotations, content, withId } from '../arbitraries';

function edit(text: string, ...changes: SidecarChange[]): string {
  const result = editSidecar(text, 'a.txt', changes);
  assert.ok(result.ok);
  return result.text;
}
const add = (annotation: Annotation): SidecarChange => ({ op: 'add', annotation });
const update = (annotation: Annotation): SidecarChange => ({ op: 'update', annotation });
const remove = (id: string): SidecarChange => ({ op: 'remove', id });
const note = (id: string, body: string, more: Partial<Note> = {}): Note => ({
  id,
  kind: 'note',
  target: { exact: 'the words', prefix: '', suffix: '', start: 7, end: 16 },
  body,
  ...more,
});

const BASE = edit('', add(note('n1', 'one')), add(note('n2', 'two', { replies: [{ id: 'r1', body: 'yes' }] })));

function merged(base: string, ours: string, theirs: string): string {
  const { text, conflicts } = mergeSidecars(base, ours, theirs);
  assert.deepEqual(conflicts, [], text);
  return text;
}
const bodies = (text: string) =>
  readSidecar(text).annotations.map(one => (one.kind === 'note' ? `${one.id} ${one.body}` : one.id));

describe('merge of sidecars', () => {
  const n1 = note('n1', 'one');
  const n2 = note('n2', 'two', { replies: [{ id: 'r1', body: 'yes' }] });
  const clean: [name: string, ours: SidecarChange[], theirs: SidecarChange[], expected: Annotation[]][] = [
    ['both added', [add(note('o', 'o'))], [add(note('t', 't'))], [n1, n2, note('o', 'o'), note('t', 't')]],
    ['both added the same', [add(note('o', 'o'))], [add(note('o', 'o'))], [n1, n2, note('o', 'o')]],
    [
      'each changed another',
      [update({ ...n1, body: '1' })],
      [update({ ...n2, body: '2' })],
      [
        { ...n1, body: '1' },
        { ...n2, body: '2' },
      ],
    ],
    [
      'one changed, one added',
      [update({ ...n1, body: '1' })],
      [add(note('t', 't'))],
      [{ ...n1, body: '1' }, n2, note('t', 't')],
    ],
    ['one removed, one added', [remove('n1')], [add(note('t', 't'))], [n2, note('t', 't')]],
    ['each removed another', [remove('n1')], [remove('n2')], []],
    ['all removed, one added', [remove('n1'), remove('n2')], [add(note('t', 't'))], [note('t', 't')]],
    ['we removed what they changed', [remove('n1')], [update({ ...n1, body: '1' })], [n2, { ...n1, body: '1' }]],
    ['they removed what we changed', [update({ ...n1, body: '1' })], [remove('n1')], [{ ...n1, body: '1' }, n2]],
    [
      'different fields of one',
      [update({ ...n1, resolved: true })],
      [update({ ...n1, body: '1' })],
      [{ ...n1, resolved: true, body: '1' }, n2],
    ],
    [
      'both replied',
      [update({ ...n2, replies: [...n2.replies!, { id: 'r2', body: 'o' }], modified: '2026-01-01T00:00:00Z' })],
      [update({ ...n2, replies: [...n2.replies!, { id: 'r3', body: 't' }], modified: '2026-01-02T00:00:00Z' })],
      [
        n1,
        {
          ...n2,
          replies: [...n2.replies!, { id: 'r2', body: 'o' }, { id: 'r3', body: 't' }],
          modified: '2026-01-02T00:00:00Z',
        },
      ],
    ],
    [
      'both found the same words elsewhere',
      [update({ ...n1, target: { ...n1.target, start: 8, end: 17 } })],
      [update({ ...n1, target: { ...n1.target, start: 9, end: 18 } })],
      [{ ...n1, target: { ...n1.target, start: 8, end: 17 } }, n2],
    ],
  ];
  for (const [name, ours, theirs, expected] of clean) {
    it(`${name}: no conflict`, () => {
      const text = merged(BASE, edit(BASE, ...ours), edit(BASE, ...theirs));
      assert.deepEqual(readSidecar(text).annotations, expected);
      assert.deepEqual(readSidecar(text).problems, []);
    });
  }

  describe('relations', () => {
    const at = (exact: string, start: number) => ({ exact, prefix: '', suffix: '', start, end: start + exact.length });
    const one = {
      id: 'r',
      kind: 'relation',
      relation: 'supports',
      target: at('the words', 7),
      to: at('other', 40),
    } as const;
    const base = edit('', add(one));

    it('take the type from one side and the second target from the other', () => {
      const ours = edit(base, update({ ...one, relation: 'contradicts' }));
      const theirs = edit(base, update({ ...one, to: at('another one', 60) }));
      const expected = [{ ...one, relation: 'contradicts', to: at('another one', 60) }];
      assert.deepEqual(readSidecar(merged(base, ours, theirs)).annotations, expected);
      assert.deepEqual(readSidecar(merged(base, theirs, ours)).annotations, expected);
    });

    it('take the selector of either side if the text is the same, never a mixture', () => {
      const [near, far] = [50, 90].map(start => edit(base, update({ ...one, to: at('other', start) })));
      assert.deepEqual(readSidecar(merged(base, near, far)).annotations, [{ ...one, to: at('other', 50) }]);
      const elsewhere = edit(base, update({ ...one, to: at('wholly else', 90) }));
      assert.equal(mergeSidecars(base, near, elsewhere).conflicts.length, 1);
    });
  });

  it('merges two new files', () => {
    const [ours, theirs] = [edit('', add(n1)), edit('', add(n2))];
    assert.equal(merged('', ours, theirs), BASE);
  });

  const conflicting: [name: string, ours: Note, theirs: Note][] = [
    ['a body', { ...n1, body: 'ours' }, { ...n1, body: 'theirs' }],
    [
      'a selector’s text',
      { ...n1, target: { ...n1.target, exact: 'a' } },
      { ...n1, target: { ...n1.target, exact: 'b' } },
    ],
  ];
  for (const [name, ours, theirs] of conflicting) {
    it(`both changed ${name}: both versions are between markers, the rest is merged`, () => {
      const [mine, other] = [
        edit(BASE, update(ours), add(note('o', 'o'))),
        edit(BASE, update(theirs), add(note('t', 't'))),
      ];
      const { text, conflicts } = mergeSidecars(BASE, mine, other);
      assert.deepEqual(
        conflicts.map(({ id }) => id),
        ['n1'],
      );
      const side = (first: RegExp, second: RegExp) => text.replace(first, '').replace(second, '');
      const kept = side(/<<<<<<< ours\n/, /=======\n[\s\S]*>>>>>>> theirs\n/);
      const taken = side(/<<<<<<< ours\n[\s\S]*=======\n/, />>>>>>> theirs\n/);
      assert.deepEqual(readSidecar(kept).annotations, [ours, n2, note('o', 'o'), note('t', 't')]);
      assert.deepEqual(readSidecar(taken).annotations, [theirs, n2, note('o', 'o'), note('t', 't')]);
      assert.equal(readSidecar(text).writable, false);
    });
  }

  const HAND = `# about it all
format: seed-annotations/1
source: a.txt
annotations:
  # the first
  - id: n1 # beside
    kind: note
    target: {exact: x}
    body: one
    mood: good

  - {id: n2, kind: note, target: {exact: y}, body: two} # short
  # the end
reviewed: [anna]
`;

  it('keeps comments, unknown keys and unreadable items of both sides', () => {
    const ours = HAND.replace('# beside', '# beside, by us').replace('reviewed: [anna]', 'reviewed: [anna, bo]');
    const theirs = HAND.replace(
      '  # the end\n',
      '  # added by hand\n  - id: n3\n    kind: nota # sic\n    target: {exact: z}\n  # the end\n',
    ).replace('body: two', 'body: deux, stars: 5');
    for (const text of [merged(HAND, ours, theirs), merged(HAND, theirs, ours)]) {
      for (const part of [
        '# about it all',
        '# the first',
        '# beside, by us',
        'mood: good',
        '# short',
        '# the end',
        'reviewed: [anna, bo]',
        '# added by hand',
        'kind: nota # sic',
        'stars: 5',
      ])
        assert.equal(text.split(part).length, 2, `${part}:\n${text}`);
      assert.deepEqual(bodies(text), ['n1 one', 'n2 deux']);
    }
  });

  it('never loses a comment, even if the values are merged', () => {
    const ours = HAND.replace('body: one', 'body: eins # ours');
    const theirs = HAND.replace('mood: good', 'mood: bad # theirs');
    const { text, conflicts } = mergeSidecars(HAND, ours, theirs);
    assert.ok(text.includes('# ours') && text.includes('# theirs') && conflicts.length === 1, text);
  });

  it('takes a top-level field that one side changed; a conflict if both did', () => {
    const [b, c] = ['b.txt', 'c.txt'].map(name => HAND.replace('a.txt', name));
    const added = edit(HAND, add(note('o', 'o')));
    assert.equal(readSidecar(merged(HAND, added, b)).source, 'b.txt');
    assert.equal(readSidecar(merged(HAND, b, added)).source, 'b.txt');
    assert.deepEqual(
      mergeSidecars(HAND, b, c).conflicts.map(({ id }) => id),
      [null],
    );
  });

  const unreadable = [
    'annotations: "x',
    '- list\n',
    'format: seed-annotations/2\n',
    '<<<<<<< a\n',
    'annotations: [{id: a}]\n',
  ];
  for (const broken of unreadable) {
    it(`keeps both files whole if one is ${JSON.stringify(broken)}`, () => {
      for (const [ours, theirs] of [
        [BASE, broken],
        [broken, BASE],
      ]) {
        const { text, conflicts } = mergeSidecars('', ours, theirs);
        assert.equal(conflicts.length, 1);
        assert.ok(text.includes(ours.trimEnd()) && text.includes(theirs.trimEnd()));
      }
    });
  }

  it('keeps Windows line breaks', () => {
    const crlf = (text: string) => text.replace(/\n/g, '\r\n');
    const text = merged(crlf(BASE), crlf(edit(BASE, add(note('o', 'o')))), crlf(edit(BASE, add(note('t', 't\nu')))));
    assert.ok(!/[^\r]\n/.test(text));
    assert.deepEqual(bodies(text), ['n1 one', 'n2 two', 'o o', 't t\nu']);
  });

  it('keeps all independent changes, in either order of merging', () => {
    const change = fc.record({ at: fc.nat(6), mine: fc.boolean(), to: fc.option(content, { nil: null }) });
    fc.assert(
      fc.property(annotations, fc.uniqueArray(change, { selector: ({ at }) => at, maxLength: 6 }), (all, changes) => {
        const base = edit('', ...all.map(add));
        const expected = new Map(all.map(one => [one.id, one]));
        const made = changes.map(({ at, mine, to }) => {
          const id = all[at]?.id ?? `01NEW0${at}`;
          if (to) expected.set(id, withId(id, to));
          else expected.delete(id);
          return { mine, change: to ? update(withId(id, to)) : remove(id) };
        });
        const side = (mine: boolean) =>
          edit(base, ...made.filter(one => one.mine === mine).map(({ change }) => change));
        const [ours, theirs] = [side(true), side(false)];
        const byId = (of: readonly Annotation[]) => [...of].sort((a, b) => (a.id < b.id ? -1 : 1));
        for (const text of [merged(base, ours, theirs), merged(base, theirs, ours)])
          assert.deepEqual(byId(readSidecar(text).annotations), byId([...expected.values()]));
      }),
      { numRuns: 80 },
    );
  });

  it('loses no line of any two texts', () => {
    const line = fc.constantFrom(
      'a: 1',
      'a: 2',
      '# c',
      '# d',
      'annotations:',
      '  - id: x',
      '    k: 1',
      '    k: 2',
      '  - id: y # e',
      '  # f',
      '- z',
      'b: "',
    );
    const side = fc.array(line, { maxLength: 8 }).map(lines => lines.map(one => `${one}\n`).join(''));
    fc.assert(
      fc.property(side, side, side, (base, ours, theirs) => {
        const { text, conflicts } = mergeSidecars(base, ours, theirs);
        if (conflicts.length) return;
        for (const [one, other] of [
          [ours, theirs],
          [theirs, ours],
        ])
          for (const kept of one.match(/(?:[abk]: \d|# \w|- id: \w)/g) ?? [])
            assert.ok(text.includes(kept) || (base.includes(kept) && !other.includes(kept)), `${kept} lost:\n${text}`);
      }),
      { numRuns: 2000 },
    );
  });
});
