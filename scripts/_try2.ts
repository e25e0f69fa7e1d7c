import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { launchBrowser } from '/work/wt/notes/scripts/workbench/browser';
import { startServer } from '/work/wt/notes/scripts/workbench/server';
import { openWorkbench, THEMES } from '/work/wt/notes/test/ui/workbench';
(async () => {
  const server = await startServer({ vsix: process.env.SEED_VSIX! });
  const browser = await launchBrowser();
  const context = await browser.newContext();
  const folder = mkdtempSync('/tmp/notes/f-');
  cpSync('/work/wt/notes/seeds', folder, { recursive: true });
  server.writeSettings({ 'workbench.colorTheme': THEMES.dark, 'seedAnnotator.annotations.author': 'anna' });
  try {
    const w = await openWorkbench(context, server, folder);
    const { page } = w;
    page.setDefaultTimeout(15000);
    const shot = async (n: string) => { await page.screenshot({ path: `/tmp/notes/${n}.png` }); };
    const step = async (n: string, f: () => Promise<unknown>) => { const t = Date.now(); try { await f(); console.log('ok', n, Date.now() - t); } catch (e) { console.log('FAIL', n, String(e).slice(0, 600)); await shot('fail2-' + n); } };
    await w.openFile('library-vote.txt');
    await w.waitForLenses();
    await step('note', async () => {
      await w.selectWords('central library');
      await page.keyboard.press('Control+K'); await page.keyboard.press('n');
      await page.locator('.review-widget .edit-container .monaco-editor.focused').waitFor();
      await page.keyboard.type('A note');
      await page.keyboard.press('Control+Enter');
      await page.locator('.review-widget .comment-body', { hasText: 'A note' }).waitFor();
      await page.locator('.review-widget .comment-body', { hasText: 'A note' }).click();
    });
    await step('type', async () => {
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Home');
      for (let i = 0; i < 8; i++) { await page.keyboard.type('ab'); await page.waitForTimeout(700); console.log(await page.evaluate('document.activeElement.className + " | " + (document.activeElement.closest(".review-widget") ? "in widget" : "text")')); }
      await shot('g-typed');
    });
    await step('box', async () => {
      await w.selectWords('three meetings');
      await page.keyboard.press('Control+K'); await page.keyboard.press('n');
      await page.locator('.review-widget .edit-container .monaco-editor.focused').waitFor();
      await page.locator('.review-widget .edit-container .monaco-editor').click();
      await page.keyboard.type('B note');
      await page.keyboard.press('Control+1');
      await page.keyboard.press('Home');
      for (let i = 0; i < 5; i++) { await page.keyboard.type('cd'); await page.waitForTimeout(700); console.log(await page.evaluate('document.activeElement.className + " | " + (document.activeElement.closest(".review-widget") ? "in widget" : "text")')); }
      await shot('h-box');
    });
    await step('split', async () => {
      await page.keyboard.press('Control+Backslash');
      await page.waitForTimeout(2500);
      await shot('i-split');
      await w.selectWords('council');
      await page.keyboard.press('Control+K'); await page.keyboard.press('n');
      await page.waitForTimeout(2500);
      await page.keyboard.type('In the split');
      await shot('i-split-box');
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(2500);
      await shot('j-split-saved');
    });
    console.log(readFileSync(`${folder}/library-vote.txt.annotations.yaml`, 'utf8'));
  } finally { await browser.close(); await server.stop(); }
})().catch(e => { console.error(e); process.exit(1); });
