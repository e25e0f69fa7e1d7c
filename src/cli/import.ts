import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readSidecar, type SidecarChange } from '../core/annotation';
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
import { inEnglish, MAX_IMPORT_BYTES, sortByPath } from '../core/text';
import { authorIn, type KnownAuthor } from '../platform/node/author';
import { PathError } from '../platform/node/pathError';
import { nodeClock, nodeIds } from '../platform/node/ports';
import { readText, readTextIfThere, Unreadable } from '../platform/node/text';
import { DraftSweeper } from './draftSweeper';
import { complain, complainOfBug, EXIT, type ExitCode, writeMessage } from './output';
import { writeSidecar } from './writeSidecar';

export interface ImportOptions {
  /** Null to recognize the format of each file. */
  readonly format: Format | null;
  /** The folder with the articles; null for the folder of the imported file. */
  readonly articles: string | null;
  /** The author of annotations that name none: empty for no author, null for whoever runs the program. */
  readonly author: string | null;
}

/** Imports files of other tools as annotations of articles. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<ExitCode> {
  const folders = new Map<string, Articles>();
  const author = await authorOf(paths, options);
  const sidecars = new OpenSidecars(author);
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
  // Several documents can be about one article. Its sidecar is written once.
  for (const sidecar of sidecars.all()) if (!(await attempt(sidecar.path, () => sidecar.write()))) complete = false;
  tellAuthor(author, sidecars.unsigned);
  return complete ? EXIT.fine : EXIT.failed;
}

/** The author of annotations that name none, and where the name is from. */
interface ImportAuthor {
  readonly name: string | null;
  readonly from: KnownAuthor['from'] | 'option' | null;
}

async function authorOf(paths: readonly string[], { author, articles }: ImportOptions): Promise<ImportAuthor> {
  if (author !== null) return { name: author.trim() || null, from: 'option' };
  return (await authorIn(articles ?? path.dirname(paths[0] ?? '.'))) ?? { name: null, from: null };
}

function tellAuthor({ name, from }: ImportAuthor, unsigned: number): void {
  if (!unsigned || from === 'option') return;
  const named = `${count(unsigned, 'annotation')} named no author`;
  if (name === null) complain(`${named}. Name one with --author.`);
  else
    complain(
      `${named}: signed “${name}”, ${from === 'git' ? 'as git calls you' : 'the user of this system'}. Name another author with --author, or none with --author=.`,
    );
}

const inFile = (file: string, { line, message }: FormatError): string => `${file}${line ? `:${line}` : ''}: ${message}`;

/** @returns false if the work failed; the error has been reported */
async function attempt(file: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof FormatError) complain(inFile(file, error));
    else if (error instanceof PathError) complain(error.message);
    else {
      complain(`${file}: skipped because of a fault in the program.`);
      complainOfBug(error);
    }
    return false;
  }
}

/** Replaces folders by the files of the format in them. */
async function expand(paths: readonly string[], format: Format | null): Promise<string[]> {
  const files: string[] = [];
  for (const given of paths) {
    const info = await stat(given).catch(() => null);
    if (!info?.isDirectory()) files.push(given);
    else {
      const names = sortByPath(await readdir(given), name => name);
      const fits = (name: string) => (format ? formatOfFile(name) === format : formatOfFile(name) !== null);
      for (const name of names.filter(fits)) files.push(path.join(given, name));
    }
  }
  return files;
}

/** @returns false if one of its documents failed; the others are imported */
async function importFile(
  file: string,
  articles: Articles,
  sidecars: OpenSidecars,
  options: ImportOptions,
): Promise<boolean> {
  const text = await readText(file, MAX_IMPORT_BYTES);
  const format = options.format ?? recognizeFormat(file, text);
  if (!format) throw new Unreadable(file, 'the format cannot be recognized by name or content. Name it with --format');
  const companion = format.endings.length > 1 ? await readTextIfThere(stemOf(file) + format.endings[0]) : null;
  const incoming = { name: path.basename(file), text, companion };
  const texts = new Map<string, string | null>();
  let reading = readIncoming(format, incoming, name => texts.get(name));
  while (reading.wants) {
    // A file about one source that is no article here, such as a page on the web, is about the article beside it.
    const beside = reading.wants.length === 1 ? await articles.textOf(incoming.name) : null;
    for (const name of reading.wants) texts.set(name, (await articles.textOf(name)) ?? beside);
    reading = readIncoming(format, incoming, name => texts.get(name));
  }
  if (!reading.documents.length) complain(`${file}: has no annotations.`);
  let complete = true;
  for (const document of reading.documents) {
    const name = document.name ?? incoming.name;
    for (const fault of document.faults ?? []) {
      complain(inFile(file, fault));
      complete = false;
    }
    const beside = reading.documents.length === 1 ? incoming.name : null;
    if (!(await attempt(file, () => importDocument(document, [name, beside], articles, sidecars)))) complete = false;
  }
  return complete;
}

