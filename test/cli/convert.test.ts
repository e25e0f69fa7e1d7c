import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { converterBundle } from '../../scripts/converterBundle';
import { docx, wordParagraph as paragraph } from '../wordDocument';
import { BUNDLE, bundle, PATIENCE, ROOT, seedAnnotator, temporaryFolder } from './command';

const FOLDER = path.dirname(BUNDLE);

const SENTENCE =
  'The harbour bridge was closed on Friday after inspectors found a crack in its oldest pillar, the city said.';
const BODY = Array.from({ length: 4 }, (_, i) => `<p>${i}. ${SENTENCE}</p>`).join('');
const page = (head: string, around = '') =>
  `<!doctype html><html lang="en"><head>${head}</head><body><nav><a href="/">Home</a></nav>${around}<article><h1>Bridge closes</h1>
   <div class="share-buttons"><a>Share on X</a></div>${BODY}<p>Read more: Ferry halted</p><div class="newsletter-signup"><p>Sign up today</p></div>
   </article><script>document.title = 'run'</script><footer>© 2025 Coast Wire. All rights reserved.</footer></body></html>`;
const NEWS = page(
  '<title>Bridge closes - Coast Wire</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closes","datePublished":"2025-04-26T08:00:00Z","publisher":{"name":"Coast Wire"}}</script>',
  '<div id="cookie-consent">We use cookies <button>Accept all</button></div>',
);

