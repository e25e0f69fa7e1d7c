import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';

const ARTICLE = 'library-vote.txt';

describe('notes and undo in the workbench', () => {
  const stage = onStage();

  it('takes back and does again, by keys, what was done to annotations, and says what', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const sidecar = () => readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    const tags = () => readFileSync(path.join(folder, 'seed-annotator.yaml'), 'utf8');
    const tagsBefore = tags();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('library');
    await workbench.runCommand('Seed: Add Tag');
    await workbench.quickInput('budget', 'budget');
    await until(() => sidecar().includes('tag: budget') && tags().includes('budget'));
    await page.locator('.monaco-editor .view-line').first().click();
    const chord = async (key: string) => {
      await page.keyboard.press('Control+K');
      await page.keyboard.press(key);
    };
    await chord('Control+Z');
    await page.locator('.part.statusbar', { hasText: 'Undone: tag “budget” added' }).waitFor();
    await workbench.picture('undo-dark');
    assert.ok(!sidecar().includes('budget'));
    assert.equal(tags(), tagsBefore);
    await chord('Control+Shift+Z');
    await page.locator('.part.statusbar', { hasText: 'Redone: tag “budget” added' }).waitFor();
    assert.match(sidecar(), /tag: budget/);
    assert.match(tags(), /name: budget/);
  });

  it('keeps what was typed where it cannot be written, and notes open over a reload', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const file = path.join(folder, `${ARTICLE}.annotations.yaml`);
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('library');
    await workbench.runCommand('Seed: Add Note');
    await workbench.writeNote('First words');
    const thread = page.locator('.review-widget');
    await thread.locator('.comment-body', { hasText: 'First words' }).waitFor();

    const good = readFileSync(file, 'utf8');
    await thread.locator('.review-comment').first().hover();
    await thread.getByRole('button', { name: 'Edit' }).first().click();
    const box = thread.locator('.edit-container .monaco-editor');
    await box.click();
    await page.keyboard.press('End');
    await page.keyboard.type(', and better ones');
    writeFileSync(file, `${good}<<<<<<< ours\n`);
    await thread.locator('.edit-container').getByText('Save', { exact: true }).click();
    await page.locator('.notification-toast', { hasText: 'merge conflict markers' }).waitFor();
    await thread.locator('.edit-container .view-line', { hasText: 'First words, and better ones' }).waitFor();
    await workbench.picture('note-not-kept-dark');
    writeFileSync(file, good);
    await thread.locator('.edit-container').getByText('Save', { exact: true }).click();
    await thread.locator('.comment-body', { hasText: 'First words, and better ones' }).waitFor();
    await until(() => readFileSync(file, 'utf8').includes('and better ones'));

    await thread.locator('.review-comment').first().hover();
    await thread.getByRole('button', { name: 'Edit' }).first().click();
    await box.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' still');
    writeFileSync(file, good.replace(/\n {2}- id[\s\S]*/, ' []\n'));
    await thread.locator('.edit-container').getByText('Save', { exact: true }).click();
    await page.locator('.notification-toast', { hasText: 'This note was deleted meanwhile' }).waitFor();
    await thread.locator('.edit-container .view-line', { hasText: 'and better ones still' }).waitFor();
    await thread.locator('.edit-container').getByText('Save', { exact: true }).click();
    await thread.locator('.comment-body', { hasText: 'and better ones still' }).waitFor();
    await until(() => readFileSync(file, 'utf8').includes('First words, and better ones still'));

    const [id] = /(?<=- id: )\S+/.exec(readFileSync(file, 'utf8')) ?? [];
    await workbench.remembered(id ?? '');
    await workbench.reload();
    await thread.locator('.comment-body', { hasText: 'and better ones' }).waitFor();
    await workbench.picture('note-open-after-reload-dark');
  });
});
