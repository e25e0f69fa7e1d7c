/** The page of the quote map in a plain browser, under the policy that the editor gives it, with hostile names. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { ROOT } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import type { Timeline, Together } from '../../src/core/corpus';
import { plainSvgSteps } from '../../src/core/interchange';
import type { MapMessage, MapUpdate, Picture } from '../../src/core/view';
import { LONGEST_START, LONGEST_TEST } from '../patience';
import { violationsIn } from './axe';
import { until } from './until';

const ORIGIN = 'http://page.invalid';
const HOSTILE = '<img src=x onerror=alert(1)> & "Co" \u202eevil';
const NAMES = ['Ilse Brandt', HOSTILE, 'A'.repeat(400)];
const PEOPLE = {
  shown: NAMES.map((name, id) => ({ id, key: `person:${name}`, name, role: null, quotes: 9 })),
  all: 3,
};
const TIMELINE: Timeline = {
  people: PEOPLE,
  sources: ['Reuters', HOSTILE],
  time: { step: 'month', from: '2025-01-01', to: '2025-06-30' },
  marks: [
    { person: 0, source: 0, from: '2025-01-01', to: '2025-01-31', quotes: 12 },
    { person: 0, source: 1, from: '2025-03-01', to: '2025-03-31', quotes: 1 },
    { person: 1, source: null, from: '2025-03-01', to: '2025-03-31', quotes: 2 },
    { person: 2, source: 0, from: '2025-06-01', to: '2025-06-30', quotes: 4 },
  ],
  undated: 0,
};
const TOGETHER: Together = { people: PEOPLE, articles: [3, 2, 1], marks: [{ one: 0, other: 1, articles: 2 }] };

const updateOf = (picture: Picture, version = 1): MapUpdate => ({
  type: 'picture',
  state: { picture: picture.name, scope: { query: '', people: null, files: null } },
  version,
  picture,
  problems: [],
  isIndexed: true,
});
const timeline = (data: Timeline = TIMELINE) => ({ name: 'timeline', data }) as const;

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'src/webview/quoteMap/main.ts')],
    outdir: path.join(ROOT, 'out'),
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(file => [path.extname(file.path), file.text]));
}

const html = (
  body: string,
  lang = 'en',
  attributes = '',
): string => `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src ${ORIGIN}; script-src 'nonce-n'">
<link rel="stylesheet" href="page.css"></head><body${attributes}>
<script nonce="n">sent = []; state = null; alert = () => sent.push('alert');
acquireVsCodeApi = () => ({ postMessage: m => sent.push(m), setState: s => { state = s; } });</script>${body}</body></html>`;

describe('the page of the quote map', () => {
  let browser: Browser;
  let files: Map<string, string>;
  let page: Page;
  const complaints: string[] = [];

  before(async function () {
    this.timeout(LONGEST_START);
    [browser, files] = await Promise.all([launchBrowser(), bundle()]);
  });
  after(() => browser?.close());

  beforeEach(async function () {
    this.currentTest?.timeout(LONGEST_TEST);
    complaints.length = 0;
    page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('request', request => {
      if (!/^(http:\/\/page\.invalid\/page\.(html|js|css)|data:)/.test(request.url())) complaints.push(request.url());
    });
    await page.route(`${ORIGIN}/**`, route => {
      const ending = path.extname(route.request().url());
      const contentType = { '.js': 'text/javascript', '.css': 'text/css' }[ending] ?? 'text/html';
      return route.fulfill({
        contentType,
        body:
          files.get(ending) ?? html('<script nonce="n" src="page.js"></script>', ...languageFor(route.request().url())),
      });
    });
    await page.goto(`${ORIGIN}/page.html`);
    await until(async () => (await sent()).some(({ type }) => type === 'ready'));
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });

  /** `?de` asks for the page with the German translations. */
  const languageFor = (url: string): [lang?: string, attributes?: string] => {
    if (!url.endsWith('?de')) return [];
    const bundle = readFileSync(path.join(ROOT, 'l10n/bundle.l10n.de.json'), 'utf8');
    return ['de', ` data-translations="${bundle.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`];
  };
  const sent = (): Promise<MapMessage[]> => page.evaluate<MapMessage[]>('sent');
  const show = async (update: MapUpdate): Promise<void> => {
    await page.evaluate(`window.postMessage(${JSON.stringify(update)}, '*')`);
  };
  const marks = () => page.locator('.map-mark');
  const focused = () => page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");

  it('draws names as text, and asks for nothing from elsewhere', async () => {
    await show(updateOf(timeline()));
    await marks().nth(3).waitFor();
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.locator('svg text', { hasText: '<img src=x onerror=alert(1)>' }).count(), 2);
    assert.ok(!(await page.content()).includes('\u202e'));
    assert.ok(!(await sent()).some(message => String(message) === 'alert'));
    // Every letter of an axis is on the picture.
    const cut = await page.evaluate<string[]>(`[...document.querySelectorAll('.map-picture text')].filter(one => {
      const [inner, outer] = [one.getBoundingClientRect(), one.ownerSVGElement.getBoundingClientRect()];
      return inner.width && (inner.left < outer.left - 1 || inner.right > outer.right + 12);
    }).map(one => one.textContent)`);
    assert.deepEqual(cut, []);
  });

  it('names months in the language of the page', async () => {
    const months = () =>
      page.evaluate<string[]>("[...document.querySelectorAll('.map-picture text')].map(one => one.textContent)");
    const year = updateOf(timeline({ ...TIMELINE, time: { step: 'month', from: '2025-01-01', to: '2025-12-31' } }));
    for (const [address, names] of [
      ['page.html', ['Mar', 'May', 'Oct', 'Dec']],
      ['page.html?de', ['Mär', 'Mai', 'Okt', 'Dez']],
    ] as const) {
      await page.goto(`${ORIGIN}/${address}`);
      await until(async () => (await sent()).some(({ type }) => type === 'ready'));
      await show(year);
      await marks().nth(3).waitFor();
      const shown = await months();
      for (const name of names) assert.ok(shown.includes(name), `${name} is not in ${shown}`);
    }
  });

  it('is walked through by arrows, and opened by Enter and a click', async () => {
    await show(updateOf(timeline(), 7));
    await marks().first().focus();
    assert.match((await focused()) ?? '', /^Ilse Brandt, January 2025 · Reuters: 12 quotes$/);
    await page.keyboard.press('ArrowRight');
    assert.match((await focused()) ?? '', /^Ilse Brandt, March 2025/);
    await page.locator('.map-tip', { hasText: '1 quote' }).waitFor();
    await page.keyboard.press('ArrowDown');
    assert.match((await focused()) ?? '', /other sources: 2 quotes$/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    await marks().nth(3).click();
    assert.deepEqual((await sent()).slice(-2), [
      { type: 'open', version: 7, mark: 2 },
      { type: 'open', version: 7, mark: 3 },
    ]);
    // One mark is in the tab order.
    assert.equal(await page.locator('.map-mark[tabindex="0"]').count(), 1);
  });

  it('keeps the focus on its mark when newer quotes come', async () => {
    await show(updateOf(timeline()));
    await marks().nth(2).focus();
    const before = await focused();
    await show(updateOf(timeline({ ...TIMELINE, marks: TIMELINE.marks.slice(1) }), 2));
    await until(async () => (await marks().count()) === 3);
    assert.equal(await focused(), before);
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent()).at(-1), { type: 'open', version: 2, mark: 1 });
  });

  it('has the data as a table: for screen readers, and to be seen', async () => {
    await show(updateOf({ name: 'together', data: TOGETHER }));
    const table = page.getByRole('table', { name: 'Quoted Together' });
    await table.getByRole('cell', { name: '2', exact: true }).waitFor();
    assert.equal(await table.getByRole('button').count(), 0);
    await page.getByRole('button', { name: 'Table' }).click();
    await table.getByRole('button', { name: 'Ilse Brandt' }).click();
    assert.deepEqual((await sent()).at(-1), { type: 'open', version: 1, mark: 0 });
  });

  it('breaks no rule of accessibility, whatever it shows', async () => {
    const states: readonly MapUpdate[] = [
      updateOf(timeline()),
      updateOf({ name: 'together', data: TOGETHER }, 2),
      { ...updateOf(timeline({ ...TIMELINE, people: { shown: [], all: 0 }, marks: [], time: null }), 3) },
    ];
    for (const state of states) {
      await show(state);
      await page.getByRole('tab', { selected: true }).waitFor();
      // The title and the colours are the editor's.
      assert.deepEqual(await violationsIn(page, ['document-title', 'color-contrast']), []);
      const table = page.getByRole('button', { name: 'Table' });
      if (!(await table.isVisible()) || (await table.isDisabled())) continue;
      await table.click();
      assert.deepEqual(await violationsIn(page, ['document-title', 'color-contrast']), []);
      await table.click();
    }
  });

  it('goes through its pictures by keys, and searches', async () => {
    await show(updateOf(timeline()));
    await page.getByRole('tab', { name: 'Who Speaks When' }).focus();
    await page.keyboard.press('ArrowRight');
    const search = page.getByRole('searchbox');
    await search.fill('source:reuters');
    await search.press('Enter');
    assert.deepEqual((await sent()).slice(-2), [
      { type: 'choose', picture: 'together' },
      { type: 'search', line: 'source:reuters' },
    ]);
    await show({ ...updateOf(timeline()), problems: ['There is no field “x”.'] } as MapUpdate);
    await page.getByRole('alert').filter({ hasText: 'no field “x”' }).waitFor();
  });

  it('says why there is nothing to see', async () => {
    const empty = timeline({ ...TIMELINE, people: { shown: [], all: 0 }, marks: [], time: null });
    await show({ ...updateOf(empty), isIndexed: false } as MapUpdate);
    await page.getByText('No article has been indexed yet.').waitFor();
    await show(updateOf(empty));
    await page.getByText('No quote in these articles has a known speaker.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Save the data as CSV' }).isDisabled());
    const { state } = updateOf(empty);
    await show({ type: 'failed', state, message: 'There is no corpus index here.' });
    await page.getByText('There is no corpus index here.').waitFor();
    await show({ type: 'loading', state });
    await page.getByText('Counting quotes…').waitFor();
  });

  it('saves a drawing of plain shapes, and a PNG', async () => {
    await show(updateOf(timeline()));
    await marks().first().waitFor();
    await page.getByRole('button', { name: 'Save the picture as SVG' }).click();
    await page.getByRole('button', { name: 'Save the picture as PNG' }).click();
    const saved = async () => (await sent()).flatMap(one => (one.type === 'saveImage' ? [one] : []));
    await until(async () => (await saved()).length === 2);
    const [svg, png] = await saved();
    const steps = plainSvgSteps(svg?.content ?? '');
    let step = steps.next();
    while (!step.done) step = steps.next();
    assert.equal(step.value, true);
    assert.match(svg?.content ?? '', /&lt;img src=x onerror=alert\(1\)&gt;/);
    assert.doesNotMatch(svg?.content ?? '', /var\(/);
    assert.equal(
      Buffer.from(png?.content ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
      'PNG',
    );
  });
});
