import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUTLINED } from './outlined';
import { onStage } from './setup';
import { until } from './until';
import { gone, type Theme } from './workbench';

const ARTICLE = '000_741671edce2820d1.txt';

describe('an article in the workbench', () => {
  const stage = onStage();

  for (const theme of ['dark', 'light', 'hc', 'hc-light'] satisfies Theme[]) {
    it(`shows the speakers above each paragraph (${theme})`, async () => {
      const { workbench } = await stage(theme);
      await workbench.openView();
      await workbench.openFile(ARTICLE);
      await workbench.waitForLenses();
      const lenses = (await workbench.lensTexts()).join('\n');
      assert.match(lenses, /Donald Trump · \d+ %/);
      assert.match(lenses, /Yuri Ushakov · \d+ %/);
      await workbench.picture(`article-${theme}`);
    });
  }

  it('shows the speaker, the reason and the confidence in a hover', async () => {
    const { workbench } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    const hover = await workbench.hover('This conversation allowed');
    await hover.getByText('Why:').waitFor();
    const text = (await hover.textContent()) ?? '';
    assert.match(text, /Yuri Ushakov/);
    assert.match(text, /told/);
    await workbench.picture('hover-quote-dark');
    await workbench.clickInHover(
      'This conversation allowed',
      'Confirm',
      workbench.lenses.filter({ hasText: 'confirmed' }),
    );
  });

  it('lists people, places and quotes in the tree', async () => {
    const { workbench } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.openView();
    await workbench.expand('2025-04-26 · Reuters');
    await workbench.expand('People');
    const people = [
      'Donald Trump',
      'Steve Witkoff',
      'Vladimir Putin',
      'Pope Francis',
      'Volodymyr Zelenskiy',
      'Yuri Ushakov',
    ];
    for (const person of people) await workbench.row(person).waitFor();
    await workbench.expand(/^Quotes/);
    await workbench.expand(/Yuri Ushakov.*· 2$/);
    await workbench.row('This conversation allowed').waitFor();
    await workbench.picture('tree-dark');
  });

  for (const theme of ['dark', 'light', 'hc', 'hc-light'] satisfies Theme[]) {
    it(`shows the passage of a clicked row, and keeps the focus in the tree (${theme})`, async () => {
      const { workbench, folder } = await stage(theme);
      const { page } = workbench;
      await workbench.openFile(ARTICLE);
      await workbench.openView();
      await workbench.expand('2025-04-26 · Reuters');
      await workbench.expand(/^Quotes/);
      await workbench.expand(/Yuri Ushakov.*· 2$/);
      const before = readFileSync(path.join(folder, ARTICLE), 'utf8');
      const inTree = () =>
        page.evaluate<boolean>(`!!document.activeElement.closest('.part.sidebar [aria-label="Articles"]')`);

      await workbench.row('This conversation allowed').click();
      const there = page.locator('.part.statusbar', { hasText: /Ln 15, Col \d+/ });
      await there.waitFor();
      await page.waitForFunction(`${OUTLINED} > 0`);
      await workbench.picture(`tree-place-${theme}`);
      assert.ok(await inTree());
      assert.doesNotMatch(await there.innerText(), /selected/);
      await page.keyboard.press('d');
      await page.keyboard.press('Backspace');
      await workbench.settled();
      assert.equal(await page.locator('.tab.dirty').count(), 0);
      assert.equal(readFileSync(path.join(folder, ARTICLE), 'utf8'), before);

      // Another row: a second click on the same one so soon would be a double click.
      await workbench.row('As for the Ukrainian crisis').click();
      const next = page.locator('.part.statusbar', { hasText: /Ln 17, Col \d+/ });
      await next.waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      assert.doesNotMatch(await next.innerText(), /selected/);
      await page.waitForFunction(`${OUTLINED} > 0`);
      await page.keyboard.press('ArrowDown');
      await page.waitForFunction(`${OUTLINED} === 0`);
    });
  }

  it('goes to the text on a double click on a row', async () => {
    const { workbench } = await stage();
    const { page } = workbench;
    await workbench.openFile(ARTICLE);
    await workbench.openView();
    await workbench.expand('2025-04-26 · Reuters');
    await workbench.expand(/^Quotes/);
    await workbench.expand(/Yuri Ushakov.*· 2$/);
    await workbench.row('This conversation allowed').dblclick();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await page.locator('.part.statusbar', { hasText: /Ln 15, Col \d+/ }).waitFor();
  });
});

describe('annotating in the workbench', () => {
  const stage = onStage();

  it('keeps a note over a reload, with replies and resolving', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('Pope Francis');
    await workbench.runCommand('Seed Annotator: Add Note');
    await workbench.writeNote('Which funeral?');
    await page.locator('.review-widget .comment-body', { hasText: 'Which funeral?' }).waitFor();
    await workbench.picture('note-dark');
    const yaml = readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8');
    assert.match(yaml, /exact: Pope Francis/);
    assert.match(yaml, /author: anna/);
    await workbench.reload();
    await workbench.openView();
    await workbench.expand('2025-04-26 · Reuters');
    await workbench.expand(/^Annotations/);
    await workbench.row('Which funeral?').waitFor();
    await workbench.picture('note-after-reload-dark');
  });

  it('tags a selection', async () => {
    const { workbench, folder } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('car bomb');
    await workbench.runCommand('Seed Annotator: Add Tag');
    await workbench.quickInput('violence', 'violence');
    await workbench.openView();
    await workbench.expand('2025-04-26 · Reuters');
    await workbench.expand(/^Annotations/);
    await workbench.row('violence').waitFor();
    await until(() => /name: violence/.test(readFileSync(path.join(folder, 'seed-annotator.yaml'), 'utf8')));
    await workbench.picture('tag-dark');
  });

  it('changes a speaker through the lens', async () => {
    const { workbench, folder } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.click(
      workbench.lenses.locator('a', { hasText: 'change speaker' }).first(),
      workbench.page.locator('.quick-input-widget'),
    );
    await workbench.picture('change-speaker-dark');
    await workbench.quickInput('Steve', 'Steve Witkoff');
    await workbench.lenses.filter({ hasText: 'Steve Witkoff · corrected' }).first().waitFor();
    assert.match(
      readFileSync(path.join(folder, `${ARTICLE}.annotations.yaml`), 'utf8'),
      /speaker: Steve Witkoff\n\s+status: corrected/,
    );
    await workbench.picture('corrected-dark');
  });

  it('confirms the speaker under the cursor by keys, and undoes it', async () => {
    const { workbench } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.selectWords('This conversation');
    await workbench.press(['Control+K', 'y'], workbench.lenses.filter({ hasText: 'Yuri Ushakov · confirmed' }));
    await workbench.picture('confirmed-dark');
    await workbench.click(
      workbench.lenses.locator('a', { hasText: 'reset' }).first(),
      gone(workbench.lenses.filter({ hasText: 'confirmed' })),
    );
  });

  it('shows files that other programs add to the folder', async () => {
    const { workbench, folder } = await stage();
    await workbench.openView();
    writeFileSync(
      path.join(folder, 'zz-new.txt'),
      ' Newly come date 2025-07-08 [Source: Wire]\n\n“Here I am,” said Ada Moss.\n',
    );
    await workbench.row('2025-07-08 · Wire').waitFor();
  });

  it('shows all quotes of a speaker in a peek view', async () => {
    const { workbench } = await stage();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.click(
      workbench.lenses.locator('a', { hasText: /Donald Trump · / }).first(),
      workbench.page.locator('.peekview-widget .ref-tree .monaco-list-row').nth(1),
    );
    await workbench.picture('peek-dark');
  });
});
