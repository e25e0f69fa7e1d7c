import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { gone, repeat } from './workbench';

const ARTICLE = '000_741671edce2820d1.txt';
const BREWERY = 'keller-brewery.txt';

/** Settings of the folder. */
const withSettings = (settings: object) => (folder: string) => {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
};

describe('reading an article in the workbench', () => {
  const stage = onStage();

  it('shows hints between the words and how many quotes are undecided; a click there reviews them', async () => {
    const { workbench } = await stage();
    const { page } = workbench;
    const line = (words: RegExp) => page.locator('.monaco-editor .view-line', { hasText: words }).first();
    await workbench.openFile(BREWERY);
    await workbench.waitForLenses();
    await line(/on\sThursday\s*=\s20\sMarch/).waitFor();
    await line(/“He\s*=\sJonas\sKeller\s*asked\sme/).waitFor();
    const item = page.locator('.part.statusbar .statusbar-item', { hasText: /\d+ undecided of \d+ quotes/ });
    await item.first().waitFor();
    await workbench.picture('reading-dark');
    await workbench.click(item.locator('a').first(), page.locator('.part.statusbar', { hasText: /Review 1\/\d+/ }));
    await until(gone(item));
  });

  it('keeps an article that opens read-only from every key', async () => {
    const { workbench, folder } = await stage({
      prepare: withSettings({ 'seedAnnotator.articles.openReadOnly': true }),
    });
    const { page } = workbench;
    const before = readFileSync(path.join(folder, ARTICLE), 'utf8');
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('This conversation');
    await workbench.press(['d'], page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }));
    await workbench.picture('read-only-dark');
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    assert.equal(readFileSync(path.join(folder, ARTICLE), 'utf8'), before);
    // Annotations are not text.
    await workbench.press(['Control+K', 'y'], workbench.lenses.filter({ hasText: 'confirmed' }));
  });

  it('finds a person of the folder by name, and shows their quotes in other articles', async () => {
    const { workbench } = await stage({
      prepare: folder =>
        writeFileSync(
          path.join(folder, 'earlier.txt'),
          'Talks begin date 2025-03-01 [Source: Wire]\n\n“We have only begun,” said Yuri Ushakov, an aide.\n',
        ),
    });
    const { page } = workbench;
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    const widget = page.locator('.quick-input-widget');
    const row = widget.locator('.monaco-list-row', { hasText: /Yuri Ushakov.*quotes in 2 articles/ });
    await repeat(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+T');
      await widget.locator('input[type="text"]').fill('#Ushakov');
    }, row);
    await workbench.picture('symbols-dark');
    await workbench.click(row, page.locator('.tab.active[data-resource-name="earlier.txt"]'));
    await workbench.selectWords('We have only');
    await workbench.runCommand('Seed Annotator: Show All Quotes of Speaker In');
    await workbench.quickInput('In the Folder', '3 quotes in 2 articles');
    await page.locator('.peekview-widget .ref-tree .monaco-list-row', { hasText: ARTICLE }).first().waitFor();
    await workbench.picture('quotes-of-folder-dark');
  });
});
