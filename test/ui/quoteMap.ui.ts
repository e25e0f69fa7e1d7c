/**
 * The quote map in the real workbench: from the command to the quote in its article, and over a reload. SEED_THEME is the
 * theme of its pictures.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { violationsIn } from './axe';
import { onStage } from './setup';
import { until } from './until';
import { repeat, THEME, type Workbench } from './workbench';

const PEOPLE = [
  'Ilse Brandt',
  'Yuri Ushakov',
  'Karoline Leavitt',
  'Ada Moss',
  'Tomas Reuter',
  'Ben Osei',
  'Marta Oyelaran',
];
const SOURCES = ['Reuters', 'Nordkyst Post', 'City Wire', 'Harbour Post'];

/** Articles over half a year in which people speak often and rarely, alone and together. */
function fill(folder: string): void {
  for (let i = 0; i < 60; i++) {
    const day = new Date(Date.UTC(2025, 0, 3 + ((i * 7) % 170))).toISOString().slice(0, 10);
    const speakers = [PEOPLE[(i * i) % 7], PEOPLE[i % 3], PEOPLE[(i * 3) % 5]];
    const paragraphs = speakers.map(
      (name, at) =>
        `“We will look at number ${i} of plan ${at} before the summer begins,” said ${name}, a member of the board.`,
    );
    writeFileSync(
      path.join(folder, `article-${i}.txt`),
      ` Plan ${i} date ${day} [Source: ${SOURCES[(i * 5) % 4]}]\n\n${paragraphs.join('\n\n')}\n`,
    );
  }
}

const pageOf = (workbench: Workbench): FrameLocator =>
  workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

async function openMap(workbench: Workbench): Promise<FrameLocator> {
  await workbench.openView();
  await workbench.runCommand('Seed Annotator: Show Quote Map');
  const map = pageOf(workbench);
  await map.locator('.map-mark').first().waitFor();
  // All articles are in it.
  await map
    .getByRole('button', { name: /^Ilse Brandt, .* quotes?$/ })
    .first()
    .waitFor();
  return map;
}

const PICTURES = [
  ['timeline', 'Who Speaks When'],
  ['together', 'Quoted Together'],
  ['shares', 'Sources Compared'],
] as const;

describe('the quote map in the workbench', () => {
  const stage = onStage();

  it('leads from a mark to the quote, follows the folder, saves its data and comes back after a reload', async () => {
    const { workbench, folder } = await stage({ fill, theme: THEME });
    const { page } = workbench;
    const map = await openMap(workbench);
    // With the colours of the theme, as it is seen.
    const element = page.frameLocator('iframe.webview.ready').locator('iframe#active-frame');
    const frame = await (await element.elementHandle())?.contentFrame();
    assert.ok(frame);
    assert.deepEqual(await violationsIn(frame), []);
    for (const [picture, name] of [...PICTURES].reverse()) {
      await map.getByRole('tab', { name }).click();
      await map.getByRole('group', { name: new RegExp(`^${name}`) }).waitFor();
      await map.locator('.map-mark').nth(2).focus();
      await map.locator('.map-tip').waitFor();
      await workbench.picture(`map-${picture}-${THEME}`);
    }

    await map.getByRole('searchbox').fill('source:reuters');
    await map.getByRole('searchbox').press('Enter');
    await until(async () => !(await map.locator('.map-legend').innerHTML()).includes('City Wire'));
    const mark = map.locator('.map-mark[aria-label*="Reuters"]').first();
    const label = (await mark.getAttribute('aria-label')) ?? '';
    const picks = page.locator('.quick-input-widget .monaco-list-row');
    await repeat(async () => {
      await mark.focus();
      await mark.press('Enter');
    }, picks.first());
    const [name = ''] = label.split(',');
    assert.ok((await picks.first().innerText()).includes(name), label);
    await workbench.picture(`map-quotes-${THEME}`);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: /^article-\d+\.txt/ }).waitFor();
    await page.locator('.tab', { hasText: 'Quote Map' }).click();

    await map.getByRole('tab', { name: 'Quoted Together' }).click();
    await map.getByRole('button', { name: 'Show All Articles' }).click();
    const target = path.join(folder, 'saved.csv');
    await map.getByRole('button', { name: 'Save the data as CSV' }).click();
    await workbench.offersToSaveAs('quote-map-together.csv');
    await workbench.saveIn(target);
    await until(
      () => existsSync(target) && /^\ufeffPerson,Quoted with,Articles with both\r\n/.test(readFileSync(target, 'utf8')),
    );

    writeFileSync(
      path.join(folder, 'late.txt'),
      ' Late date 2025-03-01 [Source: Reuters]\n\n“I came late to all of this work,” said Nils Haugen.\n\n“I did not,” said Ilse Brandt.\n',
    );
    await map
      .getByRole('cell', { name: 'Nils Haugen' })
      .or(map.getByRole('rowheader', { name: 'Nils Haugen' }))
      .first()
      .waitFor({ state: 'attached' });

    await workbench.remembered('together');
    await workbench.reload();
    const back = pageOf(workbench);
    await back.getByRole('tab', { name: 'Quoted Together', selected: true }).waitFor();
    await back.locator('.map-mark').first().waitFor();
  });
});
