/**
 * Walks through the real workbench as a new user would, in four themes, and leaves a picture of each step in
 * `test/out/walk`: from an empty folder to a first note, a corrected speaker and a search, then the views over many
 * articles.
 *
 *   npm run walk                 all themes
 *   npm run walk -- hc light     only these
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openWorkbench, THEMES, type Theme } from '../../test/ui/workbench';
import { packExtension, ROOT } from '../package';
import { launchBrowser } from '../workbench/browser';
import { ensureWorkbench } from '../workbench/install';
import { type Server, startServer } from '../workbench/server';
import { FIRST_MINUTES } from './firstMinutes';
import type { Scene } from './scene';
import { fillViews, VIEWS } from './views';

const SIZE = { width: 1280, height: 800 };
const OUT = path.join(ROOT, 'test', 'out', 'walk');

interface Walk {
  readonly name: string;
  readonly fill: (folder: string) => void;
  readonly scenes: readonly Scene[];
  /** True: each scene needs the one before it. */
  readonly isChain: boolean;
}

const WALKS: readonly Walk[] = [
  { name: 'first', fill: () => undefined, scenes: FIRST_MINUTES, isChain: true },
  { name: 'views', fill: fillViews, scenes: VIEWS, isChain: false },
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Walks in a window of its own. A scene that fails is pictured, too. @returns the failures */
async function walk(
  { name, fill, scenes, isChain }: Walk,
  theme: Theme,
  browser: Browser,
  server: Server,
): Promise<string[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-walk-'));
  const failed: string[] = [];
  fill(folder);
  const context = await browser.newContext();
  try {
    const workbench = await openWorkbench(context, server, folder, SIZE);
    for (const [i, scene] of scenes.entries()) {
      const picture = `walk/${name}-${String(i + 1).padStart(2, '0')}-${scene.name}-${theme}`;
      try {
        await scene.act({ workbench, folder });
      } catch (error) {
        failed.push(`${picture}: ${error}`);
      }
      await workbench.picture(picture);
      say(picture);
      if (isChain && failed.length) break;
    }
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return failed;
}

async function main(themes: readonly string[]): Promise<void> {
  const unknown = themes.filter(theme => !Object.hasOwn(THEMES, theme));
  if (unknown.length) throw new Error(`no theme ${unknown}: there are ${Object.keys(THEMES).join(', ')}`);
  const chosen = (themes.length ? themes : Object.keys(THEMES)) as readonly Theme[];
  await ensureWorkbench(say);
  mkdirSync(OUT, { recursive: true });
  const server = await startServer({ vsix: process.env.SEED_VSIX ?? packExtension() });
  const browser = await launchBrowser();
  const failed: string[] = [];
  try {
    for (const theme of chosen) {
      server.writeSettings({
        'workbench.colorTheme': THEMES[theme],
        'seedAnnotator.annotations.author': 'anna',
        'seedAnnotator.tags.nameInText': true,
      });
      for (const one of WALKS) failed.push(...(await walk(one, theme, browser, server)));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  if (failed.length) throw new Error(failed.join('\n'));
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
