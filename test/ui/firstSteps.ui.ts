/** The first minutes: from a window without a folder to a note, a corrected speaker and a search. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { ensure, repeat, type Workbench } from './workbench';

const WELCOME = '.part.sidebar .welcome-view-content';

describe('the first steps', () => {
  const stage = onStage();

  const page = ({ page: shown }: Workbench) => shown.locator('.gettingStartedContainer');
  const stepDone = (workbench: Workbench, title: string) =>
    page(workbench)
      .locator('.getting-started-step', { hasText: title })
      .locator('.codicon-getting-started-step-checked');

  it('lead from an empty window to a note, another speaker and a search', async () => {
    const { workbench } = await stage({ empty: true, fill: () => undefined });
    const { page: shown } = workbench;
    await workbench.showContainer();
    await shown.locator(WELCOME).getByRole('button', { name: 'Open Sample Articles' }).waitFor();
    await workbench.picture('first-welcome-dark');
    const sample = shown.locator('.tab[data-resource-name="orrin-flood.txt"]');
    await workbench.click(shown.locator(WELCOME).getByRole('button', { name: 'Open Sample Articles' }), sample);
    await page(workbench).waitFor();
    await workbench.waitForLenses();
    await workbench.picture('first-sample-dark');
    const folder = decodeURIComponent(new URL(shown.url()).searchParams.get('folder') ?? '');
    assert.match(folder, /\/sample-articles$/);
    assert.ok(existsSync(path.join(folder, 'seed-annotator.yaml')));
    await stepDone(workbench, 'Open articles').waitFor();

    await workbench.hover('upper floors').catch(() => undefined);
    await workbench.hover('twenty-two years');
    await stepDone(workbench, 'See who said what').waitFor();

    await workbench.selectWords('212 people');
    await workbench.runCommand('Add Note');
    await workbench.writeNote('Who counted?');
    await stepDone(workbench, 'Add a note').waitFor();
    const sidecar = path.join(folder, 'orrin-flood.txt.annotations.yaml');
    await until(() => /Who counted\?/.test(readFileSync(sidecar, 'utf8')));

    const pick = shown.locator('.quick-input-widget .monaco-list-row', { hasText: 'Luis Ferrand' });
    await workbench.click(workbench.lenses.locator('a', { hasText: 'change speaker' }).first(), pick);
    await workbench.quickInput('Luis Ferrand', 'Luis Ferrand');
    await stepDone(workbench, 'Correct a speaker').waitFor();

    await ensure(shown.locator('.quick-input-widget'), () => workbench.runCommand('Search Articles'));
    await stepDone(workbench, 'Search all articles').waitFor();
    await repeat(
      limit => shown.locator('.quick-input-widget input[type="text"]').fill('kerb', { timeout: limit }),
      shown.locator('.quick-input-widget .monaco-list-row', { hasText: 'Luis Ferrand' }),
    );
    await workbench.picture('first-search-dark');

    // The sample is the person's own copy: it is opened again with what they added, and no panel opens by itself.
    await workbench.reload();
    await shown.locator('.monaco-editor .comment-thread').first().waitFor();
    assert.equal(await shown.locator('.part.panel').isVisible(), false);
  });
});
