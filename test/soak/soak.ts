/**
 * `npm run soak -- --minutes N --seed S`: uses the packed extension in a real workbench at random. After each action it
 * looks at the files, and each minute at the memory of the extension host; at the end at its log.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packExtension, ROOT } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import { ensureWorkbench } from '../../scripts/workbench/install';
import { type Server, startServer } from '../../scripts/workbench/server';
import { Random } from '../fuzz/random';
import { until } from '../patience';
import { openWorkbench, type Workbench } from '../ui/workbench';
import { ACTIONS, anyAction, type Scene } from './actions';
import { extensionHosts, HostInspector, type MemorySample } from './hostMemory';
import { Ledger } from './ledger';

const OUT = path.join(ROOT, 'out', 'soak');
const MINUTE = 60_000;
/** Growth of the heap from its first third to its last that counts as flat: in MiB, and as a share. */
const FLAT = { mib: 8, share: 0.15 };

/** A folder under git with two branches, in which texts and a sidecar differ. */
function makeFolder(): string {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'seed-soak-')), 'seeds');
  cpSync(path.join(ROOT, 'seeds'), folder, { recursive: true });
  const ledger = new Ledger(folder);
  ledger.git('init', '-q', '-b', 'main');
  ledger.git('add', '-A');
  ledger.git('commit', '-q', '-m', 'begin');
  ledger.git('checkout', '-q', '-b', 'other');
  for (const name of ledger.articles.slice(0, 3)) {
    const [head, ...rest] = ledger.read(name).split(/(\n\s*\n)/);
    writeFileSync(path.join(folder, name), [head, '\n\nA paragraph of the other branch.', ...rest].join(''));
  }
  rmSync(path.join(folder, 'keller-brewery.txt.annotations.yaml'));
  ledger.git('add', '-A');
  ledger.git('commit', '-q', '-m', 'other');
  ledger.git('checkout', '-q', 'main');
  return folder;
}

