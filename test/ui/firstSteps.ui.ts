/** The first minutes: the sample articles open from a window without a folder. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';

describe('the first steps', () => {
  const stage = onStage();

  it('begin with a copy of the sample articles and the walkthrough', async () => {
    const { workbench } = await stage({ empty: true, fill: () => undefined });
    const { page } = workbench;
    await workbench.showContainer();
    const button = page
      .locator('.part.sidebar .welcome-view-content')
      .getByRole('button', { name: 'Open Sample Articles' });
    await button.waitFor();
    await workbench.picture('first-welcome-dark');
    await workbench.click(button, page.locator('.gettingStartedContainer', { hasText: 'See who said what' }));
    const folder = decodeURIComponent(new URL(page.url()).searchParams.get('folder') ?? '');
    assert.match(folder, /\/sample-articles$/);
    assert.ok(existsSync(path.join(folder, 'seed-annotator.yaml')));
  });
});
