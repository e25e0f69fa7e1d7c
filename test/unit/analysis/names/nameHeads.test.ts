import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withHeads } from '../../../../src/core/analysis/names/nameHeads';
import { withRepeatedNames } from '../../../../src/core/analysis/names/repeatedNames';
import { remade } from './marked';

describe('names by their own words', () => {
  const cases: [string, string[]][] = [
    ['a degree from [person Holm University] in 1990', ['organization Holm University']],
    ['the [place Norland Council] met', ['organization Norland Council']],
    ['the [other Farmers Party] won', ['organization Farmers Party']],
    ['a house on [person Anders Holm Avenue]', ['place Anders Holm Avenue']],
    ['a house on [organization Holm Avenue]', ['organization Holm Avenue']],
    ['the [group Tenants Association] met', ['group Tenants Association']],
    ['[person Party] was there', ['person Party']],
    ['the [organization High Court] of [place Norland] ruled', ['organization High Court of Norland']],
    ['the [organization Supreme Court] of the [place Low Isles]', ['organization Supreme Court of the Low Isles']],
    ['[organization Norlux Inc] of [place Norland] fell', ['organization Norlux Inc', 'place Norland']],
    ['the [organization High Court] in [place Norland] ruled', ['organization High Court', 'place Norland']],
    ['the [organization High Court] of [person Holm]', ['organization High Court', 'person Holm']],
    ['seen by the [organization High Court]. Of [place Norland]', ['organization High Court', 'place Norland']],
    ['the site [place Nyhet.com] reported', ['organization Nyhet.com']],
    ['he sent [other Offer.doc] on', ['other Offer.doc']],
    ['at 0930 [organization UTC] it began', []],
    ['at 9 p.m. [organization EST] it began', []],
    ['the [organization EST] seminars', ['organization EST']],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual(remade(text, withHeads), names));
});

describe('names that an article repeats', () => {
  const cases: [string, string[]][] = [
    ['[place Voll] and [place Voll] met [person Voll]', ['place Voll', 'place Voll', 'place Voll']],
    ['[place Voll] met [person Voll]', ['place Voll', 'person Voll']],
    [
      '[place Voll] and [place Voll] met [person Voll] and [person Voll]',
      ['place Voll', 'place Voll', 'person Voll', 'person Voll'],
    ],
    ['[other Voll] and [other Voll] met [person Voll]', ['other Voll', 'other Voll', 'person Voll']],
    ['[person Voll] and [person Voll] met a [group Voll]', ['person Voll', 'person Voll', 'group Voll']],
    ['[place Voll] and [place Voll] met [person Lea Voll]', ['place Voll', 'place Voll', 'person Lea Voll']],
    [
      '[person Voll Holm] and [person Voll] of [place Voll], [place Voll], [place Voll]',
      ['person Voll Holm', 'person Voll', 'place Voll', 'place Voll', 'place Voll'],
    ],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual(remade(text, withRepeatedNames), names));

  it('keep their number, order and limits', () => {
    const type = fc.constantFrom('person', 'organization', 'place', 'other', 'group');
    fc.assert(
      fc.property(fc.array(fc.tuple(type, fc.constantFrom('Voll', 'Holm')), { maxLength: 12 }), list => {
        const out = remade(`So ${list.map(([t, n]) => `[${t} ${n}]`).join(' and ')} met`, withRepeatedNames);
        assert.deepEqual(
          out.map(n => n.split(' ')[1]),
          list.map(([, n]) => n),
        );
      }),
      { numRuns: 40 },
    );
  });
});
