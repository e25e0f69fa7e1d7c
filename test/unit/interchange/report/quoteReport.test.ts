import assert from 'node:assert/strict';
import fc from 'fast-check';
import { overlay, type QuoteView } from '../../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../../src/core/article/parse';
import { plain, writeQuoteReport } from '../../../../src/core/interchange/report/quoteReport';
import { analyse } from '../../analyse';

const TEXT =
  ' Bridge [new](x) date 2025-05-06 [Source: Post]\n\n“It will *last*,” Ilse Brandt said.\n\n“<b>I doubt that</b>,” Tomas Reuter said.\n';
const views = parse(TEXT).articles.map(article => overlay(analyse(TEXT, article), []));
const options = { path: '../my seeds/a(1).txt', minimumConfidence: 0.6, indirect: false, chosen: null };

describe('a report', () => {
  it('has quotes, speakers, dates and links back', () => {
    const markdown = writeQuoteReport(TEXT, views, options);
    assert.match(
      markdown,
      /^# Bridge \\\[new\\\]\(x\)\n\nPost, 2025-05-06\n\n> “It will \\\*last\\\*,”\n>\n> — \*\*Ilse Brandt\*\*/,
    );
    assert.ok(markdown.includes('[a(1).txt, line 3](../my%20seeds/a%281%29.txt#L3)'), markdown);
    assert.ok(markdown.includes('&lt;b&gt;I doubt that&lt;/b&gt;'), markdown);
  });

  it('has what a person added, and said of what the analysis takes for no speech', () => {
    const text = `${TEXT}\nThe “old lady” creaks, as Reuter has it.\n`;
    const told = ['“old lady”', 'creaks'].map(words => {
      const start = text.indexOf(words);
      const target = { exact: words, prefix: '', suffix: '', start, end: start + words.length };
      return {
        annotation: { id: words, kind: 'speaker', status: 'corrected', speaker: 'Reuter', target } as const,
        anchor: { status: 'exact', span: { start, end: target.end }, score: 1 } as const,
      };
    });
    const [article] = parse(text).articles;
    const markdown = writeQuoteReport(text, [overlay(analyse(text, article), told)], options);
    assert.match(markdown, /> “old lady”\n>\n> — \*\*Tomas Reuter\*\* \(corrected\)/);
    assert.match(markdown, /> creaks\n>\n> — \*\*Tomas Reuter\*\* \(corrected\), in the article’s words/);
  });

  it('takes the quotes that are chosen', () => {
    const chosen = ({ speaker }: QuoteView) => speaker?.name === 'Tomas Reuter';
    const markdown = writeQuoteReport(TEXT, views, { ...options, chosen });
    assert.ok(markdown.includes('Tomas Reuter') && !markdown.includes('Ilse'), markdown);
  });

  for (const [words, expected] of [
    ['# no head', '\\# no head'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['see https://example.org', 'see https:\\/\\/example.org'],
    ['a\n\n# b', 'a \\# b'],
    ['![x](y)', '\\!\\[x\\](y)'],
    ['&lt;', '&amp;lt;'],
  ]) {
    it(`lets “${words}” mean itself`, () => assert.equal(plain(words), expected));
  }

  it('lets no line break, tag or open bracket through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text =>
        assert.ok(!/[\n\r<>]|(^|[^\\])(\\\\)*[[\]`*_]/.test(plain(text))),
      ),
    );
  });
});
