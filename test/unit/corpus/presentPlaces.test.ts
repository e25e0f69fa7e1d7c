import assert from 'node:assert/strict';
import { presentMentions, presentPlace } from '../../../src/core/corpus/presentPlaces';
import { at } from '../annotation/storyteller';

const TEXT = 'Ilse Brandt came. She left. Brandt came back.';
const NAMES = ['Ilse Brandt', 'Brandt'];

describe('mentions of an older text', () => {
  const mentions = [
    { span: at(TEXT, 'Ilse Brandt'), kind: 'name' },
    { span: at(TEXT, 'She'), kind: 'pronoun' },
    { span: at(TEXT, 'Brandt', 1), kind: 'name' },
  ];
  const spans = mentions.map(({ span }) => span);

  it('all stand if the names do', () => assert.deepEqual(presentMentions({ names: NAMES, mentions }, TEXT), spans));
  it('do not include pronouns if a name has moved', () =>
    assert.deepEqual(presentMentions({ names: NAMES, mentions }, TEXT.replace('left', 'went away')), [spans[0]]));
  it('are gone with the names', () =>
    assert.deepEqual(presentMentions({ names: NAMES, mentions }, 'Something else.'), []));
  it('stand by a name without accents and case', () =>
    assert.deepEqual(presentMentions({ names: ['ÍLSE BRANDT', 'brandt'], mentions }, TEXT), spans));
});

describe('the place of words of an older text', () => {
  const text = 'ab xx ab yy ab';
  const cases: [words: string, start: number, expected: number | null][] = [
    ['ab', 6, 6],
    ['ab', 7, 6],
    ['ab', 11, 12],
    ['ab', 100, 12],
    ['ab', 0, 0],
    ['zz', 3, null],
  ];
  for (const [words, start, expected] of cases)
    it(`of ${words} at ${start} is ${expected}`, () =>
      assert.deepEqual(
        presentPlace(words, { start, end: start + words.length }, text),
        expected === null ? null : { start: expected, end: expected + words.length },
      ));
});
