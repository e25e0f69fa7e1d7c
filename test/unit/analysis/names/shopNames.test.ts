import assert from 'node:assert/strict';
import { withShopNames } from '../../../../src/core/analysis/names/shopNames';
import { remade } from './marked';

describe('names of shops that end with ’s', () => {
  const cases: [string, string[]][] = [
    ['The rival of [person Torvik]’s was sold. She met [person Torvik]’s staff.', ['person Torvik', 'person Torvik']],
    ['[person Torvik]’s was sold. [person Torvik]’s shares rose.', ['organization Torvik’s', 'organization Torvik’s']],
    ['They ate at [person Torvik]’s, a grill. Torvik’s closed.', ['organization Torvik’s', 'organization Torvik’s']],
    ['a mall with Torvik’s and [organization Holmen] as tenants', ['organization Torvik’s', 'organization Holmen']],
    ['[person Torvik]’s shares rose.', ['person Torvik']],
    ['[person Ann Torvik] spoke. [person Torvik]’s was a hard life.', ['person Ann Torvik', 'person Torvik']],
    ['They ate at [person Laura]’s, and left.', ['person Laura']],
    ['a patient with [person Torvik]’s. [person Torvik]’s disease is rare.', ['person Torvik', 'person Torvik']],
    ['[person Torvik]’s was first. [person Torvik] won.', ['person Torvik', 'person Torvik']],
    ['Deaths from [person Parkinson]’s are rare.', ['person Parkinson']],
    ['It is larger than [person Torvik]’s.', ['person Torvik']],
    ['the [organization TVK]’s was sold', ['organization TVK']],
  ];
  for (const [text, names] of cases) it(text, () => assert.deepEqual(remade(text, withShopNames), names));
});
