/** Seed files on disk as the source of an index. */

import { type Stats, statSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { CORPUS_FILE, corpusKeyOf, SIDECAR_SUFFIX } from '../../../core/project';
import { Globs, IgnoreRules, sortByPath } from '../../../core/text';
import type { FileOutcome, IndexRoot, IndexSource, ListedFile } from '../../../worker';
import { readTextIfThere } from '../text';
import type { HeadAnswer, IndexAnswer, IndexPool, TaskFile } from './indexPool';

/** Files of one batch of a listing. */
const BATCH = 500;
/** Files whose size and time are asked for at a time. */
const AT_ONCE = 64;
/** Where a file takes longer, in milliseconds, others are asked for meanwhile. */
const SLOW = 0.5;
/** Times until it is tried again whether the disk is fast. */
const DETOUR = 20;
const IGNORE_FILES = ['.gitignore', '.ignore'];
/** Larger ignore files are skipped, in bytes. */
const MAX_IGNORE_BYTES = 1_000_000;

interface Root {
  readonly folder: string;
  readonly include: Globs;
  readonly exclude: Globs;
  readonly useIgnoreFiles: boolean;
}

interface Folder {
  /** Relative to the root, with `/`; empty for the root. */
  readonly below: string;
  readonly real: string;
  /** Key of the corpus file that applies. */
  readonly corpus: string;
}

interface FoundFile {
  readonly absolute: string;
  readonly hasSidecar: boolean;
  /** Key of the corpus file that applies. */
  readonly corpus: string;
}

/**
 * Sizes and times of many files. Where the disk is fast, the thread waits for each: that takes a tenth of the processor
 * time. Where it is slow, such as over a network, several are asked for at a time.
 */
class FileStats {
  /** So many times more, several files are asked for at a time. */
  private detour = 0;

  /** In the same order; null where there is no file, or no name. */
  async of(files: readonly (string | null)[]): Promise<(Stats | null)[]> {
    if (this.detour-- > 0) return Promise.all(files.map(async file => (file === null ? null : statIfThere(file))));
    const start = performance.now();
    const found = files.map(file => (file === null ? null : statNow(file)));
    this.detour = performance.now() - start > files.length * SLOW ? DETOUR : 0;
    await breathe();
    return found;
  }
}

const statNow = (file: string): Stats | null => {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
};

export class DiskSource implements IndexSource {
  private readonly roots: readonly Root[];
  /** Files that a person made seed articles. */
  private readonly chosen = new Set<string>();

  /** @param base absolute; paths of the index are relative to it */
  constructor(
    private readonly base: string,
    roots: readonly IndexRoot[],
    private readonly pool: IndexPool,
  ) {
    this.roots = roots.map(({ folder, include, exclude, useIgnoreFiles }) => ({
      folder,
      include: new Globs(include),
      exclude: new Globs(exclude),
      useIgnoreFiles,
    }));
  }

  get width(): number {
    return this.pool.width;
  }

  async *list(): AsyncGenerator<readonly ListedFile[]> {
    for (const root of this.roots) yield* this.listRoot(root);
  }

  async stampOf(file: string): Promise<string | null> {
    const absolute = path.resolve(this.base, file);
    const root = this.roots.find(one => isBelow(one.folder, absolute));
    if (!root) return null;
    const below = slashed(path.relative(root.folder, absolute));
    if (!isListed(root, below) || foldersOf(below).some(folder => root.exclude.matches(folder))) return null;
    const info = await statIfThere(absolute);
    if (!info?.isFile()) return null;
    if (root.useIgnoreFiles && (await this.rulesAbove(root, below)).ignores(below)) return null;
    return stampOf(info, await statIfThere(absolute + SIDECAR_SUFFIX), await this.corpusStampOf(root, below));
  }

  async readHeads(files: readonly string[], { isHashed }: { readonly isHashed: boolean }): Promise<FileOutcome[]> {
    return (await this.pool.readHeads(files.map(file => ({ ...this.taskOf(file), isHashed })))).map(outcomeOf);
  }

  async index(file: string, known: string | null, isUrgent: boolean): Promise<FileOutcome> {
    return outcomeOf(await this.pool.index({ ...this.taskOf(file), known, isUrgent }));
  }

  hold(isHeld: boolean): void {
    this.pool.hold(isHeld);
  }

  choose(file: string, isChosen: boolean): void {
    if (isChosen) this.chosen.add(file);
    else this.chosen.delete(file);
  }

  refresh(): void {
    this.pool.forgetCorpora();
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private taskOf(file: string): TaskFile {
    return { file: path.resolve(this.base, file), isChosen: this.chosen.has(file) };
  }

  private async *listRoot(root: Root): AsyncGenerator<readonly ListedFile[]> {
    const rules = new IgnoreRules();
    const seen = new Set<string>();
    const open: Folder[] = [{ below: '', real: await realpath(root.folder), corpus: '' }];
    let batch: ListedFile[] = [];
    const stats = new FileStats();
    for (let folder = open.pop(); folder; folder = open.pop()) {
      if (seen.has(folder.real)) continue;
      seen.add(folder.real);
      const { files, folders } = await this.readFolder(root, rules, folder);
      for (const one of folders.reverse()) open.push(one);
      for (let at = 0; at < files.length; at += AT_ONCE) {
        for (const listed of await this.listFiles(files.slice(at, at + AT_ONCE), stats)) batch.push(listed);
        if (batch.length >= BATCH) {
          yield batch;
          batch = [];
        }
      }
    }
    if (batch.length) yield batch;
  }

  /** A folder that cannot be read holds nothing. */
  private async readFolder(root: Root, rules: IgnoreRules, { below, real, corpus }: Folder) {
    const absolute = path.join(root.folder, below);
    const entries = await readdir(absolute, { withFileTypes: true }).catch(() => []);
    const names = new Set(entries.map(({ name }) => name));
    if (root.useIgnoreFiles) await this.addRules(rules, root, below, names);
    const own = names.has(CORPUS_FILE) ? await this.corpusKeyIn(absolute) : null;
    const applied = own ?? corpus;
    const files: FoundFile[] = [];
    const folders: Folder[] = [];
    for (const entry of sortByPath(entries, ({ name }) => name)) {
      const name = below ? `${below}/${entry.name}` : entry.name;
      const isFolder = await isFolderEntry(entry, path.join(absolute, entry.name));
      if (root.exclude.matches(name)) continue;
      if (isFolder) {
        const target = path.join(absolute, entry.name);
        const resolved = entry.isSymbolicLink()
          ? await realpath(target).catch(() => null)
          : path.join(real, entry.name);
        if (resolved !== null) folders.push({ below: name, real: resolved, corpus: applied });
      } else if (isListed(root, name) && !(root.useIgnoreFiles && rules.ignores(name)))
        files.push({
          absolute: path.join(absolute, entry.name),
          hasSidecar: names.has(entry.name + SIDECAR_SUFFIX),
          corpus: applied,
        });
    }
    return { files, folders };
  }

  /** Those that are plain files. */
  private async listFiles(files: readonly FoundFile[], stats: FileStats): Promise<ListedFile[]> {
    const articles = await stats.of(files.map(({ absolute }) => absolute));
    const sidecars = await stats.of(files.map(one => (one.hasSidecar ? one.absolute + SIDECAR_SUFFIX : null)));
    return files.flatMap(({ absolute, corpus }, i) => {
      const [article, sidecar = null] = [articles[i], sidecars[i]];
      if (!article?.isFile()) return [];
      return { path: slashed(path.relative(this.base, absolute)), stamp: stampOf(article, sidecar, corpus) };
    });
  }

  private async addRules(rules: IgnoreRules, root: Root, below: string, names: ReadonlySet<string>): Promise<void> {
    for (const name of IGNORE_FILES) {
      if (!names.has(name)) continue;
      const file = path.join(root.folder, below, name);
      const info = await statIfThere(file);
      if (info?.isFile() && info.size <= MAX_IGNORE_BYTES)
        rules.add(below, await readFile(file, 'utf8').catch(() => ''));
    }
  }

  private async rulesAbove(root: Root, below: string): Promise<IgnoreRules> {
    const rules = new IgnoreRules();
    for (const folder of ['', ...foldersOf(below)]) await this.addRules(rules, root, folder, new Set(IGNORE_FILES));
    return rules;
  }

  private async corpusStampOf(root: Root, below: string): Promise<string> {
    for (const folder of [...foldersOf(below)].reverse().concat('')) {
      const key = await this.corpusKeyIn(path.join(root.folder, folder));
      if (key !== null) return key;
    }
    return '';
  }

  /** Null where the folder has no corpus file. One that cannot be read counts as empty, until it can. */
  private async corpusKeyIn(folder: string): Promise<string | null> {
    const text = await readTextIfThere(path.join(folder, CORPUS_FILE)).catch(() => '');
    return text === null ? null : corpusKeyOf(text);
  }
}

function outcomeOf(answer: IndexAnswer | HeadAnswer): FileOutcome {
  switch (answer.kind) {
    case 'fault':
      return answer;
    case 'head':
      return answer.head ? { kind: 'rows', ...answer.head, faults: [] } : { kind: 'none' };
    case 'indexed':
      if (answer.indexed === 'other') return { kind: 'none' };
      return answer.indexed === 'same' ? { kind: 'same' } : { kind: 'rows', ...answer.indexed };
  }
}

const isListed = ({ include, exclude }: Root, below: string): boolean =>
  /\.(?:txt|seed)$/.test(below) && include.matches(below) && !exclude.matches(below);

/** The folders above a file, outermost first, without the root. */
function foldersOf(below: string): string[] {
  const parts = below.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

async function isFolderEntry(
  entry: { isDirectory(): boolean; isSymbolicLink(): boolean },
  absolute: string,
): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return (await statIfThere(absolute))?.isDirectory() ?? false;
}

const statIfThere = (file: string): Promise<Stats | null> => stat(file).catch(() => null);
const stampOfOne = ({ mtimeMs, size }: Stats): string =>
  `${Math.round(mtimeMs * 1000).toString(36)}.${size.toString(36)}`;
const stampOf = (article: Stats, sidecar: Stats | null, corpus: string): string =>
  [stampOfOne(article), sidecar ? stampOfOne(sidecar) : '', corpus].join('+');
const slashed = (file: string): string => file.split(path.sep).join('/');
const isBelow = (folder: string, file: string): boolean => {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
};
