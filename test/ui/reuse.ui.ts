import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onStage } from './setup';
import type { Theme } from './workbench';

const article = (title: string, date: string, source: string, text: string): string =>
  ` ${title} date ${date} [Source: ${source}]\n\n${text}\n`;
const FILES: Readonly<Record<string, string>> = {
  'wire.txt': article(
    'Mayor defends repairs',
    '2025-04-30',
    'Wire',
    '“The bolts of the quarry bridge were worn, and we replaced every one of them in spring,” said Ilse Brandt, the mayor of Orrin.',
  ),
  'herald.txt': article(
    'A bridge reopens',
    '2025-05-04',
    'Herald',
    'Ilse Brandt, the mayor, opened it. “The bolts of the quarry bridge were old, and we replaced every one of them in spring,” she said.',
  ),
  'post.txt': article(
    'Quarry bridge closes again',
    '2025-05-02',
    'Post',
    '“The bolts of the quarry bridge were old, and we replaced every one of them in spring,” said Ilse Brandt, the mayor of Orrin.\n\nBrandt told reporters: “We will not open it before the last worker is paid.” “Nobody warned the city about the river,” Brandt said.',
  ),
  'speech.txt': article(
    'Speech of Ilse Brandt on the bridge',
    '2025-04-29',
    'City Hall',
    'Ilse Brandt thanked the city.\n\nBRANDT: The bolts of the quarry bridge were worn, and we replaced every one of them in spring. We will not open it before the last worker is paid.',
  ),
  'seed-annotator.yaml': 'format: seed-annotator/1\nrecords:\n  - source: City Hall\n',
};

function fill(folder: string): void {
  mkdirSync(path.join(folder, 'seeds'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, 'seeds', name), text);
}

describe('quotes over articles in the workbench', () => {
  const stage = onStage();

  for (const theme of ['hc-light'] satisfies Theme[])
    it(`show where they come again and how they compare with the record (${theme})`, async () => {
      const { workbench } = await stage({ theme, fill });
      const { page } = workbench;
      const lens = (text: string) => workbench.lenses.locator('a', { hasText: text }).first();
      await workbench.openFile('post.txt');
      await lens('also in 2 articles, 1 with other words').waitFor();
      await lens('reworded in 1 word').waitFor();
      await lens('word for word').waitFor();
      await lens('not in the record').waitFor();
      const hover = await workbench.hover('bolts');
      await hover.getByText('worn', { exact: true }).first().waitFor();
      await hover.getByText('Also in 2 articles').waitFor();
      await workbench.picture(`reuse-hover-${theme}`);
      await page.mouse.move(0, 0);

      const rows = page.locator('.quick-input-widget .monaco-list-row');
      await workbench.click(lens('also in 2 articles'), rows.filter({ hasText: '2025-04-30 · Wire' }));
      await rows.filter({ hasText: 'this quote' }).waitFor();
      await rows.filter({ hasText: '[−old] [+worn]' }).waitFor();
      await workbench.picture(`reuse-places-${theme}`);
      await workbench.press(['Enter'], page.locator('.tab.active[data-resource-name="wire.txt"]'));

      await workbench.runCommand('Focus on Against the Record View');
      const held = page.locator('.part.sidebar [aria-label="Against the Record"] .monaco-list-row:visible');
      await held.filter({ hasText: 'Speech of Ilse Brandt' }).waitFor();
      await workbench.expandIn(held, 'Speech of Ilse Brandt');
      await held.filter({ hasText: 'Not in the Record' }).waitFor();
      await held.filter({ hasText: '… bridge were [−old] [+worn]' }).first().waitFor();
      await workbench.picture(`records-view-${theme}`);

      await workbench.runCommand('Focus on Quotes That Come Again View');
      const again = page.locator('.part.sidebar [aria-label="Quotes That Come Again"] .monaco-list-row:visible');
      await again.filter({ hasText: '3 articles' }).first().waitFor();
      await workbench.expandIn(again, '3 articles');
      await again.filter({ hasText: '… bridge were [−worn] [+old]' }).first().waitFor();
      await workbench.picture(`reuse-view-${theme}`);
    });
});
