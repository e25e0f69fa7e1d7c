import assert from 'node:assert/strict';
import { betterSpelling, foldWords, linkKey } from '../../../src/core/corpus/names';

const NAMED = [{ kind: 'name' }];
const entity = (type: string, name: string, rest: Partial<Parameters<typeof linkKey>[0]> = {}) => ({
  type,
  name,
  decided: false,
  mentions: NAMED,
  ...rest,
});

describe('names over articles', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['Kim Jong Un', 'Kim Jong-un'],
    ['José Peña', 'Jose Pena'],
    ['  Yuri   Ushakov ', 'yuri ushakov'],
  ];
  for (const [one, other] of alike)
    it(`${one} reads as ${other}`, () => assert.equal(foldWords(one), foldWords(other)));

  const cases: readonly (readonly [string, ReturnType<typeof entity>, boolean])[] = [
    ['a full name', entity('person', 'Yuri Ushakov'), true],
    ['a full name that only a decision names', entity('person', 'Yuri Ushakov', { mentions: [] }), true],
    ['an organization of one word', entity('organization', 'Reuters'), true],
    ['two initials and a surname', entity('person', 'J.D. Vance'), true],
    ['a surname that the corpus file names', entity('person', 'Ushakov', { decided: true }), true],
    ['a surname with its particle', entity('person', 'De Blasio'), false],
    ['a full name with a particle', entity('person', 'Bill de Blasio'), true],
    ['a first name that is like a particle', entity('person', 'Ben Carson'), true],
    ['a thing', entity('person', 'Art Museum'), false],
    ['a people', entity('person', 'Turkish Cypriot'), false],
    ['a bare surname', entity('person', 'Ushakov'), false],
    ['an initial and a surname', entity('person', 'Y. Ushakov'), false],
    ['a description', entity('person', 'the Republican candidate', { mentions: [{ kind: 'nominal' }] }), false],
    ['a description taken for a name', entity('person', 'The Republican Nominee'), false],
    ['signs without a letter', entity('organization', '***'), false],
  ];
  for (const [title, one, isLinked] of cases)
    it(`${title} ${isLinked ? 'joins its like' : 'stays with its article'}`, () =>
      assert.equal(linkKey(one, 1) === linkKey(one, 2), isLinked));

  it('keep types apart', () =>
    assert.notEqual(linkKey(entity('person', 'Ann Arbor'), 1), linkKey(entity('place', 'Ann Arbor'), 1)));

  it('are shown with their accents, and not in capitals', () => {
    assert.equal(betterSpelling('JOSE PENA', 'Jose Pena'), 'Jose Pena');
    assert.equal(betterSpelling('Jose Pena', 'José Peña'), 'José Peña');
    assert.equal(betterSpelling('Kim Jong-un', 'Kim Jong Un'), 'Kim Jong Un');
  });
});
