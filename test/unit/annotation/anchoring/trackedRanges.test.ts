import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSidecar } from '../../../../src/core/annotation/sidecar/sidecar';
import { cpuTime } from '../../cpuTime';
import { Typist } from '../typist';

const TEXT = ` date 2025-05-06 [Source: Harbour Post]

The water rose by 40 centimetres within an hour, the harbour office said. Nobody was hurt.

The ferry stayed in port until noon, and the bridge was closed to cars.
`;
const DEPTH = '40 centimetres';

/** A typist with these words tagged in the opened text. */
function typist(...words: string[]): Typist {
  const one = new Typist(TEXT);
  for (const [i, each] of (words.length ? words : [DEPTH]).entries()) one.tag(`t${i}`, each);
  return one;
}

const firstWords = (one: Typist, id = 't0') => one.wordsOf(id)[0];

describe('a tagged passage', () => {
  const back: [name: string, change: (one: Typist) => void, back: (one: Typist) => void][] = [
    ['Backspace three times at its end', one => one.backspace(one.after(DEPTH), 3), one => one.undo(3)],
    ['the same, undone at once', one => one.backspace(one.after(DEPTH), 3), undoneAtOnce],
    ['deleting across its end', one => one.delete(one.at('metres'), one.at('an hour')), one => one.undo()],
    ['deleting across its start', one => one.delete(one.at('rose'), one.at('centi')), one => one.undo()],
    ['deleting it', one => one.delete(one.at(DEPTH), one.after(DEPTH)), one => one.undo()],
    ['deleting its paragraph', one => one.delete(one.at('The water'), one.at('The ferry')), one => one.undo()],
    [
      'deleting it, and then more around it',
      one => {
        one.delete(one.at(DEPTH), one.after(DEPTH));
        one.delete(one.at('rose'), one.at('an hour'));
      },
      one => one.undo(2),
    ],
    [
      'a longer text in the place of all',
      one => one.edit({ start: 50, end: 180, text: 'x '.repeat(200) }),
      one => one.undo(),
    ],
    ['its last word written over', retyped('metres', 'miles'), one => one.undo(5)],
    ['its last word retyped', retyped('centimetres', 'centimetres'), () => undefined],
    ['its first word retyped', retyped('40', '40'), () => undefined],
    ['all of it retyped', retyped(DEPTH, DEPTH), () => undefined],
    [
      'its last word cut, and typed again',
      one => one.cut('centimetres'),
      one => one.type(one.after('by 40 '), 'centimetres'),
    ],
    ['all of it cut, and pasted', one => one.cut(DEPTH), one => one.insert(one.after('rose by '), DEPTH)],
    [
      'more than it cut, and pasted',
      one => one.cut(`by ${DEPTH} w`),
      one => one.insert(one.after('rose '), one.clipboard),
    ],
  ];
  for (const [name, change, undo] of back) {
    for (const saves of [false, true]) {
      for (const tellsUndo of [true, false]) {
        if (!tellsUndo && name.includes('three times')) continue;
        const how = `${saves ? ', with saves between' : ''}${tellsUndo ? '' : ', where undo is not told'}`;
        it(`is restored after: ${name}${how}`, () => {
          const one = new Typist(TEXT, tellsUndo);
          one.tag('t0', DEPTH);
          const before = one.sidecar;
          change(one);
          if (saves) {
            one.look();
            one.save();
          }
          undo(one);
          if (one.text === TEXT) assert.equal(one.save(), before);
          assert.equal(firstWords(one), DEPTH);
        });
      }
    }
  }

  it('is restored even if other passages were edited and saved in between', () => {
    const one = typist();
    const before = one.sidecar;
    one.backspace(one.after(DEPTH), 6);
    one.save();
    assert.match(one.sidecar!, /40 centi$/m);
    one.insert(one.at('The water'), 'It rained. ');
    one.insert(one.at('Nobody'), 'It fell again. ');
    one.save();
    one.type(one.after('40 centi'), 'metres');
    assert.equal(firstWords(one), DEPTH);
    assert.equal(one.save(), before);
  });

  it('is restored when its last words are cut a second time after it was shortened on purpose', () => {
    const one = typist(`${DEPTH} within an hour`);
    one.cut(' within an hour');
    one.insert(one.at('Nobody'), 'It fell again. ');
    one.backspace(one.after(DEPTH), 6);
    one.save();
    one.type(one.after('40 centi'), 'metres');
    assert.equal(firstWords(one), DEPTH);
  });

  it('is deleted if other words are typed than those that were cut', () => {
    const one = typist();
    one.backspace(one.after(DEPTH), 6);
    one.type(one.after('40 centi'), 'metric tons');
    assert.equal(firstWords(one), '40 centi');
  });

  it('follows its words to where they are pasted, and returns on undo', () => {
    for (const looks of [false, true]) {
      const one = typist('bridge', 'the bridge was closed to cars');
      const before = one.save();
      one.cut('the bridge was closed to cars');
      if (looks) one.look();
      one.save();
      one.insert(one.at('Nobody'), `${one.clipboard}. `);
      assert.equal(firstWords(one, 't0'), null, 'what is pasted is longer than what was cut');
      one.undo();
      one.insert(one.at('Nobody'), one.clipboard);
      assert.deepEqual([firstWords(one, 't0'), firstWords(one, 't1')], ['bridge', one.clipboard]);
      const moved = one.save();
      one.undo(2);
      assert.equal(one.save(), before);
      one.redo(2);
      assert.equal(one.save(), moved);
      assert.equal(firstWords(one), 'bridge');
    }
  });

  it('keeps its place when two passages with the same words are swapped', () => {
    const one = new Typist('Go over the bridge or the bridge or not.');
    one.tag('t0', 'the bridge or ');
    const before = one.save();
    const at = one.cut('the bridge or ');
    one.insert(at + one.clipboard.length, one.clipboard);
    assert.equal(one.save(), before);
    assert.equal(one.spans()[0], `${at}-${at + one.clipboard.length}`);
  });

  it('can be dragged to another place in one step', () => {
    const one = typist('Nobody was hurt.');
    const [from, to] = [one.at('Nobody'), one.at('The water')];
    one.edit({ start: from, end: from + 16, text: '' }, { start: to, end: to, text: 'Nobody was hurt.' });
    assert.equal(one.spans()[0], `${to}-${to + 16}`);
    one.undo();
    assert.equal(one.spans()[0], `${from}-${from + 16}`);
  });

  it('can share an end with another one', () => {
    const one = typist(DEPTH, 'centimetres');
    const before = one.sidecar;
    one.backspace(one.after(DEPTH), 3);
    one.save();
    one.undo(2);
    assert.deepEqual([firstWords(one), firstWords(one, 't1')], ['40 centimetre', 'centimetre']);
    one.save();
    one.undo();
    assert.equal(one.save(), before);
  });

  it('can be a target of a relation', () => {
    const one = new Typist(TEXT);
    one.relate('r', DEPTH, 'in port until noon');
    const before = one.sidecar;
    one.edit(
      { start: one.at('metres'), end: one.after('metres'), text: '' },
      { start: one.at('until noon'), end: one.after('until noon'), text: '' },
    );
    one.save();
    assert.deepEqual(one.wordsOf('r'), ['40 centi', 'in port ']);
    one.undo();
    assert.deepEqual(one.wordsOf('r'), [DEPTH, 'in port until noon']);
    assert.equal(one.save(), before);
  });

  it('that was written by hand, without context and in another style, keeps its formatting', () => {
    const one = typist();
    one.sidecar = one.sidecar!.replace(/\n +(?:prefix|suffix): .*/g, '').replace(DEPTH, `"${DEPTH}" # so deep`);
    assert.equal(readSidecar(one.sidecar).annotations[0].target.prefix, '');
    one.look();
    const before = one.sidecar;
    one.backspace(one.after(DEPTH), 3);
    one.save();
    assert.notEqual(one.sidecar, before);
    one.undo(3);
    assert.equal(one.save(), before);
  });

  it('that the user moved is not moved back', () => {
    const one = typist();
    one.save();
    one.sidecar = null;
    one.tag('t0', 'The ferry');
    const before = one.sidecar;
    one.look();
    assert.equal(firstWords(one), 'The ferry');
    assert.equal(one.save(), before);
  });

  it('is known when its document is opened again, and undo works there', () => {
    const one = typist();
    const before = one.save();
    one.backspace(one.after(DEPTH), 3);
    one.save();
    one.ranges.suspend(one.text);
    one.ranges.resume(one.text);
    one.undo(3);
    assert.equal(one.save(), before);
  });

  it('is searched for again if its document changed while it was closed', () => {
    const one = typist();
    one.ranges.suspend(one.text);
    one.text = `Before it.\n\n${TEXT}`;
    one.ranges.resume(one.text);
    assert.equal(firstWords(one), null);
    one.look();
    assert.equal(firstWords(one), DEPTH);
  });
});

