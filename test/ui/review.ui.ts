import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { gone, type Theme, type Workbench } from './workbench';

const ARTICLE = '000_741671edce2820d1.txt';

/** The visible parts of a review. */
class ReviewInSight {
  constructor(private readonly workbench: Workbench) {}

  /** With the keys that start and resume a review. */
  async beginByKeys(): Promise<void> {
    await this.workbench.press(
      ['Control+K', 'q'],
      this.workbench.page.locator('.part.statusbar .statusbar-item', { hasText: 'Review' }),
    );
  }

  async press(key: string): Promise<void> {
    await this.workbench.page.keyboard.press(key);
  }

  /** Waits until the review is at a quote: in the status bar, and in its row of keys, which appears last. */
  async at(place: string): Promise<void> {
    await this.workbench.page.locator('.part.statusbar .statusbar-item', { hasText: `Review ${place}` }).waitFor();
  }

  async key(title: string | RegExp): Promise<void> {
    await this.workbench.lenses.locator('a', { hasText: title }).first().waitFor();
  }

  async gone(): Promise<void> {
    await this.workbench.page
      .locator('.part.statusbar .statusbar-item', { hasText: 'Review' })
      .waitFor({ state: 'detached' });
  }

  /** The line above the paragraph under review is drawn by style sheets: no element contains its text. */
  async line(): Promise<string> {
    return this.workbench.page.evaluate<string>(`
      [...document.querySelectorAll('.monaco-editor .view-line span')]
        .map(span => getComputedStyle(span, '::after').content)
        .find(content => / of \\d+/.test(content)) ?? ''`);
  }
}

describe('a review in the workbench', () => {
  const stage = onStage();

  it('runs by single keys, with undo, stop and resume; after it, letters are typed again', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const review = new ReviewInSight(workbench);
    const article = path.join(folder, ARTICLE);
    const words = readFileSync(article, 'utf8');
    const sidecar = () =>
      existsSync(`${article}.annotations.yaml`) ? readFileSync(`${article}.annotations.yaml`, 'utf8') : '';
    await workbench.openView();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    await workbench.focusEditor();
    await review.beginByKeys();
    await review.at('1/6');
    const selected = workbench.tree.and(page.locator('.selected'));
    await selected.filter({ hasText: /Donald Trump/ }).waitFor();
    assert.match(await review.line(), /1 of 6 · Donald Trump \d+ % — statement, post or letter: “read”, “Trump”/);

    await review.press('a');
    await review.at('2/6');
    assert.match(sidecar(), /speaker: Donald Trump\n\s+status: confirmed/);
    await review.key('[N] next: Steve Witkoff');
    // The tree follows.
    await until(async () => !/Donald Trump/.test(await selected.first().innerText()));
    await review.press('n');
    await review.key('[A] accept Steve Witkoff');
    await review.press('a');
    await review.at('3/6');
    assert.match(sidecar(), /speaker: Steve Witkoff\n\s+status: corrected/);
    await review.key('[U] undo: speaker changed to Steve');
    await workbench.picture('review-dark');

    await review.press('x');
    await review.at('4/6');
    assert.match(sidecar(), /status: rejected/);
    await review.press('u');
    await review.at('3/6');
    assert.doesNotMatch(sidecar(), /status: rejected/);
    await review.press('s');
    await review.at('4/6');
    await review.press('p');
    await review.at('3/6');

    // In the note the keys are letters; after saving they are review keys again.
    await review.press('m');
    await workbench.writeNote('Was this said as well?');
    await review.key('[U] undo: note “Was this');
    await review.at('3/6');

    // Other keys do not change the article.
    await page.keyboard.type('wQ7 ;');
    await review.press('Enter');
    await review.press('Backspace');
    // Esc closes the editor's message about it, and the review goes on.
    const message = page.locator('.monaco-editor-overlaymessage');
    await workbench.press(['Shift+Q'], message);
    await workbench.picture('review-read-only-dark');
    await review.press('Escape');
    await until(gone(message));
    await review.at('3/6');
    // It has one candidate only.
    await workbench.press(['n'], page.locator('.part.statusbar', { hasText: 'No other candidate' }));
    await review.press('s');
    await review.at('4/6');
    await review.press('Escape');
    await review.gone();
    await workbench.remembered('"open":false');
    await workbench.runCommand('Seed Annotator: Resume Review');
    await review.at('4/6');
    await workbench.remembered('"open":true');
    await workbench.reload();
    await workbench.click(
      page.locator('.part.statusbar .statusbar-item', { hasText: 'Review' }),
      page.locator('.quick-input-widget'),
    );
    await workbench.quickInput('Resume', 'Resume Review');
    await review.at('4/6');
    assert.equal(readFileSync(article, 'utf8'), words);
    assert.equal(await page.locator('.monaco-editor .view-line', { hasText: 'Q7' }).count(), 0);

    await review.press('j');
    await review.key('resume review');
    await workbench.picture('review-suspended-dark');
    await page.keyboard.type('axs');
    await page.locator('.monaco-editor .view-line', { hasText: 'axs' }).waitFor();
    await workbench.runCommand('Seed Annotator: Stop Review');
    await review.gone();
    await page.keyboard.type('n');
    await page.locator('.monaco-editor .view-line', { hasText: 'axsn' }).waitFor();
  });

  for (const theme of ['light', 'hc'] satisfies Theme[]) {
    it(`is readable (${theme})`, async () => {
      const { workbench } = await stage(theme);
      const review = new ReviewInSight(workbench);
      await workbench.openFile(ARTICLE);
      await workbench.waitForLenses();
      await workbench.focusEditor();
      await review.beginByKeys();
      await review.key('[A] accept');
      await workbench.picture(`review-${theme}`);
    });
  }
});
