import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchor } from '../../../../src/core/annotation/anchoring/anchor';
import { describeSpan as selectorOf } from '../../../../src/core/annotation/model/selector';

const TEXT = `The council met on Monday. “We will build it,” Ana Ruiz said, and nobody spoke against it.

The bridge is to cost four million. Opponents say that the bridge is not needed at all, and will cost more.
`;

const OPPONENTS = 'Opponents say that the bridge is not needed at all, and will cost more.';

/** Anchors the first occurrence of the words in `TEXT` in the changed text. */
function found(words: string, changed: string): string {
  const start = TEXT.indexOf(words);
  const { status, span } = anchor(changed, selectorOf(TEXT, { start, end: start + words.length }));
  return span ? `${status}: ${changed.slice(span.start, span.end)}` : status;
}

describe('anchoring', () => {
  const quote = '“We will build it,”';
  const cases: [name: string, words: string, changed: string, expected: string][] = [
    ['nothing changed', quote, TEXT, `exact: ${quote}`],
    ['text inserted before', quote, `A new opening line.\n\n${TEXT}`, `moved: ${quote}`],
    ['the paragraph moved to the end', quote, TEXT.split('\n\n').reverse().join('\n\n'), `moved: ${quote}`],
    ['line endings changed', quote, TEXT.replaceAll('\n', '\r\n'), `exact: ${quote}`],
    ['a word inserted', quote, TEXT.replace('will build', 'will surely build'), 'fuzzy: “We will surely build it,”'],
    ['a short word with its context', 'bridge', `Earlier: a bridge.\n\n${TEXT}`, 'moved: bridge'],
    ['deleted', quote, TEXT.replace(`${quote} `, ''), 'orphaned'],
    [
      'a sentence moved, and its old context closed up',
      OPPONENTS,
      `${TEXT.replace(` ${OPPONENTS}`, '')}\nIt is a good plan.\n\n${OPPONENTS}\n`,
      `moved: ${OPPONENTS}`,
    ],
    [
      'only one sentence kept',
      OPPONENTS,
      `Everything else is new here. ${OPPONENTS} Nothing of the old report was kept but this.`,
      `moved: ${OPPONENTS}`,
    ],
    ['a name at another place', 'Ana Ruiz', 'The new report is by Ana Ruiz herself, of the office.', 'orphaned'],
    ['everything rewritten', quote, 'Nothing of this is left, not one word of what they said on that day.', 'orphaned'],
    ['an empty text', quote, '', 'orphaned'],
  ];
  for (const [name, words, changed, expected] of cases) {
    it(name, () => assert.equal(found(words, changed), expected));
  }

  it('accepts no place if two are equally likely', () => {
    const line = 'He said it again. ';
    const before = `${'x '.repeat(40)}${line}`;
    const start = before.indexOf('said it');
    const selector = selectorOf(before, { start, end: start + 7 });
    const twice = `new ${line.repeat(3)}${line.repeat(3)}`;
    assert.equal(
      anchor(twice, { ...selector, prefix: 'He ', suffix: ' again. ', start: 5000, end: 5007 }).status,
      'orphaned',
    );
  });

  it('finds any words of an unchanged text at their offsets', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % text.length, 1 + (b % text.length)].sort((x, y) => x - y);
        fc.pre(start < end && !text.includes('\r'));
        assert.deepEqual(anchor(text, selectorOf(text, { start, end })), {
          status: 'exact',
          span: { start, end },
          score: 1,
        });
      }),
    );
  });

  it('finds any sentence after any inserted text', () => {
    const sentence = fc
      .array(fc.constantFrom('the', 'bridge', 'is', 'old', 'and', 'nobody', 'asked', 'when', 'it', 'was', 'built'), {
        minLength: 12,
        maxLength: 20,
      })
      .map(words => `${words.join(' ')}.`);
    fc.assert(
      fc.property(sentence, fc.array(fc.string({ maxLength: 200 }), { maxLength: 5 }), (words, others) => {
        const before = `What he said was this: ${words} Then he left the room, and the door fell shut.\n`;
        const front = others.filter(other => !other.includes('\r')).join('\n');
        const start = before.indexOf(words);
        const { span } = anchor(front + before, selectorOf(before, { start, end: start + words.length }));
        assert.deepEqual(span, { start: front.length + start, end: front.length + start + words.length });
      }),
    );
  });

  it('never throws, and stays inside the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        fc.nat(50),
        (text, exact, prefix, suffix, start) => {
          const { span } = anchor(text, { exact, prefix, suffix, start, end: start + exact.length });
          assert.ok(span === null || (span.start >= 0 && span.start <= span.end && span.end <= text.length));
        },
      ),
    );
  });
});
