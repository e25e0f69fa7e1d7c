/** The index, the language to ask it, and the patterns of paths. */
import assert from 'node:assert/strict';
import { parse } from '../../../src/core/article';
import {
  CorpusIndex,
  createIndexQueries,
  FIELDS,
  fieldAt,
  foldWords,
  parseQuery,
  queryCursorAt,
  queryValue,
} from '../../../src/core/corpus';
import { analyseOnce, FileIndexer } from '../../../src/core/project';
import { Globs, IgnoreRules, runToEnd } from '../../../src/core/text';
import { openInMemory } from '../../../src/platform/node/sqlite';
import { ANALYSER } from '../../unit/analyse';
import { assertInside, joinParts, partsOf, type Target, textOf } from '../target';
import { CORPUS, NEWS_WORDS, SIDECAR, STORY, YAML_WORDS } from './samples';

const PAGE = { limit: 20, offset: 0 };
const PATH = 'story.txt';

/** An index in memory that holds one file at a time. */
class OneFile {
  readonly index = CorpusIndex.open(openInMemory(), 'fuzz');
  readonly queries = createIndexQueries(this.index.database);
  private readonly indexer = new FileIndexer(analyseOnce(ANALYSER), async steps => runToEnd(steps));

  async put(text: string, sidecar: string, corpus: string): Promise<void> {
    const stored = corpus ? { file: 'seed-annotator.yaml', text: corpus, path: PATH } : null;
    const { rows } = await this.indexer.index(PATH, { text, sidecar: sidecar || null, corpus: stored });
    this.index.update([{ path: PATH, hash: text, rows }]);
  }
}

async function askAll(file: OneFile, text: string): Promise<void> {
  const { queries } = file;
  const { articles, quotes } = file.index.counts();
  assert.equal(articles, parse(text).articles.length);
  const { people } = queries.people({ type: 'all', sort: 'quotes', filter: '' }, PAGE);
  for (const { id } of people.slice(0, 5)) {
    for (const { quote } of queries.quotesOfPerson(id, PAGE) as readonly { quote?: unknown }[])
      assert.notEqual(quote, null);
    queries.articlesOfPerson(id, PAGE);
    queries.mentionsOfPerson(id, PAGE);
    queries.spellingsOfPerson(id, PAGE);
  }
  queries.annotations({ file: PATH, kind: null, author: null, tag: null }, PAGE);
  queries.reuseOf(PATH, PAGE);
  const word = /\p{L}{3,}/u.exec(text)?.[0];
  const { results } = queries.searchPage(word ? `text:${queryValue(word, 'text')}` : 'kind:direct', PAGE);
  for (const { span } of results) assertInside(text, [span], 'results');
  assert.ok(quotes >= 0);
  assert.equal(file.index.database.all('PRAGMA foreign_key_check').length, 0);
}

let one: OneFile | null = null;
const shared = (): OneFile => (one ??= new OneFile());

const index: Target = {
  name: 'index',
  seeds: () => [
    joinParts(STORY, SIDECAR, CORPUS),
    joinParts(STORY.replaceAll('\n', '\r\n'), '', CORPUS),
    joinParts(STORY, SIDECAR),
  ],
  words: [...NEWS_WORDS, ...YAML_WORDS],
  longest: 20_000,
  run: async input => {
    const [text = '', sidecar = '', corpus = ''] = partsOf(input, 3);
    const file = shared();
    await file.put(text, sidecar, corpus);
    await askAll(file, text);
    file.index.update([], [PATH]);
    assert.deepEqual(file.index.counts().articles, 0);
  },
};

let filled: Promise<OneFile> | null = null;
async function fill(): Promise<OneFile> {
  const file = new OneFile();
  await file.put(STORY, SIDECAR, CORPUS);
  return file;
}

const query: Target = {
  name: 'query',
  seeds: () => [
    'bridge -tag:"a b" (speaker:Brandt OR said:negotiat*) confidence<70% after:2025-01 status:derived',
    '“it will last”',
    'kind:direct about:Oslo file:"a/b" title:x source:y author:anna before:2026 mentions:z',
  ],
  words: [
    ...FIELDS.map(field => `${field}:`),
    ' OR ',
    ' AND ',
    ' NOT ',
    '-',
    '(',
    ')',
    '"',
    '“',
    '*',
    '<',
    '>=',
    '%',
    '2025-02-30',
    "'",
    '--',
    ';',
    'NEAR(',
    '^',
    '\\',
    ' ',
  ],
  longest: 100_000,
  run: async input => {
    const line = textOf(input);
    const { problems } = parseQuery(line);
    assertInside(
      line,
      problems.map(({ span }) => span),
      'problems',
    );
    if (line.length > 2000) return;
    for (let at = 0; at <= line.length; at += 1 + Math.floor(line.length / 50)) {
      const cursor = queryCursorAt(line, at);
      const field = fieldAt(line, at);
      assertInside(line, [...(cursor ? [cursor.span] : []), ...(field ? [field.span] : [])], 'places in a query');
      if (cursor?.type === 'value')
        (await (filled ??= fill())).queries.searchFieldValues(cursor.field, cursor.typed, 5);
    }
    checkValue(line);
    const { queries } = await (filled ??= fill());
    for (const { span } of queries.searchPage(line, PAGE).results) assertInside(STORY, [span], 'results');
    queries.searchCount(line, 100);
    queries.symbolsNamed(line, 5);
    queries.people({ type: 'all', sort: 'name', filter: line }, PAGE);
  },
};

/** A value is read as it was written. */
function checkValue(value: string): void {
  const words = foldWords(value).split(' ').filter(Boolean);
  if (!words.length || /\*\W*$/.test(value)) return;
  const { root, problems } = parseQuery(`speaker:${queryValue(value, 'speaker')}`);
  assert.deepEqual(problems, []);
  assert.ok(root?.type === 'name', 'a value became something else');
  assert.deepEqual(root.value.words, words);
}

/** No system has longer ones. */
const MAX_PATH = 4096;

const paths: Target = {
  name: 'paths',
  seeds: () => [
    joinParts('*.log\n!keep.log\n/build/\na/**/b\n[a-z]?\\ \n', 'a/x/b/c.log'),
    joinParts('{a,b{c,d}}/*.txt\n**/n[!o]de', 'bc/x.txt'),
  ],
  words: ['*', '**/', '?', '[', ']', '[!', '{', '}', ',', '!', '/', '\\', '\n', ' ', '#', 'a', '[a-z]', '[z-a]'],
  longest: 20_000,
  run: input => {
    const [patterns = '', whole = ''] = partsOf(input, 2);
    const path = whole.slice(0, MAX_PATH);
    const rules = new IgnoreRules();
    rules.add('', patterns);
    rules.add('a', patterns);
    assert.equal(typeof rules.ignores(path), 'boolean');
    assert.equal(typeof new Globs(patterns.split('\n').slice(0, 20)).matches(path), 'boolean');
  },
};

export const CORPUS_TARGETS: readonly Target[] = [query, index, paths];
