import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldAt, parseQuery, queryCursorAt, queryValue } from '../../../src/core/corpus';

describe('the cursor in a query', () => {
  /** `|` is the cursor. */
  const CASES: readonly (readonly [line: string, at: string])[] = [
    ['|', 'field “” 0–0'],
    ['sp|', 'field “sp” 0–2'],
    ['bridge sp|eaker', 'field “sp” 7–14'],
    ['-ta|', 'field “ta” 1–3'],
    ['(|', 'field “” 1–1'],
    ['spea|ker:x', 'field “spea” 0–7'],
    ['speaker:|', 'speaker “” 8–8'],
    ['speaker:br|andt x', 'speaker “br” 8–14'],
    ['speaker:"Ilse Br|', 'speaker “Ilse Br” 8–16'],
    ['speaker:"Ilse Br| after:2025', 'speaker “Ilse Br” 8–16'],
    ['speaker:"Ilse| Brandt" x', 'speaker “Ilse” 8–21'],
    ['confidence<|', 'confidence “” 11–11'],
    ['nofield:x|', 'field “x” 8–9'],
    ['"a phrase|', 'null'],
    ['bridge |', 'field “” 7–7'],
  ];
  for (const [line, wanted] of CASES)
    it(`is read: ${line}`, () => {
      const at = queryCursorAt(line.replace('|', ''), line.indexOf('|'));
      const name = at?.type === 'value' ? at.field : 'field';
      assert.equal(at ? `${name} “${at.typed}” ${at.span.start}–${at.span.end}` : 'null', wanted);
    });

  it('is on a field from its name to the end of its value', () => {
    const line = 'bridge speaker:"Ilse Brandt" x';
    assert.deepEqual(fieldAt(line, 9), { field: 'speaker', span: { start: 7, end: 28 } });
    assert.deepEqual(fieldAt(line, 20), fieldAt(line, 9));
    assert.equal(fieldAt(line, 3), null);
    assert.equal(fieldAt(line, 29), null);
  });

  it('writes any value so that the query asks for just that', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), value => {
        const { root, problems } = parseQuery(`source:${queryValue(value, 'source')}`);
        if (!problems.length) assert.ok(root?.type === 'name' && root.field === 'source');
      }),
    );
    assert.equal(queryValue('Reuters', 'source'), 'Reuters');
    assert.equal(queryValue('Harbour "Post"', 'source'), '"Harbour  Post"');
    assert.equal(queryValue('OR', 'source'), '"OR"');
    assert.equal(queryValue('Li', 'speaker'), '"Li"');
  });
});
