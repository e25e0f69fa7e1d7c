import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { THEME } from './workbench';

const FERRY = 'skarholm-ferry.txt';

describe('sharing annotations in the workbench', () => {
  const stage = onStage();

  it('compares annotators, and settles a disagreement by keys', async () => {
    const { workbench, folder } = await stage(THEME);
    const { page } = workbench;
    await workbench.openFile(FERRY);
    await workbench.waitForLenses();
    await workbench.runCommand('Seed Annotator: Compare Annotators');
    await workbench.quickInput('This File', 'This File');
    const rows = page.locator('.part.sidebar [aria-label="Disagreements"] .monaco-list-row:visible');
    const diff = page.locator('.monaco-diff-editor');
    // Makes room for the rows.
    await page.locator('.part.sidebar .pane-header', { hasText: 'People & Organizations' }).click();
    await workbench.click(rows.filter({ hasText: '40 centimetres' }).first(), diff.getByText('nothing marked here'));
    await workbench.picture(`disagreement-${THEME}`);
    const input = page.locator('.quick-input-widget');
    await workbench.press(
      ['Control+K', 'a'],
      input.getByText('Choose the version to adopt').or(input.getByPlaceholder('Choose the version to adopt')),
    );
    await workbench.picture(`adopt-${THEME}`);
    await workbench.quickInput('mikkel', 'mikkel');
    await workbench.picture(`adopt-rest-${THEME}`);
    await workbench.quickInput('Dismiss', 'Dismiss Other Versions');
    await rows
      .filter({ hasText: /40 centimetres.*settled/ })
      .first()
      .waitFor();
    await workbench.picture(`settled-${THEME}`);
    const yaml = readFileSync(path.join(folder, `${FERRY}.annotations.yaml`), 'utf8');
    assert.match(yaml, /exact: 40 centimetres[\s\S]*?adjudication: dismissed/);
  });

  it('exports a file from the palette', async () => {
    const { workbench, folder } = await stage(THEME);
    const { page } = workbench;
    await workbench.openFile(FERRY);
    await workbench.waitForLenses();
    await workbench.runCommand('Seed Annotator: Export Annotations');
    await workbench.picture(`export-format-${THEME}`);
    await workbench.quickInput('doccano', 'doccano JSONL');
    await workbench.quickInput('This File', 'This File');
    const dialog = page.locator('.quick-input-widget', { hasText: 'Export Annotations (3 of 3)' });
    await dialog.waitFor();
    await workbench.picture(`export-file-${THEME}`);
    const toast = page.locator('.notifications-toasts', { hasText: 'Exported 1 article to doccano JSONL' });
    await workbench.click(dialog.getByRole('button', { name: 'OK' }), toast);
    await workbench.picture(`exported-${THEME}`);
    const [document] = readFileSync(path.join(folder, 'skarholm-ferry.doccano.jsonl'), 'utf8').split('\n');
    assert.ok(JSON.parse(document).entities.some(({ label }: { label: string }) => label === 'check/number'));
    await workbench.click(
      toast.getByText(/^Show \d+ Remarks?$/),
      page.locator('.view-line', { hasText: /which.doccano.cannot.hold/ }),
    );
    await workbench.picture(`export-remarks-${THEME}`);
  });
});