describe('seed-annotator convert', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  before(async () => {
    bundle();
    await build({
      ...converterBundle({ logLevel: 'error' }),
      absWorkingDir: ROOT,
      outfile: path.join(FOLDER, 'converter.js'),
    });
  });

  const run = async (name: string, files: Record<string, string | Buffer>, ...args: string[]) => {
    folder.make(Object.fromEntries(Object.entries(files).map(([file, content]) => [`${name}/${file}`, content])));
    const cwd = path.join(folder.path, name);
    const outcome = await seedAnnotator(['convert', '--output', 'out', ...args], { cwd });
    const out = path.join(cwd, 'out');
    const written = existsSync(out) ? readdirSync(out).sort() : [];
    return { ...outcome, written, textOf: (file: string) => readFileSync(path.join(out, file), 'utf8') };
  };

  it('makes a seed file of a saved page, without what is beside the article', async () => {
    const { code, out, err, written, textOf } = await run('page', { 'a.html': NEWS, 'a_files/ad.html': page('') }, '.');
    const [file = ''] = written;
    assert.deepEqual(
      [code, written, out],
      [
        0,
        ['2025-04-26-coast-wire-bridge-closes.txt'],
        `a.html: out/${file}\n1 article written; 1 with something unsure.\n`,
      ],
    );
    assert.match(textOf(file), /^ Bridge closes date 2025-04-26 \[Source: Coast Wire\]\n\n0\. The harbour/);
    assert.doesNotMatch(textOf(file), /Home|cookies|Share|Sign up|Read more|rights reserved|run/);
    assert.equal(textOf(file).split('\n\n').length, 5);
    assert.match(err, /a\.html: 1 passage left out: “Read more: Ferry halted”\./);
  });

  it('reads every kind of file of a folder', async () => {
    const mail = `From: Coast Wire <n@coast.example>\r\nDate: Sat, 26 Apr 2025 10:00:00 +0000\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=E2=80=9CWe wait,=E2=80=9D said Ana.\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>other</p>\r\n--x--\r\n`;
    const saved = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://coast.example/2025/04/27/b\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=y\r\n\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page('')}\r\n--y--\r\n`;
    const files = {
      'a.eml': mail,
      'b.mhtml': saved,
      'c.docx': docx(paragraph('Bridge closes') + paragraph(`${SENTENCE} &#8220;We wait.&#8221;`)),
      'd.csv': 'title,date,source,text\nBridge,2025-04-28,Coast Wire,One.\nBroken,,,\n',
      'e.jsonl': '{"title":"Bridge","date":"2025-04-29","source":"Coast Wire","text":"One."}\n{\n',
      'f.xml': `<rss><channel><title>Coast Wire</title><item><title>Bridge</title><pubDate>Wed, 30 Apr 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;One.&lt;/p&gt;</description></item></channel></rss>`,
      'g.rtf': String.raw`{\rtf1 Bridge opens\par\par One.\par}`,
      'h.txt': Buffer.from('Bridge repaired\n\nOne \x93word\x94.', 'latin1'),
      'i.pdf': 'not taken',
    };
    const { code, err, written, textOf } = await run('kinds', files, '.', '--source', 'Given');
    assert.deepEqual(written, [
      '2025-04-26-given-brucke.txt',
      '2025-04-27-given-bridge-closes.txt',
      '2025-04-28-coast-wire-bridge.txt',
      '2025-04-29-coast-wire-bridge.txt',
      '2025-04-30-coast-wire-bridge.txt',
      'article-given-bridge-closes.txt',
      'article-given-bridge-opens.txt',
      'article-given-bridge-repaired.txt',
    ]);
    assert.match(textOf('2025-04-26-given-brucke.txt'), /\n\n“We wait,” said Ana\.\n$/);
    assert.match(textOf('article-given-bridge-repaired.txt'), /“word”/);
    assert.match(err, /h\.txt: The file is not UTF-8\. It was read as Windows-1252\./);
    assert.match(err, /d\.csv \(line 3\): This record has no text\./);
    assert.match(err, /e\.jsonl \(line 2\): Not JSON/);
    assert.equal(code, 2);
  });

  it('never overwrites, does not write the same article twice, and follows no link', async () => {
    const files = {
      'a.html': NEWS,
      'b.html': NEWS,
      'victim.txt': 'keep',
      'out/2025-04-26-coast-wire-bridge-closes.txt': 'mine',
      'out/2025-04-26-coast-wire-bridge-closes-2.txt': '->../victim.txt',
    };
    const first = await run('twice', files, 'a.html', 'b.html');
    assert.match(first.err, /b\.html: the same article as a\.html\. It was not written again\./);
    assert.deepEqual(first.written.length, 3);
    assert.equal(first.textOf('2025-04-26-coast-wire-bridge-closes.txt'), 'mine');
    assert.equal(readFileSync(path.join(folder.path, 'twice/victim.txt'), 'utf8'), 'keep');
    const second = await run('twice', {}, 'a.html');
    assert.match(second.out, /closes-3\.txt \(already there\)\n0 articles written/);
    assert.equal(second.written.length, 3);
  });

  it('takes date and source from names, and only tells with --dry-run', async () => {
    const { out, written } = await run(
      'names',
      { 'Coast Wire/2025-04-26-bridge.txt': 'One.' },
      '--pattern',
      '{source}/{date}-{title}.txt',
      '--dry-run',
      '.',
    );
    assert.equal(
      out,
      'Coast Wire/2025-04-26-bridge.txt: bridge date 2025-04-26 [Source: Coast Wire]\n1 article found.\n',
    );
    assert.deepEqual(written, []);
  });

  it('survives hostile files, and converts the others', async () => {
    const files = {
      'a-deep.html': `${'<div>'.repeat(200_000)}${SENTENCE}`,
      'b-deep.docx': docx(
        `${'<w:sdt><w:sdtContent>'.repeat(50_000)}${paragraph('x')}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`,
      ),
      'c-bomb.docx': docx(paragraph('x'.repeat(1 << 20)), 0xffffff00),
      'd-lie.docx': docx(paragraph('x'.repeat(1 << 20)), 100),
      'e-mail.eml': `Content-Type: multipart/mixed; boundary=b0\r\n\r\n${Array.from({ length: 300 }, (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`).join('')}`,
      'f-cut.docx': docx(paragraph('x')).subarray(0, 300),
      'k-entities.docx': docx(paragraph('&e;'), undefined, '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
      'g-many.html': `<p>${'<b><i>'.repeat(100_000)}x`,
      'h-attributes.html': `<p ${'a="'.repeat(100_000)}>`,
      'z.html': NEWS,
    };
    const { code, err, written } = await run('hostile', files, '.');
    assert.equal(code, 2);
    assert.ok(written.includes('2025-04-26-coast-wire-bridge-closes.txt'), err);
    assert.match(err, /c-bomb\.docx: Unpacked, the document is larger than 48 MiB/);
    assert.match(err, /d-lie\.docx: The document is damaged/);
    assert.match(err, /k-entities\.docx: The Word document cannot be read: entity not found:&e;\.\n/);
    for (const name of ['a-deep', 'g-many'])
      assert.match(err, new RegExp(`${name}\\.html: Its elements are nested more than 2000`));
    assert.match(err, /f-cut\.docx: The document is damaged/);
    assert.doesNotMatch(err, /fault in the program/);
  });

  for (const [args, message] of [
    [[], /convert needs at least one path/],
    [['--date', '2025-02-30', '.'], /not a day of the calendar/],
    [['--pattern', '*.txt', '.'], /names none of \{title\}/],
    [['--columns', 'body=text', '.'], /--columns takes/],
    [['--day-first', '--month-first', '.'], /exclude each other/],
  ] as const)
    it(`refuses ${args.join(' ') || 'no path'}`, async () => {
      const { code, err } = await run('usage', { 'a.txt': 'One.' }, ...args);
      assert.equal(code, 2);
      assert.match(err, message);
    });
});
