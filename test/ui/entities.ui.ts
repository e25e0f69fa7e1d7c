import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { ensure, gone, repeat } from './workbench';

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

  it('are renamed by F2 on a mention, merged by dragging, and reset, in lens and tree at once', async () => {
    const { workbench, page, sidecar } = await opened();
    await workbench.row(/^Yuri Ushakov/).waitFor();

    await workbench.selectWords('Yuri Ushakov');
    const box = page.locator('.rename-box input');
    await workbench.press(['F2'], box);
    assert.equal(await box.inputValue(), 'Yuri Ushakov');
    await workbench.picture('entity-rename-dark');
    await box.fill('Juri Uschakow');
    await box.press('Enter');
    await workbench.lenses.filter({ hasText: 'Juri Uschakow ·' }).first().waitFor();
    await workbench.row(/^Juri Uschakow/).waitFor();
    assert.match(sidecar(), /name: Juri Uschakow/);
    await workbench.picture('entity-renamed-dark');

    const witkoff = workbench.row(/^Steve Witkoff/);
    const trump = workbench.row(/^Donald Trump/);
    await repeat(limit => witkoff.dragTo(trump, { timeout: limit }), gone(witkoff));
    assert.match(sidecar(), /exact: Steve Witkoff[\s\S]*name: Donald Trump/);
    await page.locator('.notifications-toasts', { hasText: '“Steve Witkoff” merged into “Donald Trump”.' }).waitFor();
    await workbench.picture('entity-merged-dark');

    const menu = page.locator('.context-view .monaco-menu');
    await workbench.click(trump, menu, { button: 'right' });
    await workbench.picture('entity-menu-dark');
    await repeat(async limit => {
      await ensure(menu, () => trump.click({ button: 'right', timeout: limit }));
      await menu.locator('.action-item', { hasText: 'Undo Entity Decision' }).click({ timeout: limit });
    }, witkoff);
  });

  it('are decided for the folder and rejected, and quotes are added, by keys alone', async () => {
    const { workbench, page, folder } = await opened();
    const quickInput = page.locator('.quick-input-widget');
    await workbench.selectWords('Yuri Ushakov');
    await workbench.press(['Control+K', 'g'], page.locator('.quick-input-widget').getByText('Vladimir Putin'));
    await workbench.picture('entity-merge-dark');
    await workbench.quickInput('Vladimir', 'Vladimir Putin');
    await page.locator('.quick-input-widget', { hasText: '(2 of 2)' }).waitFor();
    await workbench.picture('entity-reach-dark');
    await workbench.quickInput('Folder', 'In All Articles of the Folder');
    await workbench.lenses.filter({ hasText: 'Vladimir Putin ·' }).first().waitFor();
    await workbench.row(/^Yuri Ushakov/).waitFor({ state: 'detached' });
    const corpus = readFileSync(path.join(folder, 'seed-annotator.yaml'), 'utf8');
    assert.match(corpus, /entities:\n\s+- name: Vladimir Putin\n\s+aliases:\n\s+- Yuri Ushakov\n/);
    await workbench.press(
      ['Control+K', 'Control+I'],
      page.locator('.monaco-hover', { hasText: 'Decided for all articles: also Yuri Ushakov' }),
    );
    await workbench.picture('entity-for-all-dark');

    await workbench.selectWords('Pope Francis');
    await workbench.press(['Control+K', 'x'], quickInput);
    await workbench.quickInput('Article', 'In This Article');
    await workbench.row(/^Rejected Names/).waitFor();
    await workbench.expand(/^Rejected Names/);
    await workbench.row(/^Pope Francis/).waitFor();
    await workbench.selectWords('it was a good day of talks');
    await workbench.press(['Control+K', 'a'], quickInput);
    await workbench.quickInput('Witkoff', 'Steve Witkoff');
    await workbench.lenses.filter({ hasText: 'Steve Witkoff · corrected' }).first().waitFor();
    await workbench.selectWords('very close to a deal');
    await workbench.press(['Control+K', 'j'], workbench.lenses.filter({ hasText: 'not speech · decided' }));
    await workbench.picture('entity-rejected-dark');
  });

  it('are added from the selection, and split, step by step', async () => {
    const { workbench, page, sidecar } = await opened();
    await workbench.selectWords('car bomb');
    await workbench.press(['Control+K', 'l'], page.locator('.quick-input-widget'));
    await workbench.quickInput('car', 'car bomb');
    await workbench.quickInput('Event', 'Event');
    await page.locator('.quick-input-widget', { hasText: '(3 of 3)' }).waitFor();
    await workbench.picture('entity-where-dark');
    await workbench.quickInput('Article', 'All Occurrences in This Article');
    await workbench.expandTo(/^Other Names/, workbench.row(/^car bomb/));
    assert.match(sidecar(), /name: car bomb\n\s+type: event\n\s+mentions: alike/);

    await workbench.selectWords('There was no immediate comment from Witkoff');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await workbench.runCommand('Seed Annotator: Split Off Mentions of Entity');
    await page.locator('.quick-input-widget', { hasText: '(1 of 2)' }).waitFor();
    await workbench.picture('entity-split-dark');
    await page.locator('.quick-input-widget input[type="text"]').press('Enter');
    await page.locator('.quick-input-widget', { hasText: '(2 of 2)' }).waitFor();
    await workbench.quickInput('Jo Witkoff', 'Jo Witkoff');
    await workbench.row(/^Jo Witkoff/).waitFor();
    assert.match(sidecar(), /name: Jo Witkoff\n\s+type: person\n\s+mentions: one/);
    await workbench.picture('entity-split-off-dark');
  });
});
