/**
 * Measures how long the window blocks while the notes of a file are shown, in the real workbench.
 *
 *   npm run bench:notes                 100, 500 and 2000 notes
 *   npm run bench:notes -- 500
 *
 * SEED_VSIX names a packed extension; without it, one is packed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packExtension } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import { ensureWorkbench } from '../../scripts/workbench/install';
import { startServer } from '../../scripts/workbench/server';
import { openWorkbench, type Workbench } from '../ui/workbench';
import { layOutNotes } from './manyNotes';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Measures the time between frames: while the window is blocked, none is drawn. */
const WATCH = `(() => {
  const watch = (window.frameWatch = { last: performance.now(), longest: 0, still: 0 });
  const tick = now => {
    const gap = performance.now() - watch.last;
    watch.last = performance.now();
    watch.longest = Math.max(watch.longest, gap);
    if (gap > 100) watch.still += gap;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

interface Frames {
  readonly longest: number;
  readonly still: number;
}

async function framesSince(workbench: Workbench): Promise<Frames> {
  return workbench.page.evaluate(`(() => {
    const { longest, still } = window.frameWatch;
    Object.assign(window.frameWatch, { longest: 0, still: 0 });
    return { longest, still };
  })()`);
}

/** Waits until frames are drawn regularly for some seconds: then everything has been drawn. */
async function calm(workbench: Workbench, seconds = 3): Promise<void> {
  await workbench.page.evaluate(`new Promise(resolve => {
    let since = performance.now();
    let last = since;
    const tick = () => {
      const now = performance.now();
      if (now - last > 150) since = now;
      last = now;
      if (now - since > ${seconds * 1000}) resolve();
      else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  })`);
}

/** Milliseconds from a key press in the editor until its character is drawn. */
async function typed(workbench: Workbench, character: string): Promise<number> {
  const { page } = workbench;
  const from = Date.now();
  await page.keyboard.type(character);
  await page.locator('.monaco-editor .view-line', { hasText: character }).first().waitFor({ timeout: 180_000 });
  return Date.now() - from;
}

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

async function main(): Promise<void> {
  const counts = process.argv.slice(2).map(Number).filter(Boolean);
  await ensureWorkbench(say);
  const server = await startServer({ vsix: process.env.SEED_VSIX ?? packExtension() });
  const browser = await launchBrowser();
  const context = await browser.newContext();
  try {
    for (const count of counts.length ? counts : [100, 500, 2000]) {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-notes-'));
      layOutNotes(folder, count);
      const workbench = await openWorkbench(context, server, folder);
      await workbench.openFile('other.txt');
      await workbench.page.evaluate(WATCH);
      await framesSince(workbench);
      const from = Date.now();
      await workbench.openFile('many.txt');
      await workbench.page.locator('.comment-thread-unresolved').first().waitFor({ timeout: 180_000 });
      const shown = Date.now() - from;
      const key = await typed(workbench, 'ß');
      await calm(workbench);
      const opening = await framesSince(workbench);
      const all = Date.now() - from;
      await workbench.openFile('other.txt');
      await calm(workbench, 1);
      await framesSince(workbench);
      await workbench.openFile('many.txt');
      await workbench.page.locator('.comment-thread-unresolved').first().waitFor({ timeout: 180_000 });
      const again = await typed(workbench, 'ð');
      await calm(workbench);
      const switching = await framesSince(workbench);
      say(
        `${count} notes: first shown after ${inSeconds(shown)}, a key drawn after ${inSeconds(key)}, all calm after ${inSeconds(all)}; ` +
          `longest gap between frames ${inSeconds(opening.longest)}, total ${inSeconds(opening.still)} above 0.1 s; ` +
          `back from another tab: key ${inSeconds(again)}, longest ${inSeconds(switching.longest)}, total ${inSeconds(switching.still)}`,
      );
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
