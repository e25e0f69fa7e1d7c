/** Installs the command line from its tarball in an empty folder, and runs it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { version } from '../../package.json';
import { packCli } from '../../scripts/packageCli';

const ARTICLE = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

“The bridge is open,” Mayor Ilse Brandt said on Monday.
`;

describe('the npm package of the command line', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-npm-'));
  const news = path.join(folder, 'news');
  const installed = path.join(folder, 'node_modules', 'seed-annotator');
  const program = path.join(folder, 'node_modules', '.bin', 'seed-annotator');
  after(() => rmSync(folder, { recursive: true, force: true }));

  const windows = process.platform === 'win32';
  const run = (command: string, args: readonly string[]) => {
    const done = spawnSync(windows ? `${command}.cmd` : command, args, {
      cwd: folder,
      encoding: 'utf8',
      shell: windows,
    });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };

  before(() => {
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    mkdirSync(news);
    writeFileSync(path.join(news, 'bridge.txt'), ARTICLE);
    const { code, err } = run('npm', ['install', '--offline', '--no-audit', '--no-fund', packCli()]);
    assert.equal(code, 0, err);
  });

  it('has the command line with what it reads, its licence and notices, and nothing else', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map(name => name.replaceAll('\\', '/'));
    assert.deepEqual(files.sort(), [
      ...['LICENSE', 'README.md', 'dist', 'dist/NOTICES.txt', 'dist/cli.js', 'dist/commands.js', 'dist/converter.js'],
      ...['dist/indexWorker.js', 'dist/mcp.js', 'dist/models.json', 'dist/node-sqlite3-wasm.wasm', 'package.json'],
    ]);
    const notices = readFileSync(path.join(installed, 'dist', 'NOTICES.txt'), 'utf8');
    for (const name of ['@modelcontextprotocol/sdk', 'yaml', 'node-sqlite3-wasm', 'zod'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'));
    assert.deepEqual([manifest.version, manifest.private, manifest.dependencies], [version, undefined, undefined]);
  });

  it('is found by npx', () => {
    assert.deepEqual(run('npx', ['--offline', 'seed-annotator', '--version']), {
      code: 0,
      out: `${version}\n`,
      err: '',
    });
  });

  it('extracts, checks and indexes', () => {
    const { code, out } = run(program, ['extract', 'news']);
    assert.equal(code, 0);
    assert.equal(JSON.parse(out).quotes[0].speaker.name, 'Ilse Brandt');
    assert.deepEqual(run(program, ['check', 'news']), { code: 0, out: '', err: '' });
    assert.equal(run(program, ['index', '--jobs', '2', '--output', 'corpus.sqlite', 'news']).code, 0);
    assert.match(
      run(program, ['search', '--index', 'corpus.sqlite', 'said:open']).out,
      /Ilse Brandt: “The bridge is open,”/,
    );
  });

  it('converts a saved page', () => {
    const words = 'The bridge is open again after the long winter, the mayor said. '.repeat(12);
    const page = `<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>${words}</p></article></body></html>`;
    writeFileSync(path.join(folder, 'page.html'), page);
    const { code, err } = run(program, ['convert', '--output', 'converted', 'page.html']);
    assert.equal(code, 0, err);
    assert.equal(readdirSync(path.join(folder, 'converted')).length, 1);
  });

  it('answers agents', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const args = [path.join(installed, 'dist', 'cli.js'), 'mcp', news];
    await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: folder, stderr: 'ignore' }));
    try {
      const { content } = await client.callTool({ name: 'who_said', arguments: { words: 'bridge is open' } });
      assert.match(JSON.stringify(content), /Ilse Brandt/);
    } finally {
      await client.close();
    }
  });
});
