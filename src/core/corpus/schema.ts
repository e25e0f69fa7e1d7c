/**
 * The schema of the corpus index. Table and column names are a contract: people open the file with other SQLite tools.
 * docs/corpus-index.md describes it. Everything in it is derived from articles and sidecars and can be built again.
 *
 * Offsets are UTF-16 code units in the file's text without its byte order mark; ranges are half-open.
 */

/** Raised when a table or column changes its meaning. An index of another version is built again. */
export const SCHEMA_VERSION = 2;

/** `PRAGMA application_id` of an index, so that a foreign database is never written to: `SeAn`. */
export const APPLICATION_ID = 0x5365416e;

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
    role_date TEXT
  )`,

  `CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id),
    ref TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT,
    aliases TEXT,
    mentions INTEGER NOT NULL,
    spans TEXT NOT NULL
  )`,

  // Half the size of a table. Kinds are name, nominal and pronoun.
  `CREATE VIEW mentions AS SELECT
    entities.id AS entity_id,
    entities.article_id,
    json_extract(value, '$[0]') AS start_offset,
    json_extract(value, '$[1]') AS end_offset,
    json_extract(value, '$[2]') AS kind
    FROM entities, json_each(entities.spans)`,

  `CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    paragraph_id INTEGER REFERENCES paragraphs (id) ON DELETE SET NULL,
    person_id INTEGER REFERENCES people (id),
    ref TEXT NOT NULL,
    kind TEXT NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    line INTEGER NOT NULL,
    text TEXT NOT NULL,
    parts TEXT,
    within TEXT,
    speaker TEXT,
    mention TEXT,
    cue TEXT,
    rule TEXT,
    confidence REAL,
    status TEXT NOT NULL,
    author TEXT
  )`,

  `CREATE TABLE dates (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    text TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL
  )`,

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
  `CREATE VIRTUAL TABLE quote_text USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')`,

  // Runs of words of quotes, as numbers, by which quotes that come again are found: reuse/shingles.ts.
  `CREATE VIRTUAL TABLE quote_shingles USING fts5 (text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
] as const;

const INDICES = [
  'CREATE INDEX articles_by_file ON articles (file_id)',
  'CREATE INDEX articles_by_date ON articles (date)',
  'CREATE INDEX paragraphs_by_article ON paragraphs (article_id)',
  'CREATE INDEX people_by_quotes ON people (type, quotes DESC, mentions DESC)',
  'CREATE INDEX people_by_mentions ON people (type, mentions DESC, quotes DESC)',
  'CREATE INDEX people_by_name ON people (type, folded)',
  'CREATE INDEX people_by_last_date ON people (type, last_date DESC, quotes DESC)',
  'CREATE INDEX entities_by_article ON entities (article_id)',
  'CREATE INDEX entities_by_person ON entities (person_id, article_id)',
  'CREATE INDEX quotes_by_article ON quotes (article_id)',
  'CREATE INDEX quotes_by_person ON quotes (person_id, article_id)',
  'CREATE INDEX dates_by_article ON dates (article_id)',
  'CREATE INDEX problems_by_file ON problems (file_id)',
  'CREATE INDEX annotations_by_file ON annotations (file_id)',
  'CREATE INDEX annotations_by_article ON annotations (article_id)',
  'CREATE INDEX annotations_by_tag ON annotations (tag) WHERE tag IS NOT NULL',
] as const;

/** The statements that make an empty index, in order. */
export const SCHEMA: readonly string[] = [...TABLES, ...INDICES];
