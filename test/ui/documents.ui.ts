/** Articles that are new, copied, compared with earlier versions, or recognized only by their header. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import { editSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { onStage, type Stage } from './setup';
import { until } from './until';

const HEAD = ' date 2025-05-12 [Source: Nordkyst Post]\n\n';
const BODY = 'Mayor Ilse Brandt opened the bridge on Monday. “It will last,” Brandt said.\n';

function annotated(text: string, source: string): string {
  const start = text.indexOf('opened the bridge');
  const target = selectorOf(text, { start, end: start + 17 });
  const made = editSidecar(null, source, [
    { op: 'add', annotation: { id: 'note-1', kind: 'note', target, body: 'When?' } },
  ]);
  assert.ok(made.ok);
  return made.text;
}

/** An article with a sidecar at the root of the folder, recognized only by its header. */
function article(folder: string, name: string): void {
  writeFileSync(path.join(folder, name), HEAD + BODY);
  writeFileSync(path.join(folder, `${name}.annotations.yaml`), annotated(HEAD + BODY, name));
}

const toast = ({ workbench }: Stage, text: string) =>
  workbench.page.locator('.notification-toast', { hasText: text }).first();

const errors = ({ workbench }: Stage) => workbench.page.locator('.notification-toast .codicon-error').count();

describe('a new article', () => {
  const stage = onStage();

  async function write({ workbench }: Stage): Promise<void> {
    const { page } = workbench;
    await workbench.showContainer();
    await page.locator('.part.sidebar').getByRole('button', { name: 'New Seed File' }).click();
    await page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
    await page.locator('.monaco-editor .view-line', { hasText: 'Name of the Source' }).waitFor();
    await page.keyboard.type('Bridge opens');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2025-05-12');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Nordkyst Post');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(BODY);
    await workbench.waitForLenses();
  }

  it('is created in an empty folder, tagged and saved', async () => {
    const on = await stage({ fill: folder => mkdirSync(path.join(folder, 'seeds')) });
    const { workbench, folder } = on;
    await write(on);
    await workbench.picture('new-article-dark');
    await workbench.selectWords('opened the bridge');
    await workbench.runCommand('Add Tag');
    const input = workbench.page.locator('.quick-input-widget input[type="text"]');
    const name = '2025-05-12-nordkyst-post-bridge-opens.txt';
    await workbench.offersToSaveAs(`/seeds/${name}`);
    await workbench.picture('new-article-save-dark');
    await workbench.saveIn(await input.inputValue());
    await workbench.page.locator('.quick-input-title', { hasText: 'opened the bridge' }).waitFor();
    await input.fill('opening');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'opening' }).first().waitFor();
    await workbench.page.keyboard.press('Enter');
    const sidecar = path.join(folder, 'seeds', `${name}.annotations.yaml`);
    await until(() => /tag: opening/.test(readFileSync(sidecar, 'utf8')));
    assert.match(readFileSync(sidecar, 'utf8'), /exact: opened the bridge/);
    assert.match(readFileSync(sidecar, 'utf8'), new RegExp(`source: ${name}`));
    assert.equal(readFileSync(path.join(folder, 'seeds', name), 'utf8'), `Bridge opens${HEAD}${BODY}`);
    await workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    assert.equal(await workbench.page.locator('.tab', { hasText: 'Untitled' }).count(), 0);
    assert.equal(await errors(on), 0);
  });

  it('in a window without a folder is analysed at once, and a note is kept until the article is saved', async () => {
    const on = await stage({ empty: true, fill: () => undefined });
    const { workbench, folder } = on;
    await write(on);
    await workbench.selectWords('opened the bridge');
    await workbench.runCommand('Add Tag');
    const { page } = workbench;
    const name = '2025-05-12-nordkyst-post-bridge-opens.txt';
    await workbench.offersToSaveAs(name);
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await page.locator('.part.statusbar', { hasText: '(17 selected)' }).waitFor();

    // The gutter's + opens a box before anything is saved.
    await page.locator('.monaco-editor .view-line', { hasText: 'Ilse Brandt' }).first().hover();
    await page.locator('.comment-range-glyph.line-hover, .comment-range-glyph.multiline-add').first().click();
    await workbench.writeInto(page.locator('.review-widget .comment-form'), 'When was that?');
    await page.locator('.review-widget').getByRole('button', { name: 'Save Note' }).click();
    await workbench.offersToSaveAs(name);
    await page.keyboard.press('Escape');
    await page.locator('.part.statusbar', { hasText: 'Note kept: it is saved together with the article' }).waitFor();
    await workbench.focusEditor();
    await workbench.press(['Control+S'], page.locator('.quick-input-widget input[type="text"]'));
    await workbench.offersToSaveAs(name);
    await workbench.saveIn(path.join(folder, 'a.txt'));
    await until(() => /When was that\?/.test(readFileSync(path.join(folder, 'a.txt.annotations.yaml'), 'utf8')));
    await page.locator('.review-widget .comment-body', { hasText: 'When was that?' }).waitFor();
    assert.equal(await page.locator('.part.panel').isVisible(), false);
    assert.equal(await errors(on), 0);
  });
});

