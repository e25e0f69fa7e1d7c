import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ConcordanceRow, SearchResult } from '../../../../src/core/corpus';
import { ENGLISH, inEnglish } from '../../../../src/core/text';
import {
  concordanceLines,
  DEFAULT_SEARCH,
  newSearchText,
  readSearchText,
  resultsText,
  type SearchSummary,
  summaryLine,
} from '../../../../src/core/view';
import { columnsOf, fitted, headWithin, tailWithin } from '../../../../src/core/view/search/columns';

describe('the text of a search editor', () => {
  it('has a query, options and results', () => {
    const text = `speaker:moss\nafter:2025\n# sort:left context:80 page:3\n── 3 quotes ──\n\nanything\n`;
    const read = readSearchText(text);
    assert.equal(read.query, `speaker:moss\nafter:2025\n${' '.repeat(29)}\n`);
    assert.deepEqual(read.options, { sort: 'left', context: 80, page: 3 });
    assert.equal(text.slice(read.resultsStart), '── 3 quotes ──\n\nanything\n');
    assert.deepEqual(read.optionLines, [{ start: 24, end: 53 }]);
    assert.deepEqual(read.problems, []);
  });

  it('keeps what is below blank lines in the query, as long as there are results', () => {
    assert.equal(readSearchText('a\n\nb\n── x ──\n').query, 'a\n\nb\n');
    assert.equal(readSearchText('a\n\nb\n').query, 'a\n\n');
    assert.equal(readSearchText('\n\na').query, '\n\na');
  });

  it('takes nothing from the results', () => {
    const { query, options } = readSearchText('a\n── x ──\n# page:9\nspeaker:b');
    assert.deepEqual([query.trim(), options], ['a', DEFAULT_SEARCH]);
  });

  it('says what is wrong with options, and where', () => {
    const text = 'a\n# sort:best context:9 page:0 size:3';
    const { problems, options } = readSearchText(text);
    assert.deepEqual(
      problems.map(({ span, message }) => `${text.slice(span.start, span.end)} ${inEnglish(message)}`),
      [
        'sort:best sort is one of date, oldest, left, right, speaker.',
        'context:9 context takes a number from 10 to 200.',
        'page:0 page takes a number from 1 to 1000000.',
        'size:3 Options are sort:, context:, page:.',
      ],
    );
    assert.deepEqual(options, DEFAULT_SEARCH);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.string().filter(query => !/[\n\r#─]/.test(query)),
        fc.constantFrom('date', 'left', 'speaker'),
        fc.integer({ min: 10, max: 200 }),
        (query, sort, context) => {
          const options = { sort, context, page: 2 } as const;
          const text = newSearchText(query, options) + resultsText('── 1 ──', ['x']);
          const read = readSearchText(text);
          assert.deepEqual([read.query.trim(), read.options], [query.trim(), options]);
        },
      ),
    );
  });

  it('of any kind is read without an error', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('#', '──', '\n', ' ', 'a', 'page:', '9'.repeat(20), '\r')), pieces => {
        const text = pieces.join('');
        const { query, resultsStart } = readSearchText(text);
        assert.ok(resultsStart <= text.length && query.length === Math.min(resultsStart, 20_000));
      }),
    );
  });
});

describe('the line above the results', () => {
  const BASE: SearchSummary = {
    unit: 'quote',
    options: DEFAULT_SEARCH,
    count: { results: 214, articles: 87, isMore: false },
    pages: 5,
    sorted: null,
    pending: 0,
    hasProblems: false,
  };
  const CASES: readonly (readonly [Partial<SearchSummary>, string])[] = [
    [{}, '── 214 quotes in 87 articles · newest first · page 1 of 5 ──'],
    [{ count: null, pages: null }, '── counting… · newest first · page 1 ──'],
    [
      { count: { results: 1, articles: 1, isMore: false }, pages: 1, unit: 'paragraph' },
      '── 1 paragraph in 1 article · newest first ──',
    ],
    [{ count: { results: 0, articles: 0, isMore: false }, pages: 0 }, '── nothing found ──'],
    [
      {
        count: { results: 20_000, articles: null, isMore: true },
        options: { ...DEFAULT_SEARCH, sort: 'left', page: 2 },
        sorted: 2_000,
        pages: 40,
      },
      '── more than 20,000 quotes · by the words before, of the newest 2,000 · page 2 of 40 ──',
    ],
    [
      { pages: 1, pending: 1_200, hasProblems: true },
      '── 214 quotes in 87 articles · newest first · 1,200 files not indexed yet · parts of the query were left out ──',
    ],
  ];
  for (const [change, line] of CASES)
    it(`says: ${line}`, () => assert.equal(summaryLine({ ...BASE, ...change }, ENGLISH), line));
});

