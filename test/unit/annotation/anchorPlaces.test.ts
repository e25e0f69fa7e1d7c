/** Where several places speak for themselves: which is taken, and when none is. */
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

/** The report with some of its words replaced, and a line at its end. */
const rewritten = (words: string, by: string, last: string): string => `${FERRY.replace(words, by)}\n${last}\n`;

describe('the same words at another place', () => {
  const ELSEWHERE = 'She had asked for a new plate before the winter.';
  const taken: [name: string, by: string][] = [
    ['rewritten', 'another propeller blade'],
    ['changed', 'a new steel plate'],
    ['taken out', ''],
  ];
  for (const [name, by] of taken)
    it(`are not taken where those meant were ${name} between what stands around them`, () => {
      assert.deepEqual(anchorsOf(FERRY, [PLATE], rewritten(PLATE, by, ELSEWHERE)), ['orphaned']);
    });

  it('are taken where what stood around them is gone', () => {
    const at = FERRY.length + ELSEWHERE.indexOf(PLATE) + 1;
    const after = rewritten(FERRY.split('\n\n')[1], 'X'.repeat(90), ELSEWHERE);
    assert.deepEqual(anchorsOf(FERRY, [PLATE], after), [`moved ${at}: ${PLATE}`]);
  });

  it('are taken where they have both their sides, though these stand elsewhere as well', () => {
    const whole = FERRY.split('\n\n')[1];
    const after = `${FERRY.replace(PLATE, 'something else')}\n${whole}\n`;
    const at = after.lastIndexOf(PLATE);
    assert.deepEqual(anchorsOf(FERRY, [PLATE], after), [`moved ${at}: ${PLATE}`]);
  });

  it('are taken, as a long phrase that stands nowhere else, whatever closed up behind it', () => {
    const after = rewritten(ASKED, '', `Nobody ${ASKED}, he said.`);
    const at = after.indexOf(ASKED);
    assert.deepEqual(anchorsOf(FERRY, [ASKED], after), [`moved ${at}: ${ASKED}`]);
  });
});

describe('what stands around it has not moved', () => {
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

  it('and the passage alone is taken to have moved', () => {
    assert.deepEqual(anchorsOf(FERRY, [ASKED], after), [moved]);
  });
  it('so that the passage is not believed to have moved far between two that are where they were', () => {
    assert.deepEqual(anchorsOf(FERRY, [BEFORE, ASKED, BEHIND], after), [before, 'orphaned', behind]);
  });
  it('but one side alone does not say so', () => {
    assert.deepEqual(anchorsOf(FERRY, [BEFORE, ASKED], after), [before, moved]);
    assert.deepEqual(anchorsOf(FERRY, [ASKED, BEHIND], after), [moved, behind]);
  });
});
