import assert from 'node:assert/strict';
import fc from 'fast-check';
import { passageWithWords } from '../../../src/core/article/passage';

const HEAD = 'Ferry date 2025-04-26 [Source: Coast Wire]';

describe('the passage of an annotation', () => {
  /** `|` marks where it is made; two of them mark a selection. */
  const table: [name: string, marked: string, expected: string][] = [
    ['stays on words', 'A |boat| left.', 'boat'],
    ['stays on words with blanks', 'A| boat |left.', ' boat '],
    ['is the paragraph below a blank line', 'Head\n|\nOne\ntwo.\n\nThree.', 'One\ntwo.'],
    ['is the nearer paragraph above', 'One\n  two.  \n|\n\n\nThree.', 'One\n  two.'],
    ['is the nearer paragraph below', 'One.\n\n\n|\nThree.\nFour.\n\nFive.', 'Three.\nFour.'],
    ['is the last paragraph at the end', 'One.\n\nTwo.\n\n\n|', 'Two.'],
    ['is the first paragraph at the beginning', '|\n\nOne.\nTwo.', 'One.\nTwo.'],
    ['is a paragraph for a blank selection', 'One.\n\n|  \n|\nTwo.', 'Two.'],
    ['knows the line breaks of Windows', 'One.\r\n\r\n|\r\nTwo\r\nthree.\r\n\r\nFour.', 'Two\r\nthree.'],
    ['is the line of a cursor that has no words itself', 'One.\n\nTwo three.|\n\nFour.', 'Two three.'],
    ['is not the header', `One.\n|\n${HEAD}\n\nTwo.`, 'One.'],
    ['is the first paragraph below a header', `${HEAD}\n|\nTwo.\n\nThree.`, 'Two.'],
    ['is the header where there is nothing else', `${HEAD}\n|\n`, HEAD],
    ['is empty in a blank text', ' \n|\n ', ''],
  ];
  for (const [name, marked, expected] of table)
    it(name, () => {
      const [before = '', middle = '', after] = marked.split('|');
      const text = before + middle + (after ?? '');
      const end = after === undefined ? before.length : before.length + middle.length;
      const { start, end: to } = passageWithWords(text, { start: before.length, end });
      assert.equal(text.slice(start, to), expected);
    });

  it('has words wherever the text has some', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '\t'), maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
        const ends = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
        const { start, end } = passageWithWords(text, { start: ends[0], end: ends[1] } as never);
        assert.equal(/\S/.test(text.slice(start, end)), /\S/.test(text));
      }),
    );
  });
});
