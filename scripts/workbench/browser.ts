/** A headless browser: an installed Chrome or Chromium, or else the one from npm. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { HOME } from './install';

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
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

const MODULES = path.join(HOME, 'node_modules');
const PACKED = path.join(MODULES, '.browser');

export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  const args = asRoot ? [...ARGS, '--no-sandbox'] : ARGS;
  const own = INSTALLED.find(candidate => candidate && existsSync(candidate));
  if (own) return chromium.launch({ executablePath: own, args, headless: true });
  if (!existsSync(PACKED)) unpack();
  const executablePath = path.join(PACKED, 'chromium');
  return chromium.launch({ executablePath, args, headless: true, env: packedEnvironment(executablePath) });
}

/** Unpacks the browser, its libraries and a font configuration, all or nothing. */
function unpack(): void {
  const folder = mkdtempSync(path.join(MODULES, '.browser-'));
  try {
    // The package unpacks to the temp folder and reuses what is there. A folder of our own keeps versions apart.
    const code = "import('@sparticuz/chromium').then(module => module.default.executablePath())";
    const { status, stderr } = spawnSync(process.execPath, ['-e', code], {
      cwd: HOME,
      env: { ...process.env, TMPDIR: folder, TEMP: folder },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The browser could not be unpacked: ${stderr}`);
    const tar = path.join(folder, 'libraries.tar');
    const libraries = path.join(MODULES, '@sparticuz', 'chromium', 'bin', 'al2023.tar.br');
    writeFileSync(tar, brotliDecompressSync(readFileSync(libraries)));
    const untar = spawnSync('tar', ['-xf', tar, '-C', folder], { encoding: 'utf8' });
    if (untar.status !== 0) throw new Error(`The browser's libraries could not be unpacked: ${untar.stderr}`);
    rmSync(tar);
    writeFileSync(path.join(folder, 'fonts.conf'), fontconfig());
    mkdirSync(path.join(folder, 'font-cache'));
    if (!existsSync(PACKED)) renameSync(folder, PACKED);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Uses the same fonts on every machine, so that screenshots are comparable. Without any font, the browser would crash at
 * the first letter.
 */
function fontconfig(): string {
  const alias = (family: string, font: string) =>
    `<alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(MODULES, 'dejavu-fonts-ttf', 'ttf')}</dir>
  <cachedir>${path.join(PACKED, 'font-cache')}</cachedir>
  ${alias('monospace', 'DejaVu Sans Mono')}
  ${alias('serif', 'DejaVu Serif')}
  ${alias('sans-serif', 'DejaVu Sans')}
  <match><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>
`;
}

function packedEnvironment(executable: string): Record<string, string> {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(PACKED, 'fonts.conf') } as Record<string, string>;
  if (lacksLibraries(executable)) {
    env.LD_LIBRARY_PATH = [path.join(PACKED, 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter);
  }
  return env;
}

function lacksLibraries(executable: string): boolean {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return (stdout ?? '').includes('not found');
}
