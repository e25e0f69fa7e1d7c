/** What the editor finds by name in the corpus, and where it mentions a person. */
import assert from 'node:assert/strict';
import {
  introductionIn,
  introductionOfPerson,
  mentionsOfPerson,
  personOfEntity,
} from '../../../src/core/corpus/queries/personPlaces';
import { symbolsNamed } from '../../../src/core/corpus/queries/symbols';
import { fileOf, openIndex } from './openIndex';

const USHAKOV = 'Yuri Ushakov';

describe('names in the corpus', () => {
  const opened = openIndex();
  const { index } = opened;
  const db = index.database;
  before(() => {
    index.update([
      fileOf('b/new.txt', [
        {
          date: '2025-04-26',
          headline: 'Talks in Moscow, 100% open',
          entities: [{ name: USHAKOV, aliases: ['Ushakov'], mentions: 2, quotes: ['“One”', '“Two”'] }],
        },
      ]),
      fileOf('a/old.txt', [
        { date: '2024-01-02', headline: 'Nothing', entities: [{ name: 'Moscow', type: 'place' }] },
        { date: '2024-01-03', headline: 'Talks begin', entities: [{ name: USHAKOV }, { name: 'Ushakov' }] },
      ]),
      fileOf('c/undated.txt', [{ headline: 'talks without a date', entities: [{ name: USHAKOV }] }]),
    ]);
  });
  const found = (words: string, limit = 10) => {
    const { people, articles } = symbolsNamed(db, words, limit);
    return { people: people.map(({ name }) => name), articles: articles.map(({ headline }) => headline) };
  };
  const person = () => symbolsNamed(db, USHAKOV, 1).people[0].id;

  it('finds people by parts of names, those with most quotes first', () =>
    assert.deepEqual(found('ushak').people, [USHAKOV, 'Ushakov']));
  it('finds articles by words of the headline, the newest first', () =>
    assert.deepEqual(found('TALKS').articles, ['Talks in Moscow, 100% open', 'Talks begin', 'talks without a date']));
  it('finds places, and articles with the same word', () =>
    assert.deepEqual(found('moscow'), { people: ['Moscow'], articles: ['Talks in Moscow, 100% open'] }));
  it('takes signs of the pattern for what they are', () => {
    assert.deepEqual(found('100% open').articles, ['Talks in Moscow, 100% open']);
    assert.deepEqual(found('T_lks').articles, []);
    assert.deepEqual(found('%').articles, ['Talks in Moscow, 100% open']);
    assert.deepEqual(found('\\').articles, []);
  });
  it('keeps to the limit', () => assert.equal(found('talks', 1).articles.length, 1));
  it('finds no article for an empty query', () => assert.deepEqual(found(' ').articles, []));

  it('tells who an entity of an article is', () => {
    const at = { file: 'b/new.txt', article: 0, ref: 'e0', name: USHAKOV };
    assert.equal(personOfEntity(db, at), person());
    assert.equal(personOfEntity(db, { ...at, ref: 'e9' }), person());
    assert.equal(personOfEntity(db, { ...at, name: 'Someone Else' }), null);
    assert.equal(personOfEntity(db, { ...at, file: 'b/none.txt' }), null);
    assert.notEqual(personOfEntity(db, { file: 'a/old.txt', article: 1, ref: 'e1', name: 'Ushakov' }), person());
  });

  it('lists the articles that mention a person, with each mention', () => {
    const all = mentionsOfPerson(db, person(), { limit: 10, offset: 0 });
    assert.deepEqual(
      all.map(({ file, article, mentions }) => [file, article, mentions.length]),
      [
        ['b/new.txt', 0, 2],
        ['a/old.txt', 1, 1],
        ['c/undated.txt', 0, 1],
      ],
    );
    assert.deepEqual(all[0].names, [USHAKOV, 'Ushakov']);
    const pages = [0, 1, 2].flatMap(offset => mentionsOfPerson(db, person(), { limit: 1, offset }));
    assert.deepEqual(pages, all);
  });

  it('knows the first article of a person, and the whole name in it', () => {
    const first = introductionOfPerson(db, person());
    assert.deepEqual([first?.file, first?.article], ['a/old.txt', 1]);
    const { span } = introductionIn(first!)!;
    assert.equal(span.end - span.start, USHAKOV.length);
    assert.equal(introductionOfPerson(db, 12_345), null);
  });
});
