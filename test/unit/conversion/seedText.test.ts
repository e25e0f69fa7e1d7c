import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../src/core/article';
import { paragraphsOf } from '../../../src/core/conversion/cleanText';
import { seedTextOf } from '../../../src/core/conversion/seedText';
import { textOf } from '../../../src/core/text';

const written = (text: string) => {
  const { articles } = parse(text);
  const [article] = articles;
  return {
    count: articles.length,
    header: article?.header,
    paragraphs: article?.paragraphs.map(span => textOf(text, span)),
  };
};

describe('seed files made of articles', () => {
  const paragraphs = ['One.', 'Two\nlines.'];

  it('have a header with title, date and source', () => {
    const { text } = seedTextOf({ title: 'Bridge closes', date: '2025-04-26', source: 'Coast Wire', paragraphs });
    assert.equal(text, ' Bridge closes date 2025-04-26 [Source: Coast Wire]\n\nOne.\n\nTwo\nlines.\n');
  });

  it('are articles without title, date and source too', () => {
    const { text } = seedTextOf({ title: null, date: null, source: null, paragraphs });
    assert.equal(text.split('\n')[0], ' date [Source: unknown]');
    assert.deepEqual(written(text).paragraphs, paragraphs);
  });

  const headers = [
    'x date 2020-01-01 [Source: A]',
    'date 2020-01-01 [source B]',
    'date 2020-01-01',
    'Updated date: 2020-01-01',
  ];
  for (const line of headers)
    for (const at of [0, 1])
      it(`keep “${line}” as text, as paragraph ${at}`, () => {
        const own = at ? ['One.', line, 'Two.'] : [line, 'Two.'];
        const { text, changed } = seedTextOf({ title: 'T', date: '2025-04-26', source: 'S', paragraphs: own });
        assert.deepEqual([written(text).count, changed], [1, 1]);
        assert.ok(text.includes('2020-01-01'));
      });

  it('say what they were made of, whatever that is', () => {
    const words = fc.oneof(fc.string(), fc.constantFrom(...headers, '[Source: X]', 'date', '] [', 'to date'));
    fc.assert(
      fc.property(words, words, fc.array(words, { minLength: 1, maxLength: 5 }), (title, source, texts) => {
        const own = paragraphsOf(texts.join('\n\n'));
        fc.pre(own.length > 0);
        const { text, changed } = seedTextOf({ title, date: '2025-04-26', source, paragraphs: own });
        const { count, header, paragraphs: read } = written(text);
        assert.equal(count, 1, text);
        assert.equal(header?.date?.iso, '2025-04-26', text);
        if (!changed) assert.deepEqual(read, own);
      }),
      { numRuns: 300 },
    );
  });
});
