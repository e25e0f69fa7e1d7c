import assert from 'node:assert/strict';
import type { QuotePlace, QuoteReuse, ReuseList, Verification } from '../../../../src/core/corpus';
import { wordChanges } from '../../../../src/core/corpus';
import { ENGLISH } from '../../../../src/core/text';
import {
  beginningOf,
  changesLine,
  changesText,
  heldRow,
  placeRows,
  recordRow,
  reuseBlock,
  reuseLens,
  reusePlaceRows,
  reuseRow,
  verdictBlock,
  verdictLabel,
  verdictLens,
} from '../../../../src/core/view';

const place = (file: string, date: string | null, text = '“We will see.”'): QuotePlace => ({
  file,
  article: 0,
  headline: `Headline of ${file}`,
  date,
  source: 'Wire',
  speaker: 'Ada Moss',
  line: 3,
  start: 10,
  end: 10 + text.length,
  text,
});

describe('the lens of a quote that comes again', () => {
  const reuse = (fields: Partial<QuoteReuse>): QuoteReuse => ({
    start: 0,
    end: 1,
    text: 'x',
    articles: 3,
    reworded: 0,
    earlier: null,
    hasMore: false,
    ...fields,
  });
  const cases: readonly (readonly [Partial<QuoteReuse>, string])[] = [
    [{}, 'also in 3 articles'],
    [{ reworded: 1 }, 'also in 3 articles, 1 with other words'],
    [{ reworded: 3 }, 'also in 3 articles, 3 with other words'],
    [{ articles: 1 }, 'also in 1 article'],
    [{ articles: 1, reworded: 1 }, 'also in 1 article, with other words'],
    [{ articles: 250, hasMore: true }, 'also in more than 250 articles'],
  ];
  for (const [fields, title] of cases) it(title, () => assert.equal(reuseLens(reuse(fields), ENGLISH).title, title));

  it('tells where it was earlier', () => {
    const { tooltip } = reuseLens(reuse({ earlier: place('a.txt', '2025-04-30') }), ENGLISH);
    assert.equal(tooltip, 'Earlier in 2025-04-30 · Wire · Headline of a.txt. Show where this quote comes again');
  });

  it('names a quote of several by its first words', () => {
    assert.equal(beginningOf('“We will see.”'), '“We will see.”');
    assert.equal(beginningOf('“We will not sign anything before summer.”'), '“We will not sign…”');
  });
});

describe('the list of places', () => {
  const list: ReuseList = {
    quote: place('own.txt', '2025-05-02'),
    hasMore: false,
    places: [
      { ...place('a.txt', '2025-05-01'), wording: 'same', changes: [{ kind: 'same', text: 'We will see' }] },
      { ...place('b.txt', null), wording: 'reworded', changes: wordChanges('“We will see it.”', '“We shall see it.”') },
    ],
  };

  it('has the quote itself in its place, and what is different', () => {
    assert.deepEqual(
      placeRows(list, ENGLISH).map(({ description, detail, isAsked }) => [description, detail, isAsked]),
      [
        ['the same words · Ada Moss', '“We will see.”', false],
        ['this quote', '“We will see.”', true],
        ['other words · Ada Moss', 'We [−will] [+shall] see it', false],
      ],
    );
    assert.match(placeRows(list, ENGLISH)[2]?.label ?? '', /^no date · Wire · /);
  });

  it('is below a quote of the view, with what is different', () => {
    const [first] = list.places;
    const group = { first: first!, latest: list.quote, articles: 3, reworded: 1, hasMore: false };
    assert.equal(reuseRow(group, ENGLISH).description, '3 articles · 1 with other words · Ada Moss');
    assert.deepEqual(
      reusePlaceRows(list, ENGLISH).map(({ label, description, place }) => [label, description, place?.file]),
      [
        ['2025-05-01 · Wire', 'the same words · Ada Moss', 'a.txt'],
        ['2025-05-02 · Wire', 'first', 'own.txt'],
        ['no date · Wire', 'We [−will] [+shall] see it', 'b.txt'],
      ],
    );
  });

  it('is short in a hover', () => {
    const { heading, places } = reuseBlock(list, 1, ENGLISH);
    assert.equal(heading.map(({ text }) => text).join(''), 'Also in 2 articles, the earliest first');
    assert.equal(places.length, 1);
  });
});

describe('changed words', () => {
  const changes = wordChanges(
    '“one two three four five six seven eight nine ten eleven twelve thirteen old fourteen”',
    '“one two three four five six seven eight nine ten eleven twelve thirteen new fourteen, too”',
  );

  it('have brackets and signs, and what is far from them is left out', () => {
    assert.equal(changesText(changes), '… eight nine ten eleven twelve thirteen [−old] [+new] fourteen [+too]');
  });

  it('also have styles', () => {
    assert.deepEqual(
      changesLine(changes).flatMap(({ style, text }) => (style ? [[style, text]] : [])),
      [
        ['struck', 'old'],
        ['strong', 'new'],
        ['strong', 'too'],
      ],
    );
  });
});

describe('verdicts', () => {
  const record = {
    file: 'speech.txt',
    article: 0,
    headline: 'Speech',
    date: '2025-05-02',
    source: 'City Hall',
    start: 0,
    end: 9,
  };
  const found = (verdict: Verification['verdict'], changed = 0): Verification => ({
    verdict,
    changed,
    place: verdict === 'absent' ? null : [1, 2],
    changes: wordChanges('“The bolts were old”', '“The bolts were very old”'),
  });

  it('are named as on the lens', () => {
    assert.deepEqual(
      [found('verbatim'), found('shortened'), found('reworded', 1), found('reworded', 3), found('absent')].map(one =>
        verdictLabel(one, ENGLISH),
      ),
      ['word for word', 'shortened here', 'reworded in 1 word', 'reworded in 3 words', 'not in the record'],
    );
    assert.equal(
      verdictLens(found('verbatim'), record, 1, ENGLISH).tooltip,
      'Held against Speech · City Hall · 2025-05-02. Show it in the record',
    );
    assert.equal(verdictLens(found('absent'), record, 2, ENGLISH).tooltip, 'Held against 2 records. Open the record');
  });

  it('show in the hover and the view what is different', () => {
    const lines = verdictBlock(found('reworded', 1), ENGLISH).map(line => line.map(({ text }) => text).join(''));
    assert.deepEqual(lines, ['Reworded in 1 word: from the quote to the record', 'The bolts were [+very] old']);
    assert.equal(verdictBlock(found('absent'), ENGLISH).length, 1);
    const row = heldRow(record, { quote: place('a.txt', '2025-05-03'), verification: found('reworded', 1) }, ENGLISH);
    assert.deepEqual(
      [row.label, row.description],
      ['The bolts were [+very] old', '1 word · Ada Moss · Wire · 2025-05-03'],
    );
    assert.equal(recordRow(record).description, 'City Hall · 2025-05-02');
  });
});
