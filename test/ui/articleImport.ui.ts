/** Articles come in from other files: chosen, looked at one by one, and written to the folder. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_WAIT, until } from '../patience';
import { onStage } from './setup';
import { ensure, gone, repeat, THEME } from './workbench';

const SENTENCE =
  'The harbour bridge was closed on Friday after inspectors found a crack in its oldest pillar, the city said.';
const PAGE = `<!doctype html><html lang="en"><head><title>Bridge closes after crack is found - Coast Wire</title>
  <meta property="og:site_name" content="Coast Wire"><meta property="article:published_time" content="2025-04-26T08:00:00Z"></head>
  <body><nav>Home World Sport</nav><article><h1>Bridge closes after crack is found</h1><p>${SENTENCE}</p>
  <p>“We cannot wait for the summer,” said Ana Brodsky, the chief engineer, who asked the council for four million crowns.</p>
  <p>Read more: Ferry halted</p><p>${SENTENCE}</p></article><footer>© 2025 Coast Wire</footer></body></html>`;

const fill = (folder: string): void => {
  mkdirSync(path.join(folder, 'incoming'));
  writeFileSync(path.join(folder, 'incoming', 'bridge.html'), PAGE);
  writeFileSync(path.join(folder, 'incoming', 'notes.txt'), `Harbour to be dredged\n\n${SENTENCE}\n`);
  writeFileSync(
    path.join(folder, 'incoming', 'table.csv'),
    'nr,headline,published,outlet,body\n1,Ferry runs again,2025-05-20,Nordkyst Post,“We row on.”\n2,No text,2025-05-21,Nordkyst Post,\n',
  );
};

describe('importing articles in the workbench', () => {
  const stage = onStage();

  it('shows each article before it is written, and what is unsure', async () => {
    const { workbench, folder } = await stage({ theme: THEME, fill });
    const { page } = workbench;
    const widget = page.locator('.quick-input-widget');
    const input = widget.locator('input[type="text"]');
    const titled = (title: string) => widget.locator('.quick-input-title', { hasText: title });
    await workbench.runCommand('Seed Annotator: Import Articles');
    await titled('1 of 3').waitFor();
    await workbench.picture(`import-from-${THEME}`);
    await workbench.quickInput('All Files', 'All Files of a Folder');
    const ok = widget.getByRole('button', { name: /^(OK|Import)$/ });
    await ok.waitFor();
    await repeat(async limit => {
      await input.fill(`${path.join(folder, 'incoming')}/`, { timeout: limit });
      await ok.click({ timeout: limit });
    }, titled('2 of 3'));
    await workbench.picture(`import-to-${THEME}`);
    await workbench.quickInput('seeds', 'seeds');
    await titled('Columns of table.csv').waitFor();
    await workbench.picture(`import-columns-${THEME}`);
    await workbench.quickInput('Continue', 'Continue');
    await titled('1 article without date, 1 article without source').waitFor();
    await workbench.quickInput('Type', 'Type Date and Source');
    await titled('Source').waitFor();
    await input.fill('Harbour Gazette');
    await repeat(limit => input.press('Enter', { timeout: limit }), titled('Date'));
    await ensure(titled('3 of 3'), async limit => {
      await input.fill('2025-05-02', { timeout: limit });
      await input.press('Enter', { timeout: limit });
    });
    const rows = widget.locator('.monaco-list-row');
    await rows.filter({ hasText: 'Ferry runs again' }).waitFor();
    assert.equal(await rows.count(), 3);
    assert.match(
      (await rows.first().innerText()).replace(/\s+/g, ' '),
      /Bridge closes.*2025-04-26 · Coast Wire.*1 passage left out/,
    );
    await page.locator('.view-line', { hasText: /Bridge.closes.after.crack.is.found.date/ }).waitFor();
    await workbench.picture(`import-preview-${THEME}`);
    await workbench.press(
      ['ArrowDown'],
      page.locator('.view-line', { hasText: /Harbour.to.be.dredged.date.2025-05-02/ }),
    );
    // The table's article is not wanted.
    const ferry = rows.filter({ hasText: 'Ferry runs again' }).first();
    await ensure(
      async () => !(await ferry.getByRole('checkbox').isChecked()),
      limit => ferry.getByRole('checkbox').click({ timeout: limit }),
    );
    const toast = page.locator('.notifications-toasts', { hasText: '2 articles imported. 1 item could not be read' });
    await repeat(limit => widget.getByRole('button', { name: 'OK' }).click({ timeout: limit }), gone(titled('3 of 3')));
    await toast.waitFor({ timeout: LONGEST_WAIT });
    await workbench.picture(`import-done-${THEME}`);
    await workbench.click(
      toast.getByText(/^Show \d+ Remarks$/),
      page.locator('.view-line', { hasText: /table\.csv.\(line.3\)/ }),
    );
    await workbench.picture(`import-remarks-${THEME}`);
    const names = readdirSync(path.join(folder, 'seeds'))
      .filter(name => name.endsWith('.txt'))
      .sort();
    assert.deepEqual(names, [
      '2025-04-26-coast-wire-bridge-closes-after-crack-is-found.txt',
      '2025-05-02-harbour-gazette-harbour-to-be-dredged.txt',
    ]);
    assert.match(
      readFileSync(path.join(folder, 'seeds', names[0] as string), 'utf8'),
      /“We cannot wait for the summer,”/,
    );
    await workbench.openView();
    await until(async () => (await workbench.row('Bridge closes after crack').count()) > 0);
    await workbench.picture(`import-listed-${THEME}`);
  });
});
