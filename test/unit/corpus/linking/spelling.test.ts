import assert from 'node:assert/strict';
import { compareSpellings, spellingKey } from '../../../../src/core/corpus/linking/spelling';
import { spellingProposals } from '../../../../src/core/corpus/queries/spellings';
import { fileOf, openIndex } from '../openIndex';

describe('spellings of a name', () => {
  const cases: readonly [one: string, other: string, differs: ReturnType<typeof compareSpellings>][] = [
    ['Volodymyr Zelensky', 'Volodymyr Zelenskyy', 'spelling'],
    ['Volodymyr Zelenskiy', 'Volodymyr Zelenskyy', 'spelling'],
    ['Mohammed Azharuddin', 'Muhammad Azharuddin', 'spelling'],
    ['Muammar Gaddafi', 'Muammar Qadhafi', 'spelling'],
    ['Aleksander Lebed', 'Alexander Lebed', 'spelling'],
    ['Donald Trump', 'Donald J. Trump', 'middle'],
    ['Donald John Trump', 'Donald J. Trump', 'middle'],
    ['Joseph Biden', 'Joseph R. Biden Jr.', 'middle'],
    ['John A. Smith', 'John B. Smith', null],
    ['Charles Elliott Jr.', 'Charles Elliott III', null],
    ['Dean Smith', 'Dan Smith', null],
    ['John Lee', 'John Leo', null],
    ['Tony Blair', 'Toby Blair', null],
  ];
  for (const [one, other, differs] of cases)
    it(`${one} and ${other} ${differs ? `differ in ${differs}` : 'are two names'}`, () => {
      assert.equal(compareSpellings(one, other), differs);
      if (differs) assert.equal(spellingKey(one), spellingKey(other));
    });

  it('are of full names in Latin letters', () => {
    assert.equal(spellingKey('Zelensky'), null);
    assert.equal(spellingKey('Юрий Ушаков'), null);
    assert.equal(spellingKey('José Peña'), spellingKey('Jose Pena'));
  });
});

describe('proposals of spellings', () => {
  const opened = openIndex();
  const named = (name: string, quotes: number, role: string | null, others: readonly string[]) => ({
    entities: [
      { name, role, quotes: Array.from({ length: quotes }, () => '“text”') },
      ...others.map(other => ({ name: other })),
    ],
  });
  before(() => {
    const { index } = opened;
    index.update([
      fileOf('a', [named('Volodymyr Zelensky', 3, 'President', ['Ada Moss', 'Ben Ode'])]),
      fileOf('b', [named('Volodymyr Zelenskyy', 2, 'president', ['Ada Moss', 'Cleo Park'])]),
      fileOf('c', [named('Volodymyr Zelenskiy', 0, null, [])]),
      fileOf('d', [named('Ivan Petrov', 5, null, []), named('Ivan Sidorov', 5, null, [])]),
      fileOf('e', [named('VOLODYMYR ZELENSKY', 1, null, [])]),
    ]);
  });
  const ALL = { limit: 10, offset: 0 };
  const pairs = (...args: Parameters<typeof spellingProposals> extends [unknown, ...infer R] ? R : never) =>
    spellingProposals(opened.index.database, ...args).map(({ person, other }) => `${person.name} ~ ${other.name}`);

  it('pair names of people, the most quoted first, with what both share', () => {
    assert.deepEqual(pairs(ALL), [
      'Volodymyr Zelensky ~ Volodymyr Zelenskyy',
      'Volodymyr Zelensky ~ Volodymyr Zelenskiy',
      'Volodymyr Zelenskyy ~ Volodymyr Zelenskiy',
    ]);
    const [first] = spellingProposals(opened.index.database, ALL);
    assert.deepEqual(
      [first?.differs, first?.sharedRoles, first?.sharedCompany],
      ['spelling', ['President'], ['Ada Moss']],
    );
  });

  it('come in pages', () => {
    assert.deepEqual(pairs({ limit: 1, offset: 1 }), [pairs(ALL)[1]]);
    assert.deepEqual(pairs({ limit: 5, offset: 3 }), []);
  });

  it('leave out names that are known to be two people', () => {
    assert.deepEqual(pairs(ALL, [['volodymyr zelenskyy', 'Volodymyr Zelensky']]), pairs(ALL).slice(1));
  });
});
