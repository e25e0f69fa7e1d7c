import assert from 'node:assert/strict';
import {
  AMBIGUOUS_ORGANIZATIONS,
  KNOWN_ORGANIZATIONS,
  KNOWN_PEOPLE,
  KNOWN_PLACES,
} from '../../../../src/core/language/en/knownNames';

describe('the lists of known names', () => {
  const all = [...KNOWN_ORGANIZATIONS, ...KNOWN_PEOPLE, ...KNOWN_PLACES, ...AMBIGUOUS_ORGANIZATIONS];

  it('have each name once', () => {
    assert.deepEqual(
      all.filter((name, i) => all.indexOf(name) !== i),
      [],
    );
  });

  it('are in lower case, with single blanks', () => {
    assert.deepEqual(
      all.filter(name => name !== name.toLowerCase() || /\s\s/.test(name)),
      [],
    );
  });

  it('have ambiguous names of one word only', () => {
    assert.deepEqual(
      AMBIGUOUS_ORGANIZATIONS.filter(name => name.includes(' ')),
      [],
    );
  });
});
