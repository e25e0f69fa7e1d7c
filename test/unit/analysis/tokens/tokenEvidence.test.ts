import assert from 'node:assert/strict';
import { WordUse } from '../../../../src/core/analysis/tokens/tokenEvidence';
import { layOut } from '../layout';

/** Names of the bits that the article’s uses of a word give to its first capitalized use. */
function toldOf(text: string, word: string): string[] {
  const { doc, traits } = layOut(text);
  const token = doc.tokens.find(t => t.text === word);
  assert.ok(token);
  const bits = traits.told[token.index] as number;
  return Object.entries(WordUse).flatMap(([name, bit]) => (bits & bit ? [name] : []));
}

describe('what an article’s uses of a word tell of it', () => {
  const cases: [told: keyof typeof WordUse, word: string, text: string][] = [
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
  for (const [told, word, text] of cases)
    it(`${told}: ${text}`, () => assert.ok(toldOf(text, word).includes(told), toldOf(text, word).join()));

  it('nothing but that', () => {
    assert.deepEqual(toldOf('They met Dorn.', 'Dorn'), ['SeenInside']);
    assert.deepEqual(toldOf('They met Senator Dorn.', 'Dorn'), ['SeenInside', 'AfterTitle']);
  });
});
