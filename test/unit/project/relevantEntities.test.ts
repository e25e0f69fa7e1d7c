import assert from 'node:assert/strict';
import { relevantEntities } from '../../../src/core/project/relevantEntities';

describe('the entities of a corpus file that a file depends on', () => {
  const of = (text: string, sidecar: string | null = null, path = 'a.txt') =>
    relevantEntities(
      [
        { name: 'Volodymyr Zelenskyy', aliases: ['Zelensky'] },
        { name: 'John Smith (baker)', aliases: ['John Smith'], articles: ['leeds.txt#2'] },
        { name: 'Jane Roe', roles: ['cook'], articles: ['leeds.txt'] },
        { name: 'José Peña' },
      ],
      { text, sidecar, path },
    ).map(({ name }) => name);

  const cases: readonly [title: string, found: readonly string[], expected: readonly string[]][] = [
    ['has nothing of', of('Nobody is here.'), []],
    ['has an alias of', of('ZELENSKY’s plan'), ['Volodymyr Zelenskyy']],
    ['has in its sidecar', of('He said so.', 'speaker: Volodymyr Zelenskyy'), ['Volodymyr Zelenskyy']],
    ['has, but is not listed by', of('John Smith'), []],
    ['has, and is listed by', of('John Smith (a baker)', null, 'leeds.txt'), ['John Smith (baker)']],
    ['has, by a role in any article', of('Jane Roe'), ['Jane Roe']],
  ];
  for (const [title, found, expected] of cases)
    it(`are those that it ${title}`, () => assert.deepEqual(found, [...expected, 'José Peña']));
});
