/** Writes what one article gives the index. */
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
import type { Database, SqlValue } from './database';
import { insertRows } from './insertRows';
import { LinkedArticle, type LinkedPerson, type Linker } from './linking/linker';
import { type PeopleCounts, sharesOf } from './peopleCounts';
import { filteredText } from './queries/articleSelection';
import { reuseTerms } from './reuse/reuse';
import type { AnnotationRow, ArticleRows, EntityRow, QuoteRow } from './rows';
import { shortened } from './shortText';

/** Where an article is. */
interface ArticlePlace {
  /** Ids of its file, and of the article itself where it was in the index before. */
  readonly file: number;
  readonly known: number | null;
  readonly path: string;
}

/** The person of each of an article’s entities, in order. */
type People = readonly LinkedPerson[];

export class ArticleWriter {
  /** The next ids: rows that are written together are given theirs. */
  private paragraph = 1;
  private quote = 1;

  constructor(
    private readonly db: Database,
    private readonly linker: Linker,
    private readonly counts: PeopleCounts,
  ) {}

  /** To be called in each transaction before its first article. */
  begin(): void {
    this.paragraph = this.nextId('paragraphs');
    this.quote = this.nextId('quote_rows');
  }

  private nextId(table: string): number {
    return Number(this.db.all(`SELECT max(id) AS last FROM ${table}`)[0]?.last ?? 0) + 1;
  }

  /** @returns the article’s id */
  insert({ file, path, known }: ArticlePlace, article: ArticleRows): number {
    const { number, line, title, headline, date, source, words, undecided, quotes, entities } = article;
    const id = this.db.run(
      `INSERT INTO articles (id, file_id, number, start_offset, end_offset, line, title, headline, date, source, words,
        quotes, undecided) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        known,
        file,
        number,
        ...offsets(article.span),
        line,
        title,
        headline,
        date,
        source,
        words,
        quotes.length,
        undecided,
      ],
    );
    const speakers = quotes.flatMap(({ speaker }) => speaker ?? []);
    this.insertText(id, filteredText(path, headline, source, speakers));
    const linked = new LinkedArticle(
      id,
      source ?? '',
      entities.map(({ mentions, ...entity }) => ({ ...entity, mentions: mentions.length })),
    );
    const people = entities.map(entity => this.linker.personOf(entity, linked));
    this.insertEntities(id, entities, people);
    this.insertQuotes(id, article, people);
    this.insertParagraphs(id, article);
    const ids = new Map(entities.map(({ ref }, i) => [ref, (people[i] as LinkedPerson).id]));
    for (const [person, share] of sharesOf(article, ids)) this.counts.add(person, share);
    this.insertDates(id, article);
    for (const annotation of article.annotations) this.insertAnnotation(file, id, annotation);
    return id;
  }

  /** Lists of articles find those of a file by its path from now on. */
  findByPath(path: string): void {
    const articles = this.db.all(
      'SELECT a.id, a.headline, a.source FROM articles a JOIN files f ON f.id = a.file_id WHERE f.path = ?',
      [path],
    );
    for (const { id, headline, source } of articles) {
      const quotes = this.db.all('SELECT speaker FROM quotes WHERE article_id = ? AND speaker IS NOT NULL', [
        id ?? null,
      ]);
      const speakers = quotes.map(({ speaker }) => String(speaker));
      this.db.run('DELETE FROM article_text WHERE rowid = ?', [id ?? null]);
      this.insertText(
        Number(id),
        filteredText(path, String(headline), source === null ? null : String(source), speakers),
      );
    }
  }

  private insertText(article: number, text: string): void {
    this.db.run('INSERT INTO article_text (rowid, text) VALUES (?, ?)', [article, text]);
  }

  private insertParagraphs(article: number, { paragraphs }: ArticleRows): void {
    const first = this.paragraph;
    this.paragraph += paragraphs.length;
    insertRows(
      this.db,
      'INSERT INTO paragraphs (id, article_id, start_offset, end_offset)',
      paragraphs.map(({ span }, i) => [first + i, article, ...offsets(span)]),
    );
    insertRows(
      this.db,
      'INSERT INTO paragraph_text (rowid, text)',
      paragraphs.map(({ text }, i) => [first + i, text]),
    );
  }

  private insertEntities(article: number, entities: readonly EntityRow[], people: People): void {
    // Who is in an article twice may be shown by another spelling since the first.
    const shown = new Map(people.map(({ id, name }) => [id, name]));
    insertRows(
      this.db,
      'INSERT INTO entity_rows',
      entities.map((entity, number) => {
        const { id } = people[number] as LinkedPerson;
        const { decided, aliases } = entity;
        const ref = codeOfRef('e', entity.ref);
        return [
          article,
          number,
          id,
          ref === number + 1 ? null : ref,
          codeOfMentions(entity.mentions),
          entity.name === shown.get(id) ? null : entity.name,
          entity.role,
          decided || aliases.length
            ? JSON.stringify({ ...(decided && { decided: 1 }), ...(aliases.length && { aliases }) })
            : null,
        ];
      }),
    );
  }

  /** Before its paragraphs: they have the next ids. */
  private insertQuotes(article: number, { quotes, entities }: ArticleRows, people: People): void {
    const first = this.quote;
    this.quote += quotes.length;
    const numbers = new Map(entities.map(({ ref }, number) => [ref, number]));
    const texts = shortened(quotes.map(({ text }) => text));
    const rowOf = (quote: QuoteRow, i: number): SqlValue[] => {
      const number = quote.entity === null ? undefined : numbers.get(quote.entity);
      const isNamed = number !== undefined && entities[number]?.name === quote.speaker;
      return [
        first + i,
        article,
        quote.paragraph === null ? null : this.paragraph + quote.paragraph,
        number === undefined ? null : (people[number] as LinkedPerson).id,
        ...attributionOf(quote, texts[i] as string, isNamed ? number : quote.speaker),
      ];
    };
    insertRows(this.db, 'INSERT INTO quote_rows', quotes.map(rowOf));
    insertRows(
      this.db,
      'INSERT INTO quote_text (rowid, text)',
      quotes.map(({ text }, i) => [first + i, text]),
    );
    insertRows(
      this.db,
      'INSERT INTO quote_shingles (rowid, text)',
      quotes.flatMap((quote, i) => {
        const terms = reuseTerms(quote);
        return terms.length ? [[first + i, terms.join(' ')]] : [];
      }),
    );
  }

  private insertDates(article: number, { dates }: ArticleRows): void {
    insertRows(
      this.db,
      'INSERT INTO date_rows',
      dates.map(({ span, text, from, to }, number) => [
        article,
        number,
        ...offsets(span),
        text,
        codeOfDay(from),
        to === from ? null : codeOfDay(to),
      ]),
    );
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
}

/**
 * The columns of a quote’s row from `ref` on.
 * @param text shortened
 * @param speaker as the row keeps it
 */
const attributionOf = (quote: QuoteRow, text: string, speaker: SqlValue): SqlValue[] => [
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
];

const offsets = ({ start, end }: Span): [number, number] => [start, end];
