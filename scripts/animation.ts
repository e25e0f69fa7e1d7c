/**
 * Makes the animation of the README from the real workbench: `npm run animation`. It opens an article, shows why a quote
 * is somebody's, adds a note, corrects a speaker and searches. It is written to `media/animation.webp`, and does not ship
 * with the extension.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { SAMPLE_FILES } from '../src/extension/features/firstSteps/sampleFiles';
import { openWorkbench, repeat, THEMES, type Workbench } from '../test/ui/workbench';
import { animatedWebp, type Frame } from './animatedWebp';
import { packExtension, ROOT } from './package';
import { launchBrowser } from './workbench/browser';
import { ensureWorkbench } from './workbench/install';
import { startServer } from './workbench/server';

const TARGET = path.join(ROOT, 'media', 'animation.webp');
const SIZE = { width: 1000, height: 600 };
/** Maximum size of the file, in bytes. */
const MAX_BYTES = 1_500_000;
/** How long frames are shown, in milliseconds. */
const SHORT = 220;
const MEDIUM = 900;
const LONG = 1800;

const SETTINGS = {
  'workbench.colorTheme': THEMES.dark,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.cursorBlinking': 'solid',
  'seedAnnotator.annotations.author': 'anna',
};

/** A screenshot has no pointer, so one is drawn; and a line that says what is shown. */
const OVERLAY = `(() => {
  const add = (id, style, html) => {
    const element = document.createElement('div');
    element.id = id;
    element.style.cssText = 'position: fixed; z-index: 100000; pointer-events: none;' + style;
    element.innerHTML = html;
    document.body.append(element);
  };
  const policy = globalThis.trustedTypes?.createPolicy('animation', { createHTML: text => text });
  add('film-pointer', 'left: 0; top: 0; width: 18px; height: 24px;', policy ? policy.createHTML(POINTER) : POINTER);
  add('film-caption', 'left: 0; right: 0; bottom: 0; height: 32px; line-height: 32px; text-align: center;' +
    'background: #1f3d2b; color: #fff; font: 600 16px/32px sans-serif;', '');
})()`.replaceAll(
  'POINTER',
  JSON.stringify(
    '<svg width="18" height="24" viewBox="0 0 18 24"><path d="M1 1v18l4.6-4.2 3 7 3-1.3-3-6.8H15z" fill="#fff" stroke="#000"/></svg>',
  ),
);

interface Shot {
  readonly png: Buffer;
  readonly duration: number;
}

/** Films one window: moves the pointer, and takes a picture of what has been done. */
class Film {
  readonly shots: Shot[] = [];

  constructor(readonly workbench: Workbench) {}

  private get page(): Page {
    return this.workbench.page;
  }

  begin(): Promise<unknown> {
    return this.page.evaluate(OVERLAY);
  }

  async say(caption: string): Promise<void> {
    await this.page.evaluate(`document.getElementById('film-caption').textContent = ${JSON.stringify(caption)}`);
  }

  /** Draws the pointer over what is pointed at. */
  async pointAt(target: ReturnType<Page['locator']>): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error(`nothing to point at: ${target}`);
    const [x, y] = [box.x + Math.min(box.width / 2, 60), box.y + box.height / 2];
    await this.page.evaluate(
      `document.getElementById('film-pointer').style.transform = 'translate(${Math.round(x)}px, ${Math.round(y)}px)'`,
    );
  }

  async take(duration: number): Promise<void> {
    await this.workbench.settled();
    await this.workbench.faded();
    this.shots.push({ png: await this.page.screenshot(), duration });
  }
}

async function openArticle(film: Film): Promise<void> {
  const { workbench } = film;
  await film.say('A folder of news articles, as plain text');
  await workbench.openView();
  await workbench.row('The town of Lower Orrin').waitFor();
  await workbench.page.mouse.move(0, 0);
  await film.pointAt(workbench.row('The town of Lower Orrin'));
  await film.take(LONG);
  await workbench.click(
    workbench.row('The town of Lower Orrin'),
    workbench.page.locator('.tab.active[data-resource-name="orrin-flood.txt"]'),
  );
  await workbench.waitForLenses();
  await film.say('The line above each paragraph says who speaks');
  await workbench.goToLine(7);
  await film.take(LONG);
}

async function showWhy(film: Film): Promise<void> {
  const { workbench } = film;
  await film.say('Hover over a quote to see why');
  await film.pointAt(workbench.word('twenty-two years'));
  await film.take(SHORT);
  await workbench.hover('twenty-two years');
  await film.take(LONG);
  await workbench.page.mouse.move(0, 0);
}

