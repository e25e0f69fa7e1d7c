/**
 * Makes the pictures of the walkthrough from the real workbench, in a dark and a light theme: `npm run pictures`. Each
 * shows the act of its step. They are written to `media/walkthrough`.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { pictureOf, type WalkthroughStepName } from '../src/extension/contributions/walkthrough';
import { SAMPLE_FILES } from '../src/extension/features/firstSteps/sampleFiles';
import { gone, openWorkbench, repeat, THEMES, type Workbench } from '../test/ui/workbench';
import { packExtension, ROOT } from './package';
import { launchBrowser } from './workbench/browser';
import { ensureWorkbench } from './workbench/install';
import { startServer } from './workbench/server';

/** Small, so that the words can be read where the editor shows the picture. */
const SIZE = { width: 700, height: 440 };
/** The part in which something happens, without the bar at the left. */
const CLIP = { x: 38, y: 4, width: 658, height: 320 };
/** Of WebP, from 0 to 1, the best first. */
const QUALITIES = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];
/** Maximum size of a picture, in bytes. All are packed with the extension. */
const MAX_BYTES = 22_000;

const SETTINGS = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'workbench.statusBar.visible': true,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'seedAnnotator.annotations.author': 'anna',
};

const closeSideBar = (workbench: Workbench) =>
  repeat(
    () => workbench.page.keyboard.press('Control+B'),
    async () => !(await workbench.page.locator('.part.sidebar').isVisible()),
  );

/** What is done for each picture, one after the other in one window. */
const SCENES: Readonly<Record<WalkthroughStepName, (workbench: Workbench) => Promise<unknown>>> = {
  open: async workbench => {
    await workbench.openView();
    await workbench.openFile('orrin-flood.txt');
    await workbench.waitForLenses();
    await workbench.row('Study finds').waitFor();
    await workbench.page.mouse.move(0, 0);
  },
  read: async workbench => {
    await closeSideBar(workbench);
    await workbench.goToLine(5);
    await workbench.hover('twenty-two years');
  },
  note: async workbench => {
    await workbench.page.mouse.move(0, 0);
    await workbench.selectWords('212 people');
    await workbench.runCommand('Add Note');
    await workbench.writeNote('Who counted? Ask the fire service.');
    await workbench.page.locator('.review-widget .comment-body', { hasText: 'Who counted?' }).waitFor();
  },
  correct: async workbench => {
    await workbench.runCommand('Collapse All Comments');
    await workbench.goToLine(7);
    const pick = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Luis Ferrand' });
    await workbench.click(workbench.lenses.locator('a', { hasText: 'change speaker' }).first(), pick);
  },
  review: async workbench => {
    await workbench.page.keyboard.press('Escape');
    await workbench.goToLine(1);
    await workbench.runCommand('Review Quotes in File');
    await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: 'Review 1/' }).waitFor();
    // The first has no suggestion to accept.
    await repeat(() => workbench.page.keyboard.press('s'), workbench.lenses.locator('a', { hasText: '[A]' }));
  },
  search: async workbench => {
    await workbench.runCommand('Stop Review');
    await repeat(() => Promise.resolve(), gone(workbench.lenses.locator('a', { hasText: '[A]' })));
    await workbench.runCommand('Search Articles');
    const input = workbench.page.locator('.quick-input-widget input[type="text"]');
    await repeat(
      limit => input.fill('speaker:solberg', { timeout: limit }),
      workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'angry passengers' }),
    );
  },
};

/** Turns a PNG into WebP in a page of the browser, in the best quality that is small enough. */
async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const code = `(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return ${JSON.stringify(QUALITIES)}.map(quality => canvas.toDataURL('image/webp', quality));
  })()`;
  for (const url of await page.evaluate<string[]>(code)) {
    if (!url.startsWith('data:image/webp;base64,')) throw new Error('the browser cannot write WebP');
    const content = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    if (content.length <= MAX_BYTES) return content;
  }
  throw new Error(`the picture has more than ${MAX_BYTES} bytes in every quality`);
}

async function picture(workbench: Workbench, context: BrowserContext, target: string): Promise<void> {
  await workbench.settled();
  await workbench.faded();
  const shot = path.join(ROOT, 'test', 'out', `${path.parse(target).name}.png`);
  const png = await workbench.page.screenshot({ path: shot, clip: CLIP });
  const page = await context.newPage();
  writeFileSync(target, await toWebp(page, png));
  await page.close();
  process.stdout.write(`${path.relative(ROOT, target)} ${Math.round(statSync(target).size / 1024)} kB\n`);
}

async function main(): Promise<void> {
  await ensureWorkbench(line => process.stdout.write(`${line}\n`));
  mkdirSync(path.join(ROOT, 'media', 'walkthrough'), { recursive: true });
  const server = await startServer({ vsix: process.env.SEED_VSIX ?? packExtension() });
  const browser = await launchBrowser();
  /** One picture that fails does not stop the rest. */
  const failed: string[] = [];
  try {
    for (const theme of ['dark', 'light'] as const) {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-pictures-'));
      for (const name of SAMPLE_FILES) cpSync(path.join(ROOT, 'seeds', name), path.join(folder, 'sample', name));
      server.writeSettings({ ...SETTINGS, 'workbench.colorTheme': THEMES[theme] });
      const context = await browser.newContext();
      const workbench = await openWorkbench(context, server, path.join(folder, 'sample'), SIZE);
      for (const [step, act] of Object.entries(SCENES)) {
        try {
          await act(workbench);
          await picture(workbench, context, path.join(ROOT, pictureOf(step, theme)));
        } catch (error) {
          failed.push(`${step}-${theme}: ${error}`);
          await workbench.picture(`failed-walkthrough-${step}-${theme}`);
        }
      }
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  if (failed.length) throw new Error(failed.join('\n'));
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
