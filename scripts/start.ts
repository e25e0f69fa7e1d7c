/**
 * `npm start`: VS Code with the extension on the folder `seeds/`.
 *
 *   npm start                                 the desktop's VS Code, or one from npm in the browser
 *   npm start -- FOLDER                       on another folder
 *   npm start -- --screenshot FILE            writes a screenshot; needs no display
 *       [--file seeds/x.txt] [--theme light|dark|hc|hc-light] [--size 1600x1000] [--line N]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openWorkbench, THEMES, type Theme } from '../test/ui/workbench';
import { packExtension, ROOT, run } from './package';
import { launchBrowser } from './workbench/browser';
import { ensureWorkbench } from './workbench/install';
import { startServer } from './workbench/server';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    screenshot: { type: 'string' },
    file: { type: 'string', default: '000_741671edce2820d1.txt' },
    theme: { type: 'string', default: 'dark' },
    size: { type: 'string', default: '1600x1000' },
    line: { type: 'string', default: '3' },
  },
});
const folder = path.resolve(positionals[0] ?? path.join(ROOT, 'seeds'));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The desktop's VS Code, if there is one and a display to show it on. */
function desktop(): string | null {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null;
  const named = process.env.VSCODE_PATH;
  if (named && existsSync(named)) return named;
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', ['code'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split(/\r?\n/)[0] : null;
}

async function inBrowser(): Promise<void> {
  await ensureWorkbench(say);
  const server = await startServer({
    vsix: packExtension(),
    settings: { 'workbench.colorTheme': themeOf(values.theme) },
  });
  say(`Seed Annotator runs in VS Code at ${server.address}/?folder=${encodeURI(folder)}`);
  say('Open the address in a browser; Press Ctrl+C to stop.');
  const end = () => {
    server.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function screenshot(target: string): Promise<void> {
  const [width, height] = values.size.split('x').map(Number);
  if (!width || !height) throw new Error(`--size takes WIDTHxHEIGHT, not ${values.size}`);
  await ensureWorkbench(say);
  const server = await startServer({
    vsix: packExtension(),
    settings: { 'workbench.colorTheme': themeOf(values.theme) },
  });
  const browser = await launchBrowser();
  try {
    const workbench = await openWorkbench(await browser.newContext(), server, folder, { width, height });
    await workbench.openView();
    await workbench.openFile(path.basename(values.file));
    await workbench.waitForLenses();
    await workbench.goToLine(Number(values.line));
    await workbench.settled();
    await workbench.page.screenshot({ path: path.resolve(target) });
    say(`Wrote ${target}`);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function themeOf(name: string): string {
  const theme = THEMES[name as Theme];
  if (!theme) throw new Error(`--theme takes ${Object.keys(THEMES).join(', ')}, not ${name}`);
  return theme;
}

async function main(): Promise<void> {
  if (values.screenshot) return screenshot(values.screenshot);
  const code = desktop();
  if (!code) return inBrowser();
  run('tsx', ['scripts/build.ts', '--production']);
  spawn(code, ['--extensionDevelopmentPath', ROOT, folder], {
    stdio: 'inherit',
    detached: true,
    shell: process.platform === 'win32',
  }).unref();
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
