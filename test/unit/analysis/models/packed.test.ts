import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Flag } from '../../../../src/core/analysis/models/lexicon';
import { fromBase64, loadTable } from '../../../../src/core/analysis/models/packed';
import { runToEnd } from '../../../../src/core/text/steps';
import { base64, packTable } from '../../../../training/packing';
import { MODELS } from '../../analyse';

describe('packed data', () => {
  it('reads base64 as written', () => {
    fc.assert(fc.property(fc.uint8Array(), bytes => assert.deepEqual(fromBase64(base64(bytes)), bytes)));
  });

  it('finds the keys of a table and no others, but for what 16 bits cannot tell apart', () => {
    const payload = fc.integer({ min: 1, max: 0xffffffff });
    const entries = fc.array(fc.tuple(fc.string({ minLength: 1 }), payload), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(entries, list => {
        const map = new Map(list);
        const table = runToEnd(loadTable(packTable(map)));
        // Two keys of one slot share their 16 bits once in some ten thousand: two such pairs in one table are a fault.
        const wrong = [...map].filter(([key, value]) => table.get(key) !== value);
        assert.ok(wrong.length < 2, JSON.stringify(wrong));
        // One unknown key in some ten thousand may look known: three that do are a fault.
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
