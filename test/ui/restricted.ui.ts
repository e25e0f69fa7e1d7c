/** Restricted Mode: reading works, and writing asks. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { repeat } from './workbench';

describe('in Restricted Mode', () => {
  const stage = onStage({ restricted: true });

  it('articles are read, quotation marks are not boxed, and annotations ask first', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const dialog = page.locator('.monaco-dialog-box');
    await workbench.click(dialog.getByRole('button', { name: /don't trust/i }), page.locator('.part.banner'));
    await workbench.openFile('orrin-flood.txt');
    await workbench.waitForLenses();
    await workbench.hover('twenty-two years');
    await workbench.picture('restricted-dark');
    assert.equal(await page.locator('.monaco-editor .unicode-highlight').count(), 0);

    const sidecar = path.join(folder, 'orrin-flood.txt.annotations.yaml');
    await workbench.goToLine(7);
    await repeat(
      () => workbench.runCommand('Confirm Speaker'),
      dialog.getByText('Restricted Mode. Save annotations all the same?'),
    );
    await workbench.picture('restricted-question-dark');
    await workbench.click(dialog.getByRole('button', { name: 'Cancel' }), async () => !(await dialog.isVisible()));
    assert.equal(existsSync(sidecar), false);
    await repeat(() => workbench.runCommand('Confirm Speaker'), dialog);
    await workbench.click(
      dialog.getByRole('button', { name: 'Save Annotations' }),
      async () => !(await dialog.isVisible()),
    );
    await until(() => existsSync(sidecar) && /status: confirmed/.test(readFileSync(sidecar, 'utf8')));
  });
});
