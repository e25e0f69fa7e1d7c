/** Places that another tool tells by offsets and words. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Counting, WAYS } from '../../../../src/core/interchange/placing/counting';
import { placeTold, type ToldPlace } from '../../../../src/core/interchange/placing/placeTold';
import { inEnglish, type Span } from '../../../../src/core/text';

const BODY = 'Ada Moss left. Ben Reed came. Ada Moss came back, and Ben Reed left.\n';
const HEADER = ' Boats date 2025-05-12 [Source: Harbour Post]\n\n';
const ARTICLE = HEADER + BODY;

const wordsOf = (text: string, spans: readonly (Span | null)[]): (string | null)[] =>
  spans.map(span => span && `${text.slice(span.start, span.end)}@${span.start}`);
/** Words as a tool tells them that has another text. */
const toldIn = (text: string, words: string, from = 0): ToldPlace => {
  const start = text.indexOf(words, from);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length, words };
};
const at = (words: string, from = 0): string => `${words}@${ARTICLE.indexOf(words, from)}`;

describe('places told by offsets and words', () => {
  const second = BODY.indexOf('back');
  const cases: [name: string, told: ToldPlace[], found: (string | null)[], remarks: RegExp | null][] = [
    ['as told', [toldIn(ARTICLE, 'Ada Moss'), toldIn(ARTICLE, 'left')], [at('Ada Moss'), at('left')], null],
    [
      'before a header was put in front: all moved by as much, none to an earlier place with the words',
      [toldIn(BODY, 'Ben Reed', second), toldIn(BODY, 'left', second)],
      [at('Ben Reed', ARTICLE.indexOf('back')), at('left', ARTICLE.indexOf('back'))],
      /stand 47 characters further on/,
    ],
    [
      'with a counted byte order mark',
      ['Ben Reed', 'left', 'came'].map(words => {
        const { start, end } = toldIn(ARTICLE, words);
        return { start: (start as number) + 1, end: (end as number) + 1, words };
      }),
      [at('Ben Reed'), at('left'), at('came')],
      /1 character earlier .*byte order mark/,
    ],
    [
      'a little off: at the nearest place with the words',
      [{ ...toldIn(ARTICLE, 'Ada Moss', ARTICLE.indexOf('came')), start: ARTICLE.indexOf('came') + 9 }],
      [at('Ada Moss', ARTICLE.indexOf('came'))],
      /1 place had other words/,
    ],
    [
      'between two places with the words, equally far: nowhere',
      [{ start: HEADER.length + 15, end: HEADER.length + 23, words: 'Ada Moss' }],
      [null],
      null,
    ],
    ['words that are not there: nowhere', [{ start: 50, end: 54, words: 'Oslo' }], [null], null],
    ['no offsets: nowhere', [{ start: 'x', end: -1, words: 'Ada Moss' }], [null], null],
    ['after the end, without words: nowhere', [{ start: 5000, end: 5004, words: null }], [null], null],
  ];
  for (const [name, told, found, remarks] of cases) {
    it(`are found: ${name}`, () => {
      const placed = placeTold(ARTICLE, told);
      assert.deepEqual(wordsOf(ARTICLE, placed.spans), found);
      if (remarks) assert.match(placed.remarks.map(inEnglish).join(), remarks);
      else assert.deepEqual(placed.remarks, []);
    });
  }

  it('are told apart by the text around them', () => {
    const told = { start: 52, end: 60, words: 'Ada Moss', prefix: 'Reed came. ', suffix: ' came back' };
    assert.deepEqual(wordsOf(ARTICLE, placeTold(ARTICLE, [told]).spans), [at('Ada Moss', ARTICLE.indexOf('came'))]);
  });

  it('cut no words, where only the way of counting can tell', () => {
    const text = '🚢🚢 Ada left Oslo.';
    const { start, end } = toldIn(text, 'Ada');
    assert.deepEqual(wordsOf(text, placeTold(text, [{ start, end, words: null }]).spans), [`Ada@${start}`]);
  });

  it('are found whatever way a tool counts, and by whatever shift', () => {
    const pieces = fc.constantFrom('🚢', 'ü', 'é', '\n', '\r\n', ' ', '—');
    const parts = fc.array(fc.tuple(pieces, pieces), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(parts, fc.constantFrom(...WAYS), fc.integer({ min: 0, max: 90 }), (between, way, shift) => {
        const text = between.map(([a, b], i) => `${a}word${i}q${b}`).join('');
        const counting = new Counting(way, text);
        const spans = between.map((_, i) => {
          const start = text.indexOf(`word${i}q`);
          return { start, end: start + `word${i}q`.length };
        });
        const told = spans.map(span => ({
          start: counting.countAt(span.start) + shift,
          end: counting.countAt(span.end) + shift,
          words: text.slice(span.start, span.end),
        }));
        const found = placeTold(text, told).spans.map(span => span && { start: span.start, end: span.end });
        assert.deepEqual(found, spans);
      }),
      { numRuns: 200 },
    );
  });
});
