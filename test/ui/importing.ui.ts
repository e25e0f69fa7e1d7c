import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import { until } from './until';
import { gone, repeat, THEME } from './workbench';

const BODY = [
  'The old crane at Wenmoor fell into the harbour basin on Tuesday at noon.',
  '“It swayed for an hour before it went,” said Ines Roth, who runs the ferry office.',
  'Roth had called the port authority twice that morning. Nobody came, she said.',
  'The port authority, led by Tom Arkle, closed the northern quay until the end of the week.',
].join('\n\n');
const ARTICLE = ` Crane falls into basin date 2025-03-04 [Source: Quay News]\n\n${BODY}\n`;

/** Spans as they were told before the header was put above the text. */
const TOLD: readonly (readonly [label: string, words: string])[] = [
  ['Thing', 'The old crane'],
  ['Place', 'Wenmoor'],
  ['Place', 'the harbour basin'],
  ['Time', 'Tuesday'],
  ['Time', 'noon'],
  ['Person', 'Ines Roth'],
  ['Place', 'the ferry office'],
  ['Time', 'that morning'],
  ['Body', 'the port authority'],
  ['Person', 'Tom Arkle'],
  ['Place', 'the northern quay'],
  ['Time', 'the end of the week'],
  ['Thing', 'fell into'],
  ['Thing', 'It swayed'],
  ['Person', 'Roth had called'],
  ['Body', 'Nobody came'],
  ['Thing', 'led by'],
  ['Thing', 'closed'],
];
/** Words that the article does not have, or has only alike. */
const ASTRAY: readonly (readonly [label: string, start: number, words: string])[] = [
  ['Body', BODY.indexOf('Nobody'), 'the lifeboat crew'],
  ['Thing', BODY.indexOf('closed the'), 'closed the northern kay untill the end of that week'],
];

function bratFile(): string {
  const spans = TOLD.map(([label, words]) => [label, BODY.indexOf(words), words] as const);
  const all = [...spans, ...ASTRAY];
  const lines = all.map(([label, start, words], i) => `T${i + 1}\t${label} ${start} ${start + words.length}\t${words}`);
  return `${lines.join('\n')}\nT90\tPlace nowhere\n`;
}

describe('importing annotations in the workbench', () => {
  const stage = onStage();

  it('lists every outcome in one view that leads to the places', async () => {
    const fill = (folder: string) => {
      writeFileSync(path.join(folder, 'crane.txt'), ARTICLE);
      writeFileSync(path.join(folder, 'crane.ann'), bratFile());
    };
    const { workbench, folder } = await stage({ theme: THEME, fill });
    const { page } = workbench;
    await workbench.openFile('crane.txt');
    await workbench.openView();

    await workbench.runCommand('Seed Annotator: Import Annotations');
    await workbench.picture(`import-format-${THEME}`);
    await workbench.quickInput('Detect', 'Detect Automatically');
    await workbench.quickInput('Files', 'Files…');
    const dialog = page.locator('.quick-input-widget', { hasText: 'Import Annotations (2 of 3)' });
    const chosen = dialog.getByRole('button', { name: 'Import' });
    await repeat(async limit => {
      await dialog.locator('input[type="text"]').fill(path.join(folder, 'crane.ann'), { timeout: limit });
      await chosen.click({ timeout: limit });
    }, gone(chosen));
    const author = page.locator('.quick-input-widget', { hasText: 'Import Annotations (3 of 3)' });
    const toast = page.locator('.notifications-toasts', { hasText: '20 annotations added to 1 article.' });
    await author.waitFor();
    await workbench.picture(`import-author-${THEME}`);
    await repeat(limit => author.locator('input[type="text"]').press('Enter', { timeout: limit }), gone(author));
    await toast.waitFor();

    const rows = page.locator('.part.sidebar [aria-label="Import Results"] .monaco-list-row:visible');
    const row = (words: string | RegExp) => rows.filter({ hasText: words }).first();
    await workbench.click(toast.getByText('Show Import Results'), row(/^Lost1 annotation/));
    for (const words of [
      /^Not Imported1 item/,
      /^Similar Words1 annotation/,
      /^Shifted18 annotations/,
      /^New Tags5 tags/,
      /^Remarks1 remark/,
    ])
      await row(words).waitFor();
    await row(/A span is written as.*crane\.ann:21/).waitFor();
    await workbench.picture(`import-results-${THEME}`);

    await workbench.expandIn(rows, /^New Tags/);
    await workbench.expandIn(rows, /^Time4 passages/);
    const cursor = (line: number, column: number) =>
      page.locator('.part.statusbar', { hasText: `Ln ${line}, Col ${column}` });
    await workbench.click(row(/^Time“Tuesday” · crane\.txt:3/), cursor(3, BODY.indexOf('Tuesday') + 1));
    await workbench.picture(`import-place-${THEME}`);
    await workbench.click(row(/A span is written as/), page.locator('.tab.active[data-resource-name="crane.ann"]'));

    // A lost annotation can be moved from the list, and is then settled there.
    await workbench.openFile('crane.txt');
    await workbench.selectWords('ferry office');
    await row(/“the lifeboat crew”/).hover();
    const move = row(/“the lifeboat crew”/).getByRole('button', { name: /Move Annotation to Selection/ });
    await workbench.click(move, row(/settled · “ferry office”/));
    await until(() =>
      /exact: ferry office/.test(readFileSync(path.join(folder, 'crane.txt.annotations.yaml'), 'utf8')),
    );

    await workbench.runCommand('Seed Annotator: Undo Annotation Action');
    await row(/“the lifeboat crew” · crane\.txt/).waitFor();
    await workbench.runCommand('Seed Annotator: Close Import Results');
    await until(gone(rows));
    assert.equal(readFileSync(path.join(folder, 'crane.txt'), 'utf8'), ARTICLE);
  });
});
