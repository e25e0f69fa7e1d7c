import assert from 'node:assert/strict';
import { readDate, readTimestamp } from '../../../src/core/conversion/dates';

describe('dates of other programs', () => {
  const sure: [written: string, iso: string][] = [
    ['2025-04-26', '2025-04-26'],
    ['2025-04-26T23:30:00-08:00', '2025-04-26'],
    ['2025/4/6 10:00', '2025-04-06'],
    ['20250426', '2025-04-26'],
    ['20250426T101500Z', '2025-04-26'],
    ['Sat, 26 Apr 2025 10:00:00 +0200', '2025-04-26'],
    ['April 26, 2025', '2025-04-26'],
    ['Apr. 26th, 2025', '2025-04-26'],
    ['January 11, 2010 Monday', '2010-01-11'],
    ['26. April 2025', '2025-04-26'],
    ['26 août 2025', '2025-08-26'],
    ['3 de mayo de 2025', '2025-05-03'],
    ['26/04/2025', '2025-04-26'],
    ['04/26/2025', '2025-04-26'],
    ['3.5.2025', '2025-05-03'],
    ['Fri Apr 4 10:15:00 2025', '2025-04-04'],
    ['2025 April 26', '2025-04-26'],
  ];
  for (const [written, iso] of sure)
    it(`reads ${written}`, () => assert.deepEqual(readDate(written), { iso, isSure: true }));

  const guessed: [written: string, dayFirst: boolean | null, iso: string, isSure: boolean][] = [
    ['04/05/2025', null, '2025-05-04', false],
    ['04/05/2025', true, '2025-05-04', true],
    ['04/05/2025', false, '2025-04-05', true],
    ['26/04/25', null, '2025-04-26', false],
    ['26-Apr-25', null, '2025-04-26', false],
    ['11-Jan-98', null, '1998-01-11', false],
  ];
  for (const [written, dayFirst, iso, isSure] of guessed)
    it(`reads ${written} with the day first: ${dayFirst}`, () =>
      assert.deepEqual(readDate(written, dayFirst), { iso, isSure }));

  for (const other of [
    '',
    'Friday',
    '31 April 2025',
    '2025-13-01',
    '355 words',
    'Page 3 of 12',
    'May we go',
    '12:30',
    `April ${'x'.repeat(90)} 2025`,
  ])
    it(`reads no date in “${other.slice(0, 30)}”`, () => assert.equal(readDate(other), null));

  it('reads seconds and milliseconds since 1970', () => {
    assert.equal(readTimestamp(1745661600)?.iso, '2025-04-26');
    assert.equal(readTimestamp(1745661600000)?.iso, '2025-04-26');
    assert.equal(readTimestamp(Number.NaN), null);
  });
});
