import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { ensure, repeat, THEME } from './workbench';

const ARTICLE = ` Water over the wall date 2025-03-04 [Source: Quay News]

“We saw the water come over the wall,” said Mayor Ada Holm. “Nobody warned us,” said engineer Tomas Reuter.

“It will happen again,” Holm said.
`;

describe('a paragraph of several speakers in the workbench', () => {
  const stage = onStage();

  it('says whose quote is which, lists what can be done, and is decided in the tree by keys', async () => {
    const fill = (folder: string) => writeFileSync(path.join(folder, 'wall.txt'), ARTICLE);
    const { workbench, folder } = await stage({ theme: THEME, fill });
    const { page } = workbench;
    const sidecar = () => {
      const file = path.join(folder, 'wall.txt.annotations.yaml');
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    };
    await workbench.openView();
    await workbench.openFile('wall.txt');
    const row = workbench.lenses.filter({ hasText: /“We saw the water…” Ada Holm · \d+ %/ });
    await row.first().waitFor();
    const actions = (await row.first().innerText()).replace(/\s+/g, ' ').split(' | ').slice(2);
    assert.deepEqual(actions, ['confirm all', 'change speaker…', '…']);
    await workbench.picture(`several-speakers-${THEME}`);

    const input = page.locator('.quick-input-widget');
    const copy = input.locator('.monaco-list-row', { hasText: 'Copy…' });
    await workbench.click(row.first().getByText('…', { exact: true }), copy.first());
    await workbench.picture(`quote-actions-${THEME}`);
    const styles = input.locator('.monaco-list-row', { hasText: 'BibTeX' });
    await workbench.click(copy.first(), styles);
    await workbench.click(styles, page.locator('.part.statusbar', { hasText: 'Quote copied as BibTeX' }));

    // The rows of the tree: by keys, and by their menu.
    await workbench.expand(/^Water over the wall/);
    await workbench.expand(/^Quotes/);
    await workbench.expand(/^Tomas Reuter/);
    const quote = workbench.row(/^“Nobody warned us/);
    const menu = page.locator('.context-view .monaco-menu');
    await workbench.click(quote, workbench.tree.and(page.locator('.selected.focused')));
    await workbench.press(['Shift+F10'], menu);
    await menu.locator('.action-item', { hasText: 'Confirm Speaker' }).first().waitFor();
    await menu.locator('.action-item', { hasText: 'Add Note' }).first().waitFor();
    await workbench.picture(`quote-menu-${THEME}`);
    await ensure(
      async () => !(await menu.isVisible()),
      () => page.keyboard.press('Escape'),
    );
    await repeat(
      async limit => {
        await quote.click({ timeout: limit });
        await page.keyboard.press('Control+K');
        await page.keyboard.press('y');
      },
      () => /speaker: Tomas Reuter\n\s+status: confirmed/.test(sidecar()),
    );
    const hover = await workbench.hover('Nobody');
    await until(async () => /Confirmed by anna on/.test(await hover.innerText()));
    await workbench.picture(`decided-hover-${THEME}`);
  });
});