async function importDocument(
  document: ReadDocument,
  [name, beside]: readonly [name: string, beside: string | null],
  articles: Articles,
  sidecars: OpenSidecars,
): Promise<void> {
  const article =
    articles.fileOf(name) ??
    (document.text === null ? null : await articles.fileHolding(document.text)) ??
    (beside === null ? null : articles.fileOf(beside));
  if (!article) {
    const begins = document.text?.trim().slice(0, 60);
    const missing =
      document.name === null && begins
        ? `there is no article with the words “${begins}”`
        : 'there is no article with this name';
    throw new Unreadable(
      name.slice(0, 200),
      `${missing} in ${articles.folder}. Name the folder of the articles with --output`,
    );
  }
  (await sidecars.of(article)).add(document);
}

/** The sidecars that an import adds to. */
class OpenSidecars {
  private readonly byArticle = new Map<string, Promise<OpenSidecar>>();
  private readonly opened: OpenSidecar[] = [];
  private readonly drafts = new DraftSweeper();

  constructor(private readonly author: ImportAuthor) {}

  /** Each sidecar is read once. @throws Unreadable if the article or its sidecar cannot be read */
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

  /** Number of annotations that were written and named no author. */
  get unsigned(): number {
    return this.opened.reduce((sum, one) => sum + one.unsigned, 0);
  }

  private async open(article: string): Promise<OpenSidecar> {
    const yaml = await readTextIfThere(sidecarOf(article));
    const { annotations } = readSidecar(yaml ?? '');
    const { name, from } = this.author;
    const ports = {
      newId: nodeIds.newId,
      author: name,
      isAuthorAssumed: from !== 'option',
      now: nodeClock.now(),
    };
    const planner = new ImportPlanner(await readText(article), annotations, ports);
    const sidecar = new OpenSidecar(article, yaml, planner, this.drafts);
    this.opened.push(sidecar);
    return sidecar;
  }
}

/** A sidecar with the changes to apply to it. */
class OpenSidecar {
  readonly path: string;
  private readonly changes: SidecarChange[] = [];
  private known = 0;
  private unsignedChanges = 0;
  /** Number of annotations that were written and named no author. */
  unsigned = 0;

  constructor(
    private readonly article: string,
    private readonly yaml: string | null,
    private readonly planner: ImportPlanner,
    private readonly drafts: DraftSweeper,
  ) {
    this.path = sidecarOf(article);
  }

  add(document: ReadDocument): void {
    const { changes, known, unsigned, warnings } = this.planner.plan(document);
    for (const warning of warnings) complain(`${this.article}: ${inEnglish(warning)}`);
    for (const change of changes) this.changes.push(change);
    this.known += known;
    this.unsignedChanges += unsigned;
  }

  /** @throws PathError */
  async write(): Promise<void> {
    const { article, yaml, changes, known } = this;
    await writeSidecar(article, yaml, changes, this.drafts);
    this.unsigned = this.unsignedChanges;
    await writeMessage(`${article}: ${count(changes.length, 'annotation')} added, ${known} already present`);
  }
}

/** The articles of a folder, found by the names in files of other tools. */
class Articles {
  private constructor(
    readonly folder: string,
    private readonly files: readonly string[],
    private readonly names: ArticleNames<string>,
  ) {}

  private texts: Promise<ArticleTexts<string>> | null = null;

  static async in(folder: string): Promise<Articles> {
    const names = await readdir(folder).catch(error => Promise.reject(new Unreadable(folder, error)));
    const articles = names.filter(name => /\.(txt|seed)$/.test(name));
    const named = sortByPath(articles, name => name).map(name => [name, path.join(folder, name)] as const);
    return new Articles(
      folder,
      named.map(([, file]) => file),
      new ArticleNames(named),
    );
  }

  /** Null if there is none. @throws Unreadable if there are several */
  fileOf(name: string): string | null {
    const found = this.names.find(name);
    if (found.length > 1)
      throw new Unreadable(name.slice(0, 200), `ambiguous: ${found.join(' or ')}. Import them one by one`);
    return found[0] ?? null;
  }

  /** The article that contains a text. */
  async fileHolding(text: string): Promise<string | null> {
    this.texts ??= this.readAll();
    return (await this.texts).holding(text);
  }

  /** Files that cannot be read are reported and skipped. */
  private async readAll(): Promise<ArticleTexts<string>> {
    const texts: (readonly [string, string])[] = [];
    for (const file of this.files) {
      try {
        texts.push([file, await readText(file)]);
      } catch (error) {
        if (!(error instanceof PathError)) throw error;
        complain(`${error.message}. It was not searched.`);
      }
    }
    return new ArticleTexts(texts);
  }

  async textOf(name: string): Promise<string | null> {
    const file = this.fileOf(name);
    return file === null ? null : readText(file);
  }
}
