import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../src/core/article/parse';
import { contains, textOf } from '../../../src/core/text/span';
import { LONGEST_TEST } from '../../patience';
import { assertLinear, type Counts, countWork } from '../work';
import { anyTexts, seedTexts } from './arbitraries';
import { PIECES } from './parse.work';

const HEAD = 'date 2025-04-26 [Source: Coast Wire]';

const paragraphsOf = (text: string): string[][] =>
  parse(text).articles.map(({ paragraphs }) => paragraphs.map(paragraph => textOf(text, paragraph)));
const codesOf = (text: string): string[] => parse(text).problems.map(({ code }) => code);

describe('parse', () => {
  const table: [name: string, text: string, expected: string[][]][] = [
    ['nothing', '', []],
    ['blank lines alone', ' \n\t\r\n', []],
    ['one article', `${HEAD}\n\nOne.\n\nTwo.\n`, [['One.', 'Two.']]],
    ['CRLF', `${HEAD}\r\n\r\nOne.\r\n\r\nTwo.\r\n`, [['One.', 'Two.']]],
    ['CR alone', `${HEAD}\r\rOne.\r\rTwo.`, [['One.', 'Two.']]],
    ['paragraphs of several lines', `${HEAD}\n\nOne\nand more.\n  \n Two. `, [['One\nand more.', 'Two.']]],
    ['no blank line behind the header', `${HEAD}\nOne.`, [['One.']]],
    ['several articles', `${HEAD}\n\nOne.\n\nFerry ${HEAD}\n\nTwo.`, [['One.'], ['Two.']]],
    ['text before the first header', `Before.\n\n${HEAD}\n\nOne.`, [['Before.'], ['One.']]],
    ['no header at all', 'Before.\n\nAnd after.', [['Before.', 'And after.']]],
    ['headers without text', `${HEAD}\n${HEAD}`, [[], []]],
    ['text on the header’s line', `${HEAD} One.\nMore.\n\nTwo.`, [['One.\nMore.', 'Two.']]],
    ['a blank line too long to be a header', `${HEAD}\nOne.\n${' '.repeat(25_000)}\nTwo.`, [['One.', 'Two.']]],
    ['odd white space', `${HEAD}\n\u00a0\u2003\nOne.\u00a0\n\u3000\nTwo.`, [['One.', 'Two.']]],
  ];
  for (const [name, text, expected] of table) it(name, () => assert.deepEqual(paragraphsOf(text), expected));

  const problems: [name: string, text: string, expected: string[]][] = [
    ['a good file', `${HEAD}\n\nOne.`, []],
    ['an empty file', '', []],
    ['text before the first header', `One.\n\n${HEAD}\n\nTwo.`, ['header/missing']],
    ['an article without text', `${HEAD}\n`, ['article/empty']],
    ['an impossible date', 'date 2025-02-30 [Source: A]\n\nOne.', ['header/invalid-date']],
    ['a header without source', 'date 2025-04-26\n\nOne.', ['header/missing-source']],
    ['bytes that were no UTF-8, once for all', `${HEAD}\n\nCaf\ufffd, th\ufffd.`, ['text/replacement-character']],
    ['control characters, once for all', `${HEAD}\n\nA\u0000b\u0007.`, ['text/control-character']],
    ['HTML character references', `${HEAD}\n\n&ldquo;One.&rdquo; &mdash; Two.`, ['text/html-reference']],
    ['UTF-8 read otherwise', `${HEAD}\n\nâ\u0080\u009cOne.â\u0080\u009d`, ['text/wrong-encoding']],
    ['a line that is too long', `${HEAD}\n\n${'word '.repeat(5000)}`, ['text/line-too-long']],
    ['a date in prose', `${HEAD}\n\nThey met on that date 2025-04-26 and\nparted.`, []],
  ];
  for (const [name, text, expected] of problems) it(`reports ${name}`, () => assert.deepEqual(codesOf(text), expected));

  it('offers to add a missing header', () => {
    const text = '\n One.';
    const [{ fixes }] = parse(text).problems;
    const [{ span, newText }] = fixes?.[0].edits ?? [];
    assert.deepEqual(codesOf(text.slice(0, span.start) + newText + text.slice(span.end)), ['header/invalid-date']);
  });

  it('covers the file with articles without gaps, and keeps every span inside', () => {
    fc.assert(
      fc.property(fc.oneof(seedTexts, anyTexts), text => {
        const { articles, problems } = parse(text);
        const hasText = text.trim() !== '';
        assert.equal(articles.length > 0, hasText);
        if (hasText) {
          assert.equal(articles[0].span.start, 0);
          assert.equal(articles.at(-1)?.span.end, text.length);
        }
        articles.forEach(({ index, span, header, body, paragraphs }, i) => {
          assert.equal(index, i);
          if (i > 0) assert.equal(span.start, articles[i - 1].span.end);
          assert.ok(contains(span, body) && body.start <= body.end);
          if (header) assert.ok(contains(span, header.span));
          let at = body.start;
          for (const paragraph of paragraphs) {
            assert.ok(paragraph.start >= at && paragraph.end > paragraph.start && contains(body, paragraph));
            assert.equal(textOf(text, paragraph), textOf(text, paragraph).trim());
            at = paragraph.end;
          }
        });
        for (const { span } of problems)
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves only headers and white space outside paragraphs', () => {
    fc.assert(
      fc.property(seedTexts, text => {
        const { articles } = parse(text);
        const taken = articles.flatMap(({ header, paragraphs }) => [...(header ? [header.span] : []), ...paragraphs]);
        let rest = '';
        let at = 0;
        for (const { start, end } of taken.sort((a, b) => a.start - b.start)) {
          rest += text.slice(at, start);
          at = end;
        }
        assert.equal((rest + text.slice(at)).trim(), '');
      }),
    );
  });

  it('finds the same articles with every kind of line break', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(HEAD, `Ferry ${HEAD}`, 'One.', '“Two,” he said.', '', '  '), { maxLength: 20 }),
        lines => {
          const [lf, crlf, cr] = ['\n', '\r\n', '\r'].map(mark =>
            paragraphsOf(lines.join(mark)).map(texts => texts.map(text => text.replaceAll(mark, '\n'))),
          );
          assert.deepEqual(crlf, lf);
          assert.deepEqual(cr, lf);
        },
      ),
    );
  });

  it('reads an article by itself as it reads it in its file', () => {
    fc.assert(
      fc.property(seedTexts, text => {
        for (const { index, span, paragraphs } of parse(text).articles) {
          if (index === 0) continue;
          const cut = textOf(text, span);
          assert.deepEqual(
            parse(cut).articles.map(article => article.paragraphs.map(p => textOf(cut, p))),
            [paragraphs.map(p => textOf(text, p))],
          );
        }
      }),
    );
  });

  describe('takes linear time for any text', function () {
    this.timeout(LONGEST_TEST);
    let counts: Counts = {};
    before(async () => {
      counts = await countWork('article/parse.work.ts');
    });
    for (const piece of PIECES)
      it(JSON.stringify(piece), () => {
        assert.ok(counts[piece][0] > 10_000, String(counts[piece]));
        assertLinear(counts[piece]);
      });
  });
});
