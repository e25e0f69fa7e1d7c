/** Draws `media/icon.png` from `media/icon.svg`: `npx tsx scripts/icon.ts`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './package';
import { launchBrowser } from './workbench/browser';
import { ensureWorkbench } from './workbench/install';

async function draw(): Promise<void> {
  await ensureWorkbench(line => process.stdout.write(`${line}\n`));
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  const svg = readFileSync(path.join(ROOT, 'media', 'icon.svg'), 'utf8');
  await page.setContent(`<body style="margin:0;background:transparent">${svg}</body>`);
  await page.screenshot({ path: path.join(ROOT, 'media', 'icon.png'), omitBackground: true });
  await browser.close();
}

draw();