/** Keeps the text of each notification of an error. */
async function watchErrors({ page }: Workbench): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    window.seenErrors = [];
    new MutationObserver(() => {
      for (const one of document.querySelectorAll('.notification-list-item')) {
        if (!one.querySelector('.notification-list-item-icon.codicon-error')) continue;
        const text = one.querySelector('.notification-list-item-message')?.textContent;
        if (text && !window.seenErrors.includes(text)) window.seenErrors.push(text);
      }
    }).observe(document.body, { subtree: true, childList: true });
  })()`);
  return () => page.evaluate<string[]>('window.seenErrors');
}

/** What the window shows that may tell why a step had no effect. */
const shownBy = ({ page }: Workbench): Promise<string> =>
  page
    .evaluate<string>(
      `JSON.stringify({
        focus: document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className,
        tab: document.querySelector('.tab.active')?.dataset.resourceName,
        status: document.querySelector('.part.statusbar')?.innerText,
        notifications: [...document.querySelectorAll('.notification-list-item')].map(one => one.innerText),
        lenses: [...document.querySelectorAll('.codelens-decoration')].map(one => one.innerText),
      })`,
    )
    .catch(String);

/** What the extension host says to make sure that it is heard. */
const HEARD = 'the soak is heard';

/** Keeps what the window and the extension host print as errors; the host's console goes to the window's. */
function watchConsole({ page }: Workbench): { readonly errors: string[]; readonly isHeard: () => boolean } {
  const errors: string[] = [];
  let isHeard = false;
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => {
    if (message.text().includes(HEARD)) isHeard = true;
    else if (message.type() === 'error' && /seed.?annotator|Extension Host/i.test(message.text()))
      errors.push(message.text().slice(0, 500));
  });
  return { errors, isHeard: () => isHeard };
}

/** The errors in the logs of the extension hosts, and of this extension, where the server writes them to files. */
function loggedErrors({ home }: Server): string[] {
  const logs = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(name => /exthost.*\.log$/.test(name));
  return logs.flatMap(name =>
    readFileSync(path.join(home, name), 'utf8')
      .split('\n')
      .filter(line => (/Seed Annotator/.test(name) ? /\[(?:error|warning)\]/ : /\[error\]/).test(line))
      .map(line => `${path.basename(name)}: ${line}`),
  );
}

const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function growthOf(samples: readonly MemorySample[]): { readonly isFlat: boolean; readonly text: string } {
  const third = Math.max(1, Math.floor(samples.length / 3));
  const [first, last] = [samples.slice(0, third), samples.slice(-third)].map(part =>
    medianOf(part.map(({ heap }) => heap)),
  );
  const [resident, residentLater] = [samples.slice(0, third), samples.slice(-third)].map(part =>
    medianOf(part.map(one => one.resident)),
  );
  const isFlat = (last ?? 0) - (first ?? 0) < Math.max(FLAT.mib, FLAT.share * (first ?? 0));
  return { isFlat, text: `heap ${first} → ${last} MiB, process ${resident} → ${residentLater} MiB` };
}

class Soak {
  private readonly counts = new Map<string, number>();
  private readonly faults: string[] = [];
  private readonly samples: MemorySample[] = [];

  constructor(
    private readonly scene: Scene,
    private readonly inspector: HostInspector,
  ) {}

  async run(minutes: number): Promise<void> {
    const end = performance.now() + minutes * MINUTE;
    let next = performance.now() + MINUTE;
    while (performance.now() < end) {
      await this.act();
      if (performance.now() < next) continue;
      next = performance.now() + MINUTE;
      const sample = await this.inspector.sample();
      this.samples.push(sample);
      this.print(`${this.scene.count} actions, heap ${sample.heap} MiB, process ${sample.resident} MiB`);
    }
  }

  private async act(): Promise<void> {
    const { scene } = this;
    const name = anyAction(scene.random);
    scene.count++;
    this.print(`${scene.count}: ${name}`);
    try {
      await ACTIONS[name]?.run(scene);
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    } catch (error) {
      await this.fault(name, String(error).slice(0, 3000));
      await scene.workbench.page.keyboard.press('Escape');
    }
    for (const fault of scene.ledger.faults()) await this.fault(name, fault);
  }

  async fault(action: string, what: string): Promise<void> {
    const { count, workbench } = this.scene;
    this.faults.push(`action ${count}, ${action}: ${what}`);
    this.print(`FAULT ${this.faults.at(-1)}`);
    this.print(await shownBy(workbench));
    await workbench.page.screenshot({ path: path.join(OUT, `fault-${this.faults.length}.png`) }).catch(() => undefined);
  }

  /** @returns whether all held */
  report(errors: readonly string[], logged: readonly string[]): boolean {
    const { isFlat, text } = growthOf(this.samples);
    this.print([...this.counts].map(([name, count]) => `${name} ${count}`).join(', '));
    this.print(`${text}: ${isFlat ? 'flat' : 'grows'}`);
    this.print(
      `${this.faults.length} faults, ${errors.length} notifications of errors, ${logged.length} errors in consoles and logs`,
    );
    for (const one of [...errors, ...logged.slice(0, 20)]) this.print(one);
    return isFlat && !this.faults.length && !errors.length && !logged.length;
  }

  private print(line: string): void {
    process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
  });
  mkdirSync(OUT, { recursive: true });
  await ensureWorkbench(line => process.stdout.write(`${line}\n`));
  const server = await startServer({
    vsix: process.env.SEED_VSIX ?? packExtension(path.join(OUT, 'seed-annotator.vsix')),
  });
  const browser = await launchBrowser();
  const folder = makeFolder();
  try {
    server.writeSettings({ 'seedAnnotator.annotations.author': 'anna', 'git.enabled': false });
    const workbench = await openWorkbench(await browser.newContext(), server, folder);
    await workbench.openView();
    const seenErrors = await watchErrors(workbench);
    const printed = watchConsole(workbench);
    await until(() => extensionHosts(server.home).length > 0);
    const inspector = await HostInspector.attach(extensionHosts(server.home)[0] ?? 0);
    await inspector.say(HEARD);
    await until(printed.isHeard);
    const random = new Random(Number(values.seed));
    const soak = new Soak({ workbench, ledger: new Ledger(folder), random, undoable: 0, count: 0 }, inspector);
    await soak.run(Number(values.minutes));
    inspector.close();
    process.exitCode = soak.report(await seenErrors(), [...printed.errors, ...loggedErrors(server)]) ? 0 : 1;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
}

void main();
