import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  asWritten,
  displayLanguage,
  ENGLISH,
  inARow,
  inEnglish,
  type Message,
  phrase,
  quantity,
  ToldError,
  toldBy,
} from '../../../src/core/text';

const GERMAN = displayLanguage('de', {
  '{0} of {1} left out.': '{1}: Weggelassen: {0}.',
  '{0} row': '{0} Zeile',
  '{0} rows': '{0} Zeilen',
  all: 'alle',
});

describe('a message', () => {
  const cases: [message: Message, english: string, german: string][] = [
    [
      phrase`${quantity(2, 'row')} of ${'a.csv'} left out.`,
      '2 rows of a.csv left out.',
      'a.csv: Weggelassen: 2 Zeilen.',
    ],
    [
      phrase`${quantity(1, 'row')} of ${phrase`all`} left out.`,
      '1 row of all left out.',
      'alle: Weggelassen: 1 Zeile.',
    ],
    [phrase`Nothing.`, 'Nothing.', 'Nothing.'],
    [asWritten('all'), 'all', 'all'],
    [inARow([phrase`all`, asWritten('none')], ', '), 'all, none', 'alle, none'],
    [phrase`${'{1}'} of ${'{0}'} left out.`, '{1} of {0} left out.', '{0}: Weggelassen: {1}.'],
  ];
  for (const [message, english, german] of cases)
    it(english, () => assert.deepEqual([ENGLISH.tell(message), GERMAN.tell(message)], [english, german]));

  it('is the same after a worker has posted it', () => {
    const [[message, , german]] = cases as [[Message, string, string]];
    assert.equal(GERMAN.tell(structuredClone(message)), german);
  });

  it('tells values as they are, whatever they look like', () =>
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, n) =>
        assert.equal(inEnglish(phrase`Line ${n}: ${text}`), `Line ${n}: ${text}`),
      ),
    ));
});

describe('an error that tells a message', () => {
  const error = new ToldError(phrase`${quantity(3, 'row')} of ${'b'} left out.`);

  it('has an English message', () => assert.equal(error.message, '3 rows of b left out.'));

  it('is told in the language of the person', () =>
    assert.equal(GERMAN.tell(toldBy(error)), 'b: Weggelassen: 3 Zeilen.'));

  it('is told as it is where it comes from elsewhere', () =>
    assert.deepEqual([toldBy(new Error('all')), toldBy('all')].map(GERMAN.tell), ['all', 'all']));
});
