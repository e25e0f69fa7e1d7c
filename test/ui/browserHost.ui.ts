/**
 * The extension in the browser's extension host, which has another entry, another kind of worker and another database
 * than Node's. One window for all acts, on a folder with blanks, signs and other letters in its name.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/package';
import { onStage } from './setup';
import { until } from './until';

const ARTICLE = 'orrin-flood.txt';
const DESK = 'Äpfel & Birnen 100% #1';

describe('in the browser’s extension host', () => {
  const stage = onStage();

  it('lists, reads, annotates, undoes and searches articles', async () => {
    const fill = (folder: string) =>
      cpSync(path.join(ROOT, 'seeds'), path.join(folder, DESK, 'seeds'), { recursive: true });
    const { workbench, folder } = await stage({ inBrowser: true, fill });
    const { page } = workbench;
    const file = path.join(folder, DESK, 'seeds', `${ARTICLE}.annotations.yaml`);
    const sidecar = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    await workbench.openView();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    assert.match((await workbench.lensTexts()).join('\n'), /Dana Whitlock · \d+ %/);
    assert.match(await (await workbench.hover('twenty-two years')).innerText(), /Dana Whitlock/);

    await workbench.selectWords('not be forgotten');
    await workbench.runCommand('Confirm Speaker');
    await until(() => /status: confirmed/.test(sidecar()));
    await workbench.runCommand('Undo Annotation Action');
    await until(() => !/status: confirmed/.test(sidecar()));
    await workbench.selectWords('30 million dollars');
    await workbench.runCommand('Seed Annotator: Add Note');
    await workbench.writeNote('From which budget?');
    await until(() => /From which budget/.test(sidecar()));
    await workbench.selectWords('not be forgotten');
    await workbench.runCommand('Seed Annotator: Change Speaker');
    await workbench.quickInput('Ruth', 'Ruth Adeyemi');
    await until(() => /speaker: Ruth Adeyemi/.test(sidecar()));

    await workbench.runCommand('Seed Annotator: New Search');
    const line = (text: string) => page.locator('.editor-instance .view-line', { hasText: text }).first();
    await line('type words').waitFor();
    await page.keyboard.type('weld');
    await line('2 paragraphs in 2 articles').waitFor();
    await page.keyboard.press('Escape');
    await workbench.picture('browser-host-dark');

    // The log says where the work is done.
    await workbench.runCommand('Show Output Channels...');
    await workbench.quickInput('Seed Annotator', 'Seed Annotator');
    const lines = page.locator('.part.panel .view-line');
    await lines.filter({ hasText: 'Articles are analysed' }).first().waitFor();
    const log = (await lines.allInnerTexts()).join('\n').replace(/\u00a0/g, ' ');
    assert.match(log, /Articles are analysed in a worker\./);
    assert.doesNotMatch(log, /warning|error/);
  });
});
