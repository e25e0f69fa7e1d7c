/** The corpus index: articles, quotes, entities and annotations of many files in one database. */
import type { Span } from '../text';
import {
  CUE_CODES,
  codeOfDay,
  codeOfMentions,
  codeOfRef,
  QUOTE_KIND_CODES,
  QUOTE_RULE_CODES,
  QUOTE_STATUS_CODES,
} from './codes';
import { type Database, ForeignIndexError, type SqlValue } from './database';
import { LinkedArticle, Linker } from './linking/linker';
import { PeopleCounts, sharesOf } from './peopleCounts';
import { filteredText } from './queries/articleSelection';
import { countsOf, type IndexCounts } from './queries/counts';
import { reuseTerms } from './reuse/reuse';
import type { AnnotationRow, ArticleRows, EntityRow, FileRows, ProblemRow, QuoteRow } from './rows';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema';
import { shortened } from './shortText';

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

  private constructor(private readonly db: Database) {
    this.people = new PeopleCounts(db);
    this.linker = new Linker(db);
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
      for (const file of files) {
        const ids = this.remove(file.path);
        this.insert(file, file.rows, ids);
      }
      for (const person of this.linker.settle()) this.people.countAgain(person);
      this.people.write();
    });
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
    const file = this.db.run('INSERT INTO files (path, hash, stamp) VALUES (?, ?, ?)', [path, hash, stamp]);
    const ids = new Map<number, number>();
    for (const article of articles)
      ids.set(article.number, this.insertArticle({ file, path, known: known.get(article.number) ?? null }, article));
    for (const problem of problems) this.insertProblem(file, ids, problem);
  }

  /** @param known the id that the article had before */
  private insertArticle(
    { file, path, known }: { readonly file: number; readonly path: string; readonly known: number | null },
    article: ArticleRows,
  ): number {
    const id = this.db.run(
      `INSERT INTO articles (id, file_id, number, start_offset, end_offset, line, title, headline, date, source, words,
        quotes, undecided) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        known,
        file,
        article.number,
        ...offsets(article.span),
        article.line,
        article.title,
        article.headline,
        article.date,
        article.source,
        article.words,
        article.quotes.length,
        article.undecided,
      ],
    );
    const speakers = article.quotes.flatMap(({ speaker }) => speaker ?? []);
    this.db.run('INSERT INTO article_text (rowid, text) VALUES (?, ?)', [
      id,
      filteredText(path, article.headline, article.source, speakers),
    ]);
    const paragraphs = article.paragraphs.map(({ span, text }) => {
      const paragraph = this.db.run('INSERT INTO paragraphs (article_id, start_offset, end_offset) VALUES (?, ?, ?)', [
        id,
        ...offsets(span),
      ]);
      this.db.run('INSERT INTO paragraph_text (rowid, text) VALUES (?, ?)', [paragraph, text]);
      return paragraph;
    });
    const linked = new LinkedArticle(
      id,
      article.source ?? '',
      article.entities.map(({ mentions, ...entity }) => ({ ...entity, mentions: mentions.length })),
    );
    const people = new Map(
      article.entities.map((entity, number) => [entity.ref, this.insertEntity(linked, number, entity)]),
    );
    const numbers = new Map(article.entities.map(({ ref, name }, number) => [ref, { name, number }]));
    const texts = shortened(article.quotes.map(({ text }) => text));
    for (const [i, quote] of article.quotes.entries()) {
      const entity = quote.entity === null ? undefined : numbers.get(quote.entity);
      const speaker = entity?.name === quote.speaker ? entity.number : quote.speaker;
      this.insertQuote(id, { paragraphs, people, speaker, text: texts[i] as string }, quote);
    }
    for (const [person, share] of sharesOf(article, people)) this.people.add(person, share);
    for (const [number, { span, text, from, to }] of article.dates.entries())
      this.db.run('INSERT INTO date_rows VALUES (?, ?, ?, ?, ?, ?, ?)', [
        id,
        number,
        ...offsets(span),
        text,
        codeOfDay(from),
        to === from ? null : codeOfDay(to),
      ]);
    for (const annotation of article.annotations) this.insertAnnotation(file, id, annotation);
    return id;
  }

  private insertEntity(article: LinkedArticle, number: number, entity: EntityRow): number {
    const person = this.linker.personOf(entity, article);
    const { decided, aliases } = entity;
    const ref = codeOfRef('e', entity.ref);
    this.db.run('INSERT INTO entity_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
      article.id,
      number,
      person.id,
      ref === number + 1 ? null : ref,
      codeOfMentions(entity.mentions),
      entity.name === person.name ? null : entity.name,
      entity.role,
      decided || aliases.length
        ? JSON.stringify({ ...(decided && { decided: 1 }), ...(aliases.length && { aliases }) })
        : null,
    ]);
    return person.id;
  }

  private insertQuote(article: number, { paragraphs, people, speaker, text }: QuoteContext, quote: QuoteRow): void {
    const id = this.db.run(
      `INSERT INTO quote_rows (article_id, paragraph_id, person_id, ref, kind, start_offset, length, line, text, parts,
        within, speaker, mention, cue, rule, confidence, status, author)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        article,
        quote.paragraph === null ? null : (paragraphs[quote.paragraph] ?? null),
        quote.entity === null ? null : (people.get(quote.entity) ?? null),
        codeOfRef('q', quote.ref),
        QUOTE_KIND_CODES.codeOf(quote.kind),
        quote.span.start,
        quote.span.end - quote.span.start,
        quote.line,
        text,
        quote.parts && JSON.stringify(quote.parts.map(({ start, end }) => [start, end])),
        quote.within && codeOfRef('q', quote.within),
        speaker,
        quote.mention !== null && quote.mention === quote.speaker ? 1 : quote.mention,
        CUE_CODES.codeOf(quote.cue),
        QUOTE_RULE_CODES.codeOf(quote.rule),
        quote.confidence === null ? null : Math.round(quote.confidence * 1000),
        QUOTE_STATUS_CODES.codeOf(quote.status),
        quote.author,
      ],
    );
    this.db.run('INSERT INTO quote_text (rowid, text) VALUES (?, ?)', [id, quote.text]);
    const terms = reuseTerms(quote);
    if (terms.length) this.db.run('INSERT INTO quote_shingles (rowid, text) VALUES (?, ?)', [id, terms.join(' ')]);
  }

  private insertAnnotation(file: number, article: number, one: AnnotationRow): void {
    this.db.run(
      `INSERT INTO annotations (id, file_id, article_id, kind, start_offset, end_offset, words, tag, body, name, status,
        author, created, modified, anchor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        one.id,
        file,
        article,
        one.kind,
        one.span?.start ?? null,
        one.span?.end ?? null,
        one.words,
        one.tag,
        one.body,
        one.name,
        one.status,
        one.author,
        one.created,
        one.modified,
        one.anchor,
      ],
    );
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

/** What a quote’s row needs of its article. */
interface QuoteContext {
  /** Ids of its paragraphs, in order. */
  readonly paragraphs: readonly number[];
  /** Ids by the `ref` of an entity. */
  readonly people: ReadonlyMap<string, number>;
  /** As the row keeps it. */
  readonly speaker: SqlValue;
  /** Shortened. */
  readonly text: string;
}

const offsets = ({ start, end }: Span): [number, number] => [start, end];
