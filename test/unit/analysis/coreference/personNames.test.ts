import assert from 'node:assert/strict';
import { namesAgree, parsePersonName, spellingKey } from '../../../../src/core/analysis/coreference/personNames';

const parsed = (name: string) => parsePersonName(name.toLowerCase().split(' '));

describe('person names', () => {
  const parts: [string, string | null, string, string | null][] = [
    ['Anna Berg', 'anna', 'berg', null],
    ['Berg', null, 'berg', null],
    ['Anna M. Berg', 'anna', 'berg', null],
    ['Karl von der Heide', 'karl', 'von der heide', null],
    ['Von der Heide', null, 'von der heide', null],
    ['Paul Low Jr.', 'paul', 'low', 'jr'],
    ['Ter Holm', null, 'ter holm', null],
    ['Al Holm', 'al', 'holm', null],
    ['Omar bin Said', 'omar', 'bin said', null],
  ];
  for (const [name, given, family, suffix] of parts) {
    it(`${name} in parts`, () => {
      const p = parsed(name);
      assert.deepEqual([p.given, p.family, p.suffix], [given, family, suffix]);
    });
  }

  const agree: [string, string, boolean][] = [
    ['Anna Berg', 'Anna M. Berg', true],
    ['A. Berg', 'Anna Berg', true],
    ['Benjamin Low', 'Ben Low', true],
    ['Volodymyr Kosenkiy', 'Volodymyr Kosenko', false],
    ['Andriy Hryshenky', 'Andrii Hryshenkyy', true],
    ['Anna Berg', 'Maria Berg', false],
    ['Paul Low Jr.', 'Paul Low Sr.', false],
    ['Paul Low Jr.', 'Paul Low', true],
    ['Anna Berg', 'Anna Borg', false],
  ];
  for (const [a, b, expected] of agree) {
    it(`${a} ${expected ? 'may be' : 'is not'} ${b}`, () => {
      assert.equal(namesAgree(parsed(a), parsed(b)), expected);
      assert.equal(namesAgree(parsed(b), parsed(a)), expected);
    });
  }

  it('gives spellings of a long name the same key, and those of short names different ones', () => {
    for (const other of ['hryshenky', 'hryshenkyy', 'hryshenkij']) {
      assert.equal(spellingKey(other), spellingKey('hryshenkiy'));
    }
    assert.equal(spellingKey('mohammed') === spellingKey('mohamed'), true);
    assert.notEqual(spellingKey('berg'), spellingKey('borg'));
  });
});
