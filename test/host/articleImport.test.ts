/** Articles of other files, converted in a worker of the extension host and written under new names. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { Converter } from '../../src/converter';
import { convertSources } from '../../src/extension/features/articleImport/convertSources';
import { sourceOf, sourcesIn } from '../../src/extension/features/articleImport/sources';
import { writeArticles } from '../../src/extension/features/articleImport/writeArticles';
import { startConverter } from '../../src/platform/node/worker';

const { fs } = vscode.workspace;
const OPTIONS = { date: null, source: null, pattern: null, columns: {}, dayFirst: null };
const SENTENCE = 'The harbour bridge was closed on Friday after inspectors found a crack in its oldest pillar.';
const PAGE = `<html><head><meta property="og:site_name" content="Coast Wire"><meta name="date" content="2025-04-26"><title>Bridge closes</title></head>
  <body><nav>Home</nav><article><h1>Bridge closes</h1>${`<p>${SENTENCE}</p>`.repeat(5)}</article></body></html>`;

describe('importing articles', () => {
  let folder: vscode.Uri;
  let converter: Converter;
  let starts = 0;
  const never = new vscode.CancellationTokenSource().token;
  const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder, name);
  const write = (name: string, text: string) => fs.writeFile(at(name), Buffer.from(text));
  const names = async (): Promise<string[]> => (await fs.readDirectory(at('out'))).map(([name]) => name).sort();

  beforeEach(async () => {
    folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, `import${Date.now()}`);
    await fs.createDirectory(at('out'));
    const { extensionPath } = vscode.extensions.getExtension('seed-annotator.seed-annotator')!;
    starts = 0;
    converter = new Converter(async () => {
      starts++;
      return startConverter(path.join(extensionPath, 'dist', 'converter.js'));
    });
  });
  afterEach(async () => {
    converter.dispose();
    await fs.delete(folder, { recursive: true });
  });

  it('converts a folder, names what cannot be read, and never overwrites', async () => {
    await write('in/a.html', PAGE);
    await write('in/b.csv', 'title,date,source,text\nFerry,2025-05-01,Coast Wire,One.\nEmpty,,,\n');
    await write('in/c.docx', 'no archive');
    await write('in/a_files/ad.html', PAGE);
    await write('out/2025-04-26-coast-wire-bridge-closes.txt', 'mine');
    await write('victim.txt', 'keep');
    symlinkSync(at('victim.txt').fsPath, at('out/2025-05-01-coast-wire-ferry.txt').fsPath);
    const sources = await sourcesIn(at('in'));
    assert.deepEqual(
      sources.map(({ name }) => name),
      ['a.html', 'b.csv', 'c.docx'],
    );
    const { candidates, faults } = await convertSources(sources, OPTIONS, converter, never);
    assert.deepEqual(
      candidates.map(({ article }) => article.title),
      ['Bridge closes', 'Ferry'],
    );
    assert.deepEqual([faults.length, faults[0]], [2, 'b.csv (line 3): This record has no text.']);
    const first = await writeArticles(candidates, at('out'), fs, never);
    assert.deepEqual([first.files.length, first.present, first.faults], [2, 0, []]);
    assert.deepEqual(await names(), [
      '2025-04-26-coast-wire-bridge-closes-2.txt',
      '2025-04-26-coast-wire-bridge-closes.txt',
      '2025-05-01-coast-wire-ferry-2.txt',
      '2025-05-01-coast-wire-ferry.txt',
    ]);
    assert.equal(String(await fs.readFile(at('victim.txt'))), 'keep');
    const again = await writeArticles(candidates, at('out'), fs, never);
    assert.deepEqual([again.files.length, again.present], [0, 2]);
  });

  it('stops when it is cancelled, and starts the worker again for the next import', async () => {
    await write('a.html', PAGE);
    const source = sourceOf(at('a.html'));
    const cancel = new vscode.CancellationTokenSource();
    const reading = {
      ...source,
      read: () => {
        cancel.cancel();
        return source.read();
      },
    };
    await assert.rejects(convertSources([reading, source], OPTIONS, converter, cancel.token), vscode.CancellationError);
    const { candidates } = await convertSources([source], OPTIONS, converter, never);
    assert.equal(candidates.length, 1);
    assert.ok(starts >= 1);
  });

  it('goes on after a file that ended the worker', async () => {
    const slow = new Converter(
      async () =>
        startConverter(
          path.join(
            vscode.extensions.getExtension('seed-annotator.seed-annotator')!.extensionPath,
            'dist',
            'converter.js',
          ),
        ),
      1,
    );
    await assert.rejects(slow.convert({ path: 'a.html', bytes: Buffer.from(PAGE) }, OPTIONS), /took longer/);
    slow.dispose();
  });

  it('says so where the host has no workers', async () => {
    await assert.rejects(
      new Converter(async () => null).convert({ path: 'a.txt', bytes: Buffer.from('One.') }, OPTIONS),
      /no workers/,
    );
  });
});
