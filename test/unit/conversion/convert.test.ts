import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../../src/core/article';
import {
  ConversionError,
  type ConvertOptions,
  columnsOf,
  convert,
  type DocumentReaders,
  Duplicates,
  type Mail,
  type Page,
} from '../../../src/core/conversion';
import { inEnglish } from '../../../src/core/text';

const NONE: ConvertOptions = { date: null, source: null, pattern: null, columns: {}, dayFirst: null };
const PAGE: Page = {
  article: [],
  leftOut: [],
  blocks: [],
  jsonLd: [],
  meta: [],
  title: null,
  heading: null,
  time: null,
  address: null,
  language: null,
};
const MAIL: Mail = { subject: '', from: '', date: '', text: '', html: '', savedFrom: null };
const readers = (own: Partial<DocumentReaders> = {}): DocumentReaders => ({
  page: () => PAGE,
  blocks: html => html.split('<p>').filter(block => block),
  mail: async () => MAIL,
  word: async () => '',
  decode: bytes => ({ text: Buffer.from(bytes).toString(), guessedEncoding: null }),
  decodeByte: byte => String.fromCharCode(byte),
  ...own,
});
const convertText = (
  path: string,
  text: string,
  options: Partial<ConvertOptions> = {},
  own: Partial<DocumentReaders> = {},
) => convert({ path, bytes: Buffer.from(text) }, { ...NONE, ...options }, readers(own));
const header = (text: string) => text.split('\n')[0]?.trim();

