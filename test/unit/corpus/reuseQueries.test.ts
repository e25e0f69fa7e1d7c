import assert from 'node:assert/strict';
import { createIndexQueries } from '../../../src/core/corpus';
import { wordChanges, wordingOf } from '../../../src/core/corpus/reuse/wording';
import { plant, randomFrom } from './planted';
import { rowsOf, temporaryIndices } from './quoteRows';

const ALL = { limit: 100, offset: 0 };
const BOLTS = '“The bolts were old, and we replaced every one of them in the spring.”';
const WORN = '“The bolts were worn, and we replaced every one of them in the spring.”';
const SHORT = '“The bolts were old … we replaced every one of them in the spring”';
const ARTICLES = [
  { path: 'may.txt', date: '2025-05-02', source: 'Post', quotes: [['Ilse Brandt', BOLTS]] },
  { path: 'april.txt', date: '2025-04-30', source: 'Wire', quotes: [['Ilse Brandt', WORN]] },
  { path: 'june.txt', date: '2025-06-01', source: 'Herald', quotes: [['the mayor', SHORT]] },
  { path: 'undated.txt', quotes: [['Ilse Brandt', BOLTS.toUpperCase()]] },
  {
    path: 'other.txt',
    date: '2025-05-01',
    quotes: [['Karl Moe', '“Nobody has ever asked me about the bolts of this bridge.”']],
  },
] as const;

