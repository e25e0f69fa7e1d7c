/** The extension in the browser's extension host, which has another entry and another kind of worker than Node's. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';

const ARTICLE = '000_741671edce2820d1.txt';

describe('in the browser’s extension host', () => {
  const stage = onStage();

  it('analyses an article in a worker, and keeps a note', async () => {
    const { workbench, folder } = await stage({ inBrowser: true });
    const { page } = workbench;
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    assert.match((await workbench.lensTexts()).join('\n'), /Yuri Ushakov · \d+ %/);
    await workbench.selectWords('This conversation allowed');
    await workbench.runCommand('Confirm Speaker');
    const sidecar = path.join(folder, `${ARTICLE}.annotations.yaml`);
    await until(() => /status: confirmed/.test(readFileSync(sidecar, 'utf8')));
    await workbench.lenses.filter({ hasText: 'confirmed' }).first().waitFor();
    // The log says where the work is done.
    await workbench.runCommand('Show Output Channels...');
    await workbench.quickInput('Seed Annotator', 'Seed Annotator');
    await page.locator('.part.panel .view-line', { hasText: 'Articles are analysed' }).first().waitFor();
    const log = (await page.locator('.part.panel .view-line').allInnerTexts()).join('\n').replace(/\u00a0/g, ' ');
    await workbench.picture('browser-host-dark');
    assert.match(log, /Articles are analysed in a worker\./);
    assert.doesNotMatch(log, /warning|error/);
  });
});
