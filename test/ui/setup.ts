/**
 * One server and one browser for all UI tests. Each suite starts as in a new browser, each test gets a window on its own
 * copy of `seeds/`.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { packExtension, ROOT } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import { ensureWorkbench } from '../../scripts/workbench/install';
import { type Server, type ServerOptions, startServer } from '../../scripts/workbench/server';
import { LONGEST_START, LONGEST_TEST } from '../patience';
import { openWorkbench, THEMES, type Theme, type Workbench } from './workbench';

export interface Stage {
  readonly workbench: Workbench;
  /** The open folder. */
  readonly folder: string;
  /** Opens another window on the folder. */
  readonly openAnother: () => Promise<Workbench>;
}

export interface Scene {
  readonly theme?: Theme;
  /** Fills the folder, instead of a copy of `seeds/` in a folder of that name. */
  readonly fill?: (folder: string) => void;
  /** Changes the copy of `seeds/` before it is opened. */
  readonly prepare?: (folder: string) => void;
  /** True: the window has no folder. */
  readonly empty?: boolean;
  /** The editor's display language, else English. */
  readonly language?: string;
  /** True: the extension runs in the browser's extension host, not in Node's. */
  readonly inBrowser?: boolean;
}

interface House {
  readonly server: Server;
  readonly browser: Browser;
  readonly context: BrowserContext;
}

/** Shared by all suites: a start takes as long as a test, and the first window of a browser has nothing in its cache. */
let house: Promise<House> | null = null;

async function openHouse(options: Pick<ServerOptions, 'restricted'> = {}): Promise<House> {
  await ensureWorkbench(line => process.stdout.write(`${line}\n`));
  const server = await startServer({ ...options, vsix: process.env.SEED_VSIX ?? packExtension() });
  const browser = await launchBrowser();
  return { server, browser, context: await browser.newContext() };
}

/** Deletes what earlier windows left in the browser: layouts, histories and the state of extensions. */
async function forgetWindows({ server, context }: House): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${server.address}/version`);
  await page.evaluate(`(async () => {
    localStorage.clear();
    for (const { name } of await indexedDB.databases())
      await new Promise(done => {
        const deleting = indexedDB.deleteDatabase(name);
        deleting.onsuccess = deleting.onerror = done;
      });
  })()`);
  await page.close();
}

async function closeHouse(opened: Promise<House> | null): Promise<void> {
  const { browser, server } = (await opened?.catch(() => null)) ?? {};
  await browser?.close();
  await server?.stop();
}

after('end the server and the browser', () => closeHouse(house));

/**
 * Declares the hooks of a suite. The returned function opens a window for the current test.
 * @param options of the server; with any, the suite has a server of its own
 */
export function onStage(options?: Pick<ServerOptions, 'restricted'>): (scene?: Theme | Scene) => Promise<Stage> {
  let server: Server;
  let context: BrowserContext;
  let own: Promise<House> | null = null;
  const undo: (() => Promise<void> | void)[] = [];
  after(() => closeHouse(own));

  before(async function () {
    this.timeout(2 * LONGEST_START);
    if (options) own = openHouse(options);
    else house ??= openHouse();
    const opened = await (own ?? house)!;
    await forgetWindows(opened);
    ({ server, context } = opened);
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

  return async (scene = 'dark') => {
    const {
      theme = 'dark',
      fill,
      prepare,
      empty,
      language,
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
    const openAnother = async () => {
      const another = await openWorkbench(context, server, empty ? null : opened, { language });
      undo.push(() => another.close());
      return another;
    };
    return { workbench: await openAnother(), folder: opened, openAnother };
  };
}
