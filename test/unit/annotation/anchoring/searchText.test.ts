import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnchorQuery, textEvidence } from '../../../../src/core/annotation/anchoring/anchorScore';
import { gramStarts, SearchText } from '../../../../src/core/annotation/anchoring/searchText';

describe('a text prepared for searching', () => {
  const grams: [text: string, starts: number[]][] = [
    ['abcde', [0]],
    ['abcd', []],
    ['ab cd efghi', [0, 3, 6]],
    ['"Yes," he said', [1, 7]],
    [' 12345 ÄÖÜ’ß x', [1, 7]],
    ['AZ az 09 ~~~~~', [0, 3, 6]],
  ];
  for (const [text, starts] of grams)
    it(`has pieces at the starts of words: ${text}`, () => assert.deepEqual([...gramStarts(text)], starts));

  it('converts every offset between plain text and original', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', '\r\n', '\n', '\r', ' '), maxLength: 40 });
    fc.assert(
      fc.property(texts, original => {
        const searchText = new SearchText(original);
        assert.equal(searchText.plain, original.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
        for (let at = 0; at <= searchText.plain.length; at++) {
          const { start, end } = searchText.toOriginal({ start: at, end: at });
          assert.equal(start, end);
          assert.equal(searchText.toPlain(start), at);
          const unit = searchText.plain.slice(at, at + 1);
          assert.equal(original.slice(start, start + 1).replace('\r', '\n'), unit);
        }
        assert.equal(searchText.toOriginal({ start: 0, end: searchText.plain.length }).end, original.length);
      }),
    );
  });

  it('finds all occurrences, also overlapping ones, each time', () => {
    const searchText = new SearchText('aaa b aa');
    for (let i = 0; i < 2; i++) assert.deepEqual(searchText.occurrences('aa'), [0, 1, 6]);
    assert.deepEqual(searchText.occurrences('c'), []);
  });

  describe('locates a changed passage', () => {
    const filler = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => `word${String(from + i).padStart(4, '0')}x`).join(' ');
    const SAID = 'the mayor promised a bridge across the estuary before the winter';
    const CHANGED = 'the mayor promised two bridges across the estuary before next winter';
    const near = (found: readonly number[], at: number) => {
      assert.ok(found.length > 0 && Math.abs(found[0] - at) <= 40, `${found} is not near ${at}`);
    };

    it('by shared pieces', () => {
      const text = `${filler(1000, 300)} ${CHANGED} ${filler(2000, 300)}`;
      near(new SearchText(text).candidates(SAID, 0, 4), text.indexOf(CHANGED));
    });
    it('most likely place first', () => {
      const text = `${filler(1000, 50)} the mayor promised nothing ${filler(2000, 50)} ${CHANGED} ${filler(3000, 50)}`;
      near(new SearchText(text).candidates(SAID, 0, 4), text.indexOf(CHANGED));
    });
    it('preferring the place nearer to the old offset', () => {
      const text = `${filler(1000, 200)} ${CHANGED} ${filler(2000, 200)} ${CHANGED} ${filler(3000, 200)}`;
      const searchText = new SearchText(text);
      for (const at of [text.indexOf(CHANGED), text.lastIndexOf(CHANGED)]) near(searchText.candidates(SAID, at, 4), at);
    });
    it('at a limited number of places', () => {
      const text = Array.from({ length: 9 }, (_, i) => `${filler(1000 * i, 30)} ${CHANGED}`).join(' ');
      assert.equal(new SearchText(text).candidates(SAID, 0, 4).length, 4);
    });
    it('ignoring pieces that occur everywhere', () => {
      assert.deepEqual(new SearchText(`${SAID} `.repeat(66)).candidates(SAID, 0, 4), []);
      assert.notDeepEqual(new SearchText(`${SAID} `.repeat(64)).candidates(SAID, 0, 4), []);
    });
    it('nowhere if nothing is shared', () => {
      assert.deepEqual(new SearchText(filler(1000, 100)).candidates(SAID, 0, 4), []);
    });
  });
});

describe('evidence for a place', () => {
  const worths: [length: number, likeness: number, worth: number][] = [
    [10, 1, 10],
    [64, 1, 64],
    [100, 1, 64],
    [10, 0.75, 5],
    [10, 0.5, 0],
    [10, 0.2, 0],
  ];
  for (const [length, likeness, worth] of worths)
    it(`${length} units of text with similarity ${likeness} give ${worth}`, () =>
      assert.equal(textEvidence(length, likeness), worth));

  const wanted = (exact: string, prefix = '', suffix = '', start = prefix.length + 1000) =>
    new AnchorQuery({ exact, prefix, suffix, start, end: start + exact.length }, start);

  const phrases: [exact: string, worth: number][] = [
    ['Ana Ruiz', 0],
    ['Bank of the North', 0],
    ['asked for a Plate', 17],
    ['asked  for\n\na Plate', 19],
    [`${'Ana '.repeat(38)}asked for it`, 0],
    [`${'Ana '.repeat(37)}asked for it`, 64],
  ];
  for (const [exact, worth] of phrases)
    it(`a single occurrence gives ${worth}: ${exact.slice(-30)}`, () =>
      assert.equal(wanted(exact).uniquenessBonus, worth));

  it('comes from the context, at most 32 units on either side', () => {
    const one = wanted('words', 'p'.repeat(40), 's'.repeat(10));
    assert.equal(one.maxEvidence, 5 + 32 + 10);
    const text = `${'p'.repeat(40)}words${'s'.repeat(10)}`;
    assert.deepEqual(one.contextEvidence(text, 40, 45), { before: 32, after: 10 });
    assert.deepEqual(one.contextEvidence('x'.repeat(100), 50, 55), { before: 0, after: 0 });
  });
  it('includes the beginning of the text', () => {
    const one = wanted('words', '', ' behind it', 0);
    assert.equal(one.maxEvidence, 5 + 32 + 10);
    assert.equal(one.contextEvidence('words behind it', 0, 5).before, 32);
    assert.ok(one.contextEvidence(`Another beginning of all. ${'x'.repeat(40)}words`, 66, 71).before < 1);
    // Without any context there is no such evidence.
    assert.equal(wanted('words', '', '', 0).maxEvidence, 5);
  });
  it('ignores the kind of line breaks', () => {
    const one = wanted('a\r\nb\rc', 'd\r\n', '\re');
    assert.deepEqual([one.exact, one.prefix, one.suffix], ['a\nb\nc', 'd\n', '\ne']);
  });
});
