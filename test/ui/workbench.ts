/**
 * Drives the workbench as a user does: opens, sees, clicks and types.
 *
 * The workbench redraws rows, lenses, hovers and notes at any moment. A click is lost if its target is redrawn between
 * the press and the release of the button. So nothing here keeps an element: each step is an action on a locator and its
 * expected effect, and is repeated as a whole until the effect is seen. No step waits for a fixed time.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, errors, type Locator, type Page } from 'playwright-core';
import type { Server } from '../../scripts/workbench/server';
import { LONGEST_WAIT, POLL, until } from '../patience';

export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  hc: 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

/** The theme of tests that are run in one theme, and of their pictures. SEED_THEME names another one. */
export const THEME = (process.env.SEED_THEME ?? 'dark') as Theme;

/** The effect of a step: something visible, or a condition. */
export type Effect = Locator | (() => Promise<boolean> | boolean);
/** One try of a step. Nothing in it waits longer than `limit` milliseconds. */
export type Act = (limit: number) => Promise<unknown>;

/**
 * Time limit of the first try of a step, in milliseconds. Each further try may take twice as long, so that a slow
 * machine is not mistaken for a lost click again and again.
 */
const FIRST_TRY = 10_000;
const MODIFIER = process.platform === 'darwin' ? 'Meta' : 'Control';

interface WindowOptions {
  readonly width?: number;
  readonly height?: number;
  /** Of the extension's texts. The editor from npm has its own texts in English only. */
  readonly language?: string;
}

/** Opens a folder, or none, in its own window. The windows of one context share a cache: all but the first open fast. */
export async function openWorkbench(
  context: BrowserContext,
  server: Server,
  folder: string | null,
  { width = 1500, height = 950, language }: WindowOptions = {},
): Promise<Workbench> {
  const page = await context.newPage();
  // The editor takes this for the language of a language pack.
  if (language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  await page.setViewportSize({ width, height });
  page.setDefaultTimeout(LONGEST_WAIT);
  const workbench = new Workbench(
    page,
    `${server.address}/?${folder === null ? 'ew=true' : `folder=${encodeURIComponent(folder)}`}`,
  );
  await workbench.load();
  return workbench;
}

/** True once nothing that the locator finds is visible. */
export const gone = (locator: Locator) => async (): Promise<boolean> => {
  for (const one of await locator.all()) if (await one.isVisible()) return false;
  return true;
};

async function holds(effect: Effect): Promise<boolean> {
  return typeof effect === 'function' ? effect() : effect.first().isVisible();
}

async function comes(effect: Effect, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; Date.now() < end; await new Promise(resolve => setTimeout(resolve, POLL)))
    if (await holds(effect)) return true;
  return holds(effect);
}

/** Acts until the effect is seen. @throws Error if it is not seen within {@link LONGEST_WAIT} */
export async function repeat(act: Act, effect: Effect): Promise<void> {
  const end = Date.now() + LONGEST_WAIT;
  let failure = '';
  for (let limit = FIRST_TRY; ; limit *= 2) {
    try {
      await act(limit);
      failure = '';
    } catch (error) {
      if (!(error instanceof errors.TimeoutError)) throw error;
      failure = `\n${error.message}`;
    }
    if (await comes(effect, limit)) return;
    if (Date.now() > end) throw new Error(`a step did not have its effect: ${effect}${failure}`);
  }
}