describe('an article recognized only by its header', () => {
  const stage = onStage();

  it('takes notes and is followed in the tree as soon as it is open', async () => {
    const { workbench } = await stage({ fill: folder => writeFileSync(path.join(folder, 'plain.txt'), HEAD + BODY) });
    await workbench.openView();
    await workbench.openFile('plain.txt');
    await workbench.waitForLenses();
    const { page } = workbench;
    await page.locator('.part.sidebar [aria-label="Articles"] .monaco-list-row.selected').waitFor();
    await page.locator('.monaco-editor .comment-range-glyph').first().waitFor();
    await workbench.picture('article-by-header-dark');
  });

  it('stays plain text after the user has set it so, even after a reload', async () => {
    const { workbench } = await stage({
      fill: folder => {
        article(folder, 'plain.txt');
        article(folder, 'other.txt');
      },
    });
    const language = (name: string) => workbench.page.locator('.part.statusbar', { hasText: name });
    await workbench.openFile('plain.txt');
    await workbench.waitForLenses();
    await workbench.runCommand('Change Language Mode');
    await workbench.quickInput('Plain Text', 'Plain Text');
    await language('Plain Text').waitFor();
    await workbench.lenses.first().waitFor({ state: 'hidden' });
    await workbench.remembered('files.plainText');
    await workbench.reload();
    // If this file had been recognized, so would the other one.
    await workbench.openFile('other.txt');
    await workbench.waitForLenses();
    await language('Seed Article').waitFor();
    await workbench.openFile('plain.txt');
    await language('Plain Text').waitFor();
    assert.equal(await workbench.lenses.count(), 0);
  });
});

describe('Save As', () => {
  const stage = onStage();

  it('offers to copy the annotations', async () => {
    const on = await stage({ fill: folder => article(folder, 'first.txt') });
    const { workbench, folder } = on;
    await workbench.openFile('first.txt');
    await workbench.waitForLenses();
    await workbench.runCommand('File: Save As...');
    await workbench.offersToSaveAs('/first.txt');
    await workbench.saveIn(path.join(folder, 'second.txt'));
    const offer = toast(on, 'first.txt was saved as second.txt. Copy its annotation too?');
    await offer.waitFor();
    await offer.getByRole('button', { name: 'Copy Annotations' }).click();
    const copy = path.join(folder, 'second.txt.annotations.yaml');
    await until(() => existsSync(copy));
    const first = readFileSync(path.join(folder, 'first.txt.annotations.yaml'), 'utf8');
    assert.equal(readFileSync(copy, 'utf8'), first.replace('source: first.txt', 'source: second.txt'));
  });
});

describe('an earlier version of an article', () => {
  const stage = onStage();

  it('is shown in a diff or by itself, and cannot be annotated', async () => {
    const on = await stage({
      fill: folder => {
        article(folder, 'story.txt');
        const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
        git('init');
        git('add', '.');
        git('-c', 'user.name=anna', '-c', 'user.email=a@example.org', 'commit', '-m', 'first');
        writeFileSync(path.join(folder, 'story.txt'), HEAD + BODY.replace('Monday', 'Tuesday'));
      },
    });
    const { workbench, folder } = on;
    const { page } = workbench;
    const noProblems = page.locator('.part.statusbar [id="status.problems"]', { hasText: /^\s*0\s*0?\s*$/ });
    const before = readdirSync(folder).sort();
    await workbench.openFile('story.txt');
    await workbench.waitForLenses();

    await page.locator('.editor-actions').getByRole('button', { name: 'Open Changes' }).first().click();
    await page.locator('.editor.original .view-line', { hasText: 'Monday' }).waitFor();
    await page.locator('.editor.original .view-line', { hasText: 'Monday' }).click();
    await workbench.runCommand('Seed Annotator: Add Note');
    const refusal = toast(on, 'This is an earlier version of the file. Open the file itself to annotate it.');
    await refusal.waitFor();
    await workbench.picture('earlier-version-dark');
    assert.equal(await page.locator('.editor.original .comment-range-glyph').count(), 0);
    await noProblems.waitFor();
    await refusal.getByRole('button', { name: 'Open File' }).click();
    await page.locator('.tab.active[data-resource-name="story.txt"]').waitFor();

    await workbench.runCommand('Git: Open File (HEAD)');
    await page.locator('.tab.active', { hasText: 'HEAD' }).waitFor();
    await workbench.lenses.locator(':text("Ilse Brandt")').first().waitFor();
    assert.equal(await workbench.lenses.locator('a', { hasText: 'change speaker' }).count(), 0);
    await noProblems.waitFor();

    await page
      .locator('.tab', { hasText: /^story\.txt$/ })
      .first()
      .click();
    await page.locator('.monaco-editor .view-line', { hasText: 'Tuesday' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' And it did.');
    await workbench.runCommand('File: Compare Active File with Saved');
    await page.locator('.editor.modified .view-line', { hasText: 'And it' }).waitFor();
    await noProblems.waitFor();
    assert.equal(await errors(on), 0);
    assert.deepEqual(readdirSync(folder).sort(), before, 'nothing was written');
  });
});
