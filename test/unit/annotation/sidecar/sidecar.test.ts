import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Note } from '../../../../src/core/annotation/model/annotation';
import {
  editSidecar,
  readSidecar,
  revertSidecar,
  type SidecarChange,
} from '../../../../src/core/annotation/sidecar/sidecar';
import { inEnglish } from '../../../../src/core/text';
import { annotation, annotations, anyText, content, withId } from '../arbitraries';
import { MONSTERS } from '../hostile.work';

const note = (id: string, body: string, more: Partial<Note> = {}): Note => ({
  id,
  kind: 'note',
  target: { exact: 'the words', prefix: 'before ', suffix: ' after', start: 7, end: 16 },
  body,
  ...more,
});

function edit(text: string | null, ...changes: SidecarChange[]): string {
  const result = editSidecar(text, 'a.txt', changes);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}
const add = (annotation: Annotation): SidecarChange => ({ op: 'add', annotation });
const update = (annotation: Annotation): SidecarChange => ({ op: 'update', annotation });

/** The lines that differ between two texts, as `-old` and `+new`. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    ...old.slice(head, old.length - tail).map(line => `-${line}`),
    ...now.slice(head, now.length - tail).map(line => `+${line}`),
  ];
}

const HAND_WRITTEN = `# ours, do not touch
format: "seed-annotations/1"
source:   a.txt   # the article

annotations:
  # the first one
  -   id: n1
      kind: note     # by phone
      mood: "hopeful"
      target:
          start: 7
          end: 16
          exact:   'the words'
          prefix: 'before '
          suffix: ' after'
      body: >
        folded
        text
      author: anna

  # the second one
  - {id: n2, kind: tag, tag: fishy, target: {exact: x}} # short
  - id: n3
    kind: nota
    target: {exact: y}
  # no more
reviewed: [anna, bo]
`;

describe('sidecar: reading', () => {
  it('reads an empty text as an empty, writable sidecar', () => {
    for (const text of ['', '\n', '\ufeff', '# only a comment\n', '---\n', 'annotations:\n', 'annotations: []\n']) {
      const read = readSidecar(text);
      assert.deepEqual(
        { ...read, source: null },
        { annotations: [], source: null, format: null, problems: [], writable: true },
        text,
      );
    }
  });

  it('reads files written by hand, and reports what it skips', () => {
    const read = readSidecar(HAND_WRITTEN);
    assert.deepEqual(
      read.annotations.map(({ id }) => id),
      ['n1', 'n2'],
    );
    assert.equal((read.annotations[0] as Note).body, 'folded text\n');
    assert.deepEqual(read.annotations[1].target, { exact: 'x', prefix: '', suffix: '', start: 0, end: 1 });
    assert.equal(read.source, 'a.txt');
    assert.equal(read.format, 'seed-annotations/1');
    assert.equal(read.writable, true);
    const [problem, ...others] = read.problems;
    assert.deepEqual(others, []);
    assert.equal(problem.code, 'sidecar/invalid-item');
    assert.equal(HAND_WRITTEN.slice(problem.span.start, problem.span.end), 'nota');
    assert.equal(HAND_WRITTEN.split('\n')[problem.line].slice(problem.column), 'nota');
    assert.match(inEnglish(problem.message), /“kind” must be one of note, tag, speaker, entity/);
  });

  it('quotes only the beginning of text that is no YAML', () => {
    const problem = readSidecar(`a: [b]\n ]\n${'c'.repeat(3000)}`).problems.at(-1);
    assert.equal(problem!.code, 'yaml/invalid');
    assert.match(inEnglish(problem!.message), /^Not valid YAML: .{10,220}$/s);
  });

  const unusable: [name: string, text: string, code: string, at: string][] = [
    ['broken YAML', 'annotations:\n  - id: "x\n', 'yaml/invalid', ''],
    ['a list at the top', '- id: x\n', 'yaml/not-a-map', ''],
    ['text at the top', 'hello\n', 'yaml/not-a-map', ''],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml/invalid', ''],
    ['a key twice', 'annotations: []\nannotations: []\n', 'yaml/invalid', 'annotations'],
    [
      'conflict markers',
      'format: x\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n',
      'yaml/conflict-markers',
      '<<<<<<< ',
    ],
    ['conflict markers, CRLF', 'a: 1\r\n=======\r\nb: 2\r\n', 'yaml/conflict-markers', '======='],
    ['a newer format', 'format: seed-annotations/2\nannotations: []\n', 'sidecar/unknown-format', 'seed-annotations/2'],
    ['a format that is not text', 'format: [1]\n', 'sidecar/unknown-format', '[1]'],
    ['annotations that are not a list', 'annotations: {a: 1}\n', 'sidecar/invalid-list', '{a: 1}'],
    ['an alias to itself', 'annotations: &a\n  - *a\n', '', ''],
    ['many aliases', `a: &a x\nb: [${'*a,'.repeat(200)}]\n`, 'yaml/too-many-aliases', ''],
  ];
  for (const [name, text, code, at] of unusable) {
    it(`does not write to ${name}`, () => {
      const read = readSidecar(text);
      if (!code) return assert.deepEqual(read.annotations, []);
      assert.equal(read.writable, false);
      assert.equal(read.problems[0].code, code);
      assert.equal(read.problems[0].severity, 'error');
      if (at) assert.equal(text.slice(read.problems[0].span.start, read.problems[0].span.end), at);
      const result = editSidecar(text, 'a.txt', [add(note('n9', 'b'))]);
      assert.equal(result.ok, false);
      assert.ok(!result.ok && result.problems.length > 0);
    });
  }

  it('still shows as much as possible of a newer format', () => {
    const text = 'format: seed-annotations/2\nannotations:\n  - {id: a, kind: tag, tag: t, target: {exact: x}}\n';
    assert.equal(readSidecar(text).annotations.length, 1);
  });

  const flawed: [field: string, message: RegExp][] = [
    ['author: 7', /“author” must be text/],
    ['resolved: "yes"', /true or false/],
    ['replies: none', /must be a list/],
    ['replies: [{id: r1}]', /“body” is missing/],
    ['created: 2026', /“created” must be text/],
  ];
  for (const [field, message] of flawed) {
    it(`reads a note with “${field}”, reports it, and keeps it when the note is changed`, () => {
      const text = `annotations:\n  - id: n1\n    kind: note\n    target: {exact: x}\n    body: old\n    ${field}\n`;
      const { annotations, problems } = readSidecar(text);
      assert.equal(problems.length, 1);
      assert.equal(problems[0].code, 'sidecar/invalid-field');
      assert.match(inEnglish(problems[0].message), message);
      const changed = edit(text, update({ ...(annotations[0] as Note), body: 'new' }));
      assert.ok(changed.includes(field), changed);
      assert.ok(changed.includes('new'));
    });
  }

  const wrong = ['7', 'null', '[]', '{}', '{id: 7}', '{id: ""}', '{id: a, kind: note}', '{id: a, id: b, kind: note}'];
  for (const item of wrong) {
    it(`skips ${item}, keeps it in the file, and reads the others`, () => {
      const text = `annotations:\n  - ${item}\n  - {id: z, kind: tag, tag: t, target: {exact: x}}\n`;
      const { annotations, problems, writable } = readSidecar(text);
      assert.deepEqual(
        annotations.map(({ id }) => id),
        ['z'],
      );
      assert.equal(problems.length, 1);
      assert.equal(writable, true);
      assert.ok(edit(text, add(note('n9', 'b'))).startsWith(text));
    });
  }

  it('reads the first of two with one id, and removes both if they are copies', () => {
    const item = '  - {id: z, kind: tag, tag: t, target: {exact: x}}\n';
    const read = readSidecar(`annotations:\n${item}${item}`);
    assert.equal(read.annotations.length, 1);
    assert.equal(read.problems[0].code, 'sidecar/duplicate-id');
    assert.equal(read.problems[0].line, 2);
    assert.deepEqual(readSidecar(edit(`annotations:\n${item}${item}`, { op: 'remove', id: 'z' })).annotations, []);
  });

  describe('of several with one id', () => {
    const shown = '  - id: z # this one\n    kind: tag\n    tag: t\n    target: {exact: x}\n';
    const others = [
      '  - id: z\n',
      '  - {id: z, kind: note} # begun\n',
      '  - {id: z, id: z, kind: tag, tag: t, target: {exact: x}}\n',
      '  - {id: z, kind: tag, tag: t, target: 7}\n',
    ];
    const cases: readonly (readonly [before: string, after: string])[] = [
      ...others.map(other => [other, ''] as const),
      ...others.map(other => ['', other] as const),
      [others.join(''), others.join('')],
      ['', '  - {id: z, kind: tag, tag: second, target: {exact: x}}\n'],
    ];
    for (const [before, after] of cases) {
      const text = `annotations:\n${before}${shown}${after}`;
      const [tag] = readSidecar(text).annotations;
      const changes: readonly (readonly [SidecarChange, string])[] = [
        [update({ ...tag, tag: 'new' } as Annotation), shown.replace('tag: t\n', 'tag: new\n')],
        [{ op: 'remove', id: 'z' }, ''],
      ];
      for (const [change, changed] of changes)
        it(`changes the one that is shown (${change.op}): ${JSON.stringify([before, after])}`, () => {
          const edited = editSidecar(text, 'a.txt', [change]);
          assert.ok(edited.ok);
          assert.equal(edited.text, `annotations:\n${before}${changed}${after}`);
          const undone = revertSidecar(edited.text, 'a.txt', edited.records ?? []);
          // An annotation that is shown instead may be what somebody restored: nothing is undone then.
          if (change.op === 'remove' && after.includes('second'))
            assert.deepEqual(undone, { ok: false, changedSince: ['z'] });
          else {
            assert.ok(undone.ok);
            assert.equal(undone.text, text);
            const redone = revertSidecar(text, 'a.txt', undone.records ?? []);
            assert.equal(redone.ok && redone.text, edited.text);
          }
        });
    }
  });

  it('treats inherited property names as ordinary keys', () => {
    const text =
      'annotations:\n  - {id: z, kind: tag, tag: t, target: {exact: x}, __proto__: {author: eve}, toString: 1}\n';
    assert.equal(readSidecar(text).annotations[0].author, undefined);
  });

  it('treats brackets and indentation in a note as text', () => {
    const body = `${'[link](x) '.repeat(200)}\n${' '.repeat(300)}far\n${'a: - '.repeat(100)}.`;
    const text = edit(null, add(note('n1', body)));
    assert.equal((readSidecar(text).annotations[0] as Note).body, body);
  });

  it('never throws', () => {
    const bits = fc.constantFrom(
      'annotations:',
      '\n',
      '  ',
      '- ',
      'id: ',
      'a',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '"',
      '&a ',
      '*a',
      '!x ',
      '|',
      '\t',
      '? ',
      '---',
      '#',
    );
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bits, { maxLength: 40 }).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(anything, text => {
        const read = readSidecar(text);
        const result = editSidecar(text, 'a.txt', [add(note('n9', 'b'))]);
        if (result.ok) assert.ok(readSidecar(result.text).annotations.some(({ id }) => id === 'n9'));
        assert.equal(read.writable || !result.ok, true);
      }),
      { numRuns: 500 },
    );
  });

  for (const [name, make] of Object.entries(MONSTERS)) {
    it(`survives ${name}`, () => {
      const text = make(400_000);
      assert.deepEqual(readSidecar(text).annotations, []);
      editSidecar(text, 'a.txt', [add(note('n9', 'b'))]);
    });
  }
});

describe('sidecar: writing', () => {
  it('creates a readable file', () => {
    const text = edit(
      null,
      add(note('n1', 'Is this so?\n\nAsked on **Monday**.', { author: 'anna', created: '2026-11-23T21:00:00Z' })),
    );
    assert.equal(
      text.replace(/^#.*\n/, ''),
      `format: seed-annotations/1
source: a.txt
annotations:
  - id: n1
    kind: note
    target:
      exact: the words
      prefix: "before "
      suffix: " after"
      start: 7
      end: 16
    body: |-
      Is this so?

      Asked on **Monday**.
    author: anna
    created: 2026-11-23T21:00:00Z
`,
    );
  });

  it('takes no line of a note for a conflict marker', () => {
    const text = edit(null, add(note('n1', 'Look: \u2028=======\u2028<<<<<<< ours\u2029>>>>>>> theirs')));
    assert.deepEqual(readSidecar(text).problems, []);
  });

  it('any annotations survive the round trip', () => {
    fc.assert(
      fc.property(annotations, all => {
        const { annotations, problems } = readSidecar(edit(null, ...all.map(add)));
        assert.deepEqual(annotations, all);
        assert.deepEqual(problems, []);
      }),
      { numRuns: 300 },
    );
  });

  it('text that looks like the end of a document survives too', () => {
    const suffix = '\n \n---\n\n---\n\n\n2026-11-23 and words that make a long line of it';
    const one: Annotation = { ...note('01A', 'x'), target: { ...note('01A', 'x').target, suffix } };
    assert.deepEqual(readSidecar(edit(null, add(one))).annotations, [one]);
  });

  it('any changes take effect, one by one or together, and keep the rest', () => {
    const change = fc.oneof(
      fc.record({ at: fc.nat(6), to: fc.constant(null) }),
      fc.record({ at: fc.nat(6), to: content }),
    );
    fc.assert(
      fc.property(
        annotations,
        fc.array(change, { maxLength: 5 }),
        annotation,
        fc.boolean(),
        (all, changes, extra, crlf) => {
          let text = edit(null, ...all.map(add));
          if (crlf) text = text.replace(/\n/g, '\r\n');
          const expected = new Map(all.map(one => [one.id, one]));
          const made = [...changes, { at: 99, to: extra }].map(({ at, to }): SidecarChange => {
            const id = all[at]?.id ?? extra.id;
            if (to) expected.set(id, withId(id, to));
            else expected.delete(id);
            return to ? update(withId(id, to)) : { op: 'remove', id };
          });
          const together = edit(text, ...made);
          const oneByOne = made.reduce((current, one) => edit(current, one), text);
          const byId = (of: readonly Annotation[]) => [...of].sort((a, b) => (a.id < b.id ? -1 : 1));
          for (const result of [together, oneByOne]) {
            assert.deepEqual(byId(readSidecar(result).annotations), byId([...expected.values()]));
            if (crlf && all.length) assert.ok(!/[^\r]\n/.test(result));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('changes nothing without a change', () => {
    fc.assert(
      fc.property(annotations, all => {
        const text = edit(null, ...all.map(add));
        assert.equal(edit(text, ...all.map(add)), text);
        assert.equal(edit(text, ...all.map(update)), text);
        assert.equal(edit(text, { op: 'remove', id: 'none' }), text);
      }),
      { numRuns: 100 },
    );
    assert.equal(edit(HAND_WRITTEN, ...readSidecar(HAND_WRITTEN).annotations.map(update)), HAND_WRITTEN);
  });

  it('an added note only adds lines, wherever the list ends', () => {
    const after = edit(HAND_WRITTEN, add(note('n9', 'new')));
    assert.deepEqual(
      changedLines(HAND_WRITTEN, after)
        .map(line => line[0])
        .filter(sign => sign === '-'),
      [],
    );
    assert.ok(after.includes('  # no more\nreviewed: [anna, bo]\n'));
    assert.equal(readSidecar(after).annotations.at(-1)!.id, 'n9');
  });

  it('resolving a note changes one line, and so does a new speaker', () => {
    const all = [
      note('n1', 'one\ntwo'),
      note('n2', 'three'),
      { ...note('n3', ''), kind: 'speaker', status: 'corrected', speaker: 'Ada' },
    ];
    const text = edit(null, ...all.map(one => add(one as Annotation)));
    const [, second, third] = readSidecar(text).annotations;
    assert.deepEqual(changedLines(text, edit(text, update({ ...second, resolved: true } as Annotation))), [
      '+    resolved: true',
    ]);
    const renamed = edit(text, update({ ...third, speaker: 'Bo: the #1' } as Annotation));
    assert.deepEqual(changedLines(text, renamed), ['-    speaker: Ada', '+    speaker: "Bo: the #1"']);
  });

  it('a changed item keeps its comments, unknown keys and formatting', () => {
    const [first] = readSidecar(HAND_WRITTEN).annotations as Note[];
    const moved = edit(HAND_WRITTEN, update({ ...first, target: { ...first.target, start: 9, end: 18 } }));
    assert.deepEqual(changedLines(HAND_WRITTEN, moved), [
      '-          start: 7',
      '-          end: 16',
      '+          start: 9',
      '+          end: 18',
    ]);
    const { author: _, ...anonymous } = first;
    assert.deepEqual(changedLines(HAND_WRITTEN, edit(HAND_WRITTEN, update(anonymous))), ['-      author: anna']);
    assert.deepEqual(changedLines(HAND_WRITTEN, edit(HAND_WRITTEN, update({ ...first, body: 'now' }))), [
      '-      body: >',
      '-        folded',
      '-        text',
      '+      body: |-',
      '+        now',
    ]);
  });

  it('replies are changed one by one', () => {
    const text = edit(
      null,
      add(
        note('n1', 'b', {
          replies: [
            { id: 'r1', body: 'one' },
            { id: 'r2', body: 'two' },
          ],
        }),
      ),
    );
    const hand = text.replace('- id: r1', '- id: r1 # first\n        stars: 5');
    const [read] = readSidecar(hand).annotations as Note[];
    const replies = [read.replies![0], { ...read.replies![1], body: 'two, changed' }, { id: 'r3', body: 'three' }];
    const after = edit(hand, update({ ...read, replies }));
    assert.deepEqual((readSidecar(after).annotations[0] as Note).replies, replies);
    assert.ok(after.includes('- id: r1 # first\n        stars: 5\n'));
    const fewer = edit(hand, update({ ...read, replies: replies.slice(1, 2) }));
    assert.deepEqual((readSidecar(fewer).annotations[0] as Note).replies, replies.slice(1, 2));
  });

  it('removing an item removes only its own lines', () => {
    const after = edit(HAND_WRITTEN, { op: 'remove', id: 'n2' });
    assert.deepEqual(changedLines(HAND_WRITTEN, after), [
      '-  - {id: n2, kind: tag, tag: fishy, target: {exact: x}} # short',
    ]);
    const text = edit(null, add(note('n1', 'b')));
    const emptied = edit(text, { op: 'remove', id: 'n1' });
    assert.ok(emptied.endsWith('annotations: []\n'), emptied);
    assert.equal(edit(emptied, add(note('n1', 'b'))), text);
  });

  const odd: [name: string, text: string][] = [
    ['only comments', '# mine\n'],
    ['no line break at the end', 'annotations:\n  - {id: z, kind: tag, tag: t, target: {exact: x}}'],
    ['no list yet', 'format: seed-annotations/1 # f\nother: 1\n'],
    ['a list without items', 'annotations: # none yet\nother: 1 # o\n'],
    ['an empty flow list', 'annotations: [] # none yet\nother: 1 # o\n'],
    ['a flow list', 'annotations: [ # c\n  {id: z, kind: tag, tag: t, target: {exact: x}}]\n'],
    ['a flow map', '{annotations: [], other: 1}\n'],
    ['list items not indented', 'annotations:\n- id: z # c\n  kind: tag\n  tag: t\n  target: {exact: x}\nother: 1\n'],
    [
      'Windows line breaks',
      'annotations: # c\r\n  - id: z\r\n    kind: tag\r\n    tag: t\r\n    target: {exact: x}\r\n',
    ],
    [
      'a document start and end',
      '%YAML 1.2\n--- # c\nannotations:\n  - {id: z, kind: tag, tag: t, target: {exact: x}}\n...\n',
    ],
    [
      'anchors and aliases',
      'a: &me anna # c\nannotations:\n  - {id: z, kind: tag, tag: t, target: {exact: x}, author: *me}\n',
    ],
    [
      'explicit keys',
      'annotations:\n  - ? id\n    : z\n    ? kind # c\n    : tag\n    tag: t\n    target: {exact: x}\n',
    ],
    ['a byte order mark', '\ufeffannotations: [] # c\n'],
  ];
  for (const [name, text] of odd) {
    it(`adds to, changes and empties a file with ${name}`, () => {
      const before = readSidecar(text);
      const added = edit(text, add(note('n9', 'body')));
      assert.deepEqual(
        readSidecar(added).annotations.map(({ id }) => id),
        [...before.annotations.map(({ id }) => id), 'n9'],
      );
      const changed = edit(added, ...readSidecar(added).annotations.map(one => update({ ...one, author: 'bo' })));
      assert.ok(readSidecar(changed).annotations.every(({ author }) => author === 'bo'));
      const emptied = edit(
        changed,
        ...readSidecar(changed).annotations.map(({ id }): SidecarChange => ({ op: 'remove', id })),
      );
      assert.deepEqual(readSidecar(emptied).annotations, []);
      for (const result of [added, changed])
        for (const comment of text.match(/# [a-z ]+/g) ?? [])
          assert.ok(result.includes(comment), `${comment} lost:\n${result}`);
    });
  }

  it('reports where it cannot write without loss', () => {
    const text =
      'annotations:\n  - {id: z, kind: tag, tag: &t t, target: {exact: x}}\n  - {id: y, kind: tag, tag: *t, target: {exact: x}}\n';
    const result = editSidecar(text, 'a.txt', [{ op: 'remove', id: 'z' }]);
    assert.ok(!result.ok);
    assert.equal(result.problems[0].code, 'yaml/not-editable');
  });

  it('never writes what it could not read again', () => {
    const result = editSidecar(edit(null, add(note('a', 'One'))), 'a.txt', [add(note('b', 'word '.repeat(1_600_000)))]);
    assert.ok(!result.ok);
    assert.equal(result.problems[0].code, 'yaml/too-large');
  });

  it('keeps all keys and comments, whatever is changed', () => {
    fc.assert(
      fc.property(annotation, annotation, anyText, (first, second, words) => {
        fc.pre(first.id !== second.id);
        const text = edit(null, add(first), add(second)).replace(
          `- id: ${second.id}`,
          `# above\n  - mine: 1 # beside\n    id: ${second.id}`,
        );
        const changed = edit(text, update({ ...first, author: words }), update({ ...second, author: words }));
        assert.ok(changed.includes('# above\n') && changed.includes('mine: 1 # beside'));
        assert.deepEqual(readSidecar(changed).annotations, [
          { ...first, author: words },
          { ...second, author: words },
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('writes 500 new selectors at once', () => {
    const all = Array.from({ length: 500 }, (_, i) => note(`n${i}`, `Some note\nwith lines ${i}`));
    const text = edit(null, ...all.map(add));
    const moved = edit(text, ...all.map(one => update({ ...one, target: { ...one.target, start: 8, end: 17 } })));
    assert.equal(readSidecar(moved).annotations[499].target.start, 8);
  });
});
