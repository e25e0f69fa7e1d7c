import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { layOutNotes } from '../bench/manyNotes';
import { onStage } from './setup';
import { until } from './until';
import { type Effect, repeat } from './workbench';

const ARTICLE = 'library-vote.txt';

describe('notes and undo in the workbench', () => {
  const stage = onStage();

  it('undoes and redoes annotation actions by keys, and names them', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const sidecar = () => readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    const tags = () => readFileSync(path.join(folder, 'seed-annotator.yaml'), 'utf8');
    const tagsBefore = tags();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('library');
    await workbench.runCommand('Seed Annotator: Add Tag');
    await workbench.quickInput('budget', 'budget');
    await until(() => sidecar().includes('tag: budget') && tags().includes('budget'));
    await workbench.focusEditor();
    const status = (text: string) => page.locator('.part.statusbar', { hasText: text });
    // Pressed once each: a second press would undo something else.
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

  it('keeps what was typed if it cannot be written, and open notes over a reload', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const file = path.join(folder, `${ARTICLE}.annotations.yaml`);
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('library');
    await workbench.runCommand('Seed Annotator: Add Note');
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
    await save(toast('This note was deleted in the meantime'));
    await box.locator('.view-line', { hasText: 'and better ones still' }).waitFor();
    await save(thread.locator('.comment-body', { hasText: 'and better ones still' }));
    await until(() => readFileSync(file, 'utf8').includes('First words, and better ones still'));

    const [id] = /(?<=- id: )\S+/.exec(readFileSync(file, 'utf8')) ?? [];
    await workbench.remembered(id ?? '');
    await workbench.reload();
    await thread.locator('.comment-body', { hasText: 'and better ones' }).waitFor();
    await workbench.picture('note-open-after-reload-dark');
  });

  it('attaches notes to the selected words, whatever boxes are cancelled, left or open, and whatever is typed meanwhile', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const sidecar = () => readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    const boxes = page.locator('.review-widget .edit-container');
    const focused = page.locator('.review-widget .edit-container .monaco-editor.focused');
    const article = page.locator('.editor-instance > .monaco-editor.focused');
    const begin = async (words: string) => {
      await workbench.selectWords(words);
      await page.keyboard.press('Control+K');
      await page.keyboard.press('n');
      await focused.waitFor();
    };
    const toText = async () => {
      await page.keyboard.press('Control+1');
      await article.waitFor();
    };
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();

    await begin('three meetings');
    await page.keyboard.press('Escape');
    await boxes.waitFor({ state: 'detached' });
    await article.waitFor();

    await begin('council chamber');
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await page.locator('.part.statusbar', { hasText: 'Note not saved yet' }).waitFor();
    await boxes.waitFor({ state: 'hidden' });
    await article.waitFor();

    await begin('central library');
    await workbench.picture('note-box-dark');
    await toText();
    await page.keyboard.press('Home');
    await page.keyboard.type('Fernbridge: ');
    await begin('on Tuesday');
    await page.keyboard.type('Which one?');
    await page.keyboard.press('Control+Enter');
    await until(() => /exact: on Tuesday[\s\S]*Which one\?/.test(sidecar()));
    const library = boxes.filter({ visible: true }).first();
    await library.locator('.monaco-editor').click();
    await page.keyboard.type('Since when?');
    await library.getByRole('button', { name: 'Save' }).click();
    await until(() => /exact: central library[\s\S]*Since when\?/.test(sidecar()));
    assert.doesNotMatch(sidecar(), /three meetings|Half a thought/);

    await begin('council chamber');
    await boxes.locator('.view-line', { hasText: 'Half a thought' }).waitFor();
    await toText();
    await workbench.selectWords('council chamber');
    await page.keyboard.press('Delete');
    await boxes.locator('.monaco-editor').click();
    await page.keyboard.press('End');
    await page.keyboard.type(', whole');
    await boxes.getByRole('button', { name: 'Save' }).click();
    await page.locator('.notification-toast', { hasText: 'was deleted from the article' }).waitFor();
    await boxes.locator('.view-line', { hasText: 'Half a thought, whole' }).waitFor();
    await workbench.picture('note-words-gone-dark');
    assert.doesNotMatch(sidecar(), /whole/);
    await toText();
    await page.keyboard.press('Control+Z');
    await page.locator('.view-line', { hasText: 'council chamber' }).first().waitFor();
    await boxes.getByRole('button', { name: 'Save' }).click();
    await until(() => /exact: council chamber[\s\S]*Half a thought, whole/.test(sidecar()));
  });

  it('attaches a note from the margin to the words of its line', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const sidecar = () => readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('shelter');
    await workbench.runCommand('Seed Annotator: Add Note');
    await page.locator('.review-widget .edit-container .monaco-editor.focused').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.review-widget').waitFor({ state: 'detached' });
    const number = page.locator('.margin-view-overlays .line-numbers', { hasText: /^15$/ });
    const { x, y, width, height } = (await number.boundingBox())!;
    await page.mouse.move(x + width + 8, y + height / 2);
    await page.locator('.comment-range-glyph.line-hover').waitFor();
    await page.mouse.click(x + width + 8, y + height / 2);
    await page.locator('.review-widget .comment-form .monaco-editor').click();
    await page.keyboard.type('All of it?');
    await page.locator('.review-widget').getByRole('button', { name: 'Save Note' }).click();
    await until(() => /exact: “Please keep the first one.*Pell said\.\n[\s\S]*All of it/.test(sidecar()));
  });

  it('shows the notes of a file with many of them on scrolling', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    layOutNotes(folder, 400);
    await workbench.openFile('many.txt');
    const glyphs = page.locator('.margin-view-overlays .comment-thread-unresolved');
    await glyphs.nth(5).waitFor();
    await page.keyboard.press('Control+End');
    await glyphs.nth(5).waitFor();
    await page.locator('.view-line', { hasText: 'Paragraph 399' }).waitFor();
    await glyphs.last().click();
    await page.locator('.review-widget .comment-body', { hasText: 'Is figure' }).first().waitFor();
    await workbench.picture('notes-many-dark');
  });
});
