/**
 * A folder from a stranger in the real workbench: its text never becomes a link, icon or image, the network is not
 * used, and no command runs that the user did not choose.
 */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { ARTICLE, COMMAND, fill, ICON, type Listener, listen } from './hostileFolder';
import { onStage } from './setup';
import { THEME, type Theme, type Workbench } from './workbench';

/** Longer texts of a folder never reach the page. */
const LONGEST = 3000;

/** Everything the page draws from the folder's text that is more than text, searched for in the whole page. */
async function drawn(page: Page): Promise<string[]> {
  const found = `(() => {
    const all = selector => [...document.querySelectorAll(selector)].map(one => one.outerHTML.slice(0, 300));
    return [
      ...all('.codicon-${ICON}'),
      ...all('a[href^="command:${COMMAND}"], a[data-href^="command:${COMMAND}"]'),
      ...all('img[src*="127.0.0.1"]'),
      ...all('[data-resource-name^="Untitled"]'),
      ...[...document.querySelectorAll('[aria-label], [title]')]
        .flatMap(one => [one.getAttribute('aria-label'), one.getAttribute('title')])
        .filter(text => text && text.length > ${LONGEST})
        .map(text => text.length + ' letters: ' + text.slice(0, 100)),
    ];
  })()`;
  return page.evaluate<string[]>(found);
}

/** Records what notifications drew, including those that are gone by now. */
async function watchNotifications(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    window.seenNotifications = [];
    const keep = () => {
      for (const one of document.querySelectorAll('.notification-list-item-message'))
        if (!window.seenNotifications.includes(one.innerHTML)) window.seenNotifications.push(one.innerHTML);
    };
    new MutationObserver(keep).observe(document.body, { subtree: true, childList: true, characterData: true });
  })()`);
  return () => page.evaluate<string[]>('window.seenNotifications');
}

describe('a folder from a stranger in the workbench', () => {
  const stage = onStage();
  let listener: Listener;
  beforeEach(async () => {
    listener = await listen();
  });
  afterEach(() => listener.stop());

  const open = async (theme: Theme = 'dark', refusing = false): Promise<Workbench> => {
    const { workbench } = await stage({ theme, prepare: folder => fill(folder, listener.image, refusing) });
    await workbench.openView();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    return workbench;
  };

  const isHarmless = async ({ page }: Workbench) => {
    assert.deepEqual({ drawn: await drawn(page), connections: listener.connections }, { drawn: [], connections: [] });
  };

  /** Hovers over the description of each row of the open quick pick until its hover is there; takes a screenshot. */
  const restOnRows = async (workbench: Workbench, some: RegExp, picture: string) => {
    const { page } = workbench;
    const rows = page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: some }).first().waitFor();
    await workbench.picture(picture);
    let rested = 0;
    for (const row of await rows.all()) {
      const around = await row.boundingBox();
      const description = await row.locator('.label-description').first().boundingBox();
      // A long label leaves no room for a description.
      if (!around || !description?.width || description.x + 5 > around.x + around.width) continue;
      // Not through the locator: it would scroll clipped text into view.
      await page.mouse.move(description.x + 4, description.y + description.height / 2);
      await hoverOf(page).first().waitFor();
      await workbench.settled();
      rested++;
      await page.mouse.move(2, 2);
      await hoverOf(page).first().waitFor({ state: 'hidden' });
    }
    assert.ok(rested > 0, 'no row has a hover');
    await isHarmless(workbench);
  };

  const hoverOf = (page: Page): Locator => page.locator('.workbench-hover-container .monaco-hover');

  const leave = async ({ page }: Workbench) => {
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };

  const putCursorOn = async ({ page }: Workbench, words: string, line: number) => {
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-widget').waitFor();
    const column = words.length + 2;
    await page.locator('.quick-input-widget input[type="text"]').fill(`:${line}:${column}`);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  };

  it('draws no link in the progress of renaming a tag', async () => {
    const workbench = await open();
    const { page } = workbench;
    const seen = await watchNotifications(page);
    await workbench.runCommand('Seed Annotator: Rename Tag');
    await restOnRows(workbench, /see help/, 'hostile-rename-tag');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'see help' }).first().click();
    await page.waitForFunction('window.seenNotifications.some(html => html.includes("Looking for passages"))');
    const progress = (await seen()).filter(html => html.includes('Looking for passages'));
    assert.deepEqual(
      progress.filter(html => /<a\b|<img|codicon/.test(html)),
      [],
    );
    await isHarmless(workbench);
  });

  it('draws no link when a write is refused', async () => {
    const workbench = await open(THEME, true);
    const { page } = workbench;
    await putCursorOn(workbench, '“The', 3);
    await workbench.runCommand('Seed Annotator: Confirm Speaker');
    const told = page.locator('.notification-list-item-message', { hasText: 'Nothing was written' }).first();
    await told.waitFor();
    assert.equal(await told.locator('a').count(), 0);
    assert.match((await told.innerText()).replaceAll('\u2060', ''), /\[see help\]\(command:/);
    await isHarmless(workbench);
    await workbench.picture(`hostile-notification-${THEME}`);
  });

  it('makes no network request, and draws no icon, in quick picks', async () => {
    const workbench = await open(THEME);
    const { page } = workbench;

    await putCursorOn(workbench, '“The', 3);
    await workbench.runCommand('Seed Annotator: Change Speaker');
    await restOnRows(workbench, /Mari/, `hostile-speakers-${THEME}`);
    await leave(workbench);

    await putCursorOn(workbench, 'Mari', 5);
    await workbench.runCommand('Seed Annotator: Split Off Mentions');
    await restOnRows(workbench, /Solberg/, `hostile-mentions-${THEME}`);
    await leave(workbench);

    await workbench.selectWords('40 centimetres');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('t');
    await restOnRows(workbench, /see help/, `hostile-tags-${THEME}`);
    await leave(workbench);

    await page.keyboard.press('Control+Shift+O');
    await restOnRows(workbench, /Solberg/, `hostile-symbols-${THEME}`);
    await leave(workbench);
  });

  it('draws no icon, link or image in hovers, lenses, trees and notes', async () => {
    const workbench = await open();
    const { page } = workbench;
    await isHarmless(workbench);
    for (const words of ['crack', 'centimetres', 'Solberg', 'sail']) {
      const hover = await workbench.hover(words);
      await workbench.settled();
      // If text ended the title of a link, the rest would be read as its label.
      assert.doesNotMatch(await hover.innerText(), /draggable=|data-href=/);
      await isHarmless(workbench);
      await page.mouse.move(2, 2);
    }
    await workbench.row(/rocket.*Post/).hover();
    await hoverOf(page).filter({ hasText: 'title' }).waitFor();
    await isHarmless(workbench);
    await workbench.runCommand('Comments: Expand All Comments');
    await page.locator('.review-widget .comment-body').first().waitFor();
    await workbench.settled();
    await isHarmless(workbench);
  });
});
