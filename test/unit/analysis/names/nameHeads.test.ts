import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EntityType } from '../../../../src/core/analysis/model';
import { withHeads } from '../../../../src/core/analysis/names/nameHeads';
import type { NameSpan } from '../../../../src/core/analysis/names/nameSpans';
import { withRepeatedNames } from '../../../../src/core/analysis/names/repeatedNames';
import { type Doc, documentSteps } from '../../../../src/core/analysis/tokens/document';
import { type Article, articleText } from '../../../../src/core/article';
import { parse } from '../../../../src/core/article/parse';
import { runToEnd } from '../../../../src/core/text/steps';
import { WORDS } from '../../analyse';

/** What is made of the names that a text marks: `[person Holm Avenue]`. */
function remade(marked: string, make: (doc: Doc, names: readonly NameSpan[]) => readonly NameSpan[]): string[] {
  const head = 'date 2025-04-26 [Source: Wire]\n\n';
  let text = head;
  const marks: { start: number; end: number; type: EntityType }[] = [];
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    const [, type, name] = /^\[(\w+) (.*)\]$/.exec(part) ?? [];
    if (name !== undefined)
      marks.push({ start: text.length, end: text.length + name.length, type: type as EntityType });
    text += name ?? part;
  }
  const article = parse(text).articles[0] as Article;
  const doc = runToEnd(documentSteps(articleText(text, article), WORDS));
  const names = marks.map(({ start, end, type }) => ({
    first: doc.tokens.findIndex(t => t.start === start),
    last: 1 + doc.tokens.findIndex(t => t.end === end),
    type,
  }));
  return make(doc, names).map(
    n => `${n.type} ${doc.text.slice(doc.tokens[n.first]?.start, doc.tokens[n.last - 1]?.end)}`,
  );
}

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
