/**
 * The schema of the corpus index. Table and column names are a contract: people open the file with other SQLite tools.
 * docs/corpus-index.md describes it. Everything in it is derived from articles and sidecars and can be built again.
 *
 * Offsets are UTF-16 code units in the file's text without its byte order mark; ranges are half-open.
 */

import {
  ENTITY_TYPE_CODES,
  QUOTE_KIND_CODES,
  QUOTE_RULE_CODES,
  QUOTE_STATUS_CODES,
  wordOfDay,
  wordOfRef,
  wordsOfMention,
} from './codes';

/** Raised when a table or column changes its meaning. An index of another version is built again. */
export const SCHEMA_VERSION = 3;

/** `PRAGMA application_id` of an index, so that a foreign database is never written to: `SeAn`. */
export const APPLICATION_ID = 0x5365416e;

/** Numbers of an article’s entities and dates are below this in their ids. */
const ROWS_PER_ARTICLE = 1_000_000;

const FIRST_MENTION = wordsOfMention("json_type(spans, '$[0]')", "json_extract(spans, '$[0]')");
const MENTION = wordsOfMention('mention.type', 'mention.value');

const TABLES = [
  'CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',

  // `hash` covers the text, the sidecar and the corpus file that holds for it; it is empty before the file is analysed.
  "CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, stamp TEXT NOT NULL DEFAULT '')",

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

  `CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    role TEXT,
    quotes INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    mentions INTEGER NOT NULL DEFAULT 0,
    first_date TEXT,
    last_date TEXT,
    role_date TEXT,
    kind TEXT,
    spelling TEXT
  )`,

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
  // are written, an entity’s row by `article_id` and `number`.
  `CREATE TABLE entity_rows (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    ref NOT NULL,
    type NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    decided INTEGER NOT NULL,
    aliases TEXT,
    mentions INTEGER NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (article_id, number)
  ) WITHOUT ROWID`,

  // Offsets are those of the first mention.
  `CREATE VIEW entities AS SELECT
    article_id * ${ROWS_PER_ARTICLE} + number AS id,
    article_id,
    person_id,
    ${wordOfRef('e', 'ref')} AS ref,
    ${ENTITY_TYPE_CODES.wordOf('type')} AS type,
    name,
    role,
    decided,
    aliases,
    mentions,
    ${FIRST_MENTION.start} AS start_offset,
    ${FIRST_MENTION.end} AS end_offset
    FROM entity_rows`,

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
    person_id INTEGER REFERENCES people (id),
    ref NOT NULL,
    kind NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    parts TEXT,
    within,
    speaker TEXT,
    mention,
    cue TEXT,
    rule,
    confidence INTEGER,
    status NOT NULL,
    author TEXT
  )`,

  // A mention is 1 where it is the speaker’s name; confidence is in thousandths.
  `CREATE VIEW quotes AS SELECT
    id,
    article_id,
    paragraph_id,
    person_id,
    ${wordOfRef('q', 'ref')} AS ref,
    ${QUOTE_KIND_CODES.wordOf('kind')} AS kind,
    start_offset,
    end_offset,
    line,
    text,
    parts,
    ${wordOfRef('q', 'within')} AS within,
    speaker,
    CASE mention WHEN 1 THEN speaker ELSE mention END AS mention,
    cue,
    ${QUOTE_RULE_CODES.wordOf('rule')} AS rule,
    confidence / 1000.0 AS confidence,
    ${QUOTE_STATUS_CODES.wordOf('status')} AS status,
    author
    FROM quote_rows`,

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
  `CREATE VIRTUAL TABLE quote_text USING fts5 (text, content = 'quote_rows', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2')`,

  // Runs of words of quotes, as numbers, by which quotes that come again are found: reuse/shingles.ts.
  `CREATE VIRTUAL TABLE quote_shingles USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,

  // Headline, source, path and speakers of each article, by its id: what lists of articles are filtered by.
  `CREATE VIRTUAL TABLE article_text USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'unicode61 remove_diacritics 2')`,
] as const;

/** The folder of a file, with the slash at its end. */
export const FOLDER_OF_PATH = "rtrim(path, replace(path, '/', ''))";

/** How headlines are sorted: without case, and without the marks that they begin with. */
export const HEADLINE_ORDER = `ltrim(headline, ' "''‘’“”«»„') COLLATE NOCASE`;

const INDICES = [
  // These hold what lists of articles are grouped, sorted and counted by, so that lists need not read the table.
  'CREATE INDEX articles_by_file ON articles (file_id, number, quotes, undecided)',
  'CREATE INDEX articles_by_date ON articles (date, number, quotes, undecided)',
  // In the order of a search, to its last term.
  'CREATE INDEX articles_newest ON articles (date)',
  'CREATE INDEX articles_by_source ON articles (source, date DESC, number, quotes, undecided)',
  `CREATE INDEX files_by_folder ON files (${FOLDER_OF_PATH})`,
  'CREATE INDEX paragraphs_by_article ON paragraphs (article_id)',
  // A person’s row is written before its counts: until then, these indices need not have it.
  'CREATE INDEX people_by_quotes ON people (type, quotes DESC, mentions DESC, articles) WHERE articles > 0',
  'CREATE INDEX people_by_mentions ON people (type, mentions DESC, quotes DESC, articles) WHERE articles > 0',
  'CREATE INDEX people_by_name ON people (type, folded)',
  'CREATE INDEX people_by_last_date ON people (type, last_date DESC, quotes DESC, articles) WHERE articles > 0',
  'CREATE INDEX people_by_spelling ON people (spelling) WHERE spelling IS NOT NULL',
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
