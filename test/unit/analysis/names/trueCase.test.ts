import assert from 'node:assert/strict';
import { parse } from '../../../../src/core/article/parse';
import { analyse } from '../../analyse';

function namesIn(body: string): string[] {
  const text = `date 2025-04-26 [Source: Wire]\n\n${body}`;
  const { entities } = parse(text).articles.map(article => analyse(text, article))[0] ?? assert.fail();
  return entities.filter(e => e.name !== 'Wire').map(e => `${e.type} ${e.name}`);
}

describe('names in sentences without capitals', () => {
  const cases: [string, string[]][] = [
    ['has anyone lived in toulouse in winter?', ['place toulouse']],
    ['i live in new zealand and need a car', ['place new zealand']],
    ['is it far from toulouse to the sea?', ['place toulouse']],
    ['the march was long and the turkey cold, will it rain?', []],
    ['Our car broke down near toulouse.', []],
    ['I went to toulouse again.', ['place toulouse']],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual(namesIn(text), names));
});
