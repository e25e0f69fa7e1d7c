import assert from 'node:assert/strict';
import { foldWords, linkKey } from '../../../src/core/corpus/names';

describe('names over articles', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Kim Jong Un', 'Kim Jong-un'],
    ['José Peña', 'Jose Pena'],
    ['  Yuri   Ushakov ', 'yuri ushakov'],
  ];
  for (const [one, other] of alike)
    it(`${one} reads as ${other}`, () => assert.equal(foldWords(one), foldWords(other)));

  it('join full names of one type, and no bare ones of people', () => {
    assert.equal(linkKey('person', 'Yuri Ushakov', 1), linkKey('person', 'Yuri Ushakov', 2));
    assert.notEqual(linkKey('person', 'Ushakov', 1), linkKey('person', 'Ushakov', 2));
    assert.notEqual(linkKey('person', 'Ann Arbor', 1), linkKey('place', 'Ann Arbor', 1));
    assert.equal(linkKey('organization', 'Reuters', 1), linkKey('organization', 'Reuters', 2));
  });
});
