/** A headless browser: the machine's own Chrome or Chromium, else the one that comes from npm. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { HOME } from './install';

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--mute-audio',
  '--disable-dev-shm-usage',
];

export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  const args = asRoot ? [...ARGS, '--no-sandbox'] : ARGS;
  const own = INSTALLED.find(candidate => candidate && existsSync(candidate));
  if (own) return chromium.launch({ executablePath: own, args, headless: true });
  const packed = await packedChromium();
  return chromium.launch({
    executablePath: packed.executablePath,
    args,
    headless: true,
    env: packed.env,
  });
}

interface Packed {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

async function packedChromium(): Promise<Packed> {
  const folder = path.join(HOME, 'node_modules', '@sparticuz', 'chromium');
  const module = await import(pathToFileURL(path.join(folder, 'build', 'esm', 'index.js')).href);
  const executablePath: string = await module.default.executablePath();
  const env = { ...process.env } as Record<string, string>;
  if (lacksLibraries(executablePath)) {
    const libraries = unpackLibraries(path.join(folder, 'bin', 'al2023.tar.br'));
    env.LD_LIBRARY_PATH = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter);
  }
  return { executablePath, env };
}

const lacksLibraries = (executable: string): boolean => {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return (stdout ?? '').includes('not found');
};

/** The system libraries that the package carries for machines without them, unpacked once. */
function unpackLibraries(archive: string): string {
  const target = path.join(os.tmpdir(), 'seed-workbench-libraries');
  const libraries = path.join(target, 'lib');
  if (existsSync(libraries)) return libraries;
  mkdirSync(target, { recursive: true });
  const tar = path.join(target, 'libraries.tar');
  writeFileSync(tar, brotliDecompressSync(readFileSync(archive)));
  const { status, stderr } = spawnSync('tar', ['-xf', tar, '-C', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The browser's libraries could not be unpacked: ${stderr}`);
  return libraries;
}
