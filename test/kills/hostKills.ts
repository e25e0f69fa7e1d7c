/** Kills extension hosts that annotate, at random moments, and looks at what is on disk and what the next host makes of it. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { packExtension, ROOT } from '../../scripts/package';
import { launchBrowser } from '../../scripts/workbench/browser';
import { ensureWorkbench } from '../../scripts/workbench/install';
import { type Server, startServer } from '../../scripts/workbench/server';
import { readCorpusFile, readSidecar } from '../../src/core/annotation';
import { Random } from '../fuzz/random';
import { until } from '../patience';
import { extensionHosts } from '../soak/hostMemory';
import { openWorkbench } from '../ui/workbench';

/** Longest time between the first tag of a host and its end, in milliseconds. */
const LONGEST_LIFE = 4000;
const STORY = `Bridge date 2025-05-06 [Source: Harbour Post]\n\n${Array.from({ length: 200 }, (_, i) => `“The bolts of span ${i} were old,” said Ilse Brandt, an engineer who looked at them twice.`).join('\n\n')}\n`;

export interface HostKills {
  readonly kills: number;
  /** Tags that were written before their host was killed. */
  readonly written: number;
  /** Hosts killed between the two steps of a write: the new content was there under its other name. */
  readonly midway: number;
}

/** A folder in which hosts annotate. */
class Annotated {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'seed-host-kills-'));

  constructor() {
    writeFileSync(this.at('story.txt'), STORY);
    writeFileSync(this.at('seed-annotator.yaml'), 'format: seed-annotator/1\n# Kept\ntags:\n  - name: first\n');
  }

  private at(name: string): string {
    return path.join(this.folder, name);
  }

  /** The tags that a host says it has written. */
  done(): string[] {
    return existsSync(this.at('done.log')) ? readFileSync(this.at('done.log'), 'utf8').split('\n').filter(Boolean) : [];
  }

  /**
   * Looks at all files.
   * @param kills how many hosts were killed so far: each may have written one tag that it could not say any more
   * @returns whether a write is between its two steps
   * @throws AssertionError where anything is lost
   */
  check(kills: number): boolean {
    const isMidway = readdirSync(this.folder).some(name => name.endsWith('.yaml.tmp'));
    const tags = this.tagsIn('story.txt.annotations.yaml');
    const missing = this.done().filter(tag => !tags.has(tag));
    assert.deepEqual(missing, [], 'tags were lost');
    assert.ok(tags.size <= this.done().length + kills, 'tags came by themselves');
    const { problems, writable, tags: set } = readCorpusFile(this.textOf('seed-annotator.yaml'));
    assert.deepEqual([writable, problems], [true, []]);
    assert.ok(this.textOf('seed-annotator.yaml').includes('# Kept') && set[0]?.name === 'first');
    assert.equal(readFileSync(this.at('story.txt'), 'utf8'), STORY, 'the article was changed');
    return isMidway;
  }

  /** A file, or while it is being replaced, its new content. */
  private textOf(name: string): string {
    const file = this.at(name);
    return readFileSync(existsSync(file) ? file : `${file}.tmp`, 'utf8');
  }

  private tagsIn(name: string): Set<string> {
    if (!this.done().length && !existsSync(this.at(name))) return new Set();
    const { annotations, problems, writable } = readSidecar(this.textOf(name));
    assert.deepEqual([writable, problems], [true, []], 'the sidecar is damaged');
    return new Set(annotations.flatMap(one => (one.kind === 'tag' ? [one.tag] : [])));
  }

  /** Once a host has written again, nothing of an earlier one is left over. */
  leftovers(): string[] {
    return readdirSync(this.folder).filter(name => /\.tmp$|unfinished/.test(name));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** An extension that uses this one; it ends with its host. */
function bundleAnnotating(): string {
  const source = path.join(__dirname, 'annotatingExtension');
  const folder = path.join(ROOT, 'out', 'test', 'annotatingExtension');
  mkdirSync(folder, { recursive: true });
  buildSync({
    entryPoints: [path.join(source, 'extension.ts')],
    outfile: path.join(folder, 'extension.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  cpSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  return folder;
}

async function killHosts(server: Server): Promise<void> {
  for (const pid of extensionHosts(server.home)) process.kill(pid, 'SIGKILL');
  await until(() => extensionHosts(server.home).length === 0);
}

/**
 * @param tell takes a line after each kill
 * @throws AssertionError where something was lost
 */
export async function killExtensionHosts(
  kills: number,
  seed: number,
  tell: (line: string) => void = () => undefined,
): Promise<HostKills> {
  await ensureWorkbench(tell);
  const server = await startServer({
    vsix: process.env.SEED_VSIX ?? packExtension(),
    extensions: [bundleAnnotating()],
    settings: { 'seedAnnotator.annotations.author': 'anna' },
  });
  const browser = await launchBrowser();
  const annotated = new Annotated();
  const random = new Random(seed);
  let midway = 0;
  try {
    const context = await browser.newContext();
    for (let kill = 1; kill <= kills; kill++) {
      const before = annotated.done().length;
      const workbench = await openWorkbench(context, server, annotated.folder);
      await until(() => annotated.done().length > before);
      await new Promise(resolve => setTimeout(resolve, random.next() * LONGEST_LIFE));
      await killHosts(server);
      await workbench.close();
      if (annotated.check(kill)) midway++;
      tell(
        `kill ${kill}: ${annotated.done().length} tags, ${midway} midway, left: ${annotated.leftovers().join(', ')}`,
      );
    }
    const workbench = await openWorkbench(context, server, annotated.folder);
    const before = annotated.done().length;
    await until(() => annotated.done().length > before + 6);
    await killHosts(server);
    await workbench.close();
    annotated.check(kills + 1);
    return { kills, written: annotated.done().length, midway };
  } finally {
    await browser.close();
    await server.stop();
    annotated.remove();
  }
}
