import assert from 'node:assert/strict';
import { foldWords } from '../../../src/core/corpus/names';
import { columnsOfKey, otherFold } from '../../../src/core/corpus/personKeys';
import { fileOf, openIndex } from './openIndex';

describe('keys of people', () => {
  it('are taken apart', () => {
    assert.deepEqual(columnsOfKey('person:ilse brandt'), [0, 'ilse brandt', null]);
    assert.deepEqual(columnsOfKey('person:brandt@12'), [0, 'brandt', 12]);
    assert.deepEqual(columnsOfKey('person:john smith/politics/united states'), [
      0,
      'john smith',
      'politics/united states',
    ]);
    assert.deepEqual(columnsOfKey('person:john smith/?Post @ 7'), [0, 'john smith', '?Post @ 7']);
    assert.deepEqual(columnsOfKey('vessel:aurora'), ['vessel', 'aurora', null]);
  });

  it('need no folded name where the name has letters of ASCII only', () => {
    for (const name of ['Ilse Brandt', 'NATO']) assert.equal(otherFold(name), null);
    for (const name of ['Tomás Peña', 'Kim Jong-un', 'ÉLYSÉE', 'J. Moe'])
      assert.equal(otherFold(name), foldWords(name));
  });

  describe('in the index', () => {
    const { index } = openIndex();
    const shown = () => index.database.all('SELECT key, name, folded FROM people ORDER BY key');
    const file = (path: string, names: readonly string[]) =>
      fileOf(path, [
        { entities: names.map(name => ({ name, aliases: [`${name}’s`], decided: name === 'Kim Jong-un' })) },
      ]);

    it('are those of the names', () => {
      index.update([file('a.txt', ['Tomás Peña', 'Kim Jong Un', 'Moe'])]);
      assert.deepEqual(shown(), [
        { key: 'person:kim jong un', name: 'Kim Jong Un', folded: ' kim jong un ' },
        { key: 'person:moe@1', name: 'Moe', folded: ' moe ' },
        { key: 'person:tomas pena', name: 'Tomás Peña', folded: ' tomas pena ' },
      ]);
    });

    it('stay where a person is shown by another spelling, and each article keeps its own', () => {
      index.update([file('b.txt', ['Kim Jong-Un', 'TOMAS PENA', 'Moe']), file('c.txt', ['Kim Jong-un'])]);
      assert.deepEqual(
        index.database.all(
          `SELECT p.key, p.name, group_concat(e.name, ', ' ORDER BY e.id) AS names, sum(e.decided) AS decided, max(e.aliases) AS last
             FROM people p JOIN entities e ON e.person_id = p.id WHERE p.key NOT LIKE '%moe%' GROUP BY 1 ORDER BY 1`,
        ),
        [
          {
            key: 'person:kim jong un',
            name: 'Kim Jong Un',
            names: 'Kim Jong Un, Kim Jong-Un, Kim Jong-un',
            decided: 1,
            last: '["Kim Jong-un’s"]',
          },
          {
            key: 'person:tomas pena',
            name: 'Tomás Peña',
            names: 'Tomás Peña, TOMAS PENA',
            decided: 0,
            last: '["Tomás Peña’s"]',
          },
        ],
      );
      index.update([], ['a.txt']);
      assert.deepEqual(
        shown().map(({ name }) => name),
        ['Kim Jong-Un', 'Moe', 'TOMAS PENA'],
      );
      assert.deepEqual(
        index.database.all('SELECT name FROM entities ORDER BY id').map(({ name }) => name),
        ['Kim Jong-Un', 'TOMAS PENA', 'Moe', 'Kim Jong-un'],
      );
    });
  });
});
