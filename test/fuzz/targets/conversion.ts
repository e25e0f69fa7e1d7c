/** Files to convert: whatever is in them, the result is seed files, or a sentence on why not. */

import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from '../../../src/core/article';
import {
  ConversionError,
  type ConvertOptions,
  columnsOf,
  convert,
  type DocumentReaders,
  type SourceFile,
} from '../../../src/core/conversion';
import { inEnglish } from '../../../src/core/text';
import { docx, wordParagraph, zip } from '../../wordDocument';
import { allowing, type Target } from '../target';

/** By its path: the compiler would want the types of a browser for what it imports. */
const MODULE = pathToFileURL(path.join(__dirname, '../../../src/converter/readers.ts')).href;
let readers: Promise<DocumentReaders> | null = null;
const loadReaders = (): Promise<DocumentReaders> =>
  (readers ??= import(MODULE).then(({ READERS }: { READERS: DocumentReaders }) => READERS));

const NONE: ConvertOptions = { date: null, source: null, pattern: null, columns: {}, dayFirst: null };
const SENTENCES = Array.from(
  { length: 4 },
  (_, i) =>
    `${i}. The harbour bridge was closed on Friday after inspectors found a crack, “an old one,” the city said.`,
);
const PAGE = `<!doctype html><html lang="en"><head><title>Bridge closes - Coast Wire</title><meta property="og:title" content="Bridge closes"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closes","datePublished":"2025-04-26T08:00:00Z","publisher":{"name":"Coast Wire"}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge closes</h1>${SENTENCES.map(one => `<p>${one}</p>`).join('')}<p>Read more: Ferry halted</p></article><footer>© 2025</footer></body></html>`;
const MAIL = `From: "Coast Wire" <news@example.org>\r\nSubject: =?utf-8?q?Bridge_closes?=\r\nDate: Sat, 26 Apr 2025 08:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${SENTENCES.join('\r\n\r\n').replaceAll('“', '=E2=80=9C')}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>${SENTENCES[0]}</p>\r\n--b--\r\n`;
const RTF = `{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}{\\info{\\title Bridge}}\\f0 Bridge closes\\par April 26, 2025\\par ${SENTENCES[0]?.replace('“', '\\u8220?')}\\par\\'e4\\par}`;
const CSV = `title,text,date,source,author\nBridge,"${SENTENCES[0]}\n\n${SENTENCES[1]}",2025-04-26,Coast Wire,A\n"Ferry ""halted""",It halted.,04/05/2025,,\n`;
const JSON_LINES = `${JSON.stringify({ title: 'Bridge', body: SENTENCES.join('\n'), date: '2025-04-26', source: { name: 'Coast Wire' } })}\n{"text":"<p>It halted.</p>"}\n`;
const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast Wire</title><item><title>Bridge</title><pubDate>Sat, 26 Apr 2025 08:00:00 GMT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description><content:encoded><![CDATA[<p>${SENTENCES[0]}</p>]]></content:encoded></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title><entry><title type="html">Bridge</title><updated>2025-04-26T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${SENTENCES[0]}</p></div></content></entry></feed>`;
const LEXIS = `Bridge closes\n\nCoast Wire\n\nApril 26, 2025 Saturday\n\nLength: 120 words\n\nByline: Ana Brodsky\n\nBody\n\n${SENTENCES.join('\n\n')}\n\nLoad-Date: April 27, 2025\n\nEnd of Document\n\n`;
const FACTIVA = `HD Bridge closes\nWC 120 words\nPD 26 April 2025\nSN Coast Wire\nLA English\nLP\n${SENTENCES[0]}\nTD\n${SENTENCES[1]}\nAN Document COAST00001\n\n`;
const PROQUEST = `____________________________________________________________\n\nBridge closes\n\nAuthor: Brodsky, Ana\n\nPublication info: Coast Wire ; Harbour [Harbour]. 26 Apr 2025.\n\nFull text: ${SENTENCES.join('\n\n')}\n\nPublication date: Apr 26, 2025\n\nPublication title: Coast Wire\n\n`;

const MARKUP = [
  '<p>',
  '</p>',
  '<div>',
  '<article>',
  '<table>',
  '<script>',
  '</script>',
  '<style>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<template>',
  '<svg>',
  '<br>',
  ' class="share"',
  '<meta charset="utf-16">',
  '&nbsp;',
  '&#0;',
  '<time datetime="2025">',
  '"datePublished":"2025"',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<frameset>',
  '<plaintext>',
];
const MAIL_WORDS = [
  '\r\n\r\n',
  '\r\n',
  '--b',
  '--b--',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  'charset=iso-2022-jp',
  'charset=x',
  '=?utf-8?b?',
  '?=',
  '=E2',
  '; filename*0*=',
  'Snapshot-Content-Location: http://a/',
];
const LINES = [
  '\n',
  '\t',
  ';',
  ',',
  '"',
  '""',
  'HD ',
  'PD ',
  'LP\n',
  'TD\n',
  'AN ',
  'Body\n',
  'Load-Date: ',
  'End of Document',
  'Length: ',
  'Full text: ',
  'Publication date: ',
  '26 April 2025',
  '04/05/2025',
  '2025-04-26',
  'title',
  'text',
  'date',
  '{',
  '}',
  '[',
  ']',
  '\\u',
  '\\par ',
  "\\'e4",
  '\\bin9 ',
  '{\\*',
  'null',
  '=1+1',
];

async function checkConversion(file: SourceFile): Promise<void> {
  const read = await loadReaders();
  allowing([ConversionError], () => columnsOf(file, read));
  const { articles, faults } = await convert(file, NONE, read).catch(error => {
    if (!(error instanceof ConversionError)) throw error;
    assert.match(error.message, /^\S[\s\S]*[.?!]$/, 'no sentence');
    return { articles: [], faults: [] };
  });
  for (const { message } of faults) assert.match(inEnglish(message), /^\S[\s\S]*[.?!]$/, 'no sentence');
  for (const { text, doubts } of articles) {
    const seed = parse(text);
    assert.equal(seed.articles.length, 1, 'an article became several');
    assert.ok(seed.articles[0]?.header, 'an article without a header');
    for (const { code } of seed.problems)
      assert.ok(!/^(?:header\/missing|header\/malformed|text\/control-character)$/.test(code), code);
    for (const { message } of doubts) assert.ok(inEnglish(message).trim());
  }
}

const target = (
  name: string,
  path: string,
  seeds: readonly (string | Buffer)[],
  words: readonly string[],
  longest = 100_000,
): Target => ({
  name: `convert-${name}`,
  seeds: () => seeds,
  words,
  longest,
  run: input => checkConversion({ path, bytes: input }),
});

const PARTS = {
  '[Content_Types].xml': '<Types/>',
  'word/document.xml': '<w:document/>',
};

export const CONVERSION_TARGETS: readonly Target[] = [
  target(
    'text',
    'a.txt',
    [
      LEXIS,
      FACTIVA,
      PROQUEST,
      `Bridge closes\n\nApril 26, 2025\n\n${SENTENCES.join('\n\n')}`,
      Buffer.from('\ufeffBr\u00fccke\n\n\u201eJa\u201c', 'utf16le'),
    ],
    LINES,
  ),
  target('html', 'a.html', [PAGE], MARKUP, 60_000),
  target('mail', 'a.eml', [MAIL], [...MAIL_WORDS, ...MARKUP], 60_000),
  target('rtf', 'a.rtf', [RTF], LINES),
  target('table', 'a.csv', [CSV, CSV.replaceAll(',', '\t')], LINES),
  target(
    'json',
    'a.jsonl',
    [JSON_LINES, `[${JSON_LINES.trim().replace('\n', ',')}]`],
    [...LINES, '__proto__', 'constructor', '"text":'],
  ),
  target('feed', 'a.xml', [RSS, ATOM], MARKUP),
  target(
    'word',
    'a.docx',
    [docx(SENTENCES.map(wordParagraph).join('')), docx(wordParagraph('x'), 2 ** 31), zip(PARTS)],
    [],
    20_000,
  ),
  {
    name: 'convert-word-xml',
    seeds: () => [
      SENTENCES.map(wordParagraph).join(''),
      `<w:tbl><w:tr><w:tc>${wordParagraph('a')}</w:tc></w:tr></w:tbl>`,
    ],
    words: [
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '<w:t>',
      '<w:tbl>',
      '<w:tr>',
      '<w:tc>',
      '<w:hyperlink w:anchor="a">',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:instrText>HYPERLINK "x"',
      '<w:br/>',
      '<w:tab/>',
      '<w:sym w:font="Wingdings" w:char="F028"/>',
      '<w:footnoteReference w:id="1"/>',
      '<mc:AlternateContent>',
      '&lt;',
      '&#x0;',
    ],
    longest: 30_000,
    run: input => checkConversion({ path: 'a.docx', bytes: docx(input.toString('utf8')) }),
  },
];
