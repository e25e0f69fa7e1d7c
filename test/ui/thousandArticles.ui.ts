/** What a folder of a thousand articles looks like. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { PEOPLE, quotesOf, writeMadeNews } from './madeNews';
import { onStage } from './setup';

describe('a thousand articles in the workbench', () => {
  const stage = onStage();

  it('are listed, with their people and all of their quotes, and are searched', async () => {
    const { workbench } = await stage({ fill: folder => writeMadeNews(path.join(folder, 'seeds')) });
    const { page } = workbench;
    await workbench.showContainer();
    await workbench.tree
      .filter({ hasText: /part \d+|made\d+/ })
      .first()
      .waitFor();

    const people = page.locator('.part.sidebar [aria-label="People & Organizations"] .monaco-list-row:visible');
    const person = PEOPLE[57] as string;
    const { quotes, articles } = quotesOf(person);
    await people.first().waitFor();
    const box = page.locator('.quick-input-widget input[type="text"]');
    await workbench.runCommand('Seed Annotator: Filter People & Organizations…');
    await box.fill(person.toLowerCase());
    await page.locator('.quick-input-widget', { hasText: '1 name found' }).waitFor();
    await people
      .filter({ hasText: `${person}${quotes} quotes in ${articles} articles` })
      .first()
      .waitFor();
    assert.equal(await people.count(), 1);
    await workbench.picture('thousand-people-dark');
    await box.press('Enter');

    await workbench.expandIn(people, new RegExp(`^${person}`));
    await workbench.expandIn(people, /^Quotes/);
    await people
      .filter({ hasText: /^20\d\d-\d\d-\d\d “/ })
      .nth(3)
      .waitFor();
    await workbench.picture('thousand-quotes-dark');

    await workbench.runCommand('Seed Annotator: New Search');
    const lines = page.locator('.editor-instance .view-line');
    await lines.filter({ hasText: 'type words' }).first().waitFor();
    await page.keyboard.type(`speaker:"${person}"`);
    await lines
      .filter({ hasText: `${quotes} quotes in ${articles} articles` })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await workbench.picture('thousand-search-dark');
  });
});
