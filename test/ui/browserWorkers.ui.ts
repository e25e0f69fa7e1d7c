/** The programs that the extension starts in a browser's workers, in a browser, from a blob as there. No workbench is needed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { packExtension, ROOT } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import { LONGEST_START, LONGEST_TEST } from '../patience';
import { docx, wordParagraph } from '../wordDocument';

const SENTENCE =
  'The harbour bridge was closed on Friday after inspectors found a crack in its oldest pillar, the city said.';
const ARTICLE = `date 2025-04-26 [Source: Wire]\n\n“We wait,” said Ana Brodsky, the pilot, on Friday.\n`;

/** One file for each parser of the converter. */
const FILES: Readonly<Record<string, string | Buffer>> = {
  'bridge.html': `<!doctype html><html><head><title>Bridge closes</title></head><body><nav>Home</nav><article><h1>Bridge closes</h1><p>${SENTENCE}</p><p>${SENTENCE}</p></article></body></html>`,
  'table.csv': `headline,date,source,text\nBridge closes,2025-05-20,Nordkyst Post,"${SENTENCE}"\n`,
  'mail.eml': `From: Coast Wire <news@example.org>\r\nDate: Sat, 26 Apr 2025 08:00:00 +0000\r\nSubject: Bridge closes\r\nContent-Type: text/plain\r\n\r\n${SENTENCE}\r\n`,
  'letter.docx': docx(wordParagraph('Bridge closes') + wordParagraph(SENTENCE)),
};

const base64 = (name: string): string => readFileSync(path.join(ROOT, 'dist', name)).toString('base64');

describe('a worker of a browser', function () {
  this.timeout(LONGEST_TEST);
  let browser: Browser;
  let page: Page;
  before(async function () {
    this.timeout(LONGEST_START);
    if (!process.env.SEED_VSIX) packExtension();
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto('data:text/html,<title>workers</title>');
  });
  after(() => browser?.close());

  /** Runs the body of a function with `start(code)`, which starts a worker, and `bytes(base64)`. */
  const inPage = <T>(body: string): Promise<T> =>
    page.evaluate<T>(`(async () => {
      const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
      const start = code => new Worker(URL.createObjectURL(new Blob([bytes(code)], { type: 'text/javascript' })));
      const first = (worker, isWanted) => new Promise((resolve, reject) => {
        worker.addEventListener('message', ({ data }) => isWanted(data) && resolve(data));
        worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      });
      ${body}
    })()`);

  it('keeps the index in memory, and asks the extension for what it indexes', async () => {
    const texts = { text: ARTICLE, sidecar: null, corpus: null };
    const setup = { database: null, base: 'memory:/desk', roots: [], open: [], chosen: [], isRemote: true };
    const { progress, result } = await inPage<{
      readonly progress: { readonly state: string; readonly fault: string | null };
      readonly result: { readonly files: number; readonly articles: number; readonly quotes: number };
    }>(`
      const worker = start('${base64('indexWorker.web.js')}');
      const given = { list: [{ path: 'a.seed', stamp: '1' }], stamp: '1', texts: ${JSON.stringify(texts)} };
      worker.addEventListener('message', ({ data }) => {
        if (data.kind === 'want') worker.postMessage({ kind: 'given', want: data.want, result: given[data.file.kind] });
      });
      const done = first(worker, ({ kind, progress }) => kind === 'progress' && (progress.state === 'failed' || (progress.state === 'ready' && progress.files === 1)));
      worker.postMessage({ wasm: bytes('${base64('sqlite3.wasm')}'), models: bytes('${base64('models.json')}') });
      worker.postMessage({ kind: 'open', setup: ${JSON.stringify(setup)} });
      const last = await done;
      const answered = first(worker, ({ kind }) => kind === 'answer');
      worker.postMessage({ kind: 'ask', id: 1, name: 'counts', args: [] });
      const { result } = await answered;
      worker.terminate();
      return { ...last, result };
    `);
    assert.deepEqual([progress.state, progress.fault], ['ready', null]);
    assert.deepEqual([result.files, result.articles, result.quotes], [1, 1, 1]);
  });

  for (const [name, content] of Object.entries(FILES))
    it(`converts ${name}`, async () => {
      const options = { date: null, source: null, pattern: null, columns: null, dayFirst: null };
      const reply = await inPage<{ readonly kind: string; readonly articles: readonly { readonly text: string }[] }>(`
        const worker = start('${base64('converter.js')}');
        const file = { path: '${name}', bytes: bytes('${Buffer.from(content).toString('base64')}') };
        const replied = first(worker, () => true);
        worker.postMessage({ kind: 'convert', id: 1, file, options: ${JSON.stringify(options)} });
        const reply = await replied;
        worker.terminate();
        return reply;
      `);
      assert.equal(reply.kind, 'part');
      assert.match(reply.articles[0]?.text ?? '', new RegExp(`Bridge closes date[^\\n]*\\n\\n${SENTENCE}\\n`));
    });
});
