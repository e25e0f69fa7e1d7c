import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { gone } from './workbench';

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
});
