/** What must be on disk: the texts as the person left them, and every annotation that was not taken back. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readCorpusFile, readSidecar } from '../../src/core/annotation';
import { inEnglish } from '../../src/core/text';

const SIDECAR = '.annotations.yaml';
/** A draft that is older was left behind, in milliseconds. */
const OLD_DRAFT_MS = 20_000;
/** How often a file that is being replaced is looked for. */
const MAX_TRIES = 100;

export class Ledger {
  private texts = new Map<string, string>();
  private ids = new Set<string>();
  private readonly notes = new Set<string>();
  /** How many annotations the present action may still add or remove. */
  private readonly open = { added: 0, removed: 0 };

  constructor(readonly folder: string) {
    this.accept();
  }

  get articles(): string[] {
    return readdirSync(this.folder)
      .filter(name => name.endsWith('.txt'))
      .sort();
  }

  read(name: string): string {
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  get count(): number {
    return this.idsNow().size;
  }

  /** The words of an article that have a tag, in lower case. */
  taggedIn(article: string): Set<string> {
    const found = this.sidecars().find(([name]) => name === `${article}${SIDECAR}`);
    const { annotations } = readSidecar(found?.[1] ?? '');
    return new Set(annotations.flatMap(one => (one.kind === 'tag' ? [one.target.exact.toLowerCase()] : [])));
  }

  /** Takes what is on disk as it is: after a change by git. */
  accept(): void {
    this.texts = new Map(this.articles.map(name => [name, this.read(name)]));
    this.ids = this.idsNow();
    this.open.added = this.open.removed = 0;
    const all = this.sidecars()
      .map(([, text]) => text)
      .join('\n');
    for (const body of this.notes) if (!all.includes(body)) this.notes.delete(body);
  }

  allow(added: number, removed = 0): void {
    this.open.added += added;
    this.open.removed += removed;
  }

  noted(body: string): void {
    this.notes.add(body);
  }

  /** A person typed words into an article and saved it. @returns what is wrong, or null */
  typed(name: string, words: string): string | null {
    const [before = '', now] = [this.texts.get(name), this.read(name)];
    this.texts.set(name, now);
    return now.replace(words, '') === before ? null : `${name}: typing ${JSON.stringify(words)} changed more than that`;
  }

  /** While one is replaced, it has another name for a moment. */
  private sidecars(): [name: string, text: string][] {
    const names = new Set(readdirSync(this.folder).map(name => name.replace(/\.tmp$/, '')));
    return [...names].filter(name => name.endsWith(SIDECAR)).map(name => [name, this.readReplaced(name)]);
  }

  /** The editor replaces a file in two steps, between which only the new content is there, under its other name. */
  private readReplaced(name: string): string {
    for (let tries = 0; ; tries++) {
      for (const one of [name, `${name}.tmp`])
        try {
          return this.read(one);
        } catch (error) {
          if (tries > MAX_TRIES) throw error;
        }
    }
  }

  private idsNow(): Set<string> {
    return new Set(this.sidecars().flatMap(([, text]) => readSidecar(text).annotations.map(({ id }) => id)));
  }

  /** @returns what does not hold */
  faults(): string[] {
    return [...this.textFaults(), ...this.fileFaults(), ...this.annotationFaults()];
  }

  private textFaults(): string[] {
    const faults: string[] = [];
    for (const [name, text] of this.texts) {
      if (!existsSync(path.join(this.folder, name))) faults.push(`${name} is gone`);
      else if (this.read(name) !== text) faults.push(`${name}: the text changed by itself`);
    }
    return faults;
  }

  private fileFaults(): string[] {
    const faults: string[] = [];
    for (const [name, text] of this.sidecars()) {
      const { problems, writable } = readSidecar(text);
      if (!writable || problems.length)
        faults.push(`${name}: ${problems.map(({ message }) => inEnglish(message)).join(' ')}`);
    }
    const corpus = readCorpusFile(this.readReplaced('seed-annotator.yaml'));
    if (!corpus.writable || corpus.problems.length)
      faults.push(`seed-annotator.yaml: ${corpus.problems.map(({ message }) => inEnglish(message)).join(' ')}`);
    for (const name of readdirSync(this.folder)) {
      if (!/\.tmp$|unfinished/.test(name)) continue;
      const age = Date.now() - statSync(path.join(this.folder, name)).mtimeMs;
      if (age > OLD_DRAFT_MS) faults.push(`${name} was left behind`);
    }
    return faults;
  }

  private annotationFaults(): string[] {
    const now = this.idsNow();
    const added = [...now].filter(id => !this.ids.has(id));
    const removed = [...this.ids].filter(id => !now.has(id));
    this.ids = now;
    this.open.added -= added.length;
    this.open.removed -= removed.length;
    const faults: string[] = [];
    if (this.open.added < 0) faults.push(`${added.join(', ')} came by itself`);
    if (this.open.removed < 0) faults.push(`${removed.join(', ')} went by itself`);
    const all = this.sidecars()
      .map(([, text]) => text)
      .join('\n');
    for (const body of this.notes) {
      if (all.includes(body)) continue;
      this.notes.delete(body);
      if (!removed.length) faults.push(`the note ${JSON.stringify(body)} is lost`);
    }
    // What it added and removed again did not need what it was allowed.
    this.open.added = this.open.removed = 0;
    return faults;
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-c', 'user.name=soak', '-c', 'user.email=soak@localhost', ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
}
