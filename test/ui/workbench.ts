/** The workbench as a person meets it: what they can open, see, click and type. Waits for what is shown, never for time. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { Server } from '../../scripts/workbench/server';

export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  hc: 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

const SLOW = 60_000;
const MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control';

/** Opens a folder in a window of its own; windows of one context share the browser's cache, so all but the first are quick. */
export async function openWorkbench(
  context: BrowserContext,
  server: Server,
  folder: string,
  size = { width: 1500, height: 950 },
): Promise<Workbench> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  page.setDefaultTimeout(SLOW);
  const workbench = new Workbench(page, `${server.address}/?folder=${encodeURIComponent(folder)}`);
  await workbench.load();
  return workbench;
}

export class Workbench {
  constructor(
    readonly page: Page,
    private readonly address: string,
  ) {}

  async load(): Promise<void> {
    await this.page.goto(this.address);
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor();
    await this.page.locator('.part.statusbar').waitFor();
  }

  /** Reloads the window; all that is not on disk is gone. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor();
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press(`${MODIFIER}+P`);
    await this.quickInput(name, name);
    await this.page.locator(`.tab[data-resource-name="${name}"]`).first().waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput(`>${title}`, title);
  }

  /** Types into the quick input and takes the entry that reads so. */
  async quickInput(value: string, entry: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    await widget.waitFor();
    await widget.locator('input[type="text"]').fill(value);
    const row = widget.locator('.monaco-list-row.focused', { hasText: entry });
    await row.waitFor();
    await this.page.keyboard.press('Enter');
    // Another input may follow at once: this one is done when its entry is gone.
    await row.waitFor({ state: 'hidden' });
  }

  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const widget = this.page.locator('.quick-input-widget');
    await widget.waitFor();
    await widget.locator('input[type="text"]').fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Opens the extension's own container in the side bar. */
  async openView(): Promise<void> {
    const icon = this.page
      .locator('.activitybar .action-item', { has: this.page.locator('a[aria-label="Seed Annotator"]') })
      .first();
    await icon.waitFor();
    if (!(await icon.getAttribute('class'))?.includes('checked')) await icon.click();
    await this.tree.first().waitFor();
  }

  /** The rows of the Articles view that are drawn. */
  get tree(): Locator {
    return this.page.locator('.part.sidebar [aria-label="Articles"] .monaco-list-row:visible');
  }

  row(text: string | RegExp): Locator {
    return this.tree.filter({ hasText: text }).first();
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    await row.waitFor();
    const handle = await row.elementHandle();
    const expanded = (timeout: number) =>
      this.page.waitForFunction(element => element?.getAttribute('aria-expanded') === 'true', handle, { timeout });
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
    await expanded(SLOW / 3).catch(async () => {
      // The click went astray, where the views were laid out anew at that moment.
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
      await expanded(SLOW);
    });
  }

  get lenses(): Locator {
    return this.page.locator('.monaco-editor .codelens-decoration');
  }

  async waitForLenses(): Promise<void> {
    await this.lenses.locator('a', { hasText: 'change speaker' }).first().waitFor();
  }

  async lensTexts(): Promise<string[]> {
    return (await this.lenses.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());
  }

  /** Puts the pointer on words in the editor and gives the hover that appears. */
  async hover(words: string): Promise<Locator> {
    await this.word(words).hover();
    const hover = this.page
      .locator('.monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover .monaco-hover:not(.hidden)')
      .first();
    await hover.waitFor();
    return hover;
  }

  /** The innermost piece of the editor's text that holds the words. */
  word(words: string): Locator {
    return this.page.locator('.monaco-editor .view-line span > span', { hasText: words }).first();
  }

  /** Selects the first place in the file where the words stand, by the editor's own search. */
  async selectWords(words: string): Promise<void> {
    const find = this.page.locator('.find-widget.visible');
    // Not by a click: the first line may be hidden below the header that sticks to the top.
    await this.page.keyboard.press(`${MODIFIER}+1`);
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.page.keyboard.press(`${MODIFIER}+Home`);
    await this.page.keyboard.press(`${MODIFIER}+F`);
    await find.waitFor();
    await this.page.keyboard.press(`${MODIFIER}+A`);
    await this.page.keyboard.type(words);
    await find.locator('.matchesCount', { hasText: /1 of/ }).waitFor();
    await this.page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
    await this.page.locator('.part.statusbar', { hasText: `(${words.length} selected)` }).waitFor();
  }

  /** Writes into the box that is open for a new note, and saves it. */
  async writeNote(body: string): Promise<void> {
    const form = this.page.locator('.review-widget .edit-container');
    const box = form.locator('.monaco-editor');
    await box.waitFor();
    await box.click();
    await this.page.keyboard.type(body);
    await form.getByRole('button', { name: 'Save' }).click();
  }

  /** Waits until the workbench says that nothing is under way: no progress bar, no loading lens or hover. */
  async settled(): Promise<void> {
    await this.page
      .locator('.monaco-progress-container.active')
      .waitFor({ state: 'hidden' })
      .catch(() => undefined);
    // Two frames: what was decided is drawn.
    await this.page.evaluate(
      'new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))',
    );
  }

  /** Waits until the editor has put what an extension remembers where a reload finds it: that comes some time later. */
  async remembered(words: string): Promise<void> {
    const found = `(async () => {
      for (const { name } of await indexedDB.databases()) {
        const database = await new Promise(done => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => done(opening.result);
          opening.onerror = () => done(null);
        });
        if (!database) continue;
        const values = await new Promise(done => {
          if (!database.objectStoreNames.contains('ItemTable')) return done([]);
          const reading = database.transaction('ItemTable').objectStore('ItemTable').getAll();
          reading.onsuccess = () => done(reading.result);
          reading.onerror = () => done([]);
        });
        database.close();
        if (values.some(value => String(value).includes(${JSON.stringify(words)}))) return true;
      }
      return false;
    })()`;
    for (let i = 0; i < 200; i++) {
      if (await this.page.evaluate(found)) return;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`nothing with ${words} is remembered`);
  }

  /** Keeps a picture under `test/out`. */
  async picture(name: string): Promise<string> {
    await this.settled();
    const target = path.resolve('test/out', `${name}.png`);
    mkdirSync(path.dirname(target), { recursive: true });
    await this.page.screenshot({ path: target });
    return target;
  }
}
