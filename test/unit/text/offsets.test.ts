import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashText } from '../../../src/core/text/hash';
import { toArticle, toFile } from '../../../src/core/text/offsets';
import { type ArticleSpan, contains, overlaps, type Span, span } from '../../../src/core/text/span';

describe('offsets', () => {
  it('convert between article and file and back', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (start, at, length) => {
        const own: ArticleSpan = span(at, at + length);
        assert.deepEqual(toFile(own, start), { start: start + at, end: start + at + length });
        assert.deepEqual(toArticle(toFile(own, start), start), own);
      }),
    );
  });

  it('of an article and of a file have different types', () => {
    const inArticle = span<'article'>(0, 2);
    const inFile = span(0, 2);
    // @ts-expect-error an article span is not a file span
    const wrong: Span = inArticle;
    // @ts-expect-error and vice versa
    const wrongToo: ArticleSpan = inFile;
    // @ts-expect-error the two cannot be compared
    assert.ok(overlaps(inArticle, inFile));
    // @ts-expect-error
    assert.ok(contains(wrong, wrongToo));
    assert.ok(overlaps(inFile, wrong));
  });
});

describe('hashText', () => {
  it('returns 32 digits, the same for the same text', () => {
    assert.match(hashText(''), /^[0-9a-f]{32}$/);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => assert.equal(hashText(text), hashText(`${text}`))));
  });

  it('differs for texts with small differences', () => {
    const base = 'The mayor said the bridge would open in June. '.repeat(20);
    const texts = [base, `${base}\0`, '', '\0', '\0\0'];
    for (let i = 0; i < base.length; i++) texts.push(`${base.slice(0, i)}\u0001${base.slice(i + 1)}`);
    for (let i = 0; i < base.length; i++) texts.push(base.slice(0, i) + base.slice(i + 1));
    const different = new Set(texts).size;
    assert.equal(new Set(texts.map(hashText)).size, different);
    for (const part of [0, 8, 16, 24])
      assert.ok(new Set(texts.map(text => hashText(text).slice(part, part + 8))).size > different - 2);
  });
});
