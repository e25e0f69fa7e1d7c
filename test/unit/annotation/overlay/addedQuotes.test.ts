import assert from 'node:assert/strict';
import type { Quote } from '../../../../src/core/analysis/model';
import type { SpeakerDecision } from '../../../../src/core/annotation/model/annotation';
import { addedQuotes, withAdded } from '../../../../src/core/annotation/overlay/addedQuotes';
import type { Article } from '../../../../src/core/article/model';
import { shareOf } from '../../../../src/core/text/similarSpans';
import type { Span } from '../../../../src/core/text/span';

const spanned = (start: number, end: number): Span => ({ start, end });
const ARTICLE: Article = {
  index: 0,
  span: spanned(0, 1000),
  header: null,
  body: spanned(0, 1000),
  paragraphs: [spanned(0, 300), spanned(302, 600), spanned(602, 1000)],
};

const derived = (id: string, start: number, end: number): Quote => ({
  id,
  span: spanned(start, end),
  kind: 'direct',
  parts: [spanned(start, end)],
  within: null,
  attribution: null,
  reporting: null,
});

type Fields = Partial<Pick<SpeakerDecision, 'status' | 'speaker' | 'created'>> & { readonly exact?: string };
function decision(id: string, start: number, end: number, { exact = 'words', ...fields }: Fields = {}) {
  const target = { exact, prefix: '', suffix: '', start, end };
  const made: SpeakerDecision = { id, kind: 'speaker', target, status: 'corrected', speaker: 'Ada Bell', ...fields };
  return { decision: made, span: spanned(start, end) };
}

const added = (decisions: ReturnType<typeof decision>[], quotes: readonly Quote[] = []) =>
  addedQuotes(decisions, ARTICLE, quotes);
const idsOf = (decisions: ReturnType<typeof decision>[]) => added(decisions).map(({ quote }) => quote.id);

describe('quotes that the user added', () => {
  it('have the span of their decision, and its id', () => {
    const [{ quote }] = added([decision('a', 10, 50)]);
    assert.deepEqual(quote, {
      id: '+a',
      span: spanned(10, 50),
      kind: 'indirect',
      parts: [spanned(10, 50)],
      within: null,
      attribution: null,
      reporting: null,
    });
  });

  const shares: [name: string, a: Span, b: Span, share: number][] = [
    ['the same', spanned(10, 30), spanned(10, 30), 1],
    ['half of the longer', spanned(10, 30), spanned(10, 20), 0.5],
    ['apart', spanned(10, 20), spanned(30, 40), 0],
    ['touching', spanned(10, 20), spanned(20, 30), 0],
    ['both empty', spanned(10, 10), spanned(10, 10), 0],
  ];
  for (const [name, a, b, share] of shares)
    it(`two spans share ${share}: ${name}`, () => assert.deepEqual([shareOf(a, b), shareOf(b, a)], [share, share]));

  it('are one if they share half of the longer: the first decision gives the span, the last the speaker', () => {
    const [early, late] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
    const both = [
      decision('b', 10, 90, { created: late, speaker: 'Bo Carr' }),
      decision('a', 10, 50, { created: early }),
    ];
    for (const order of [both, [...both].reverse()]) {
      const [one, ...others] = added(order);
      assert.deepEqual(others, []);
      assert.deepEqual([one.quote.id, one.quote.span, one.decision.id], ['+a', spanned(10, 50), 'b']);
    }
  });
  it('are two if they share less', () => {
    assert.deepEqual(idsOf([decision('a', 10, 50), decision('b', 10, 91)]), ['+a', '+b']);
    assert.deepEqual(idsOf([decision('a', 10, 50), decision('b', 500, 540)]), ['+a', '+b']);
  });
  it('are not added to another article', () => {
    assert.deepEqual(idsOf([decision('a', 1000, 1040), decision('b', 990, 1040)]), ['+b']);
  });
  it('are not added by rejections alone', () => {
    assert.deepEqual(idsOf([decision('a', 10, 50, { status: 'rejected' })]), []);
    const later = decision('b', 10, 50, { status: 'rejected' });
    assert.deepEqual(
      added([decision('a', 10, 50), later]).map(one => [one.quote.id, one.decision.status]),
      [['+a', 'rejected']],
    );
  });

  const kinds: [words: string, kind: Quote['kind']][] = [
    ['“So it is,”', 'direct'],
    [' \n“So it is,”', 'direct'],
    ['"So it is"', 'direct'],
    ['that so it is', 'indirect'],
    ['that “so” it is', 'indirect'],
    ['x “so”', 'indirect'],
  ];
  for (const [exact, kind] of kinds)
    it(`${JSON.stringify(exact)} is ${kind}`, () => {
      assert.equal(added([decision('a', 10, 50, { exact })])[0].quote.kind, kind);
    });

  it('have a part in each paragraph', () => {
    assert.deepEqual(added([decision('a', 290, 700)])[0].quote.parts, [
      spanned(290, 300),
      spanned(302, 600),
      spanned(602, 700),
    ]);
    assert.deepEqual(added([decision('a', 290, 302)])[0].quote.parts, [spanned(290, 300)]);
    // In no paragraph: between two paragraphs, or in the header.
    assert.deepEqual(added([decision('a', 300, 302)])[0].quote.parts, [spanned(300, 302)]);
  });

  const around: [name: string, quotes: Quote[], within: string | null][] = [
    ['no quote around it', [derived('q', 200, 300)], null],
    ['one that begins with it', [derived('q', 100, 300)], 'q'],
    ['one that ends with it', [derived('q', 50, 150)], 'q'],
    ['one that begins within it', [derived('q', 101, 300)], null],
    ['one that ends within it', [derived('q', 50, 149)], null],
    [
      'the narrowest of several',
      [derived('wide', 0, 300), derived('narrow', 90, 160), derived('mid', 80, 200)],
      'narrow',
    ],
  ];
  for (const [name, quotes, within] of around)
    it(`are nested in ${name}`, () => {
      assert.equal(added([decision('a', 100, 150)], quotes)[0].quote.within, within);
    });

  it('are among the others in text order, after the quotes that contain them', () => {
    const quotes = [derived('q1', 100, 200), derived('q2', 300, 400)];
    assert.equal(withAdded(quotes, []), quotes);
    const more = added([decision('a', 310, 390), decision('b', 210, 250), decision('c', 300, 340)], quotes);
    assert.deepEqual(
      withAdded(quotes, more).map(({ id }) => id),
      ['q1', '+b', 'q2', '+c', '+a'],
    );
  });
});
