import assert from 'node:assert/strict';
import { foldName } from '../../../../src/core/annotation/model/nameFolding';

describe('folded names', () => {
  const table: [name: string, other: string][] = [
    ['Ana Ruiz', 'ANA RUIZ'],
    ['Ana Ruiz', '  Ana \n\t Ruiz '],
    ['Josée', 'Jose\u0301e'],
  ];
  for (const [name, other] of table)
    it(`${name} equals ${JSON.stringify(other)}`, () => assert.equal(foldName(name), foldName(other)));
  it('keeps different names apart', () => {
    assert.notEqual(foldName('Ana Ruiz'), foldName('AnaRuiz'));
    assert.notEqual(foldName('Jose'), foldName('José'));
  });
});
