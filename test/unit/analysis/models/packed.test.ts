import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Flag } from '../../../../src/core/analysis/models/lexicon';
import { fromBase64, loadTable } from '../../../../src/core/analysis/models/packed';
import { runToEnd } from '../../../../src/core/text/steps';
import { base64, packTable } from '../../../../training/packing';
import { MODELS } from '../../analyse';

describe('packed data', () => {
  it('decodes base64', () => {
    fc.assert(fc.property(fc.uint8Array(), bytes => assert.deepEqual(fromBase64(base64(bytes)), bytes)));
  });

  it('finds the keys of a table and no others, except those that 16 bits cannot distinguish', () => {
    const payload = fc.integer({ min: 1, max: 0xffffffff });
    const entries = fc.array(fc.tuple(fc.string({ minLength: 1 }), payload), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(entries, list => {
        const map = new Map(list);
        const table = runToEnd(loadTable(packTable(map)));
        // About one pair of keys in ten thousand shares its 16 bits. Two such pairs in one table are an error.
        const wrong = [...map].filter(([key, value]) => table.get(key) !== value);
        assert.ok(wrong.length < 2, JSON.stringify(wrong));
        // About one unknown key in ten thousand looks known. Three are an error.
        const strange = Array.from({ length: 20 }, (_, i) => `not a key ${i}`).filter(k => table.get(k) !== 0);
        assert.ok(strange.length < 3);
      }),
    );
  });

  it('knows common names, places and words', () => {
    const has = (word: string, flag: number): boolean => (MODELS.lexicon.words.get(word) & flag) !== 0;
    assert.ok(has('susan', Flag.FemaleName));
    assert.ok(has('germany', Flag.Country));
    assert.ok(has('german', Flag.Demonym));
    assert.ok(has('teacher', Flag.PersonNoun));
    assert.ok(!has('teacher', Flag.MaleName | Flag.FemaleName));
    assert.equal(MODELS.lexicon.words.get('qzxvkw'), 0);
  });
});