describe('conversion', () => {
  const STORY = 'Bridge closes\n\nApril 26, 2025\n\n“We wait,” said Ana Brodsky.\n';

  it('guesses title and date of plain text, and says so', async () => {
    const { articles } = await convertText('a.txt', STORY);
    assert.equal(header(articles[0]?.text ?? ''), 'Bridge closes date 2025-04-26 [Source: unknown]');
    assert.deepEqual(
      articles[0]?.doubts.map(({ kind }) => kind),
      ['date', 'source', 'title'],
    );
  });

  it('takes date and source from options, and from names before them', async () => {
    const given = { date: '2025-01-01', source: 'Given' };
    const {
      articles: [one],
    } = await convertText('x/a.txt', STORY, given);
    assert.deepEqual([one?.date, one?.source], ['2025-01-01', 'Given']);
    const {
      articles: [two],
    } = await convertText('Coast Wire/2025-04-20-a.txt', STORY, { ...given, pattern: '{source}/{date}-*.txt' });
    assert.deepEqual([two?.date, two?.source], ['2025-04-20', 'Coast Wire']);
  });

  it('does not let options change what a file surely says', async () => {
    const csv = 'text,date,source\nOne.,2025-04-26,Coast Wire\n';
    const {
      articles: [one],
    } = await convertText('a.csv', csv, { date: '2020-01-01', source: 'Other' });
    assert.deepEqual([one?.date, one?.source, one?.doubts.length], ['2025-04-26', 'Coast Wire', 0]);
  });

  it('makes paragraphs of lines and drops what cannot be seen', async () => {
    const lines = Array.from(
      { length: 3 },
      (_, i) => `Line ${i}\u00ad\u200b\u202e ${'of a long text '.repeat(10)}end.`,
    );
    const {
      articles: [one],
    } = await convertText('a.txt', lines.join('\n'));
    assert.equal(one?.text.split('\n\n').length, 4);
    assert.doesNotMatch(one?.text ?? '', /[\u00ad\u200b\u202e]/);
  });

  it('reads mails, also those that were passed on', async () => {
    const text =
      '---------- Forwarded message ---------\nFrom: Coast Wire <n@coast.example>\nDate: Sat, 26 Apr 2025 10:00\nSubject: Bridge closes\nTo: me\n\nThe bridge was closed.\n\n-- \nMe';
    const mail = async () => ({ ...MAIL, subject: 'Fwd: Bridge', from: 'Me', date: '2025-05-01', text });
    const {
      articles: [one],
    } = await convertText('a.eml', 'x', {}, { mail });
    assert.equal(one?.text, ' Bridge closes date 2025-04-26 [Source: Coast Wire]\n\nThe bridge was closed.\n');
  });

  it('reads RTF', async () => {
    const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x}\b Bridge closes\b0\par\par \ldblquote We wait,\rdblquote  said Ana Br\u243?dsky on a \'46riday.\par}`;
    const {
      articles: [one],
    } = await convertText('a.rtf', rtf);
    assert.match(
      one?.text ?? '',
      /^ Bridge closes date \[Source: unknown\]\n\n“We wait,” said Ana Bródsky on a Friday\.\n$/,
    );
  });

  it('notes another language', async () => {
    const german =
      'Die Brücke wurde am Freitag gesperrt, weil die Prüfer einen Riss in dem ältesten Pfeiler gefunden haben und der Verkehr nicht mehr über sie gehen kann, sagte die Stadt am Abend.';
    const {
      articles: [one],
    } = await convertText('a.txt', german);
    assert.ok(one?.doubts.some(({ kind, message }) => kind === 'language' && inEnglish(message).includes('German')));
  });

  for (const [name, text, message] of [
    ['a.txt', '', /empty/],
    ['a.txt', ' \n ', /no text/],
    ['a.txt', ' date 2025-04-26 [Source: X]\n\nText.', /seed file already/],
    ['a.bin', 'a\u0000b', /not text/],
    ['a.csv', 'x\ny', /which column/],
  ] as const)
    it(`refuses ${name} with ${JSON.stringify(text.slice(0, 20))}`, () =>
      assert.rejects(convertText(name, text), message));

  it('lists the columns to choose from', () => {
    const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });
    assert.deepEqual(columnsOf(file('a.csv', 'a,Body\n1,2'), readers()), {
      names: ['a', 'Body'],
      guessed: { text: 'Body' },
    });
    assert.equal(columnsOf(file('a.txt', 'a'), readers()), null);
  });

  it('notices the same article, and the same words under another header', async () => {
    const duplicates = new Duplicates();
    const one = (await convertText('a.txt', STORY)).articles[0];
    const other = (await convertText('a.txt', STORY, { source: 'B' })).articles[0];
    assert.ok(one && other);
    assert.deepEqual(
      [one, one, other].map((article, i) => duplicates.note(article, `${i}`)),
      [null, { of: '0', isSame: true }, { of: '0', isSame: false }],
    );
  });

  it('gives one article for each, or says why not, whatever a file holds', async () => {
    const pieces = fc.constantFrom(
      ...[
        '{\\rtf1 ',
        '\\u8220?',
        '{',
        '}',
        '<rss><item><title>',
        '</item>',
        '<![CDATA[',
        '&a;',
        '{"text":"',
        '"}',
        '"',
        ',',
        ';',
        '\n',
        '\n\n',
        '\0',
      ],
      ...[
        '1 of 2 DOCUMENTS',
        'LENGTH: 3 words',
        'Body',
        'End of Document',
        '_'.repeat(30),
        'Full text: ',
        'Title: ',
        'HD ',
        'PD 1 May 2025',
        'SN x',
        'LP ',
      ],
      ...[
        '355 words',
        'Document HBP0000020100111e61b0002x',
        'text,date',
        'date 2025-01-01 [Source: A]',
        '2025-04-26',
        'Read more',
        'One two.',
      ],
    );
    const text = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 }).map(all => all.join(''));
    const lines = fc.array(pieces, { maxLength: 40 }).map(all => all.join('\n'));
    const name = fc.constantFrom('a.txt', 'a.rtf', 'a.xml', 'a.csv', 'a.jsonl', 'a.html', 'a');
    await fc.assert(
      fc.asyncProperty(name, fc.oneof(text, lines), async (path, content) => {
        try {
          const { articles } = await convertText(path, content);
          for (const article of articles) assert.equal(parse(article.text).articles.length, 1);
        } catch (error) {
          if (!(error instanceof ConversionError)) throw error;
        }
      }),
      { numRuns: 1500 },
    );
  });
});