/** Like `repeat`, but does nothing if the effect is already there. */
export async function ensure(effect: Effect, act: Act): Promise<void> {
  if (!(await holds(effect))) await repeat(act, effect);
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

  /** Reloads the window; everything that is not on disk is lost. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .part.activitybar').waitFor();
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Clicks what the locator finds, until the effect is seen. */
  async click(target: Locator, effect: Effect, options: { readonly button?: 'right' } = {}): Promise<void> {
    await repeat(limit => target.click({ ...options, timeout: limit }), effect);
  }

  /** Presses keys one after the other until the effect is seen. Only for keys that may be pressed again if it is not. */
  async press(keys: readonly string[], effect: Effect): Promise<void> {
    await repeat(async () => {
      for (const key of keys) await this.page.keyboard.press(key);
    }, effect);
  }

  async openFile(name: string): Promise<void> {
    await repeat(
      async limit => {
        await this.openQuickInput(`${MODIFIER}+P`, limit);
        await this.input.fill(name, { timeout: limit });
        await this.focusedRow(name).waitFor({ timeout: limit });
        await this.pressEnter();
      },
      this.page.locator(`.tab.active[data-resource-name="${name}"]`),
    );
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  async runCommand(title: string): Promise<void> {
    const row = this.focusedRow(title);
    let isAccepted = false;
    // The palette has the commands that can run when it opens, so each try opens it anew.
    await repeat(
      async limit => {
        await this.openQuickInput('F1', limit);
        await this.input.fill(`>${title}`, { timeout: limit });
        await row.waitFor({ timeout: limit });
        isAccepted = await this.pressEnter();
      },
      async () => isAccepted && (await gone(row)()),
    );
  }

  /**
   * Presses Enter in the quick input. @returns false where it is not focused any more: what takes the focus closes it, and
   * the key would change the article
   */
  private async pressEnter(): Promise<boolean> {
    const isFocused = await this.page.evaluate<boolean>(
      `document.activeElement?.matches('.quick-input-widget input[type="text"]') ?? false`,
    );
    if (isFocused) await this.page.keyboard.press('Enter');
    return isFocused;
  }

  private get widget(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  private get input(): Locator {
    return this.widget.locator('input[type="text"]');
  }

  /** Opens an empty quick input: in one that is already open, the key would move the selection. */
  private async openQuickInput(key: string, limit: number): Promise<void> {
    await ensure(gone(this.widget), () => this.page.keyboard.press('Escape'));
    await this.page.keyboard.press(key);
    await this.input.waitFor({ timeout: limit });
  }

  /** Types into the quick input and accepts the entry with this text. */
  async quickInput(value: string, entry: string): Promise<void> {
    const row = this.focusedRow(entry);
    // Another input may have replaced the one that was open.
    await repeat(limit => this.input.fill(value, { timeout: limit }), row);
    await this.accept(row);
  }

  private focusedRow(entry: string): Locator {
    return this.widget.locator('.monaco-list-row.focused', { hasText: entry });
  }

  /** Presses Enter. Another input may follow at once: this one is done when its entry is gone. */
  private async accept(row: Locator): Promise<void> {
    await repeat(() => this.pressEnter(), gone(row));
  }

  async goToLine(line: number): Promise<void> {
    await repeat(
      async limit => {
        await this.openQuickInput('Control+G', limit);
        await this.input.fill(`:${line}`, { timeout: limit });
        await this.input.press('Enter', { timeout: limit });
        await this.widget.waitFor({ state: 'hidden', timeout: limit });
      },
      this.page.locator('.part.statusbar', { hasText: `Ln ${line},` }),
    );
  }

  /** Opens the extension's container in the side bar. */
  async openView(): Promise<void> {
    await this.showContainer();
    await this.tree.first().waitFor();
  }

  async showContainer(): Promise<void> {
    const icon = this.page
      .locator('.activitybar .action-item', { has: this.page.locator('a[aria-label="Seed Annotator"]') })
      .first();
    const title = this.page.locator('.part.sidebar .composite.title', { hasText: 'Seed Annotator' });
    // A click on the icon of an open container would close it.
    await ensure(title, async limit => {
      await icon.waitFor({ timeout: limit });
      if (!(await icon.getAttribute('class'))?.includes('checked')) await icon.click({ timeout: limit });
    });
  }

  /** Waits for the dialog that asks where to save, with a path that ends with `end`. @returns the path */
  async offersToSaveAs(end: string): Promise<string> {
    const widget = this.page.locator('.quick-input-widget');
    await widget.getByRole('button', { name: /^(OK|Save)$/ }).waitFor();
    const input = widget.locator('input[type="text"]');
    for (let i = 0; i < 200; i++) {
      const path = await input.inputValue();
      if (path.endsWith(end)) return path;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`${await input.inputValue()} does not end with ${end}`);
  }

  /** Enters the path in the dialog that asks where to save, and saves there. */
  async saveIn(file: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]');
    await input.fill(file);
    await this.page
      .locator('.quick-input-widget')
      .getByRole('button', { name: /^(OK|Save)$/ })
      .click();
  }

  /** The drawn rows of the Articles view. */
  get tree(): Locator {
    return this.page.locator('.part.sidebar [aria-label="Articles"] .monaco-list-row:visible');
  }

  row(text: string | RegExp): Locator {
    return this.tree.filter({ hasText: text }).first();
  }

  async expand(text: string | RegExp): Promise<void> {
    await this.expandIn(this.tree, text);
  }

  /** Expands the first row of a tree with this text. */
  async expandIn(rows: Locator, text: string | RegExp): Promise<void> {
    const row = (expanded: boolean) =>
      rows
        .filter({ hasText: text })
        .first()
        .and(this.page.locator(`[aria-expanded="${expanded}"]`));
    await ensure(row(true), limit => row(false).locator('.monaco-tl-twistie').click({ timeout: limit }));
  }

  /** Expands a row until another one is in sight: a row that is drawn anew meanwhile may be collapsed again. */
  async expandTo(text: string | RegExp, child: Locator): Promise<void> {
    await ensure(child, () => this.expand(text));
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

  get hovers(): Locator {
    return this.page.locator(
      '.monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover .monaco-hover:not(.hidden)',
    );
  }

  /** Moves the pointer to words in the editor and returns the hover that appears. */
  async hover(words: string): Promise<Locator> {
    const hover = this.hovers.first();
    await repeat(async limit => {
      // The editor reacts only to a moving pointer.
      await this.page.mouse.move(0, 0);
      await this.word(words).hover({ timeout: limit });
    }, hover);
    return hover;
  }

  /** Clicks a link in the hover of words, until the effect is seen; shows the hover again if it has closed. */
  async clickInHover(words: string, link: string, effect: Effect): Promise<void> {
    await repeat(async limit => {
      if (!(await this.hovers.first().isVisible())) await this.hover(words);
      await this.hovers.getByText(link).first().click({ timeout: limit });
    }, effect);
  }

  /** The innermost piece of the editor's text that contains the words. */
  word(words: string): Locator {
    return this.page.locator('.monaco-editor .view-line span > span', { hasText: words }).first();
  }

  /** Focuses the text. Not by a click: the first line may be hidden below the sticky header. */
  async focusEditor(): Promise<void> {
    await ensure(this.page.locator('.editor-instance > .monaco-editor.focused'), () =>
      this.page.keyboard.press(`${MODIFIER}+1`),
    );
  }

  /** Selects the first occurrence of the words in the file, with the editor's own search. */
  async selectWords(words: string): Promise<void> {
    const find = this.page.locator('.find-widget.visible');
    const status = (text: string) => this.page.locator('.part.statusbar', { hasText: text });
    await repeat(
      async limit => {
        await ensure(gone(find), () => this.page.keyboard.press('Escape'));
        await this.focusEditor();
        await this.page.keyboard.press(`${MODIFIER}+Home`);
        await status('Ln 1, Col 1').waitFor({ timeout: limit });
        await this.page.keyboard.press(`${MODIFIER}+F`);
        // Into its own box: typed keys would go to the text until the box has the focus. Emptied first,
        // because the editor moves to a match only when the words in the box change.
        await find.locator('.find-part textarea').first().fill('', { timeout: limit });
        await find.locator('.find-part textarea').first().fill(words, { timeout: limit });
        await find.locator('.matchesCount', { hasText: /^1 of/ }).waitFor({ timeout: limit });
        await status(`(${words.length} selected)`).waitFor({ timeout: limit });
        await find.locator('.find-part textarea').first().press('Escape', { timeout: limit });
        await find.waitFor({ state: 'hidden', timeout: limit });
      },
      status(`(${words.length} selected)`),
    );
    await this.focusEditor();
  }

  /** Writes into the open box of a new note, and saves it. */
  async writeNote(body: string): Promise<void> {
    const form = this.page.locator('.review-widget .edit-container');
    await this.writeInto(form, body);
    await this.click(form.getByRole('button', { name: 'Save' }), gone(form.locator('.view-line', { hasText: body })));
  }

  /** Replaces the content of a note's editor. */
  async writeInto(form: Locator, body: string): Promise<void> {
    const focused = form.locator('.monaco-editor.focused');
    await repeat(
      async limit => {
        await ensure(focused, () => form.locator('.monaco-editor').first().click({ timeout: limit }));
        await this.page.keyboard.press(`${MODIFIER}+A`);
        await this.page.keyboard.type(body);
      },
      form.locator('.view-line', { hasText: body }),
    );
  }

  /** Waits until the workbench is idle: no progress bar, no loading lens or hover. */
  async settled(): Promise<void> {
    await this.page
      .locator('.monaco-progress-container.active')
      .waitFor({ state: 'hidden' })
      .catch(() => undefined);
    // Two frames: then everything has been drawn.
    await this.page.evaluate(
      'new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))',
    );
  }

  /** Waits until nothing fades in or out any more: for pictures that people look at. */
  async faded(): Promise<void> {
    await this.page.evaluate(`Promise.all(
      document
        .getAnimations()
        .filter(one => one.effect?.getComputedTiming().iterations !== Infinity)
        .map(one => one.finished.catch(() => null)),
    )`);
  }

  /** Waits until the editor has stored the state of extensions, which happens with a delay, so that a reload finds it. */
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
    await until(() => this.page.evaluate<boolean>(found));
  }

  /** Saves a screenshot under `test/out`. */
  async picture(name: string): Promise<string> {
    await this.settled();
    const target = path.resolve('test/out', `${name}.png`);
    mkdirSync(path.dirname(target), { recursive: true });
    await this.page.screenshot({ path: target });
    return target;
  }
}
