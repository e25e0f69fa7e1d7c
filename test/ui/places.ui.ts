import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { ensure, repeat } from './workbench';

const ARTICLE = 'skarholm-ferry.txt';

describe('annotations whose text has changed', () => {
  const stage = onStage();

  it('are marked, listed, accepted and moved', async () => {
    const { workbench, folder } = await stage();
    const { page } = workbench;
    const article = path.join(folder, ARTICLE);
    // A sidecar is missing for a moment while it is replaced.
    const sidecar = () =>
      existsSync(`${article}.annotations.yaml`) ? readFileSync(`${article}.annotations.yaml`, 'utf8') : '';
    const text = readFileSync(article, 'utf8')
      .replace('found on Sunday evening during a routine', 'discovered late on Sunday evening during a routine')
      .replace(' The company had spoken of “a few days” on Monday.', ' It said so on Monday.');
    writeFileSync(article, text);
    const moved = path.join(folder, 'keller-brewery.txt');
    renameSync(moved, `${moved}.bak`);

    await workbench.openView();
    await workbench.openFile(ARTICLE);
    await workbench.waitForLenses();
    const rows = page.locator('.part.sidebar [aria-label="Needs Attention"] .monaco-list-row:visible');
    const row = (words: string | RegExp) => rows.filter({ hasText: words }).first();
    await row('keller-brewery.txt').waitFor();
    await row(/skarholm-ferry.txt2 changed, 3 lost/).waitFor();
    await row(/Routine inspections of the line.*was “found on Sunday/).waitFor();
    await workbench.selectWords('discovered');
    const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: 'Text changed' }).first();
    const showHover = () => workbench.press(['Control+K', 'Control+I'], hover);
    await showHover();
    await workbench.picture('place-changed-dark');
    await repeat(
      async limit => {
        await ensure(hover, showHover);
        await hover.getByText('Accept New Position').first().click({ timeout: limit });
      },
      () => sidecar().includes('exact: discovered late on Sunday evening during a routine inspection'),
    );
    await row(/skarholm-ferry.txt1 changed, 3 lost/).waitFor();

    await workbench.selectWords('It said so on Monday');
    await workbench.runCommand('Seed Annotator: Move Annotation to Selection');
    await workbench.picture('place-reanchor-dark');
    await workbench.quickInput('contradiction', 'contradiction');
    await until(() => sidecar().includes('exact: It said so on Monday'));
    await row(/skarholm-ferry.txt1 changed, 2 lost/).waitFor();
    await workbench.runCommand('Seed Annotator: Undo Annotation Action');
    await row(/skarholm-ferry.txt1 changed, 3 lost/).waitFor();
    await until(() => /exact: The company had spoken/.test(sidecar()));
  });
});
