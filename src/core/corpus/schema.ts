/**
 * The schema of the corpus index. Table and column names are a contract: people open the file with other SQLite tools.
 * docs/corpus-index.md describes it. Everything in it is derived from articles and sidecars and can be built again.
 *
 * Offsets are UTF-16 code units in the file's text without its byte order mark; ranges are half-open.
 */

import { KEY_SEPARATOR } from '../text';
import {
  CUE_CODES,
  ENTITY_TYPE_CODES,
  QUOTE_KIND_CODES,
  QUOTE_RULE_CODES,
  QUOTE_STATUS_CODES,
  wordOfDay,
  wordOfRef,
  wordsOfMention,
  wordsOfMentions,
} from './codes';
import { HALF_WRITTEN_OUT, halfWrittenOut, textOfShort } from './shortText';

/** Raised when a table or column changes its meaning. An index of another version is built again. */
export const SCHEMA_VERSION = 5;

/** `PRAGMA application_id` of an index, so that a foreign database is never written to: `SeAn`. */
export const APPLICATION_ID = 0x5365416e;

/** Numbers of an article’s entities and dates are below this in their ids. */
export const ROWS_PER_ARTICLE = 1_000_000;

const MENTIONS = wordsOfMentions('e.spans');
const SPEAKER = `CASE typeof(speaker) WHEN 'integer' THEN (
      SELECT coalesce(e.name, p.name) FROM entity_rows e JOIN people_rows p ON p.id = e.person_id
      WHERE e.article_id = quote.article_id AND e.number = quote.speaker
    ) ELSE speaker END`;
const MENTION = wordsOfMention('mention.type', 'mention.value');

const FOLD = 'coalesce(other_fold, lower(name))';
const LAST_DAY = 'coalesce(later_day, first_day)';

/** The rows of people, to select from, with what indices have instead of them: the folded name, and the last day. */
export const INDEXED_PEOPLE = `(SELECT *, ${FOLD} AS fold, ${LAST_DAY} AS last_day FROM people_rows)`;

