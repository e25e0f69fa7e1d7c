import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { backupName, editSidecar, readSidecar, type SidecarChange } from '../core/annotation';
import {
  ArticleNames,
  ArticleTexts,
  count,
  type Format,
  FormatError,
  formatOfFile,
  ImportPlanner,
  type ReadDocument,
  readIncoming,
  recognizeFormat,
  stemOf,
} from '../core/interchange';
import { sidecarOf } from '../core/project';
import { describeLimit, MAX_IMPORT_BYTES, MAX_YAML_BYTES } from '../core/text';
import { PathError, Unwritable } from '../platform/node/pathError';
import { nodeClock, nodeIds } from '../platform/node/ports';
import { readText, readTextIfThere, Unreadable } from '../platform/node/text';
import { complain, complainOfBug, EXIT, type ExitCode, writeMessage } from './output';
import { createFile, replaceFile } from './replaceFile';
import { sidecarPlace } from './sidecarPlace';

export interface ImportOptions {
  /** Null: told by each file's name. */
  readonly format: Format | null;
  /** The folder with the articles; null: where the imported file is. */
  readonly articles: string | null;
  /** Who gets what names no author. */
  readonly author: string | null;
}

/** Turns other tools' files into annotations of the articles that they are about. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const folders = new Map<string, Articles>();
  const sidecars = new OpenSidecars(options.author);
  let complete = true;
  for (const file of await expand(paths, options.format)) {
    const done = await attempt(file, async () => {
      const folder = options.articles ?? path.dirname(file);
      const articles = folders.get(folder) ?? (await Articles.in(folder));
      folders.set(folder, articles);
      if (!(await importFile(file, articles, sidecars, options))) complete = false;
    });
    if (!done) complete = false;
  }
  // Many documents may be of one article: its sidecar is written once.
  for (const sidecar of sidecars.all()) if (!(await attempt(sidecar.path, () => sidecar.write()))) complete = false;
  return complete ? EXIT.fine : EXIT.failed;
}

/** @returns false where the work failed, after it was said why */
async function attempt(file: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof FormatError) complain(`${file}${error.line ? `:${error.line}` : ''}: ${error.message}`);
    else if (error instanceof PathError) complain(error.message);
    else {
      complain(`${file}: left out, since the program failed on it.`);
      complainOfBug(error);
    }
    return false;
  }
}

/** Folders stand for the files of the format in them. */
async function expand(paths: readonly string[], format: Format | null): Promise<string[]> {
  const files: string[] = [];
  for (const given of paths) {
    const info = await stat(given).catch(() => null);
    if (!info?.isDirectory()) files.push(given);
    else {
      const names = (await readdir(given)).sort();
      const fits = (name: string) => (format ? formatOfFile(name) === format : formatOfFile(name) !== null);
      for (const name of names.filter(fits)) files.push(path.join(given, name));
    }
  }
  return files;
}

/** @returns false where one of its documents failed; the others are imported */
async function importFile(
  file: string,
  articles: Articles,
  sidecars: OpenSidecars,
  options: ImportOptions,
): Promise<boolean> {
  const text = await readText(file, MAX_IMPORT_BYTES);
  const format = options.format ?? recognizeFormat(file, text);
  if (!format) throw new Unreadable(file, 'neither its name nor its content tells the format. Name it with --format');
  const companion = format.endings.length > 1 ? await readTextIfThere(stemOf(file) + format.endings[0]) : null;
  const incoming = { name: path.basename(file), text, companion };
  const texts = new Map<string, string | null>();
  let reading = readIncoming(format, incoming, name => texts.get(name));
  while (reading.wants) {
    for (const name of reading.wants) texts.set(name, await articles.textOf(name));
    reading = readIncoming(format, incoming, name => texts.get(name));
  }
  let complete = true;
  for (const document of reading.documents) {
    const name = document.name ?? incoming.name;
    if (!(await attempt(file, () => importDocument(document, name, articles, sidecars)))) complete = false;
  }
  return complete;
}

async function importDocument(
  document: ReadDocument,
  name: string,
  articles: Articles,
  sidecars: OpenSidecars,
): Promise<void> {
  const article = articles.fileOf(name) ?? (document.text === null ? null : await articles.fileHolding(document.text));
  if (!article)
    throw new Unreadable(
      name.slice(0, 200),
      `there is no article of this name in ${articles.folder}. Name their folder with --output`,
    );
  (await sidecars.of(article)).add(document);
}

/** The sidecars that an import adds to. */
class OpenSidecars {
  private readonly byArticle = new Map<string, Promise<OpenSidecar>>();
  private readonly opened: OpenSidecar[] = [];

