/** Several possible places: which one is accepted, and when none is. */
import assert from 'node:assert/strict';
import { anchorSteps } from '../../../src/core/annotation/anchoring/anchor';
import { describeSpan as selectorOf } from '../../../src/core/annotation/model/selector';

function anchorsOf(before: string, words: readonly string[], after: string): string[] {
  const steps = anchorSteps(
    after,
    words.map(one => {
      const start = before.indexOf(one);
      assert.ok(start >= 0, one);
      return selectorOf(before, { start, end: start + one.length });
    }),
  );
  for (;;) {
    const { done, value } = steps.next();
    if (done)
      return value.map(({ status, span }) =>
        span ? `${status} ${span.start}: ${after.slice(span.start, span.end)}` : status,
      );
  }
}

const FERRY = `The ferry left the port of Skar at noon with forty people on board and two crews.

Its captain, a woman of fifty, had asked for a new plate before the winter storms came in.

The owners said that a routine inspection had found nothing worth a day in the dock.
`;

const PLATE = 'a new plate';
const ASKED = 'had asked for a new plate before the winter storms came in';
const BEFORE = 'The ferry left the port';
const BEHIND = 'a routine inspection had found nothing';

/** The report with some words replaced, and a new last line. */
const rewritten = (words: string, by: string, last: string): string => `${FERRY.replace(words, by)}\n${last}\n`;

describe('the same text at another place', () => {
  const ELSEWHERE = 'She had asked for a new plate before the winter.';
  const taken: [name: string, by: string][] = [
    ['rewritten', 'another propeller blade'],
    ['changed', 'a new steel plate'],
    ['taken out', ''],
  ];
  for (const [name, by] of taken)
    it(`is not accepted if the original was ${name} within its context`, () => {
      assert.deepEqual(anchorsOf(FERRY, [PLATE], rewritten(PLATE, by, ELSEWHERE)), ['orphaned']);
    });

  it('is accepted if the context is gone', () => {
    const at = FERRY.length + ELSEWHERE.indexOf(PLATE) + 1;
    const after = rewritten(FERRY.split('\n\n')[1], 'X'.repeat(90), ELSEWHERE);
    assert.deepEqual(anchorsOf(FERRY, [PLATE], after), [`moved ${at}: ${PLATE}`]);
  });

  it('is accepted if it has its context on both sides, even if that is elsewhere as well', () => {
    const whole = FERRY.split('\n\n')[1];
    const after = `${FERRY.replace(PLATE, 'something else')}\n${whole}\n`;
    const at = after.lastIndexOf(PLATE);
    assert.deepEqual(anchorsOf(FERRY, [PLATE], after), [`moved ${at}: ${PLATE}`]);
  });

  it('is accepted for a long phrase that occurs once, even if its old context closed up', () => {
    const after = rewritten(ASKED, '', `Nobody ${ASKED}, he said.`);
    const at = after.indexOf(ASKED);
    assert.deepEqual(anchorsOf(FERRY, [ASKED], after), [`moved ${at}: ${ASKED}`]);
  });
});

describe('if the surrounding passages have not moved', () => {
  const after = rewritten(
    ASKED,
    'had once asked for a new steel plate before the winter storm came in',
    `Nobody ${ASKED}, he said.`,
  );
  const moved = `moved ${after.lastIndexOf(ASKED)}: ${ASKED}`;
  const known = [BEFORE, BEHIND].map(words => [words, after.indexOf(words)] as const);
  const [before, behind] = known.map(
    ([words, at]) => `${at === FERRY.indexOf(words) ? 'exact' : 'moved'} ${at}: ${words}`,
  );

  it('a passage on its own is found elsewhere', () => {
    assert.deepEqual(anchorsOf(FERRY, [ASKED], after), [moved]);
  });
  it('a passage between two unmoved ones is not accepted far away', () => {
    assert.deepEqual(anchorsOf(FERRY, [BEFORE, ASKED, BEHIND], after), [before, 'orphaned', behind]);
  });
  it('one unmoved passage alone does not prevent that', () => {
    assert.deepEqual(anchorsOf(FERRY, [BEFORE, ASKED], after), [before, moved]);
    assert.deepEqual(anchorsOf(FERRY, [ASKED, BEHIND], after), [moved, behind]);
  });
});
