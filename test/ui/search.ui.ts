/** The search editor and the search pick in the real workbench. SEED_THEME is the theme of its pictures. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { THEME, type Workbench } from './workbench';

const SIDECAR = 'skarholm-ferry.txt.annotations.yaml';

/** Lines of the search, as they are drawn. */
const lines = (workbench: Workbench) => workbench.page.locator('.editor-instance .view-line');
const summary = (workbench: Workbench, text: string) => lines(workbench).filter({ hasText: text }).first();
const links = (workbench: Workbench) => workbench.page.locator('.editor-instance .detected-link');

async function search(workbench: Workbench, query: string, found: string): Promise<void> {
  await workbench.openView();
  await workbench.runCommand('Seed Annotator: New Search');
  await summary(workbench, 'type words').waitFor();
  await workbench.page.keyboard.type(query);
  await summary(workbench, found).waitFor();
  await workbench.page.keyboard.press('Escape');
}

describe('a search in the workbench', () => {
  const stage = onStage();

  it('shows an aligned concordance as it is typed, opens its rows, and tags all results with one undo', async () => {
    const { workbench, folder } = await stage(THEME);
    const { page } = workbench;
    const sidecar = path.join(folder, SIDECAR);
    const yaml = () => (existsSync(sidecar) ? readFileSync(sidecar, 'utf8') : '');
    const before = yaml();
    await search(workbench, 'weld', '2 paragraphs in 2 articles');
    await links(workbench).nth(1).waitFor();
    const boxes = await links(workbench).evaluateAll(found =>
      found.map(one => Math.round(one.getBoundingClientRect().left)),
    );
    assert.ok(boxes.length >= 2);
    assert.equal(new Set(boxes).size, 1);
    await workbench.picture(`search-${THEME}`);

    // Tag all, after a preview; one undo takes it back.
    await workbench.runCommand('Seed Annotator: Tag All Results…');
    await workbench.quickInput('weldwork', 'New tag');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText(/Tag 2 paragraphs in 1 file with weldwork\?/).waitFor();
    await workbench.picture(`search-tag-all-${THEME}`);
    await dialog.getByRole('button', { name: 'Tag All' }).click();
    await until(() => (yaml().match(/tag: weldwork/g) ?? []).length >= 2);
    await workbench.runCommand('Seed Annotator: Undo Annotation Action');
    await until(() => yaml() === before || !/weldwork/.test(yaml()));

    // Enter on a row opens its place.
    await page.locator('.tab', { hasText: 'Untitled' }).click();
    await lines(workbench).filter({ hasText: 'weld' }).nth(1).click();
    await workbench.press(['Enter'], page.locator('.tab.active[data-resource-name="skarholm-ferry.txt"]'));
    await workbench.picture(`search-opened-${THEME}`);
  });

  it('answers in a pick; confirms the speakers of a page, and exports all results', async () => {
    const { workbench, folder } = await stage(THEME);
    const { page } = workbench;
    await workbench.openView();
    await workbench.openFile('library-vote.txt');
    await workbench.focusEditor();
    const pick = page.locator('.quick-input-widget');
    await workbench.press(['Control+K', 'f'], pick);
    await pick.locator('input[type="text"]').fill('speaker:solberg');
    const row = pick.locator('.monaco-list-row', { hasText: 'angry passengers' });
    await row.waitFor();
    await workbench.picture(`search-pick-${THEME}`);
    await row.click();
    await page.locator('.tab.active[data-resource-name="skarholm-ferry.txt"]').waitFor();

    // In the search editor: confirm the speakers of the page, and export all results.
    await search(workbench, 'speaker:solberg said:passengers', '1 quote in 1 article');
    await workbench.runCommand('Seed Annotator: Confirm Speakers of Results…');
    await pick.getByText('Confirm 1 Speaker in 1 File').waitFor();
    await page.keyboard.press('Enter');
    await lines(workbench)
      .filter({ hasText: /✓.Ingrid.Solberg/ })
      .first()
      .waitFor();
    assert.match(
      readFileSync(path.join(folder, SIDECAR), 'utf8'),
      /angry passengers[\s\S]*speaker: Ingrid Solberg\n\s+status: confirmed/,
    );

    await workbench.runCommand('Seed Annotator: Export Results…');
    await workbench.quickInput('CSV', 'CSV');
    const file = path.join(folder, 'found.csv');
    // The dialog fills in a name of its own first.
    await until(async () => /search\.csv$/.test(await pick.locator('input[type="text"]').inputValue()));
    await workbench.saveIn(file);
    await until(() => existsSync(file));
    assert.match(
      readFileSync(file, 'utf8'),
      /\r\n2025-05-12,Nordkyst Post,.*,Ingrid Solberg,confirmed,direct,.*,passengers,/,
    );
  });
});