function undoneAtOnce(one: Typist): void {
  one.insert(one.after('40 centimet'), 'res');
}

/** Types over selected words. */
function retyped(words: string, typed: string): (one: Typist) => void {
  return one => {
    const start = one.at(words);
    one.edit({ start, end: start + words.length, text: typed[0] });
    one.type(start + 1, typed.slice(1));
  };
}

describe('sequences of edits, undos, redos and saves', () => {
  const place = fc.nat(TEXT.length + 200);
  const action = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constant('insert' as const), place, fc.constantFrom('x', 'over ', ' within an hour')),
    },
    { weight: 3, arbitrary: fc.tuple(fc.constant('delete' as const), place, fc.nat(40)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('both' as const), place, fc.nat(12)) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('backspace' as const), place, fc.nat(4)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('move' as const), place, place) },
    { weight: 4, arbitrary: fc.tuple(fc.constant('undo' as const), fc.integer({ min: 1, max: 4 }), fc.constant(0)) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('redo' as const), fc.integer({ min: 1, max: 4 }), fc.constant(0)) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('look' as const), fc.constant(0), fc.constant(0)) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('save' as const), fc.constant(0), fc.constant(0)) },
  );
  type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

  function make(one: Typist, [kind, a, b]: Action): void {
    const within = (offset: number) => Math.min(offset, one.text.length);
    const at = within(a);
    if (kind === 'insert') one.insert(at, b);
    if (kind === 'delete') one.delete(at, within(at + b));
    if (kind === 'both' && at > b)
      one.edit({ start: at - b, end: at - b, text: 'and ' }, { start: at, end: within(at + b), text: '' });
    if (kind === 'backspace') one.backspace(at, Math.min(at, b));
    if (kind === 'move') {
      const words = one.text.slice(at, at + 14);
      one.delete(at, at + words.length);
      one.insert(within(b), words);
    }
    if (kind === 'undo') one.undo(a);
    if (kind === 'redo') one.redo(a);
    if (kind === 'look') one.look();
  }

  function offsetsOf(span: string): [start: number, end: number] {
    const [start, end] = span.split('-').map(Number);
    return [start, end];
  }

  function annotated(tellsUndo: boolean): Typist {
    const one = new Typist(TEXT, tellsUndo);
    one.tag('a', DEPTH);
    one.tag('b', 'centimetres within an hour');
    one.tag('c', 'The water rose by 40 centimetres within an hour, the harbour office said.');
    one.tag('d', 'Nobody was hurt.');
    one.relate('e', 'harbour office', 'The ferry');
    return one;
  }

  it('lead to the earlier sidecar whenever the text is the earlier one', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), fc.boolean(), (actions, tellsUndo) => {
        const one = annotated(tellsUndo);
        const saved = new Map([[one.text, one.sidecar]]);
        const save = () => {
          const { text } = one;
          const sidecar = one.save();
          assert.deepEqual(one.read(), one.spans());
          if (saved.has(text)) assert.equal(sidecar, saved.get(text));
          saved.set(text, sidecar);
        };
        for (const each of actions) {
          if (each[0] === 'save') save();
          else make(one, each);
        }
        while (one.undo()) if (actions.length % 2) save();
        assert.equal(one.text, TEXT);
        save();
      }),
      { numRuns: 120 },
    );
  });

  it('do so if the same words are repeated and swapped', () => {
    const repeated = `Go ${'over the bridge or '.repeat(5)}not.`;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.constantFrom('move', 'undo', 'look')), { maxLength: 20 }),
        steps => {
          const one = new Typist(repeated);
          one.tag('a', 'the bridge or ');
          one.tag('b', 'over the bridge', 40);
          const saved = new Map([[one.text, one.sidecar]]);
          for (const [from, to, kind] of steps) {
            if (kind === 'undo') one.undo(from);
            else if (kind === 'look') one.look();
            else make(one, ['move', 3 + from * 19, 3 + to * 19]);
            const sidecar = one.save();
            if (saved.has(one.text)) assert.equal(sidecar, saved.get(one.text));
            saved.set(one.text, sidecar);
          }
        },
      ),
    );
  });

  it('return to the earlier positions by undo alone, without any save', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), actions => {
        const one = annotated(true);
        const states: (readonly (string | null)[])[] = [one.spans()];
        const whole = one.spans().map(span => one.text.slice(...offsetsOf(span!)));
        for (const each of actions) {
          // A step with several edits is checked at its beginning and at its end.
          if (!['insert', 'delete', 'both'].includes(each[0])) continue;
          make(one, each);
          if (one.steps === states.length) states.push(one.spans());
        }
        while (one.undo()) {
          const now = one.spans();
          for (const [i, span] of states[one.steps].entries()) {
            // The rest of a cut passage may end up after the same letters that were cut.
            const isWhole = now[i] !== null && one.text.slice(...offsetsOf(now[i])) === whole[i];
            if (span !== null && !isWhole) assert.equal(now[i], span);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep each position inside the text', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 40 }), actions => {
        const one = annotated(true);
        for (const each of actions) {
          make(one, each);
          for (const span of one.spans()) {
            const [start, end] = span === null ? [0, 0] : offsetsOf(span);
            assert.ok(0 <= start && start <= end && end <= one.text.length);
          }
        }
      }),
    );
  });
});

