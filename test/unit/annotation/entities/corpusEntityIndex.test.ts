import assert from 'node:assert/strict';
import { CorpusEntityIndex } from '../../../../src/core/annotation';

const BAKER = { name: 'John Smith (baker)', aliases: ['John Smith'], articles: ['leeds/bread.txt', 'all.txt#2'] };
const COOK = { name: 'John Smith (cook)', aliases: ['John Smith'], roles: ['hotel cook'] };
const SMITH = { name: 'John Smith' };

describe('the folder’s entities', () => {
  const index = new CorpusEntityIndex([SMITH, BAKER, COOK]);
  const cases: readonly [title: string, path: string, number: number, role: string | null, found: string][] = [
    ['in an article that none lists', 'york.txt', 0, null, SMITH.name],
    ['in a file that one lists', 'leeds/bread.txt', 0, null, BAKER.name],
    ['in another article of that file', 'leeds/bread.txt', 4, null, BAKER.name],
    ['in the article that one lists', 'all.txt', 1, null, BAKER.name],
    ['in another article of its file', 'all.txt', 0, null, SMITH.name],
    ['with a role', 'york.txt', 0, 'the old Hotel Cook of York', COOK.name],
    ['with a part of the role', 'york.txt', 0, 'cook', SMITH.name],
    ['with a role where the article is listed', 'leeds/bread.txt', 0, 'hotel cook', BAKER.name],
  ];
  for (const [title, path, number, role, found] of cases)
    it(`are looked up ${title}`, () =>
      assert.equal(index.forArticle(path, number).get('john smith', role)?.name, found));

  it('are the same object for the same article, so that views are kept', () => {
    assert.equal(index.forArticle('leeds/bread.txt', 0), index.forArticle('leeds/bread.txt', 0));
    assert.equal(index.forArticle('york.txt', 0), index);
  });

  it('are searched for in texts only where they apply', () => {
    const names = (path: string) => [...index.forArticle(path, 0).searchable.entities].map(({ name }) => name);
    assert.deepEqual(names('york.txt'), [SMITH.name]);
    assert.deepEqual(new Set(names('leeds/bread.txt')), new Set([BAKER.name, SMITH.name]));
  });
});
