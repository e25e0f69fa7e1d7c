import { readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ulid } from 'ulid';
import { editSidecar, readSidecar } from '../core/annotation/sidecar';
import { count, FormatError, type ReadDocument } from '../core/interchange/exchange';
import type { Format } from '../core/interchange/format';
import { formatOfFile, stemOf } from '../core/interchange/formats';
import { planImport } from '../core/interchange/importing';
import { SIDECAR_SUFFIX } from './files';
import { complain, EXIT, type ExitCode, writeLine } from './output';
import { readText, Unreadable } from './text';
import { sidecarText } from './views';

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
  let complete = true;
  for (const file of await expand(paths, options.format)) {
    try {
      await importFile(file, options);
    } catch (error) {
      complete = false;
      if (error instanceof FormatError) complain(`${file}${error.line ? `:${error.line}` : ''}: ${error.message}`);
      else if (error instanceof Unreadable) complain(error.message);
      else throw error;
    }
  }
  return complete ? EXIT.fine : EXIT.failed;
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
      files.push(...names.filter(fits).map(name => path.join(given, name)));
    }
  }
  return files;
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const format = options.format ?? formatOfFile(file);
  if (!format) throw new Unreadable(file, 'its name does not tell the format. Name it with --format');
  const folder = options.articles ?? path.dirname(file);
  const articles = await Articles.in(folder);
  const text = await readText(file);
  const companion = format.endings.length > 1 ? await readOrNull(stemOf(file) + format.endings[0]) : null;
  const own = path.basename(file);
  const documents = format.read(text, companion, name => articles.textOf(name ?? own));
  for (const document of documents) await importDocument(document, document.name ?? own, articles, options.author);
}

async function importDocument(
  document: ReadDocument,
  name: string,
  articles: Articles,
  author: string | null,
): Promise<void> {
  const article = articles.fileOf(name);
  if (!article)
    throw new Unreadable(
      name.slice(0, 200),
      `there is no article of this name in ${articles.folder}. Name their folder with --output`,
    );
  const sidecar = article + SIDECAR_SUFFIX;
  const yaml = await sidecarText(article);
  const { annotations } = readSidecar(yaml ?? '');
  const text = await readText(article);
  const ports = { newId: ulid, author, now: new Date().toISOString() };
  const { changes, known, warnings } = planImport(document, text, annotations, ports);
  for (const warning of warnings) complain(`${article}: ${warning}`);
  const edited = editSidecar(yaml, path.basename(article), changes);
  if (!edited.ok)
    throw new Unreadable(
      sidecar,
      `line ${edited.problems[0].line + 1}: ${edited.problems[0].message} Nothing was written`,
    );
  if (changes.length) {
    await writeFile(`${sidecar}.tmp`, edited.text);
    await rename(`${sidecar}.tmp`, sidecar);
  }
  await writeLine(`${article}: ${count(changes.length, 'annotation')} added, ${known} known already`);
}

/** The articles of a folder by their names, with or without ending. */
class Articles {
  private constructor(
    readonly folder: string,
    private readonly files: ReadonlyMap<string, string>,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  static async in(folder: string): Promise<Articles> {
    const files = new Map<string, string>();
    const texts = new Map<string, string>();
    for (const name of await readdir(folder).catch(error => Promise.reject(new Unreadable(folder, error)))) {
      if (!/\.(txt|seed)$/.test(name)) continue;
      const file = path.join(folder, name);
      files.set(stemOf(name), file);
      files.set(name, file);
      texts.set(file, await readText(file).catch(() => ''));
    }
    return new Articles(folder, files, texts);
  }

  fileOf(name: string): string | null {
    const base = name.split(/[\\/]/).pop()!;
    return this.files.get(base) ?? this.files.get(stemOf(base)) ?? null;
  }

  textOf(name: string): string | null {
    const file = this.fileOf(name);
    return file === null ? null : (this.texts.get(file) ?? null);
  }
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readText(file);
  } catch (error) {
    if (error instanceof Unreadable && error.code === 'ENOENT') return null;
    throw error;
  }
}
