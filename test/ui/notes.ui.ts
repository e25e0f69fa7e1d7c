import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { type Effect, repeat } from './workbench';

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
    await workbench.focusEditor();
    const status = (text: string) => page.locator('.part.statusbar', { hasText: text });
    // Pressed once each: a second time would undo something else.
    const chord = async (key: string) => {
      await page.keyboard.press('Control+K');
      await page.keyboard.press(key);
    };
    await chord('Control+Z');
    await status('Undone: tag “budget” added').waitFor();
    await workbench.picture('undo-dark');
    assert.ok(!sidecar().includes('budget'));
    assert.equal(tags(), tagsBefore);
    await chord('Control+Shift+Z');
    await status('Redone: tag “budget” added').waitFor();
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
    const box = thread.locator('.edit-container');
    const toast = (text: string) => page.locator('.notification-toast', { hasText: text });
    const edit = async (words: string) => {
      await repeat(async limit => {
        await thread.locator('.review-comment').first().hover({ timeout: limit });
        await thread.getByRole('button', { name: 'Edit' }).first().click({ timeout: limit });
      }, box);
      await workbench.writeInto(box, words);
    };
    const save = (effect: Effect) => workbench.click(box.getByText('Save', { exact: true }), effect);
    await edit('First words, and better ones');
    writeFileSync(file, `${good}<<<<<<< ours\n`);
    await save(toast('merge conflict markers'));
    await box.locator('.view-line', { hasText: 'First words, and better ones' }).waitFor();
    await workbench.picture('note-not-kept-dark');
    writeFileSync(file, good);
    await save(thread.locator('.comment-body', { hasText: 'First words, and better ones' }));
    await until(() => readFileSync(file, 'utf8').includes('and better ones'));

    await edit('First words, and better ones still');
    writeFileSync(file, good.replace(/\n {2}- id[\s\S]*/, ' []\n'));
    await save(toast('This note was deleted meanwhile'));
    await box.locator('.view-line', { hasText: 'and better ones still' }).waitFor();
    await save(thread.locator('.comment-body', { hasText: 'and better ones still' }));
    await until(() => readFileSync(file, 'utf8').includes('First words, and better ones still'));

    const [id] = /(?<=- id: )\S+/.exec(readFileSync(file, 'utf8')) ?? [];
    await workbench.remembered(id ?? '');
    await workbench.reload();
    await thread.locator('.comment-body', { hasText: 'and better ones' }).waitFor();
    await workbench.picture('note-open-after-reload-dark');
  });
});
