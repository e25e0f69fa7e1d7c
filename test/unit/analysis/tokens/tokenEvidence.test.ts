import assert from 'node:assert/strict';
import { WordUse } from '../../../../src/core/analysis/tokens/tokenEvidence';
import { layOut } from '../layout';

/** Names of the bits of a word’s first capitalized use. */
function usesOf(text: string, word: string): string[] {
  const { doc, evidence } = layOut(text);
  const token = doc.tokens.find(t => t.text === word);
  assert.ok(token);
  const bits = evidence.use[token.index] as number;
  return Object.entries(WordUse).flatMap(([name, bit]) => (bits & bit ? [name] : []));
}

describe('the uses of a word in an article', () => {
  const cases: [use: keyof typeof WordUse, word: string, text: string][] = [
    ['SeenLower', 'Rose', 'They met Rose. She grew a rose.'],
    ['SeenInside', 'Rose', 'They met Rose.'],
    ['AfterTitle', 'Dorn', 'They met Senator Dorn.'],
    ['AfterTitle', 'Dorn', 'They met Mr. Dorn.'],
    ['AfterTitle', 'Dorn', 'They met Mrs. Dorn.'],
    ['AfterGivenName', 'Dorn', 'They met Susan Dorn.'],
    ['BeforeSaying', 'Dorn', 'Yesterday Dorn said no.'],
    ['AfterIn', 'Dorn', 'They live in Dorn.'],
    ['BeforeSurname', 'Vosk', 'They met Vosk Smith.'],
    ['BeforePossessive', 'Dorn', 'They saw Dorn’s house.'],
    ['Several', 'Dorn', 'They met Dorn. They left Dorn.'],
    ['Many', 'Dorn', 'To Dorn. To Dorn. To Dorn. To Dorn. To Dorn.'],
    ['AfterThe', 'Dorn', 'They saw the Dorn.'],
    ['BeforeCapital', 'Vosk', 'They met Vosk Qurr.'],
  ];
  for (const [use, word, text] of cases)
    it(`${use}: ${text}`, () => assert.ok(usesOf(text, word).includes(use), usesOf(text, word).join()));

  it('show nothing else', () => {
    assert.deepEqual(usesOf('They met Dorn.', 'Dorn'), ['SeenInside']);
    assert.deepEqual(usesOf('They met Senator Dorn.', 'Dorn'), ['SeenInside', 'AfterTitle']);
  });
});