  constructor(private readonly author: string | null) {}

  /** @throws Unreadable where the article or its sidecar cannot be read; each is read once */
  of(article: string): Promise<OpenSidecar> {
    let sidecar = this.byArticle.get(article);
    if (!sidecar) {
      sidecar = this.open(article);
      this.byArticle.set(article, sidecar);
    }
    return sidecar;
  }

  all(): readonly OpenSidecar[] {
    return this.opened;
  }

  private async open(article: string): Promise<OpenSidecar> {
    const yaml = await readTextIfThere(sidecarOf(article));
    const { annotations } = readSidecar(yaml ?? '');
    const ports = { newId: nodeIds.newId, author: this.author, now: nodeClock.now() };
    const planner = new ImportPlanner(await readText(article), annotations, ports);
    const sidecar = new OpenSidecar(article, yaml, planner);
    this.opened.push(sidecar);
    return sidecar;
  }
}

class OpenSidecar {
  readonly path: string;
  private readonly changes: SidecarChange[] = [];
  private known = 0;

  constructor(
    private readonly article: string,
    private readonly yaml: string | null,
    private readonly planner: ImportPlanner,
  ) {
    this.path = sidecarOf(article);
  }

  add(document: ReadDocument): void {
    const { changes, known, warnings } = this.planner.plan(document);
    for (const warning of warnings) complain(`${this.article}: ${warning}`);
    for (const change of changes) this.changes.push(change);
    this.known += known;
  }

  /** @throws PathError */
  async write(): Promise<void> {
    const { article, path: sidecar, yaml, changes, known } = this;
    const edited = editSidecar(yaml, path.basename(article), changes);
    if (!edited.ok)
      throw new Unreadable(
        sidecar,
        `line ${edited.problems[0].line + 1}: ${edited.problems[0].message} Nothing was written`,
      );
    if (changes.length) {
      const place = await sidecarPlace(sidecar);
      if (Buffer.byteLength(edited.text) > MAX_YAML_BYTES)
        throw new Unwritable(
          sidecar,
          `it would be larger than ${describeLimit(MAX_YAML_BYTES)}, and not be read again`,
        );
      if (edited.migratedFrom !== undefined) await keepCopy(backupName(place, edited.migratedFrom), yaml ?? '');
      await replaceFile(place, edited.text);
    }
    await writeMessage(`${article}: ${count(changes.length, 'annotation')} added, ${known} known already`);
  }
}

/** What is there of this name already is of an earlier migration, and stays. */
async function keepCopy(file: string, content: string): Promise<void> {
  for (let n = 1; ; n++) {
    const copy = n === 1 ? file : `${file}.${n}`;
    try {
      await createFile(copy, content);
      return;
    } catch (error) {
      if (!(error instanceof Unwritable) || error.code !== 'EEXIST') throw error;
    }
    if ((await readTextIfThere(copy).catch(() => null)) === content) return;
  }
}

/** The articles of a folder, by the names that other tools' files give them. */
class Articles {
  private constructor(
    readonly folder: string,
    private readonly files: readonly string[],
    private readonly names: ArticleNames<string>,
  ) {}

  private texts: Promise<ArticleTexts<string>> | null = null;

  static async in(folder: string): Promise<Articles> {
    const names = await readdir(folder).catch(error => Promise.reject(new Unreadable(folder, error)));
    const articles = names.filter(name => /\.(txt|seed)$/.test(name)).sort();
    const files = articles.map(name => path.join(folder, name));
    return new Articles(folder, files, new ArticleNames(articles.map((name, i) => [name, files[i]])));
  }

  /** Null where there is none. @throws Unreadable where there are two */
  fileOf(name: string): string | null {
    const found = this.names.find(name);
    if (found.length > 1)
      throw new Unreadable(name.slice(0, 200), `this can be ${found.join(' or ')}: import them one by one`);
    return found[0] ?? null;
  }

  /** The article that a text stands in. */
  async fileHolding(text: string): Promise<string | null> {
    this.texts ??= this.readAll();
    return (await this.texts).holding(text);
  }

  /** What cannot be read is named, and the others go on. */
  private async readAll(): Promise<ArticleTexts<string>> {
    const texts: (readonly [string, string])[] = [];
    for (const file of this.files) {
      try {
        texts.push([file, await readText(file)]);
      } catch (error) {
        if (!(error instanceof PathError)) throw error;
        complain(`${error.message}. It was not looked through.`);
      }
    }
    return new ArticleTexts(texts);
  }

  async textOf(name: string): Promise<string | null> {
    const file = this.fileOf(name);
    return file === null ? null : readText(file);
  }
}
