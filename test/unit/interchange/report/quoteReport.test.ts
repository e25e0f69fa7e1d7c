import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ArticleView, overlay, type QuoteView } from '../../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../../src/core/article/parse';
import { plain, QuoteReport, type QuoteReportOptions } from '../../../../src/core/interchange/report/quoteReport';
import { ENGLISH } from '../../../../src/core/text';
import { analyse } from '../../analyse';

const TEXT =
  ' Bridge [new](x) date 2025-05-06 [Source: Post]\n\n“It will *last*,” Ilse Brandt said.\n\n“<b>I doubt that</b>,” Tomas Reuter said.\n';
const options = {
  path: '../my seeds/a(1).txt',
  minimumConfidence: 0.6,
  indirect: false,
  language: ENGLISH,
  chosen: null,
};

const reportOf = (text: string, articles: readonly ArticleView[], asked: QuoteReportOptions): string => {
  const report = new QuoteReport();
  report.add(text, articles, asked);
  return report.write();
};

const viewsOf = (text: string): ArticleView[] =>
  parse(text).articles.map(article => overlay(analyse(text, article), []));

describe('a report', () => {
  it('has quotes, speakers, dates and links back', () => {
    const markdown = reportOf(TEXT, viewsOf(TEXT), options);
    assert.match(
      markdown,
      /^# Bridge \\\[new\\\]\(x\)\n\nPost, 2025-05-06\n\n2 quotes: 1 by Ilse Brandt, 1 by Tomas Reuter\n\n> “It will \\\*last\\\*,”\n>\n> — \*\*Ilse Brandt\*\*/,
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
    const markdown = reportOf(text, [overlay(analyse(text, article), told)], options);
    assert.match(markdown, /> “old lady”\n>\n> — \*\*Tomas Reuter\*\* \(corrected\)/);
    assert.match(markdown, /> creaks\n>\n> — \*\*Tomas Reuter\*\* \(corrected\), in the article’s words/);
  });

  it('takes the quotes that are chosen', () => {
    const chosen = ({ speaker }: QuoteView) => speaker?.name === 'Tomas Reuter';
    const markdown = reportOf(TEXT, viewsOf(TEXT), { ...options, chosen });
    assert.ok(markdown.includes('Tomas Reuter') && !markdown.includes('Ilse'), markdown);
  });

  it('begins with a title and how many quotes of whom, and calls an article without a title by its first words', () => {
    const speech = (name: string) => `“The harbour stays open,” ${name} said on Monday.`;
    const first = ` date 2025-05-06 [Source: Post]\n\n${speech('Ilse Brandt')}\n\n${speech('Tomas Reuter')}\n`;
    const second = `Tide date 2025-05-07 [Source: Post]\n\n${speech('Ilse Brandt')}\n\n${speech('Tomas Reuter')}\n`;
    const both = new QuoteReport();
    both.add(first, viewsOf(first), options);
    both.add(second, viewsOf(second), { ...options, minimumConfidence: 1.1 });
    const lines = both.write().split('\n');
    assert.deepEqual(
      lines.filter(line => /^#|^\d/.test(line)),
      [
        '# Quotes from 2 articles',
        '4 quotes: 1 by Ilse Brandt, 1 by Tomas Reuter, 2 without a known speaker',
        '## “The harbour stays open,” Ilse Brandt said on Monday.',
        '2 quotes: 1 by Ilse Brandt, 1 by Tomas Reuter',
        '## Tide',
        '2 quotes: 2 without a known speaker',
      ],
    );
  });

  it('names the ten who are quoted most, and counts the others', () => {
    const names = ['Berg', 'Lund', 'Holm', 'Dahl', 'Moen', 'Vik', 'Lie', 'Bakke', 'Haug', 'Solli', 'Strand', 'Nygaard'];
    const speech = (name: string) => `“The harbour stays open,” Ada ${name} said.\n\n`;
    const text = `Tide date 2025-05-07 [Source: Post]\n\n${names.map(speech).join('')}${speech('Nygaard')}`;
    assert.match(
      reportOf(text, viewsOf(text), options),
      /^13 quotes: 2 by Ada Nygaard, (1 by Ada \w+, ){9}2 by 2 others$/m,
    );
  });

  it('is empty without quotes', () => assert.equal(reportOf('Tide date 2025-05-07\n\nNo word.\n', [], options), ''));

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
