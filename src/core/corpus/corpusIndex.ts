/** The corpus index: articles, quotes, entities and annotations of many files in one database. */
import { pathSortKey } from '../text';
import { ArticleWriter } from './articleWriter';
import { type Database, ForeignIndexError, type SqlValue } from './database';
import { Linker } from './linking/linker';
import { PeopleCounts } from './peopleCounts';
import { countsOf, type IndexCounts } from './queries/counts';
import type { FileRows, ProblemRow } from './rows';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema';

/** What a file is known by. */
export interface IndexedFile {
  readonly path: string;
  /** Of everything that its rows were made from; empty where the file was not analysed yet. */
  readonly hash: string;
  /** Tells without reading the file whether it may have changed: of its size and time, and of those of its sidecar. */
  readonly stamp?: string;
}

export class CorpusIndex {
  private readonly people: PeopleCounts;
  private readonly linker: Linker;
  private readonly writer: ArticleWriter;

  private constructor(private readonly db: Database) {
    this.people = new PeopleCounts(db);
    this.linker = new Linker(db);
    this.writer = new ArticleWriter(db, this.linker, this.people);
  }

  /**
   * Opens an index, and makes one in an empty database.
   * @param analyser the version of the analyser; what another one worked out is dropped
   * @throws ForeignIndexError where the database is something else, or of another schema
   */
  static open(db: Database, analyser: string): CorpusIndex {
    const objects = db.all("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'")[0]?.n;
    const index = new CorpusIndex(db);
    if (objects === 0) db.transaction(() => index.create(analyser));
    else index.verify();
    if (index.meta('analyser') !== analyser)
      db.transaction(() => {
        db.run('DELETE FROM files');
        index.clearText();
        db.run('DELETE FROM people_rows');
        db.run('DELETE FROM namesakes');
        index.setMeta('analyser', analyser);
      });
    return index;
  }

  /** Opens an index to ask it only. @throws ForeignIndexError as `open` */
  static read(db: Database): CorpusIndex {
    const index = new CorpusIndex(db);
    index.verify();
    return index;
  }

  get database(): Database {
    return this.db;
  }

  private create(analyser: string): void {
    this.db.run(`PRAGMA application_id = ${APPLICATION_ID}`);
    this.db.run(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    for (const statement of SCHEMA) this.db.run(statement);
    this.setMeta('analyser', analyser);
  }

  private verify(): void {
    const pragma = (name: string): SqlValue | undefined => Object.values(this.db.all(`PRAGMA ${name}`)[0] ?? {})[0];
    if (pragma('application_id') !== APPLICATION_ID) throw new ForeignIndexError('This database is no corpus index.');
    const version = pragma('user_version');
    if (version !== SCHEMA_VERSION)
      throw new ForeignIndexError(`This corpus index has version ${version}; this program writes ${SCHEMA_VERSION}.`);
  }

  private meta(name: string): SqlValue | undefined {
    return this.db.all('SELECT value FROM meta WHERE name = ?', [name])[0]?.value;
  }

  private setMeta(name: string, value: string): void {
    this.db.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
      name,
      value,
    ]);
  }

  /** All files in the index, by their paths. */
  files(): Map<string, IndexedFile> {
    return new Map(
      this.db
        .all('SELECT path, hash, stamp FROM files')
        .map(({ path, hash, stamp }) => [
          String(path),
          { path: String(path), hash: String(hash), stamp: String(stamp) },
        ]),
    );
  }

  /** Notes that files have other stamps and are otherwise as they were. */
  restamp(files: readonly { readonly path: string; readonly stamp: string }[]): void {
    if (!files.length) return;
    this.db.transaction(() => {
      for (const { path, stamp } of files) this.db.run('UPDATE files SET stamp = ? WHERE path = ?', [stamp, path]);
    });
  }

  counts(): IndexCounts {
    return countsOf(this.db);
  }

  /** Puts files into the index, each in place of what it held before, and removes others, as one transaction. */
  update(files: readonly (IndexedFile & { readonly rows: FileRows })[], removed: readonly string[] = []): void {
    this.db.transaction(() => {
      for (const path of removed) this.remove(path);
      this.writer.begin();
      for (const file of files) {
        const ids = this.remove(file.path);
        this.insert(file, file.rows, ids);
      }
      this.finish();
    });
  }

  /** Gives files other paths and stamps. All that is known of them stays; what the index had at the new paths goes. */
  move(files: readonly { readonly from: string; readonly to: string; readonly stamp: string }[]): void {
    this.db.transaction(() => {
      for (const { from, to, stamp } of files) {
        this.remove(to);
        this.db.run('UPDATE files SET path = ?, sort_key = ?, stamp = ? WHERE path = ?', [
          to,
          pathSortKey(to),
          stamp,
          from,
        ]);
        this.writer.findByPath(to);
      }
      this.finish();
    });
  }

  private finish(): void {
    for (const person of this.linker.settle()) this.people.countAgain(person);
    this.people.write();
  }

  /** @returns the ids of the file’s articles by number: a file that is put in again keeps them, and so do its people */
  private remove(path: string): ReadonlyMap<number, number> {
    const id = this.db.all('SELECT id FROM files WHERE path = ?', [path])[0]?.id;
    if (id === undefined) return new Map();
    const inFile = 'article_id IN (SELECT id FROM articles WHERE file_id = ?)';
    const articles = this.db.all('SELECT number, id FROM articles WHERE file_id = ?', [id]);
    this.people.removeFile(Number(id));
    this.linker.forgetFile(Number(id));
    this.db.run(`DELETE FROM paragraph_text WHERE rowid IN (SELECT id FROM paragraphs WHERE ${inFile})`, [id]);
    this.db.run(`DELETE FROM quote_shingles WHERE rowid IN (SELECT id FROM quote_rows WHERE ${inFile})`, [id]);
    this.db.run(
      `INSERT INTO quote_text (quote_text, rowid, text) SELECT 'delete', id, text FROM quotes WHERE ${inFile}`,
      [id],
    );
    this.db.run('DELETE FROM article_text WHERE rowid IN (SELECT id FROM articles WHERE file_id = ?)', [id]);
    this.db.run('DELETE FROM files WHERE id = ?', [id]);
    return new Map(articles.map(one => [Number(one.number), Number(one.id)]));
  }

  private clearText(): void {
    for (const table of ['paragraph_text', 'quote_text', 'quote_shingles', 'article_text'])
      this.db.run(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
  }

  private insert(
    { path, hash, stamp = '' }: IndexedFile,
    { articles, problems }: FileRows,
    known: ReadonlyMap<number, number>,
  ): void {
    const file = this.db.run('INSERT INTO files (path, sort_key, hash, stamp) VALUES (?, ?, ?, ?)', [
      path,
      pathSortKey(path),
      hash,
      stamp,
    ]);
    const ids = new Map<number, number>();
    for (const article of articles)
      ids.set(article.number, this.writer.insert({ file, path, known: known.get(article.number) ?? null }, article));
    for (const problem of problems) this.insertProblem(file, ids, problem);
  }

  private insertProblem(file: number, articles: ReadonlyMap<number, number>, problem: ProblemRow): void {
    this.db.run('INSERT INTO problems (file_id, article_id, code, severity, line, message) VALUES (?, ?, ?, ?, ?, ?)', [
      file,
      problem.article === null ? null : (articles.get(problem.article) ?? null),
      problem.code,
      problem.severity,
      problem.line,
      problem.message,
    ]);
  }
}
