import assert from 'node:assert/strict';
import { bestOf, createIndexQueries, holdQuotes, RecordText } from '../../../src/core/corpus';
import { temporaryIndices } from './quoteRows';

const ARTICLES = [
  {
    path: 'records/speech.txt',
    date: '2025-05-02',
    source: 'City Hall',
    quotes: [['Ilse Brandt', '“Thank you.”']],
    people: ['Karl Moe'],
  },
  { path: 'records/brandt.txt', date: '2025-05-09', source: 'City Hall', quotes: [], people: ['Ilse Brandt'] },
  { path: 'news/before.txt', date: '2025-05-01', quotes: [['Ilse Brandt', '“Too early.”']] },
  {
    path: 'news/same.txt',
    date: '2025-05-02',
    quotes: [
      ['Ilse Brandt', '“On the day.”'],
      ['Karl Moe', '“Me too.”'],
    ],
  },
  {
    path: 'news/after.txt',
    date: '2025-06-01',
    quotes: [
      ['Ilse Brandt', '“Later.”'],
      ['Ada Berg', '“Who?”'],
    ],
  },
  { path: 'news/undated.txt', quotes: [['Ilse Brandt', '“Once.”']] },
] as const;
const SOURCE = [{ folder: '', marks: [{ source: 'city hall' }] }];
const PAGE = { limit: 10, offset: 0 };

describe('records in the index', () => {
  const indexOf = temporaryIndices();
  const ask = () => createIndexQueries(indexOf(ARTICLES).database);

  it('are found by source, by path and by glob, relative to the corpus file', () => {
    const { records } = ask();
    const found = (...scopes: Parameters<typeof records>[0]) => records(scopes).map(({ file }) => file);
    const both = ['records/brandt.txt', 'records/speech.txt'];
    assert.deepEqual(found(...SOURCE), both);
    assert.deepEqual(found({ folder: '', marks: [{ file: 'records/*.txt' }] }), both);
    assert.deepEqual(found({ folder: 'records', marks: [{ file: 'speech.txt' }, { file: '*dt.txt' }] }), both);
    assert.deepEqual(found({ folder: 'news', marks: [{ source: 'City Hall' }, { file: 'speech.txt' }] }), []);
    assert.deepEqual(found(), []);
  });

  it('are those of the nearest corpus file', () => {
    assert.deepEqual(ask().records([...SOURCE, { folder: 'records', marks: [] }]), []);
  });

  it('hold for the people named in them, from their day on', () => {
    const { quotesToHold } = ask();
    const held = (path: string) => {
      const { records, quotes } = quotesToHold(SOURCE, path);
      return quotes.map(({ text, records: own }) => [
        text,
        ...own.map(({ record, speaks }) => `${records[record]?.file} ${speaks}`),
      ]);
    };
    assert.deepEqual(held('news/before.txt'), []);
    assert.deepEqual(held('news/same.txt'), [
      ['“On the day.”', 'records/speech.txt true'],
      ['“Me too.”', 'records/speech.txt false'],
    ]);
    assert.deepEqual(held('news/after.txt'), [['“Later.”', 'records/brandt.txt true', 'records/speech.txt true']]);
    assert.deepEqual(
      held('news/undated.txt').map(([text, ...records]) => [text, records.length]),
      [['“Once.”', 2]],
    );
    assert.deepEqual(held('records/speech.txt'), []);
  });

  it('list the quotes that are held against them, page by page', () => {
    const { quotesOfRecord } = ask();
    const record = { file: 'records/speech.txt', article: 0 };
    const texts = (page: typeof PAGE) => quotesOfRecord(SOURCE, record, page).quotes.map(({ text }) => text);
    assert.deepEqual(texts(PAGE), ['“On the day.”', '“Me too.”', '“Later.”', '“Once.”']);
    assert.deepEqual(texts({ limit: 2, offset: 1 }), ['“Me too.”', '“Later.”']);
    assert.deepEqual(quotesOfRecord([], record, PAGE), { records: [], quotes: [] });
  });
});

describe('a verdict', () => {
  const record = new RecordText('MAYOR BRANDT: We replaced every one of the bolts in the spring. Moe was there.');
  const quote = { text: '“Nothing of the kind was ever said here.”', speaker: 'Ilse Brandt', speaks: false };

  it('is that the record does not have a quote only where its speaker speaks there', () => {
    const verdicts = [quote, { ...quote, speaker: 'Karl Moe' }, { ...quote, speaker: 'Karl Moe', speaks: true }];
    assert.deepEqual(
      holdQuotes(record, verdicts).map(found => found?.verdict ?? null),
      ['absent', null, 'absent'],
    );
  });

  it('is the most literal of several records', () => {
    const records = ['We replaced most of the bolts in the spring', 'We replaced the bolts', record.text, record.text];
    const text = '“We replaced every one of the bolts in the spring”';
    const held = records.map((one, i) => ({
      record: i,
      verification: new RecordText(one).verify(text),
    }));
    assert.equal(bestOf(held)?.record, 2);
    assert.equal(bestOf([]), null);
  });
});
