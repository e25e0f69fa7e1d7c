import assert from 'node:assert/strict';
import type { Occurrence } from '../../../../src/core/corpus';
import { searchWriter } from '../../../../src/core/interchange';
import { readCsv } from '../../../../src/core/interchange/encoding/csv';

const ONE: Occurrence = {
  result: {
    id: 1,
    file: 'news/a b.txt',
    article: 0,
    headline: '=Bridge *opens*',
    date: '2025-05-06',
    source: 'Harbour Post',
    span: { start: 10, end: 30 },
    quote: {
      ref: 'q',
      text: '“The\nbridge, old,”',
      line: 3,
      speaker: 'Ada Moss',
      confidence: 0.91,
      status: 'derived',
      kind: 'direct',
    },
  },
  hit: { start: 15, end: 21 },
  before: '+1 “The\n',
  keyword: 'bridge',
  after: ', “old” <b>,”',
  number: 0,
  line: 4,
};

describe('an exported search', () => {
  it('is a table that no spreadsheet calculates with', () => {
    const { head, write } = searchWriter('csv', 'bridge');
    const text = head + write(ONE);
    assert.match(text, /,'=Bridge/);
    assert.match(text, /,"'\+1 “The/);
    const [names, cells] = readCsv(text);
    const record = Object.fromEntries((names?.cells ?? []).map((name, i) => [name, cells?.cells[i]]));
    assert.equal(record.headline, '=Bridge *opens*');
    assert.equal(record.before, '+1 “The ');
    assert.deepEqual([record.keyword, record.line, record.start, record.confidence], ['bridge', '4', '15', '0.91']);
  });

  it('is JSON lines', () => {
    const { head, write } = searchWriter('jsonl', 'bridge');
    const text = head + write(ONE);
    assert.equal(text.split('\n').length, 2);
    const { file, line, keyword, before, quote, span } = JSON.parse(text);
    assert.deepEqual([file, line, keyword, before], ['news/a b.txt', 4, 'bridge', '+1 “The\n']);
    assert.deepEqual([quote.speaker, span], ['Ada Moss', [10, 30]]);
  });

  it('is Markdown with a heading for each article, in which no text is markup', () => {
    const { head, write } = searchWriter('md', 'speaker:*', file => `../${file}`);
    const text = head + write(ONE) + write({ ...ONE, keyword: '', number: 1 });
    assert.equal(
      text,
      [
        '# speaker:\\*',
        '',
        '## \\=Bridge \\*opens\\*',
        '',
        '2025-05-06, Harbour Post',
        '',
        '- **Ada Moss** (derived): \\+1 “The **bridge**, “old” &lt;b&gt;,” [a b.txt, line 4](../news/a%20b.txt#L4)',
        '- **Ada Moss** (derived): “The bridge, old,” [a b.txt, line 4](../news/a%20b.txt#L4)',
        '',
      ].join('\n'),
    );
  });
});
