import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprintOf } from '../../../src/core/text/fingerprint';

describe('the fingerprint of a text', () => {
  it('differs for different texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        assert.equal(fingerprintOf(a) === fingerprintOf(b), a === b);
      }),
    );
  });

  it('differs if neighbouring letters are swapped', () => {
    const texts = ['abcd', 'bacd', 'acbd', 'abdc', 'dbca', 'ABCD'];
    assert.equal(new Set(texts.map(fingerprintOf)).size, texts.length);
  });
});
