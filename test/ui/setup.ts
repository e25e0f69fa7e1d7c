/** One server and one browser for all UI tests. Each test gets a window on its own copy of `seeds/`. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { packExtension, ROOT } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import { ensureWorkbench } from '../../scripts/workbench/install';
import { type Server, startServer } from '../../scripts/workbench/server';
import { LONGEST_START, LONGEST_TEST } from '../patience';
import { openWorkbench, THEMES, type Theme, type Workbench } from './workbench';

export interface Stage {
  readonly workbench: Workbench;
  /** The open folder. */
  readonly folder: string;
}

export interface Scene {
  readonly theme?: Theme;
  /** Fills the folder, instead of a copy of `seeds/` in a folder of that name. */
  readonly fill?: (folder: string) => void;
  /** Changes the copy of `seeds/` before it is opened. */
  readonly prepare?: (folder: string) => void;
  /** True: the window has no folder. */
  readonly empty?: boolean;
  /** True: the extension runs in the browser's extension host, not in Node's. */
  readonly inBrowser?: boolean;
}

/** Declares the hooks of a suite. The returned function opens a window for the current test. */
export function onStage(): (scene?: Theme | Scene) => Promise<Stage> {
  let server: Server;
  let browser: Browser;
  let context: BrowserContext;
  const undo: (() => Promise<void> | void)[] = [];

  before(async function () {
    this.timeout(2 * LONGEST_START);
    await ensureWorkbench(line => process.stdout.write(`${line}\n`));
    server = await startServer({ vsix: process.env.SEED_VSIX ?? packExtension() });
    browser = await launchBrowser();
    context = await browser.newContext();
  });
  beforeEach(function () {
    this.currentTest?.timeout(LONGEST_TEST);
  });
  afterEach(async function () {
    this.timeout(LONGEST_TEST);
    if (this.currentTest?.state === 'failed') {
      for (const page of context.pages()) {
        const name = this.currentTest.fullTitle().replace(/\W+/g, '-');
        await page.screenshot({ path: path.join(ROOT, 'test', 'out', `failed-${name}.png`) }).catch(() => undefined);
      }
    }
    for (const step of undo.splice(0).reverse()) await step();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  return async (scene = 'dark') => {
    const {
      theme = 'dark',
      fill,
      prepare,
      empty,
      inBrowser,
    } = typeof scene === 'string' ? { theme: scene } : (scene as Scene);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-ui-'));
    undo.push(() => rmSync(folder, { recursive: true, force: true }));
    const opened = fill ? folder : path.join(folder, 'seeds');
    if (fill) fill(folder);
    else cpSync(path.join(ROOT, 'seeds'), opened, { recursive: true });
    prepare?.(opened);
    server.writeSettings({
      'workbench.colorTheme': THEMES[theme],
      'seedAnnotator.annotations.author': 'anna',
      ...(inBrowser ? { 'remote.extensionKind': { 'seed-annotator.seed-annotator': ['web'] } } : {}),
    });
    const workbench = await openWorkbench(context, server, empty ? null : opened);
    undo.push(() => workbench.close());
    return { workbench, folder: opened };
  };
}
