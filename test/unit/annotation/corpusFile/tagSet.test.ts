import assert from 'node:assert/strict';
import { isTagBelow, type TagNode, TagSet, tagTree } from '../../../../src/core/annotation/corpusFile/tagSet';

const lines = (nodes: readonly TagNode[], depth = 0): string[] =>
  nodes.flatMap(node => [`${'  '.repeat(depth)}${node.label}`, ...lines(node.children, depth + 1)]);

describe('tags as a tree', () => {
  const cases: [names: string[], tree: string[]][] = [
    [[], []],
    [
      ['claim', 'claim/number', 'lead', 'claim/place'],
      ['claim', '  number', '  place', 'lead'],
    ],
    [
      ['lead', 'claim/number/share'],
      ['lead', 'claim', '  number', '    share'],
    ],
    [
      ['claim/number', 'claim'],
      ['claim', '  number'],
    ],
    [
      ['/', 'a//b', 'a/', 'a'],
      ['/', 'a//b', 'a/', 'a'],
    ],
    [
      ['__proto__', 'toString/x'],
      ['__proto__', 'toString', '  x'],
    ],
  ];
  for (const [names, tree] of cases)
    it(names.join(', ') || 'none', () => assert.deepEqual(lines(tagTree(names)), tree));

  it('lists undefined tags after defined ones', () => {
    const set = new TagSet([{ name: 'lead' }, { name: 'claim' }]);
    assert.deepEqual(lines(set.tree(['zeal', 'claim/number', 'lead', 'abbey'])), [
      'lead',
      'claim',
      '  number',
      'abbey',
      'zeal',
    ]);
  });

  it('knows which tag is below which', () => {
    assert.ok(isTagBelow('claim/number', 'claim'));
    assert.ok(!isTagBelow('claim', 'claim') && !isTagBelow('claims/number', 'claim') && !isTagBelow('a//b', 'a'));
  });
});

describe('a tag’s colour', () => {
  const set = new TagSet([{ name: 'claim', color: '#B35900' }, { name: 'claim/number' }, { name: 'claim/place' }]);
  const cases: [name: string, color: string][] = [
    ['claim', '#B35900'],
    ['claim/number', '#B35900'],
    ['claim/place', '#B35900'],
    ['claim/new/one', '#B35900'],
  ];
  for (const [name, color] of cases) it(`of ${name}`, () => assert.equal(set.colorOf(name), color));

  it('comes from the palette for an undefined tag, the same below one parent', () => {
    assert.match(set.colorOf('zeal'), /^#[0-9a-f]{6}$/);
    assert.equal(set.colorOf('zeal/a'), set.colorOf('zeal/b'));
  });
});

describe('a group of tags', () => {
  const set = new TagSet([
    { name: 'true', group: 'verdict', key: '1' },
    { name: 'false', group: 'verdict', key: '2' },
    { name: 'open', group: 'verdict' },
    { name: 'lead', key: 'L' },
  ]);

  const cases: [before: string[], chosen: string[], settled: string[]][] = [
    [[], ['true', 'lead'], ['true', 'lead']],
    [
      ['true', 'lead'],
      ['true', 'lead', 'false'],
      ['lead', 'false'],
    ],
    [['false'], ['true', 'false'], ['true']],
    // Written by hand, or before the group existed: nothing is newly chosen, so the first stays.
    [['true', 'false'], ['true', 'false'], ['true']],
    [[], ['true', 'false', 'open'], ['open']],
    [['lead'], [], []],
    [[], ['own', 'true'], ['own', 'true']],
  ];
  for (const [before, chosen, settled] of cases)
    it(`${before} → ${chosen} is ${settled}`, () => assert.deepEqual(set.resolveExclusions(before, chosen), settled));

  it('excludes its other members only', () => {
    assert.deepEqual(set.excludedBy('true'), ['false', 'open']);
    assert.deepEqual(set.excludedBy('lead'), []);
    assert.deepEqual(set.excludedBy('own'), []);
  });

  it('is found by keys', () => {
    assert.deepEqual(
      ['1', 'l', 'L', 'x', ''].map(key => set.byKey(key)),
      ['true', 'lead', 'lead', null, null],
    );
  });
});
