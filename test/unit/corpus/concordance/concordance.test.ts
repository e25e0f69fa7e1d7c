import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  concordanceRows,
  findHits,
  parseQuery,
  phrasesOf,
  type SearchResult,
  sortRows,
} from '../../../../src/core/corpus';

const phrases = (line: string, unit: 'quote' | 'paragraph' = 'paragraph') => {
  const { root } = parseQuery(line);
  return root ? phrasesOf(root, unit) : [];
};

describe('hits of a query', () => {
  const CASES: readonly (readonly [line: string, text: string, hits: readonly string[]])[] = [
    ['bridge', 'The Bridge, the bridges, a bridge.', ['Bridge', 'bridge']],
    ['bridge*', 'The Bridge, the bridges.', ['Bridge', 'bridges']],
    ['elysee', 'At the Élysée.', ['Élysée']],
    ['elysee', 'At the E\u0301lyse\u0301e.', ['E\u0301lyse\u0301e']],
    ['"old bridge"', 'an old\n bridge; old. Bridge; old wooden bridge', ['old\n bridge', 'old. Bridge']],
    ['"old brid*"', 'an old bridge', ['old bridge']],
    ['old "old bridge"', 'old old bridge', ['old', 'old bridge']],
    ['well-known', 'a well-known man', ['well-known']],
    ['a OR b', 'b c a', ['b', 'a']],
    ['-bridge old', 'old bridge', ['old']],
    ['source:bridge', 'bridge', []],
    ['said:bridge', 'bridge', []],
    ['мост', 'Старый мост', ['мост']],
  ];
  for (const [line, text, hits] of CASES)
    it(`are found: ${line} in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        findHits(text, phrases(line)).map(({ start, end }) => text.slice(start, end)),
        hits,
      ));

  it('of quotes are what is said, not what the paragraph says', () => {
    assert.equal(phrases('said:a b text:c', 'quote').length, 2);
    assert.equal(phrases('a text:c', 'paragraph').length, 2);
  });

  it('are in the text, in order, and apart', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'É', '😀', ' ', '\n', '-', '“');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (text, query) => {
        const joined = text.join('');
        let last = 0;
        for (const { start, end } of findHits(joined, phrases(query.join('')))) {
          assert.ok(last <= start && start < end && end <= joined.length);
          last = end;
        }
      }),
    );
  });
});

const TEXT =
  ' Title date 2025-05-06 [Source: Harbour Post]\n\nFirst line.\n\nThe old bridge was closed. “The bridge is old,” said Ada Moss.\n\nLast.\n';

function paragraph(words: string, more: Partial<SearchResult> = {}): SearchResult {
  const start = TEXT.indexOf(words);
  return {
    id: start,
    file: 'a.txt',
    article: 0,
    headline: 'Title',
    date: '2025-05-06',
    source: 'Harbour Post',
    span: { start, end: start + words.length },
    quote: null,
    ...more,
  };
}
const quote = (text: string, speaker = 'Ada Moss'): SearchResult =>
  paragraph(text, {
    quote: { ref: 'q', text, line: 5, speaker, confidence: 0.9, status: 'derived', kind: 'direct' },
  });

describe('rows of a concordance', () => {
  const whole = 'The old bridge was closed. “The bridge is old,” said Ada Moss.';

  it('are one for each hit, with the words of the paragraph on both sides and the line', () => {
    const rows = concordanceRows(paragraph(whole), TEXT, phrases('bridge'));
    assert.deepEqual(
      rows.map(row => row.state === 'found' && [row.occurrence.before, row.occurrence.keyword, row.occurrence.line]),
      [
        ['The old ', 'bridge', 5],
        ['The old bridge was closed. “The ', 'bridge', 5],
      ],
    );
    assert.equal(rows[1]?.state === 'found' && rows[1].occurrence.after, ' is old,” said Ada Moss.');
  });

  it('begin with the quote where no words are asked for', () => {
    const [row] = concordanceRows(quote('“The bridge is old,”'), TEXT, []);
    assert.ok(row?.state === 'found');
    assert.deepEqual(
      [row.occurrence.before, row.occurrence.keyword, row.occurrence.after.slice(0, 4)],
      ['The old bridge was closed. ', '', '“The'],
    );
  });

  it('say that the text has changed, and never show another text for it', () => {
    const found = paragraph(whole);
    const state = (result: SearchResult, text: string | null, line = 'bridge') =>
      concordanceRows(result, text, phrases(line)).map(row => row.state);
    assert.deepEqual(state(found, null), ['unreadable']);
    assert.deepEqual(state(found, TEXT.slice(0, 80)), ['changed']);
    assert.deepEqual(state(found, TEXT.replaceAll('bridge', 'tunnel')), ['changed']);
    assert.deepEqual(state(found, `New words. ${TEXT}`), ['changed']);
    assert.deepEqual(state(quote('“The bridge is old,”'), TEXT.replace('is old', 'is new'), 'said:bridge'), [
      'changed',
    ]);
    assert.deepEqual(state(found, TEXT.replace('Last.', 'Other.')), ['found', 'found']);
  });

  it('are sorted by the words after, the words before, and by speaker', () => {
    const rows = concordanceRows(paragraph(whole), TEXT, phrases('the OR old OR bridge'));
    const order = (by: 'left' | 'right') =>
      sortRows(rows, by).map(
        row => row.state === 'found' && `${row.occurrence.keyword}@${row.occurrence.hit.start - 60}`,
      );
    const after = sortRows(rows, 'right').map(row => (row.state === 'found' ? row.occurrence.after.slice(0, 8) : ''));
    assert.deepEqual(
      after,
      [' bridge ', ' bridge ', ' is old,', ' old bri', ',” said ', ' was clo'].sort((a, b) =>
        a.replace(/[^a-z]/g, '') < b.replace(/[^a-z]/g, '') ? -1 : 1,
      ),
    );
    assert.notDeepEqual(order('left'), order('right'));
    const speakers = [quote('“The bridge is old,”', 'Moss'), quote('“The bridge is old,”', 'Élan'), paragraph(whole)];
    assert.deepEqual(
      sortRows(
        speakers.flatMap(one => concordanceRows(one, TEXT, [])),
        'speaker',
      ).map(row => row.state === 'found' && (row.occurrence.result.quote?.speaker ?? null)),
      ['Élan', 'Moss', null],
    );
  });
});
