import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headlineOf } from '../../../src/core/article/headline';
import { parse } from '../../../src/core/article/parse';
import { anyTexts, seedTexts } from './arbitraries';

const HEAD = 'date 2025-04-26 [Source: Coast Wire]';
const first = (text: string): string => headlineOf(parse(text).articles[0], text);

describe('the headline of an article', () => {
  const table: [name: string, text: string, expected: string][] = [
    ['the title', `Ferry halted ${HEAD}\n\nOne.`, 'Ferry halted'],
    ['first words without a title', `${HEAD}\n\nOne\n  and two.\n\nThree.`, 'One and two.'],
    ['an article without text', HEAD, '(no text)'],
    ['first words after a line of marks', `${HEAD}\n\n* * *\n\nOne.`, 'One.'],
    [
      'long text, cut at a word',
      `${HEAD}\n\n${'The ferry to the island '.repeat(9)}`,
      'The ferry to the island The ferry to the island The ferry to the island The…',
    ],
    ['one long word', `${HEAD}\n\n${'x'.repeat(200)}`, `${'x'.repeat(80)}…`],
    ['no half of a pair', `${HEAD}\n\n${'x'.repeat(79)}😀${'x'.repeat(80)}`, `${'x'.repeat(79)}…`],
  ];
  for (const [name, text, expected] of table) it(name, () => assert.equal(first(text), expected));

  it('is one short line', () => {
    fc.assert(
      fc.property(fc.oneof(seedTexts, anyTexts), text => {
        for (const article of parse(text).articles) {
          const words = headlineOf(article, text);
          assert.ok(words && !/[\r\n]/.test(words));
          if (!article.header?.title) assert.ok(words.length <= 81);
        }
      }),
    );
  });
});