async function addNote(film: Film): Promise<void> {
  const { workbench } = film;
  await film.say('Ctrl+K N adds a note. It is kept in a file beside the article');
  await workbench.selectWords('212 people');
  await film.take(MEDIUM);
  await workbench.runCommand('Add Note');
  const form = workbench.page.locator('.review-widget .edit-container');
  for (const text of ['Who counted?', 'Who counted? Ask the fire service.']) {
    await workbench.writeInto(form, text);
    await film.take(MEDIUM);
  }
  await workbench.writeNote('Who counted? Ask the fire service.');
  await workbench.page.locator('.review-widget .comment-body', { hasText: 'Who counted?' }).waitFor();
  await film.take(MEDIUM);
  await workbench.runCommand('Collapse All Comments');
}

async function correctSpeaker(film: Film): Promise<void> {
  const { workbench } = film;
  const { page, lenses } = workbench;
  await film.say('Wrong? Choose another speaker');
  await workbench.goToLine(7);
  const link = lenses.locator('a', { hasText: 'change speaker' }).first();
  await film.pointAt(link);
  await film.take(MEDIUM);
  await workbench.click(link, page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Luis Ferrand' }));
  await film.take(MEDIUM);
  await workbench.quickInput('Luis', 'Luis Ferrand');
  await lenses.filter({ hasText: 'Luis Ferrand · corrected' }).first().waitFor();
  await film.take(LONG);
}

async function search(film: Film): Promise<void> {
  const { workbench } = film;
  const { page } = workbench;
  const input = page.locator('.quick-input-widget input[type="text"]');
  const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'angry passengers' });
  await film.say('Ctrl+K F searches all articles as you type');
  await workbench.runCommand('Search Articles');
  await film.take(MEDIUM);
  await repeat(limit => input.fill('speaker:solberg', { timeout: limit }), row);
  await film.take(LONG);
}

const SCENES = [openArticle, showWhy, addNote, correctSpeaker, search];

/** What differs from the picture before, as a lossless WebP: text stays sharp. Null if nothing differs. */
const CHANGED = `(async (before, after) => {
  const load = async png => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return { canvas, data: new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer) };
  };
  const now = await load(after);
  const { width, height } = now.canvas;
  let [left, top, right, bottom] = [0, 0, width, height];
  if (before) {
    const { data } = await load(before);
    [left, top, right, bottom] = [width, height, 0, 0];
    for (let i = 0; i < data.length; i++)
      if (data[i] !== now.data[i]) {
        const [x, y] = [i % width, Math.floor(i / width)];
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
      }
    if (right === 0) return null;
    [left, top] = [left - (left % 2), top - (top % 2)];
  }
  const part = document.createElement('canvas');
  [part.width, part.height] = [right - left, bottom - top];
  part.getContext('2d').drawImage(now.canvas, -left, -top);
  return { x: left, y: top, width: part.width, height: part.height, url: part.toDataURL('image/webp', 1) };
})`;

async function framesOf(shots: readonly Shot[], page: Page): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (const [i, { png, duration }] of shots.entries()) {
    const before = i > 0 ? (shots[i - 1] as Shot).png.toString('base64') : '';
    const changed = await page.evaluate<(Omit<Frame, 'webp' | 'duration'> & { url: string }) | null>(
      `${CHANGED}(${JSON.stringify(before)}, ${JSON.stringify(png.toString('base64'))})`,
    );
    const last = frames.at(-1);
    if (changed) {
      const { url, ...place } = changed;
      if (!url.startsWith('data:image/webp;base64,')) throw new Error('the browser cannot write WebP');
      frames.push({ ...place, webp: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'), duration });
    } else if (last) frames[frames.length - 1] = { ...last, duration: last.duration + duration };
  }
  return frames;
}

async function main(): Promise<void> {
  await ensureWorkbench(line => process.stdout.write(`${line}\n`));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-film-'));
  for (const name of SAMPLE_FILES) cpSync(path.join(ROOT, 'seeds', name), path.join(folder, 'news', name));
  const server = await startServer({ vsix: process.env.SEED_VSIX ?? packExtension(), settings: SETTINGS });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    const film = new Film(await openWorkbench(context, server, path.join(folder, 'news'), SIZE));
    await film.begin();
    for (const scene of SCENES) await scene(film);
    for (const [i, { png }] of film.shots.entries())
      writeFileSync(path.join(ROOT, 'test', 'out', `animation-${String(i).padStart(2, '0')}.png`), png);
    const animation = animatedWebp(await framesOf(film.shots, await context.newPage()));
    const seconds = film.shots.reduce((sum, { duration }) => sum + duration, 0) / 1000;
    process.stdout.write(`${film.shots.length} pictures, ${seconds} s, ${Math.round(animation.length / 1024)} kB\n`);
    if (animation.length > MAX_BYTES) throw new Error(`the animation has more than ${MAX_BYTES} bytes`);
    writeFileSync(TARGET, animation);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
