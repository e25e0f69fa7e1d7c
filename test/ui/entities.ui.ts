import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';

const ARTICLE = '000_741671edce2820d1.txt';

describe('entities in the workbench', () => {
  const stage = onStage();

  /** The article, with its people in the tree. */
  async function opened() {
    const { workbench, folder } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.openView();
    await workbench.expand('2025-04-26 · Reuters');
    await workbench.expand('People');
    const sidecar = () => readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    return { workbench, page: workbench.page, folder, sidecar };
  }

  it('are renamed by F2 on a mention, merged by dragging, and taken back, in lens and tree at once', async () => {
    const { workbench, page, sidecar } = await opened();
    await workbench.row(/^Yuri Ushakov/).waitFor();

    await workbench.selectWords('Yuri Ushakov');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Yuri Ushakov');
    await workbench.picture('entity-rename-dark');
    await box.fill('Juri Uschakow');
    await page.keyboard.press('Enter');
    await workbench.lenses.filter({ hasText: 'Juri Uschakow ·' }).first().waitFor();
    await workbench.row(/^Juri Uschakow/).waitFor();
    assert.match(sidecar(), /name: Juri Uschakow/);
    await workbench.picture('entity-renamed-dark');

    await workbench.row(/^Steve Witkoff/).dragTo(workbench.row(/^Donald Trump/));
    await workbench.row(/^Steve Witkoff/).waitFor({ state: 'detached' });
    assert.match(sidecar(), /exact: Steve Witkoff[\s\S]*name: Donald Trump/);
    await workbench.picture('entity-merged-dark');

    await workbench.row(/^Donald Trump/).click({ button: 'right' });
    await page.locator('.context-view .monaco-menu').waitFor();
    await workbench.picture('entity-menu-dark');
    await page.locator('.context-view .action-item', { hasText: 'Withdraw Decision on Entity' }).click();
    await workbench.row(/^Steve Witkoff/).waitFor();
  });

  it('are decided for the whole folder, rejected, and quotes added, by keys alone', async () => {
    const { workbench, page, folder } = await opened();
    await workbench.selectWords('Yuri Ushakov');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('g');
    await page.locator('.quick-input-widget').getByText('Vladimir Putin').first().waitFor();
    await workbench.picture('entity-merge-dark');
    await workbench.quickInput('Vladimir', 'Vladimir Putin');
    await page.locator('.quick-input-widget', { hasText: '(2 of 2)' }).waitFor();
    await workbench.picture('entity-reach-dark');
    await workbench.quickInput('Folder', 'In All Articles of the Folder');
    await workbench.lenses.filter({ hasText: 'Vladimir Putin ·' }).first().waitFor();
    await workbench.row(/^Yuri Ushakov/).waitFor({ state: 'detached' });
    const corpus = readFileSync(path.join(folder, 'seed-annotator.yaml'), 'utf8');
    assert.match(corpus, /entities:\n\s+- name: Vladimir Putin\n\s+aliases:\n\s+- Yuri Ushakov\n/);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-hover', { hasText: 'Decided for all articles: also Yuri Ushakov' }).first().waitFor();
    await workbench.picture('entity-for-all-dark');

    await workbench.selectWords('Pope Francis');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('x');
    await workbench.quickInput('Article', 'In This Article');
    await workbench.row(/^Rejected Names/).waitFor();
    await workbench.expand(/^Rejected Names/);
    await workbench.row(/^Pope Francis/).waitFor();
    await workbench.selectWords('it was a good day of talks');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('a');
    await workbench.quickInput('Witkoff', 'Steve Witkoff');
    await workbench.lenses.filter({ hasText: 'Steve Witkoff · corrected' }).first().waitFor();
    await workbench.selectWords('very close to a deal');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('j');
    await workbench.lenses.filter({ hasText: 'not speech · decided' }).first().waitFor();
    await workbench.picture('entity-rejected-dark');
  });

  it('are added from the selection, and split, question by question', async () => {
    const { workbench, page, sidecar } = await opened();
    await workbench.selectWords('car bomb');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('l');
    await workbench.quickInput('car', 'car bomb');
    await workbench.quickInput('Event', 'Event');
    await page.locator('.quick-input-widget', { hasText: '(3 of 3)' }).waitFor();
    await workbench.picture('entity-where-dark');
    await workbench.quickInput('Article', 'Wherever These Words Stand in This Article');
    await workbench.expand(/^Other Names/);
    await workbench.row(/^car bomb/).waitFor();
    assert.match(sidecar(), /name: car bomb\n\s+type: event\n\s+mentions: alike/);

    await workbench.selectWords('There was no immediate comment from Witkoff');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await workbench.runCommand('Seed: Split Off Mentions of Entity');
    await page.locator('.quick-input-widget', { hasText: '(1 of 2)' }).waitFor();
    await workbench.picture('entity-split-dark');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: '(2 of 2)' }).waitFor();
    await workbench.quickInput('Jo Witkoff', 'Jo Witkoff');
    await workbench.row(/^Jo Witkoff/).waitFor();
    assert.match(sidecar(), /name: Jo Witkoff\n\s+type: person\n\s+mentions: one/);
    await workbench.picture('entity-split-off-dark');
  });
});