describe('a concordance as text', () => {
  const RESULT: SearchResult = {
    id: 1,
    file: 'a.txt',
    article: 0,
    headline: 'Bridge opens',
    date: '2025-05-06',
    source: 'Harbour Post',
    span: { start: 0, end: 10 },
    quote: { ref: 'q', text: '', line: 1, speaker: 'Ada Moss', confidence: 1, status: 'confirmed', kind: 'direct' },
  };
  const row = (before: string, keyword: string, after: string, more: Partial<SearchResult> = {}): ConcordanceRow => ({
    state: 'found',
    occurrence: {
      result: { ...RESULT, ...more },
      hit: { start: 0, end: 1 },
      before,
      keyword,
      after,
      number: 0,
      line: 1,
    },
  });

  it('is aligned on the hits, whatever the widths of names and characters', () => {
    const rows = [
      row('The old ', 'bridge', ' is closed'),
      row('', 'Bridge', 's', { source: 'A very long name of a source', date: null }),
      row('橋は古い ', 'bridge', ' 橋', { source: null }),
      row('one two three four five six seven eight nine ten eleven ', 'bridge', ' x', {
        quote: { ...(RESULT.quote as NonNullable<SearchResult['quote']>), speaker: null, status: 'derived' },
      }),
    ];
    const lines = concordanceLines(rows, 30, ENGLISH);
    const at = lines.map(({ text, link }) => columnsOf(text.slice(0, link?.start)));
    assert.deepEqual(new Set(at).size, 1);
    assert.deepEqual(
      lines.map(({ text, link }) => text.slice(link?.start, link?.end)),
      ['bridge', 'Bridge', 'bridge', 'bridge'],
    );
    assert.match(lines[0]?.text ?? '', /^2025-05-06 {2}Harbour Post {6}✓ Ada Moss {2}/);
    assert.match(lines[1]?.text ?? '', /^ {12}A very long… {6}✓ Ada Moss/);
  });

  it('leads to the beginning of a result without hits', () => {
    const [line] = concordanceLines([row('Ada Moss said: ', '', '“The bridge is old.”')], 30, ENGLISH);
    assert.equal(line?.isHit, false);
    assert.equal(line?.text.slice(line.link?.start, line.link?.end), '“The');
  });

  it('is one line a row, without characters that act', () => {
    const [line] = concordanceLines([row('a\n\u202eb\r\n', 'c\u0000', '\td', { source: 'x\ny' })], 30, ENGLISH);
    assert.doesNotMatch(line?.text ?? '', /[\0-\x1f\u202e]/);
    assert.equal(line?.text.slice(line.link?.start, line.link?.end), 'c␀');
  });

  it('says why a row leads nowhere', () => {
    const [changed, gone] = concordanceLines(
      [
        { state: 'changed', result: RESULT },
        { state: 'unreadable', result: RESULT },
      ],
      20,
      ENGLISH,
    );
    assert.match(changed?.text ?? '', /\(changed since it was indexed\) Bridge opens$/);
    assert.match(gone?.text ?? '', /\(the file cannot be read\)/);
    assert.equal(changed?.link, null);
  });

  it('never takes more columns than it may', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        assert.ok(columnsOf(headWithin(text, columns)) <= columns && text.startsWith(headWithin(text, columns)));
        assert.ok(columnsOf(tailWithin(text, columns)) <= columns && text.endsWith(tailWithin(text, columns)));
        assert.equal(columnsOf(fitted(text, columns)), columns);
      }),
    );
  });
});
