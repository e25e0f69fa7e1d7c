/** The Articles view of a larger folder: filtered, grouped, and in pages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { gone, THEME } from './workbench';

const SOURCES = ['Harbour Post', 'Valley Courier', 'Nordkyst Post'];
const NAMES = ['Ilse Brandt', 'Tomas Reuter', 'Ada Moss', 'Karl Moe'];
const FILES = 400;

function fill(folder: string): void {
  const seeds = path.join(folder, 'seeds');
  mkdirSync(seeds);
  for (let i = 0; i < FILES; i++) {
    const day = `2025-0${1 + (i % 6)}-${String(1 + (i % 28)).padStart(2, '0')}`;
    const title = i === 377 ? 'A lighthouse is sold' : `Bridge number ${i} is opened`;
    writeFileSync(
      path.join(seeds, `a${String(i).padStart(3, '0')}.txt`),
      `${title} date ${day} [Source: ${SOURCES[i % 3]}]\n\n“It will last for ever,” said ${NAMES[i % 4]} on Monday.\n`,
    );
  }
}

describe('the Articles view of a larger folder', () => {
  const stage = onStage();

  it('filters, groups and pages articles', async () => {
    const { workbench } = await stage({ theme: THEME, fill });
    const { page } = workbench;
    await workbench.openView();
    await workbench.row('Bridge number 0 is opened').waitFor();
    await workbench.row(/2025-01-01 · Harbour Post · 1 of 1 quote undecided/).waitFor();
    await workbench.picture(`articles-list-${THEME}`);

    await workbench.row('Bridge number 0 is opened').click();
    await workbench.press(['End'], workbench.row('Show More'));
    await workbench.click(workbench.row('Show More'), gone(workbench.row('Show More')));
    // The list may be drawn anew just as the key is pressed.
    await workbench.press(['End'], workbench.row('Bridge number 399'));

    await page.keyboard.press('Control+F');
    const input = page.locator('.quick-input-widget input[type="text"]');
    await input.fill('nothing has this');
    await page.locator('.part.sidebar', { hasText: 'No article matches the filter.' }).waitFor();
    await input.fill('moss bridge 10');
    await workbench.row('Bridge number 102').waitFor();
    await workbench.picture(`articles-filter-${THEME}`);
    await page.keyboard.press('Enter');
    await page.locator('.part.sidebar .message', { hasText: /\d+ of 400 articles match “moss bridge 10”/ }).waitFor();

    await workbench.runCommand('Seed Annotator: Group Articles By');
    await workbench.quickInput('Month', 'Month');
    await workbench.expand('May 2025');
    await workbench.row('Bridge number 106').waitFor();
    await workbench.picture(`articles-months-${THEME}`);

    await workbench.runCommand('Seed Annotator: Clear Filter of Articles');
    await workbench.row(/June 2025.*66 articles/).waitFor();
  });
});
