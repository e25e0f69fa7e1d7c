import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { OUTLINED } from './outlined';
import { onStage } from './setup';
import { until } from './until';
import type { Workbench } from './workbench';

const ARTICLE = 'skarholm-ferry.txt';

async function open(workbench: Workbench): Promise<void> {
  await workbench.openView();
  await workbench.openFile(ARTICLE);
  await workbench.waitForLenses();
}

/** Presses the keys one after the other; `K x` is a chord. */
async function press(workbench: Workbench, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (key.startsWith('K ')) await workbench.page.keyboard.press('Control+K');
    await workbench.page.keyboard.press(key.replace('K ', ''));
  }
}

describe('tags and relations in the workbench', () => {
  const stage = onStage();

  it('tags by keys: in the pick, and by single keys while tagging', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const sidecar = path.join(folder, `${ARTICLE}.annotations.yaml`);
    // A sidecar is missing for a moment while it is replaced.
    const yaml = () => (existsSync(sidecar) ? readFileSync(sidecar, 'utf8') : '');
    await open(workbench);
    await workbench.selectWords('a brass band');
    await press(workbench, 'K t');
    await page.locator('.quick-input-widget').waitFor();
    await press(workbench, 'n');
    const row = page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'check/number' });
    await row.waitFor();
    await workbench.picture('tag-pick-dark');
    await press(workbench, 'Enter');
    await until(() => /exact: a brass band[^-]*tag: check\/number/.test(yaml()));

    await workbench.selectWords('a new plate');
    await press(workbench, 'K Shift+T');
    await page.locator('.statusbar-item', { hasText: 'Tagging: c n x l 1 2 3' }).waitFor();
    const keys = page.locator('.part.sidebar [aria-label="Tags"] .monaco-list-row', { hasText: '[n]' });
    await keys.filter({ hasText: 'number' }).waitFor();
    await press(workbench, '1');
    await until(() => /exact: a new plate[^-]*tag: confirmed/.test(yaml()));
    // Another tag of the same group replaces the first one; the article itself does not change.
    await press(workbench, '2');
    await until(() => /exact: a new plate[^-]*tag: refuted/.test(yaml()));
    assert.doesNotMatch(yaml(), /exact: a new plate[^-]*tag: confirmed/);
    await press(workbench, 'Escape');
    await page.locator('.statusbar-item', { hasText: 'Tagging:' }).waitFor({ state: 'hidden' });
    await workbench.picture('tagged-dark');
    assert.equal(await page.locator('.tab.dirty').count(), 0);
  });

  it('relates two passages by keys, and goes from one to the other', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    await open(workbench);
    await workbench.runCommand('Seed Annotator: Stop Following Cursor');
    await workbench.expand('2025-05-12 · Nordkyst Post');
    await workbench.expand(/^Annotations/);
    await workbench.selectWords('She will not sail again');
    await press(workbench, 'K b');
    await workbench.quickInput('', 'Select in the Text');
    await page.locator('.statusbar-item', { hasText: 'Relation from “She will not sail again”' }).waitFor();
    await workbench.selectWords('I have looked at the weld');
    await press(workbench, 'K b');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'contradicts' }).first().waitFor();
    await workbench.picture('relation-type-dark');
    await workbench.quickInput('supp', 'supports');
    await workbench.row(/supports.*She will not sail again/).waitFor();
    const yaml = readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    assert.match(
      yaml,
      /kind: relation\n\s+target:\n\s+exact: She will not sail again[\s\S]*to:\n\s+exact: I have looked at the weld/,
    );
    await workbench.selectWords('I have looked at the weld');
    await press(workbench, 'K Shift+B');
    await page.waitForFunction(`${OUTLINED} > 0`);
    await page.locator('.part.statusbar', { hasText: 'selected' }).waitFor({ state: 'detached' });
    await workbench.picture('related-dark');
    const hover = await workbench.hover('She will not sail again');
    await hover.getByText('supports').waitFor();
    await workbench.picture('relation-hover-dark');
  });
});