const TABLES = [
  'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',

  // `hash` covers the text, the sidecar and the corpus file that holds for it; it is empty before the file is analysed.
  `CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,
    stamp TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL
  )`,

  `CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    title TEXT,
    headline TEXT NOT NULL,
    date TEXT,
    source TEXT,
    words INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    undecided INTEGER NOT NULL
  )`,

  `CREATE TABLE paragraphs (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL
  )`,

  // `part` parts people of one name: a number is the one article of a bare name, a text tells namesakes apart. The first
  // and the last day are mostly the same, and the folded name is mostly the name in lower case: then only one is kept.
  `CREATE TABLE people_rows (
    id INTEGER PRIMARY KEY,
    type NOT NULL,
    name TEXT NOT NULL,
    quotes INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    mentions INTEGER NOT NULL DEFAULT 0,
    first_day,
    later_day,
    role TEXT,
    role_day,
    kind TEXT,
    spelling TEXT,
    other_fold TEXT,
    part
  )`,

  `CREATE VIEW people AS SELECT
    id,
    ${ENTITY_TYPE_CODES.wordOf('type')} || ':' || ${FOLD} ||
      CASE typeof(part) WHEN 'integer' THEN '@' || part WHEN 'text' THEN '/' || part ELSE '' END AS key,
    ${ENTITY_TYPE_CODES.wordOf('type')} AS type,
    name,
    ' ' || ${FOLD} || ' ' AS folded,
    role,
    quotes,
    articles,
    mentions,
    ${wordOfDay('first_day')} AS first_date,
    ${wordOfDay(LAST_DAY)} AS last_date,
    ${wordOfDay('role_day')} AS role_date,
    kind,
    spelling
    FROM people_rows`,

  // Sums of the names whose roles are opposed: see linking/linker.ts.
  `CREATE TABLE namesakes (
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    articles INTEGER NOT NULL,
    decided INTEGER NOT NULL,
    company TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    PRIMARY KEY (key, kind, source)
  ) WITHOUT ROWID`,

  // Rows of what there is most of are packed: see `codes.ts`. Views give them the columns of the contract. The tables
  // are written, an entity’s row by `article_id` and `number`. Its type is the person’s, and so is its name where it is
  // null. `more` is JSON of what few entities have.
  `CREATE TABLE entity_rows (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    ref,
    spans NOT NULL,
    name TEXT,
    role TEXT,
    more TEXT,
    PRIMARY KEY (article_id, number)
  ) WITHOUT ROWID`,

  // Offsets are those of the first mention.
  `CREATE VIEW entities AS SELECT
    e.article_id * ${ROWS_PER_ARTICLE} + e.number AS id,
    e.article_id,
    e.person_id,
    ${wordOfRef('e', 'coalesce(e.ref, e.number + 1)')} AS ref,
    ${ENTITY_TYPE_CODES.wordOf('p.type')} AS type,
    coalesce(e.name, p.name) AS name,
    e.role,
    json_extract(e.more, '$.decided') IS NOT NULL AS decided,
    json_extract(e.more, '$.aliases') AS aliases,
    ${MENTIONS.count} AS mentions,
    ${MENTIONS.start} AS start_offset,
    ${MENTIONS.end} AS end_offset
    FROM entity_rows e JOIN people_rows p ON p.id = e.person_id`,

  `CREATE VIEW mentions AS SELECT
    article_id * ${ROWS_PER_ARTICLE} + number AS entity_id,
    article_id,
    ${MENTION.start} AS start_offset,
    ${MENTION.end} AS end_offset,
    ${MENTION.kind} AS kind
    FROM entity_rows, json_each(entity_rows.spans) AS mention`,

  `CREATE TABLE quote_rows (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER,
    person_id INTEGER,
    ref NOT NULL,
    kind NOT NULL,
    start_offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    parts TEXT,
    within,
    speaker,
    mention,
    cue,
    rule,
    confidence INTEGER,
    status NOT NULL,
    author TEXT
  )`,

  // A speaker is the number of an entity that has this name; a mention is 1 where it is the speaker’s name; confidence is
  // in thousandths.
  `CREATE VIEW quotes AS SELECT
    id,
    article_id,
    paragraph_id,
    person_id,
    ${wordOfRef('q', 'ref')} AS ref,
    ${QUOTE_KIND_CODES.wordOf('kind')} AS kind,
    start_offset,
    start_offset + length AS end_offset,
    line,
    ${textOfShort('text')} AS text,
    parts,
    ${wordOfRef('q', 'within')} AS within,
    ${SPEAKER} AS speaker,
    CASE mention WHEN 1 THEN ${SPEAKER} ELSE mention END AS mention,
    ${CUE_CODES.wordOf('cue')} AS cue,
    ${QUOTE_RULE_CODES.wordOf('rule')} AS rule,
    confidence / 1000.0 AS confidence,
    ${QUOTE_STATUS_CODES.wordOf('status')} AS status,
    author
    FROM (SELECT *, ${halfWrittenOut('text')} AS ${HALF_WRITTEN_OUT} FROM quote_rows) quote`,

  `CREATE TABLE date_rows (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    text TEXT NOT NULL,
    first_day NOT NULL,
    last_day,
    PRIMARY KEY (article_id, number)
  ) WITHOUT ROWID`,

  // The last day is null where it is the first.
  `CREATE VIEW dates AS SELECT
    article_id * ${ROWS_PER_ARTICLE} + number AS id,
    article_id,
    start_offset,
    end_offset,
    text,
    ${wordOfDay('first_day')} AS first_day,
    ${wordOfDay('coalesce(last_day, first_day)')} AS last_day
    FROM date_rows`,

  `CREATE TABLE problems (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    line INTEGER NOT NULL,
    message TEXT NOT NULL
  )`,

  `CREATE TABLE annotations (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    article_id INTEGER REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start_offset INTEGER,
    end_offset INTEGER,
    words TEXT NOT NULL,
    tag TEXT,
    body TEXT,
    name TEXT,
    status TEXT,
    author TEXT,
    created TEXT,
    modified TEXT,
    anchor TEXT NOT NULL
  )`,

  // Full text. The text of paragraphs is not kept a second time: it is in the articles.
  `CREATE VIRTUAL TABLE paragraph_text USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`,
  `CREATE VIRTUAL TABLE quote_text USING fts5 (text, content = 'quotes', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')`,

  // Runs of words of quotes, as numbers, by which quotes that come again are found: reuse/shingles.ts.
  `CREATE VIRTUAL TABLE quote_shingles USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,

  // Headline, source, path and speakers of each article, by its id: what lists of articles are filtered by.
  `CREATE VIRTUAL TABLE article_text USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 2')`,
] as const;

