import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayLanguage, ENGLISH, keyOfText } from '../../../src/core/text';

const GERMAN = displayLanguage('de', {
  Speaker: 'Sprecher',
  '{0} quotes of {1}': '{1}: {0} Zitate',
  '{0} quote': '{0} Zitat',
  '{0} quotes': '{0} Zitate',
  'Line {0}': 'Zeile {0}, ja: {0}',
  Empty: '',
});

describe('a text in the reader’s language', () => {
  const cases: [german: string, english: string, expected: [string, string]][] = [
    [GERMAN.say`Speaker`, ENGLISH.say`Speaker`, ['Sprecher', 'Speaker']],
    [
      GERMAN.say`${2} quotes of ${'Ilse'}`,
      ENGLISH.say`${2} quotes of ${'Ilse'}`,
      ['Ilse: 2 Zitate', '2 quotes of Ilse'],
    ],
    [GERMAN.say`Line ${7}`, ENGLISH.say`Line ${7}`, ['Zeile 7, ja: 7', 'Line 7']],
    [GERMAN.count(1, 'quote'), ENGLISH.count(1, 'quote'), ['1 Zitat', '1 quote']],
    [GERMAN.count(2, 'quote'), ENGLISH.count(0, 'reply', 'replies'), ['2 Zitate', '0 replies']],
    [GERMAN.number(12345.5), ENGLISH.number(12345.5), ['12.345,5', '12,345.5']],
  ];
  for (const [german, english, expected] of cases)
    it(expected.join(' · '), () => assert.deepEqual([german, english], expected));

  it('is English where it has no translation', () => {
    assert.equal(GERMAN.say`Unknown ${'key'}`, 'Unknown key');
    assert.equal(GERMAN.say`Empty`, 'Empty');
    assert.equal(GERMAN.say`constructor`, 'constructor');
  });

  it('takes no value for a placeholder or a key', () => {
    assert.equal(GERMAN.say`${'{1}'} quotes of ${'{0}'}`, '{0}: {1} Zitate');
    assert.equal(GERMAN.say`${'Speaker'}`, 'Speaker');
  });

  it('is what the template says, in English', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 6 }), fc.string(), (constants, value) => {
        const values = constants.slice(1).map((_, i) => `${value}${i}`);
        const expected = constants.map((constant, i) => (i ? values[i - 1] : '') + constant).join('');
        assert.equal(ENGLISH.say(constants, ...values), expected);
        assert.equal(displayLanguage('de', { [keyOfText(constants)]: 'x' }).say(constants, ...values), 'x');
      }),
    ));
});
