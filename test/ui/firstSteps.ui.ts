/** The first minutes: the sample articles open from a window without a folder, and each act ticks its step. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { WALKTHROUGH_STEPS, type WalkthroughStepName } from '../../src/extension/contributions/walkthrough';
import { onStage } from './setup';
import { gone, THEME, type Workbench } from './workbench';

const ARTICLE = 'orrin-flood.txt';
const steps = Object.keys(WALKTHROUGH_STEPS) as WalkthroughStepName[];

/** What is done for each step, one after the other, in the sample articles. */
const ACTS: Readonly<Record<WalkthroughStepName, (workbench: Workbench) => Promise<unknown>>> = {
  open: async workbench => {
    await workbench.openView();
    const { page } = workbench;
    await workbench.click(
      workbench.row('The town of Lower Orrin'),
      page.locator(`.tab.active[data-resource-name="${ARTICLE}"]`),
    );
    await workbench.waitForLenses();
  },
  read: workbench => workbench.hover('twenty-two years'),
  note: async workbench => {
    await workbench.page.mouse.move(0, 0);
    await workbench.selectWords('212 people');
    await workbench.press(['Control+K', 'n'], workbench.page.locator('.review-widget .edit-container'));
    await workbench.writeNote('Who counted?');
  },
  correct: async workbench => {
    const { page, lenses } = workbench;
    await workbench.goToLine(7);
    const pick = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Luis Ferrand' });
    await workbench.click(lenses.locator('a', { hasText: 'change speaker' }).first(), pick);
    await workbench.quickInput('Luis Ferrand', 'Luis Ferrand');
    await lenses.filter({ hasText: 'Luis Ferrand · corrected' }).first().waitFor();
    // The outline names the speaker too, though the text has not changed.
    await page.locator('.monaco-breadcrumbs', { hasText: 'Luis Ferrand' }).first().waitFor();
  },
  review: async workbench => {
    const { page } = workbench;
    const status = page.locator('.part.statusbar .statusbar-item', { hasText: 'Review 1/' });
    await workbench.focusEditor();
    await workbench.press(['Control+K', 'q'], status);
    await workbench.press(['s'], gone(status));
    await workbench.runCommand('Stop Review');
  },
  search: async workbench => {
    const search = workbench.page.locator('.quick-input-widget', { hasText: 'Search Articles' });
    await workbench.focusEditor();
    await workbench.press(['Control+K', 'f'], search);
  },
};

describe('the first steps', () => {
  const stage = onStage();

  it('begin with a copy of the sample articles and the walkthrough, whose steps are ticked by what they say', async () => {
    const { workbench } = await stage({ empty: true, fill: () => undefined, theme: THEME });
    const { page } = workbench;
    const walkthrough = page.locator('.gettingStartedContainer');
    const box = (step: WalkthroughStepName, done: boolean) =>
      walkthrough.locator(`[role="checkbox"][data-done-step-id$=".${step}"][aria-checked="${done}"]`).first();
    await workbench.showContainer();
    const button = page
      .locator('.part.sidebar .welcome-view-content')
      .getByRole('button', { name: 'Open Sample Articles' });
    await button.waitFor();
    await workbench.picture(`first-welcome-${THEME}`);
    await workbench.click(button, walkthrough.filter({ hasText: 'See who said what' }));
    const folder = decodeURIComponent(new URL(page.url()).searchParams.get('folder') ?? '');
    assert.match(folder, /\/sample-articles$/);
    assert.ok(existsSync(path.join(folder, 'seed-annotator.yaml')));

    for (const step of steps) {
      await box(step, false).waitFor();
      if (step !== 'open') await workbench.openFile(ARTICLE);
      await ACTS[step](workbench);
      await workbench.runCommand('Show First Steps');
      await box(step, true).waitFor();
    }
    await workbench.picture(`first-steps-done-${THEME}`);
  });
});