describe('the index, asked for quotes that come again', () => {
  const indexOf = temporaryIndices();

  it('counts the other articles, and those with other words', () => {
    const { reuseOf } = createIndexQueries(indexOf(ARTICLES).database);
    const {
      found: [quote, ...more],
      isLast,
    } = reuseOf('may.txt', ALL);
    assert.deepEqual([more, isLast], [[], true]);
    assert.equal(reuseOf('may.txt', { limit: 1, offset: 0 }).isLast, false);
    assert.deepEqual([quote?.articles, quote?.reworded, quote?.hasMore], [3, 1, false]);
    assert.deepEqual([quote?.earlier?.file, quote?.earlier?.source], ['april.txt', 'Wire']);
    assert.equal(reuseOf('april.txt', ALL).found[0]?.earlier, null);
    assert.deepEqual(reuseOf('other.txt', ALL).found, []);
    assert.deepEqual(reuseOf('none.txt', ALL).found, []);
  });

  it('lists the places, the earliest first, with what is different', () => {
    const { reusePlaces } = createIndexQueries(indexOf(ARTICLES).database);
    const found = reusePlaces('may.txt', 0);
    assert.equal(found?.quote.text, BOLTS);
    assert.deepEqual(
      found?.places.map(({ file, wording }) => [file, wording]),
      [
        ['april.txt', 'reworded'],
        ['june.txt', 'shortened'],
        ['undated.txt', 'same'],
      ],
    );
    assert.deepEqual(found?.places[0]?.changes, [
      { kind: 'same', text: 'The bolts were' },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'worn' },
      { kind: 'same', text: 'and we replaced every one of them in the spring' },
    ]);
    assert.equal(reusePlaces('may.txt', 5), null);
  });

  it('lists what comes again from the latest to the earliest, each once', () => {
    const more = [
      {
        path: 'a.txt',
        date: '2025-07-01',
        quotes: [['Ada Berg', '“The river will rise again before the summer is over.”']],
      },
      {
        path: 'b.txt',
        date: '2025-01-01',
        quotes: [['Ada Berg', '“The river will rise again before the summer is over.”']],
      },
    ] as const;
    const { reuseGroups } = createIndexQueries(indexOf([...ARTICLES, ...more]).database);
    const told = (limit: number, offset: number) =>
      reuseGroups({ limit, offset }).groups.map(({ first, latest, articles, reworded }) => [
        first.file,
        latest.file,
        articles,
        reworded,
      ]);
    const [river, bolts] = [
      ['b.txt', 'a.txt', 2, 0],
      ['april.txt', 'june.txt', 4, 1],
    ];
    assert.deepEqual(told(100, 0), [river, bolts]);
    assert.deepEqual([told(1, 0), told(1, 1), told(1, 2)], [[river], [bolts], []]);
    assert.deepEqual(
      [reuseGroups({ limit: 100, offset: 0 }).isLast, reuseGroups({ limit: 2, offset: 0 }).isLast],
      [true, false],
    );
  });

  it('follows changes of files', () => {
    const index = indexOf(ARTICLES);
    const { reuseOf } = createIndexQueries(index.database);
    const count = () => reuseOf('may.txt', ALL).found[0]?.articles ?? 0;
    index.update([], ['april.txt', 'undated.txt']);
    assert.equal(count(), 1);
    const rows = rowsOf({
      path: 'june.txt',
      quotes: [['Karl Moe', '“I have nothing to say about any bolt or any bridge.”']],
    });
    index.update([{ path: 'june.txt', hash: 'i', rows }]);
    assert.equal(count(), 0);
    index.update([{ path: 'new.txt', hash: 'j', rows: rowsOf({ path: 'new.txt', quotes: [['', WORN]] }) }]);
    assert.equal(count(), 1);
  });

  it('leaves out rejected quotes and places in the same article', () => {
    const index = indexOf([
      {
        path: 'twice.txt',
        quotes: [
          ['A B', BOLTS],
          ['A B', WORN],
        ],
      },
    ]);
    const { reuseOf } = createIndexQueries(index.database);
    assert.deepEqual(reuseOf('twice.txt', ALL).found, []);
    const rows = rowsOf({ path: 'no.txt', quotes: [['A B', BOLTS]] });
    const [article] = rows.articles;
    const rejected = { ...article!, quotes: article!.quotes.map(quote => ({ ...quote, status: 'rejected' as const })) };
    index.update([{ path: 'no.txt', hash: 'h', rows: { ...rows, articles: [rejected] } }]);
    assert.deepEqual(reuseOf('twice.txt', ALL).found, []);
    assert.deepEqual(reuseOf('no.txt', ALL).found, []);
  });

  it('finds what comes again with up to a fifth of its words changed, and no others', () => {
    const { quotes, origins } = plant(500, randomFrom(11));
    const made = quotes.map(({ id, text }) => ({ path: `${id}`, quotes: [['A B', text]] as const }));
    const { reusePlaces } = createIndexQueries(indexOf(made).database);
    let [found, right, planted] = [0, 0, 0];
    const versions = new Map<number, number>();
    for (const origin of origins.values()) versions.set(origin, (versions.get(origin) ?? 0) + 1);
    for (const { id } of quotes) {
      const places = reusePlaces(`${id}`, 0)?.places ?? [];
      planted += (versions.get(origins.get(id)!) ?? 1) - 1;
      found += places.length;
      right += places.filter(({ file }) => origins.get(Number(file)) === origins.get(id)).length;
    }
    assert.ok(right / planted >= 0.99, `recall ${right / planted}`);
    assert.ok(right / found >= 0.99, `precision ${right / found}`);
  });
});

describe('the wording of two versions', () => {
  const cases: readonly (readonly [one: string, other: string, wording: string])[] = [
    [BOLTS, BOLTS, 'same'],
    [BOLTS, '“the BOLTS were old and we replaced every one of them, in the spring”', 'same'],
    [BOLTS, SHORT, 'shortened'],
    [SHORT, BOLTS, 'shortened'],
    [BOLTS, '“we replaced every one of them in the spring”', 'shortened'],
    ['“replaced every one of them”', BOLTS, 'shortened'],
    [BOLTS, '“The bolts were old, and [the city] replaced every one of them in the spring.”', 'shortened'],
    [BOLTS, '“The bolts were old, and we replaced every one in the spring.”', 'reworded'],
    [BOLTS, WORN, 'reworded'],
  ];
  for (const [one, other, wording] of cases)
    it(`${other} is ${wording}`, () => assert.equal(wordingOf(one, other), wording));

  it('is shown in the words as they were written', () => {
    assert.deepEqual(wordChanges('“We don’t know,\nMr. Moe.”', '“We do not know, Mr. Moe said.”'), [
      { kind: 'same', text: 'We' },
      { kind: 'removed', text: 'don’t' },
      { kind: 'added', text: 'do not' },
      { kind: 'same', text: 'know, Mr. Moe' },
      { kind: 'added', text: 'said' },
    ]);
  });
});