describe('tracking 500 annotations', () => {
  it('takes well below a millisecond for a keystroke, even after all were deleted and restored', () => {
    const sentence = 'The harbour office said on Monday that the water rose by 40 centimetres within an hour. ';
    const one = new Typist(sentence.repeat(500));
    const found = Array.from({ length: 500 }, (_, i) => {
      const start = i * sentence.length + 4;
      const selector = { exact: 'harbour office', prefix: 'The ', suffix: ' said', start, end: start + 14 };
      return { target: { key: `t${i}`, selector }, span: { start, end: start + 14 } };
    });
    one.ranges.track(one.text, found);
    const read = (start: number, end: number) => one.text.slice(start, end);
    const all = { start: 0, end: one.text.length, text: '' };
    const { text } = one;
    one.text = '';
    one.ranges.apply([all], read, 'edit');
    assert.equal(one.ranges.spanOf(found[7].target), null);
    one.text = text;
    one.ranges.apply([{ start: 0, end: 0, text }], read, 'undoOrRedo');
    assert.deepEqual(one.ranges.spanOf(found[7].target), found[7].span);
    one.text = `${text.slice(0, 300)}x${text.slice(300)}`;
    const started = cpuTime();
    for (let i = 0; i < 1000; i++) one.ranges.apply([{ start: 300, end: 300, text: 'x' }], read, 'edit');
    const keystroke = (cpuTime() - started) / 1000;
    assert.ok(keystroke < 0.5, `${keystroke} ms`);
  });
});
