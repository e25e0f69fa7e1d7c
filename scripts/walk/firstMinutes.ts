/** The walk of a new user: from an empty folder to a first note, a corrected speaker and a search. */
import { readdirSync } from 'node:fs';
import { gone, repeat } from '../../test/ui/workbench';
import type { Scene } from './scene';

const BODY = `The ferry to Skarholm was taken out of service on Monday. “We saw the crack ourselves, and nobody had to tell us to stop,” said Mari Solberg, who runs the line.

“It is forty centimetres long,” engineer Tom Arkle said. “It will take three weeks to weld.”

The mayor, Ada Moss, said a passenger boat would come on Wednesday.`;

const isSaved = (folder: string): boolean => readdirSync(folder).some(name => name.endsWith('.txt'));

export const FIRST_MINUTES: readonly Scene[] = [
  {
    name: 'welcome',
    act: async ({ workbench }) => {
      await workbench.showContainer();
      await workbench.page.locator('.part.sidebar').getByRole('button', { name: 'New Seed File' }).waitFor();
    },
  },
  {
    name: 'new-article',
    act: async ({ workbench: { page } }) => {
      await page.locator('.part.sidebar').getByRole('button', { name: 'New Seed File' }).click();
      await page.locator('.monaco-editor .view-line', { hasText: 'Name of the Source' }).waitFor();
    },
  },
  {
    name: 'typed-article',
    act: async ({ workbench }) => {
      const { keyboard } = workbench.page;
      for (const text of ['Ferry to Skarholm halted', '2025-05-12', 'Nordkyst Post']) {
        await keyboard.type(text);
        await keyboard.press('Tab');
      }
      await keyboard.insertText(BODY);
      await workbench.waitForLenses();
    },
  },
  {
    name: 'save',
    act: async ({ workbench }) => {
      await workbench.press(
        ['Control+S'],
        workbench.page.locator('.quick-input-widget').getByRole('button', { name: /^(OK|Save)$/ }),
      );
    },
  },
  {
    name: 'saved',
    act: async ({ workbench, folder }) => {
      const save = workbench.page.locator('.quick-input-widget').getByRole('button', { name: /^(OK|Save)$/ });
      await workbench.click(save, () => isSaved(folder));
      await workbench.page.locator('.tab.active[data-resource-name$=".txt"]').waitFor();
      await workbench.waitForLenses();
      await workbench.row('Ferry to Skarholm').waitFor();
    },
  },
  {
    name: 'why',
    act: async ({ workbench }) => {
      await workbench.hover('We saw the crack');
    },
  },
  {
    name: 'menu',
    act: async ({ workbench }) => {
      await workbench.page.mouse.move(0, 0);
      await workbench.selectWords('three weeks');
      await workbench.click(
        workbench.word('three weeks'),
        workbench.page.locator('.monaco-menu', { hasText: 'Add Note' }),
        { button: 'right' },
      );
    },
  },
  {
    name: 'write-note',
    act: async ({ workbench }) => {
      const form = workbench.page.locator('.review-widget .edit-container');
      await workbench.page.locator('.monaco-menu .action-item', { hasText: 'Add Note' }).first().click();
      await form.waitFor();
    },
  },
  { name: 'note', act: ({ workbench }) => workbench.writeNote('Who says three weeks? Ask the yard.') },
  {
    name: 'change-speaker',
    act: async ({ workbench }) => {
      await workbench.runCommand('Collapse All Comments');
      const pick = workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Ada Moss' });
      await workbench.click(workbench.lenses.locator('a', { hasText: 'change speaker' }).first(), pick);
    },
  },
  {
    name: 'corrected',
    act: async ({ workbench }) => {
      await workbench.quickInput('Ada Moss', 'Ada Moss');
      await workbench.lenses.locator('a', { hasText: 'Ada Moss' }).first().waitFor();
    },
  },
  {
    name: 'corrected-hover',
    act: async ({ workbench }) => {
      await workbench.hover('We saw the crack');
    },
  },
  {
    name: 'tree',
    act: async ({ workbench }) => {
      await workbench.page.mouse.move(0, 0);
      await workbench.expand('Ferry to Skarholm');
      await workbench.expand(/^Quotes/);
    },
  },
  {
    name: 'search',
    act: async ({ workbench }) => {
      const { page } = workbench;
      const input = page.locator('.quick-input-widget input[type="text"]');
      await workbench.runCommand('Search Articles');
      await repeat(
        limit => input.fill('speaker:moss', { timeout: limit }),
        page.locator('.quick-input-widget .monaco-list-row', { hasText: 'We saw the crack' }),
      );
    },
  },
  {
    name: 'found',
    act: async ({ workbench }) => {
      const { page } = workbench;
      await repeat(() => page.keyboard.press('Enter'), gone(page.locator('.quick-input-widget')));
    },
  },
];