/** The folder of a file, with the slash at its end. */
export const FOLDER_OF_PATH = "rtrim(path, replace(path, '/', ''))";

/** The terms that files are sorted by, as `sortByPath` sorts. @param direction `ASC` or `DESC` */
export const byPath = (direction: string): string => `f.sort_key ${direction}, f.path ${direction}`;

/** What a folder is sorted by, from the key of a file in it. */
export const FOLDER_OF_KEY = `rtrim(sort_key, replace(sort_key, char(${KEY_SEPARATOR.charCodeAt(0)}), ''))`;

/** How headlines are sorted: without case, and without the marks that they begin with. */
export const HEADLINE_ORDER = `ltrim(headline, ' "''‘’“”«»„') COLLATE NOCASE`;

const INDICES = [
  // These hold what lists of articles are grouped, sorted and counted by, so that lists need not read the table.
  'CREATE INDEX articles_by_file ON articles (file_id, number, quotes, undecided)',
  'CREATE INDEX articles_by_date ON articles (date, number, quotes, undecided)',
  // In the order of a search, to its last term.
  'CREATE INDEX articles_newest ON articles (date)',
  'CREATE INDEX articles_by_source ON articles (source, date DESC, number, quotes, undecided)',
  "CREATE INDEX files_waiting ON files (id) WHERE hash = ''",
  'CREATE UNIQUE INDEX files_by_name ON files (sort_key, path)',
  `CREATE INDEX files_by_folder ON files (${FOLDER_OF_PATH})`,
  'CREATE INDEX paragraphs_by_article ON paragraphs (article_id)',
  // A person’s row is written before its counts: until then, these indices need not have it. Most people are mentioned
  // once, and never quoted.
  'CREATE INDEX people_by_quotes ON people_rows (type, quotes DESC, mentions DESC) WHERE quotes > 0',
  'CREATE INDEX people_by_mentions ON people_rows (type, mentions DESC, quotes DESC) WHERE mentions > 1',
  `CREATE INDEX people_by_name ON people_rows (type, ${FOLD}, part)`,
  `CREATE INDEX people_by_last_day ON people_rows (type, ${LAST_DAY} DESC, quotes DESC) WHERE articles > 0`,
  'CREATE INDEX people_by_spelling ON people_rows (spelling) WHERE spelling IS NOT NULL',
  'CREATE INDEX entities_by_person ON entity_rows (person_id, article_id)',
  'CREATE INDEX quotes_by_article ON quote_rows (article_id)',
  'CREATE INDEX quotes_by_person ON quote_rows (person_id, article_id) WHERE person_id IS NOT NULL',
  'CREATE INDEX problems_by_file ON problems (file_id)',
  'CREATE INDEX annotations_by_file ON annotations (file_id)',
  'CREATE INDEX annotations_by_article ON annotations (article_id)',
  'CREATE INDEX annotations_by_tag ON annotations (tag, article_id) WHERE tag IS NOT NULL',
] as const;

/** The statements that make an empty index, in order. */
export const SCHEMA: readonly string[] = [...TABLES, ...INDICES];
