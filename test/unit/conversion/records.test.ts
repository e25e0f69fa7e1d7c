import assert from 'node:assert/strict';
import { guessColumns, readJson, readTable } from '../../../src/core/conversion/records';
import { inEnglish } from '../../../src/core/text';

const options = {
  columns: {},
  dayFirst: null,
  textOfHtml: (html: string) =>
    html
      .replace(/<[^>]*>/g, '\n')
      .split('\n')
      .filter(line => line),
};
const told = ({ articles }: ReturnType<typeof readTable>) =>
  articles.map(one => [
    one.title?.text,
    one.date?.text,
    one.source?.text,
    one.paragraphs,
    one.place && inEnglish(one.place),
  ]);

describe('tables', () => {
  it('are read by the usual names of their columns', () => {
    const csv =
      'id;Headline;Published At;Publisher;Body\r\n1;Bridge closes;2025-04-26 10:00;Coast Wire;"One.\n\nTwo; three."\r\n';
    assert.deepEqual(told(readTable(csv, options)), [
      ['Bridge closes', '2025-04-26', 'Coast Wire', ['One.', 'Two; three.'], 'line 2'],
    ]);
  });

  it('are read by the columns that are named', () => {
    const csv = 'a,b,c\nBridge,One.,26/04/2025\n';
    assert.deepEqual(told(readTable(csv, { ...options, columns: { text: 'b', title: 'a', date: 'c' } })), [
      ['Bridge', '2025-04-26', undefined, ['One.'], 'line 2'],
    ]);
    assert.throws(() => readTable(csv, options), /which column has the text.*“a”, “b”, “c”/);
    assert.throws(() => readTable(csv, { ...options, columns: { text: 'z' } }), /no column “z”/);
  });

  it('name rows without text and a quotation mark that is never closed, and keep the rest', () => {
    const { articles, faults } = readTable('title,text\nA,One.\nB,\nC,"Two.\n', options);
    assert.equal(articles.length, 1);
    assert.deepEqual(
      faults.map(({ place }) => place && inEnglish(place)),
      ['line 3', 'line 4'],
    );
  });
});

describe('JSON', () => {
  it('is read as lines, as a list and as an object with a list', () => {
    const one = {
      headline: 'Bridge',
      datePublished: 1745661600,
      source: { id: 7, name: 'Coast Wire' },
      content: '<p>One.</p><p>Two.</p>',
    };
    const expected = [['Bridge', '2025-04-26', 'Coast Wire', ['One.', 'Two.']]];
    for (const text of [
      JSON.stringify(one),
      JSON.stringify([one]),
      JSON.stringify({ status: 'ok', articles: [one] }, null, 1),
    ])
      assert.deepEqual(
        told(readJson(text, options)).map(row => row.slice(0, 4)),
        expected,
      );
  });

  it('names the lines that are not JSON, too deep or without text', () => {
    const lines = ['{"text":"One."}', '{"text":', '['.repeat(200), '{"text":""}', '7', '{"text":"Two."}'];
    const { articles, faults } = readJson(lines.join('\n'), options);
    assert.equal(articles.length, 2);
    assert.deepEqual(
      faults.map(({ place }) => place && inEnglish(place)),
      ['line 2', 'line 3', 'line 4', 'line 5'],
    );
  });

  it('does not follow names into prototypes', () => {
    assert.throws(
      () =>
        readJson('{"a":"b"}', { ...options, columns: { text: 'constructor.name', date: 'x' } }).articles.at(0)
          ?.paragraphs ?? assert.fail('none'),
      /none/,
    );
  });

  it('guesses the likeliest column', () => {
    assert.deepEqual(guessColumns(['summary', 'Full Text', 'title', 'time', 'date']), {
      text: 'Full Text',
      title: 'title',
      date: 'date',
    });
  });
});
