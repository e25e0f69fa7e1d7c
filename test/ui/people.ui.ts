import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { ensure, gone, repeat, type Workbench } from './workbench';

const ARTICLES: Readonly<Record<string, string>> = {
  'harbour.txt': ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “It will last for ever,” Brandt said.

“I doubt that,” engineer Tomás Peña said. “The bolts are old,” Peña added.
`,
  'valley.txt': ` Bridge closes date 2025-06-01 [Source: Valley Courier]

“The bolts were old,” said Ilse Brandt, the former mayor of Orrin.

“We knew it,” said Thomas Pena, an engineer at Hafen AG.
`,
};

function fill(folder: string): void {
  mkdirSync(path.join(folder, 'seeds'));
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(path.join(folder, 'seeds', name), text);
}

describe('people and organizations in the workbench', () => {
  const stage = onStage();

  it('are listed with their quotes, filtered as one types, merged by dragging, and parted by undo', async () => {
    const { workbench, folder } = await stage({ fill });
    const { page } = workbench;
    await workbench.showContainer();
    const rows = page.locator('.part.sidebar [aria-label="People & Organizations"] .monaco-list-row:visible');
    const row = (text: RegExp) => rows.filter({ hasText: text }).first();
    await row(/^Ilse Brandt/).waitFor();
    assert.match((await row(/^Ilse Brandt/).textContent()) ?? '', /2 quotes in 2 articles · former mayor of Orrin/);

    await row(/^Ilse Brandt/).hover();
    const box = page.locator('.quick-input-widget input[type="text"]');
    await workbench.runCommand('Seed Annotator: Filter People & Organizations…');
    await box.fill('pena tom');
    await row(/^Ilse Brandt/).waitFor({ state: 'detached' });
    await row(/^Tomás Peña/).waitFor();
    await page.locator('.quick-input-widget', { hasText: '1 name found' }).waitFor();
    await box.fill('pena');
    await row(/^Thomas Pena/).waitFor();
    await workbench.picture('people-filter-dark');
    await box.press('Enter');

    await workbench.expandIn(rows, /^Tomás Peña/);
    await workbench.expandIn(rows, /^Quotes/);
    const tab = page.locator('.tab.active[data-resource-name="harbour.txt"]');
    await workbench.click(row(/^2025-05-06 “The bolts are old/), tab);
    await workbench.picture('people-quotes-dark');

    // What was expanded would hide the other name in a view of this height.
    await ensure(row(/^Thomas Pena/), () => page.keyboard.press('Control+ArrowLeft'));
    const corpus = path.join(folder, 'seed-annotator.yaml');
    const written = () => (existsSync(corpus) ? readFileSync(corpus, 'utf8') : '');
    const dragged = row(/^Thomas Pena/);
    await repeat(limit => dragged.dragTo(row(/^Tomás Peña/), { timeout: limit }), gone(dragged));
    assert.match(written(), /- name: Tomás Peña\n\s+aliases:\n\s+- Thomas Pena\n/);
    await rows
      .filter({ hasText: /3 quotes in 2 articles/ })
      .first()
      .waitFor();
    await workbench.picture('people-merged-dark');

    const toast = page.locator('.notifications-toasts', { hasText: '“Thomas Pena” merged into “Tomás Peña”.' });
    await workbench.click(toast.getByText('Undo', { exact: true }), row(/^Thomas Pena/));
    await until(async () => !written().includes('Thomas'));
  });

  it('are the same in two windows on one folder, also after one is closed', async () => {
    const { workbench: first, folder, openAnother } = await stage({ fill });
    const row = ({ page }: Workbench, text: RegExp) =>
      page
        .locator('.part.sidebar [aria-label="People & Organizations"] .monaco-list-row:visible')
        .filter({ hasText: text })
        .first();
    await first.showContainer();
    await row(first, /^Ilse Brandt.*2 quotes in 2 articles/).waitFor();
    const second = await openAnother();
    await second.showContainer();
    await row(second, /^Ilse Brandt.*2 quotes in 2 articles/).waitFor();

    const add = (name: string, date: string) =>
      writeFileSync(
        path.join(folder, 'seeds', name),
        ` Bridge again date ${date} [Source: Harbour Post]\n\n“It stands,” Ilse Brandt said.\n`,
      );
    add('third.txt', '2025-07-01');
    for (const window of [first, second]) await row(window, /^Ilse Brandt.*3 quotes in 3 articles/).waitFor();
    // The first window is the one that writes the index.
    await first.close();
    add('fourth.txt', '2025-07-02');
    await row(second, /^Ilse Brandt.*4 quotes in 4 articles/).waitFor();
  });
});
