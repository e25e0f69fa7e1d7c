import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import type { Theme } from './workbench';

const FERRY = 'skarholm-ferry.txt';

describe('sharing annotations in the workbench', () => {
  const stage = onStage();

  it('compares annotators, and settles a disagreement by keys', async () => {
    const theme = (process.env.SEED_THEME as Theme | undefined) ?? 'dark';
    const { workbench, folder } = await stage(theme);
    const { page } = workbench;
    await workbench.openFile(FERRY);
    await workbench.waitForLenses();
    await workbench.runCommand('Seed: Compare Annotators');
    await workbench.quickInput('This File', 'This File');
    const rows = page.locator('.part.sidebar [aria-label="Disagreements"] .monaco-list-row:visible');
    await rows.filter({ hasText: '40 centimetres' }).first().click();
    const diff = page.locator('.monaco-diff-editor');
    await diff.getByText('nothing marked here').first().waitFor();
    await workbench.picture(`disagreement-${theme}`);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('a');
    const input = page.locator('.quick-input-widget');
    await input.getByText('Whose version holds?').or(input.getByPlaceholder('Whose version holds?')).first().waitFor();
    await workbench.picture(`adopt-${theme}`);
    await workbench.quickInput('mikkel', 'mikkel');
    await workbench.picture(`adopt-rest-${theme}`);
    await workbench.quickInput('Dismiss', 'Dismiss the Others');
    await rows
      .filter({ hasText: /40 centimetres.*settled/ })
      .first()
      .waitFor();
    await workbench.picture(`settled-${theme}`);
    const yaml = readFileSync(path.join(folder, `${FERRY}.annotations.yaml`), 'utf8');
    assert.match(yaml, /exact: 40 centimetres[\s\S]*?adjudication: dismissed/);
  });
});
