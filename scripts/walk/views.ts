/** The views over many articles, one picture each. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { gone, repeat, type Workbench } from '../../test/ui/workbench';
import { ROOT } from '../package';
import type { Scene } from './scene';

const PEOPLE = ['Ilse Brandt', 'Yuri Ushakov', 'Ada Moss', 'Tomas Reuter', 'Ben Osei', 'Marta Oyelaran'];
const SOURCES = ['Reuters', 'Nordkyst Post', 'City Wire', 'Harbour Post'];
const BOLTS = (word: string): string =>
  `“The bolts of the quarry bridge were ${word}, and we replaced every one of them in spring,” said Ilse Brandt, the mayor of Orrin.`;
const article = (title: string, date: string, source: string, text: string): string =>
  ` ${title} date ${date} [Source: ${source}]\n\n${text}\n`;

const QUOTED: Readonly<Record<string, string>> = {
  'wire.txt': article('Mayor defends repairs', '2025-04-30', 'Wire', BOLTS('worn')),
  'herald.txt': article('A bridge reopens', '2025-05-04', 'Herald', BOLTS('old')),
  'post.txt': article(
    'Quarry bridge closes again',
    '2025-05-02',
    'Post',
    `${BOLTS('old')}\n\n“Nobody warned the city about the river,” Brandt said.`,
  ),
  'speech.txt': article(
    'Speech of Ilse Brandt on the bridge',
    '2025-04-29',
    'City Hall',
    'Ilse Brandt thanked the city.\n\nBRANDT: The bolts of the quarry bridge were worn, and we replaced every one of them in spring.',
  ),
  'seed-annotator.yaml': `format: seed-annotator/1
tags:
  - name: check
    color: "#d98e04"
  - name: check/number
    color: "#2f7fd1"
records:
  - source: City Hall
`,
};

const PAGE = `<!doctype html><html lang="en"><head><title>Bridge closes after crack is found</title>
<meta property="og:site_name" content="Coast Wire"><meta property="article:published_time" content="2025-04-26T08:00:00Z"></head>
<body><article><h1>Bridge closes after crack is found</h1><p>The harbour bridge was closed on Friday after inspectors found a crack in its oldest pillar, the city said.</p>
<p>“We cannot wait for the summer,” said Ana Brodsky, the chief engineer, who asked the council for four million crowns.</p>
<p>Read more: Ferry halted</p></article></body></html>`;

/** Fills a folder with articles over half a year, quotes that come again, a record, and a page to import. */
export function fillViews(folder: string): void {
  const seeds = path.join(folder, 'seeds');
  mkdirSync(seeds, { recursive: true });
  for (const [name, text] of Object.entries(QUOTED)) writeFileSync(path.join(seeds, name), text);
  for (const name of ['skarholm-ferry.txt', 'skarholm-ferry.txt.annotations.yaml'])
    cpSync(path.join(ROOT, 'seeds', name), path.join(seeds, name));
  for (let i = 0; i < 40; i++) {
    const day = new Date(Date.UTC(2025, 0, 3 + ((i * 7) % 170))).toISOString().slice(0, 10);
    const paragraphs = [PEOPLE[(i * i) % 6], PEOPLE[i % 3], PEOPLE[(i * 3) % 5]].map(
      (name, at) =>
        `“We will look at number ${i} of plan ${at} before the summer begins,” said ${name}, a member of the board.`,
    );
    writeFileSync(
      path.join(seeds, `article-${i}.txt`),
      article(`Plan ${i}`, day, SOURCES[(i * 5) % 4] as string, paragraphs.join('\n\n')),
    );
  }
  mkdirSync(path.join(folder, 'incoming'));
  writeFileSync(path.join(folder, 'incoming', 'bridge.html'), PAGE);
  writeFileSync(path.join(folder, 'post.ann'), 'T1\tPlace 44 50\tquarry\nT2\tThing 100 110\tno such wo\n');
}

const widget = (workbench: Workbench): Locator => workbench.page.locator('.quick-input-widget');
const rowsOf = (workbench: Workbench, view: string): Locator =>
  workbench.page.locator(`.part.sidebar [aria-label="${view}"] .monaco-list-row:visible`);

async function closePick(workbench: Workbench): Promise<void> {
  await repeat(() => workbench.page.keyboard.press('Escape'), gone(widget(workbench)));
}

async function chooseFile(workbench: Workbench, file: string, next: Locator): Promise<void> {
  const ok = widget(workbench).getByRole('button', { name: /^(OK|Import)$/ });
  await ok.waitFor();
  await repeat(async limit => {
    await widget(workbench).locator('input[type="text"]').fill(file, { timeout: limit });
    await ok.click({ timeout: limit });
  }, next);
}

const titled = (workbench: Workbench, title: string): Locator =>
  widget(workbench).locator('.quick-input-title', { hasText: title });

const mapPage = (workbench: Workbench) =>
  workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

async function showMap(workbench: Workbench, tab: string): Promise<void> {
  const map = mapPage(workbench);
  await map.getByRole('tab', { name: tab }).click();
  await map.getByRole('group', { name: new RegExp(`^${tab}`) }).waitFor();
}

