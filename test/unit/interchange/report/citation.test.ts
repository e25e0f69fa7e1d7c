import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CITATION_STYLES, type CitedQuote, citationOf } from '../../../../src/core/interchange/report/citation';

const QUOTE: CitedQuote = {
  parts: ['“It swayed for an hour,”'],
  speaker: 'Ines Roth',
  isParaphrase: false,
  title: 'Crane falls into basin',
  source: 'Quay News',
  date: '2025-03-04',
};

describe('a citation of a quote', () => {
  it('is a block quote in Markdown', () =>
    assert.equal(
      citationOf(QUOTE, 'markdown'),
      '> “It swayed for an hour,”\n>\n> — Ines Roth, *Crane falls into basin*, Quay News, Tuesday, 4 March 2025\n',
    ));

  it('is one line of plain text', () =>
    assert.equal(
      citationOf(QUOTE, 'plain'),
      '“It swayed for an hour,” (Ines Roth, “Crane falls into basin”, Quay News, Tuesday, 4 March 2025)\n',
    ));

  it('is an entry of BibTeX', () =>
    assert.equal(
      citationOf(QUOTE, 'bibtex'),
      [
        '@misc{quaynews2025crane,',
        '  title = {Crane falls into basin},',
        '  organization = {Quay News},',
        '  year = {2025},',
        '  date = {2025-03-04},',
        '  note = {Ines Roth: “It swayed for an hour,”},',
        '}\n',
      ].join('\n'),
    ));

  it('says what is not known, and whose words they are', () => {
    const bare: CitedQuote = { ...QUOTE, speaker: null, isParaphrase: true, source: null, date: null };
    assert.match(
      citationOf(bare, 'markdown'),
      /— speaker unknown, in the article’s words, \*Crane falls into basin\*\n/,
    );
    assert.match(citationOf(bare, 'plain'), /\(speaker unknown, in the article’s words, “Crane falls into basin”\)\n/);
    assert.doesNotMatch(citationOf(bare, 'bibtex'), /organization|year|date/);
  });

  it('lets no text of an article end a field, a line or a block', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '{', '}', '\\', '%', '\n', '*', '[', '](', '`', '>', ' ') });
    fc.assert(
      fc.property(text, text, text, (words, title, source) => {
        const quote: CitedQuote = { ...QUOTE, parts: [words], title, source };
        const entry = citationOf(quote, 'bibtex')
          .replace(/\\textbackslash\{\}/g, '')
          .replace(/\\[{}%]/g, '');
        assert.match(entry, /^@misc\{\w+,\n( {2}\w+ = \{[^{}%\\\n]*\},\n)+\}\n$/);
        for (const line of citationOf(quote, 'markdown').trimEnd().split('\n')) assert.match(line, /^>/);
        assert.equal(citationOf(quote, 'plain').trimEnd().split('\n').length, 1);
        assert.equal(CITATION_STYLES.length, 3);
      }),
    );
  });
});