export const VIEWS: readonly Scene[] = [
  {
    name: 'reuse-lens',
    act: async ({ workbench }) => {
      await workbench.openView();
      await workbench.openFile('post.txt');
      await workbench.lenses.locator('a', { hasText: 'also in 2 articles' }).first().waitFor();
      await workbench.lenses.locator('a', { hasText: 'reworded' }).first().waitFor();
      await workbench.hover('bolts');
    },
  },
  {
    name: 'people',
    act: async ({ workbench }) => {
      await workbench.page.mouse.move(0, 0);
      const rows = rowsOf(workbench, 'People & Organizations');
      await workbench.runCommand('Focus on People & Organizations View');
      await rows.filter({ hasText: 'Ilse Brandt' }).first().waitFor();
      await workbench.expandIn(rows, /^Ilse Brandt/);
    },
  },
  {
    name: 'reuse-view',
    act: async ({ workbench }) => {
      await workbench.runCommand('Focus on Quotes That Come Again View');
      const rows = rowsOf(workbench, 'Quotes That Come Again');
      await workbench.expandIn(rows, '3 articles');
      await rows.filter({ hasText: '[+old]' }).first().waitFor();
    },
  },
  {
    name: 'record-view',
    act: async ({ workbench }) => {
      await workbench.runCommand('Focus on Against the Record View');
      const rows = rowsOf(workbench, 'Against the Record');
      await workbench.expandIn(rows, 'Speech of Ilse Brandt');
      await rows.filter({ hasText: 'Not in the Record' }).waitFor();
    },
  },
  {
    name: 'shown-quote',
    act: async ({ workbench }) => {
      const row = rowsOf(workbench, 'Against the Record').filter({ hasText: '[+worn]' }).first();
      await workbench.click(row, workbench.page.locator('.tab.active'));
    },
  },
  {
    name: 'review',
    act: async ({ workbench }) => {
      await workbench.openFile('post.txt');
      await workbench.runCommand('Seed Annotator: Review Quotes in File');
      await workbench.page.locator('.part.statusbar .statusbar-item', { hasText: 'Review 1/' }).waitFor();
      await workbench.lenses.locator('a', { hasText: '[A]' }).first().waitFor();
    },
  },
  {
    name: 'review-stopped',
    act: ({ workbench }) => workbench.runCommand('Seed Annotator: Stop Review'),
  },
  {
    name: 'tag-names',
    act: async ({ workbench }) => {
      await workbench.openFile('skarholm-ferry.txt');
      await workbench.page.locator('.view-line', { hasText: '[number]' }).first().waitFor();
      await workbench.runCommand('Focus on Tags View');
    },
  },
  {
    name: 'export-formats',
    act: async ({ workbench }) => {
      await workbench.runCommand('Seed Annotator: Export Annotations');
      await widget(workbench).locator('.monaco-list-row', { hasText: 'doccano' }).first().waitFor();
    },
  },
  {
    name: 'import-formats',
    act: async ({ workbench }) => {
      await closePick(workbench);
      await workbench.openFile('post.txt');
      await workbench.runCommand('Seed Annotator: Import Annotations');
      await widget(workbench).locator('.monaco-list-row', { hasText: 'Detect' }).first().waitFor();
    },
  },
  {
    name: 'import-articles-from',
    act: async ({ workbench }) => {
      await closePick(workbench);
      await workbench.runCommand('Seed Annotator: Import Articles');
      await titled(workbench, '1 of 3').waitFor();
    },
  },
  {
    name: 'import-preview',
    act: async ({ workbench, folder }) => {
      await workbench.quickInput('All Files', 'All Files of a Folder');
      await chooseFile(workbench, `${path.join(folder, 'incoming')}/`, titled(workbench, '2 of 3'));
      await workbench.quickInput('seeds', 'seeds');
      await titled(workbench, '3 of 3').waitFor();
      await workbench.page
        .locator('.view-line', { hasText: /Bridge.closes/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'imported',
    act: async ({ workbench }) => {
      const { page } = workbench;
      await repeat(
        limit => widget(workbench).getByRole('button', { name: 'OK' }).click({ timeout: limit }),
        gone(titled(workbench, '3 of 3')),
      );
      await page.locator('.notifications-toasts', { hasText: 'imported' }).waitFor();
    },
  },
  {
    name: 'concordance',
    act: async ({ workbench }) => {
      const { page } = workbench;
      const line = (text: RegExp) => page.locator('.editor-instance .view-line', { hasText: text }).first();
      await workbench.runCommand('Seed Annotator: New Search');
      await line(/type.words/).waitFor();
      await page.keyboard.type('bridge');
      await line(/paragraphs.in/).waitFor();
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'map-time',
    act: async ({ workbench }) => {
      await workbench.runCommand('Notifications: Clear All');
      await workbench.runCommand('Seed Annotator: Show Quote Map');
      await mapPage(workbench).locator('.map-mark').first().waitFor();
      await showMap(workbench, 'Who Speaks When');
      await mapPage(workbench).locator('.map-mark').nth(2).focus();
      await mapPage(workbench).locator('.map-tip').waitFor();
    },
  },
  { name: 'map-together', act: ({ workbench }) => showMap(workbench, 'Quoted Together') },
  { name: 'map-sources', act: ({ workbench }) => showMap(workbench, 'Sources Compared') },
];
