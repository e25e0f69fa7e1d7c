import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Database } from '../../../src/core/corpus/database';
import { HALF_WRITTEN_OUT, halfWrittenOut, shortened, textOfShort } from '../../../src/core/corpus/shortText';
import { openInMemory } from '../../../src/platform/node/sqlite';

describe('short text', () => {
  let db: Database;
  before(() => {
    db = openInMemory();
  });
  after(() => db.close());

  const written = (text: string): unknown =>
    db.all(
      `SELECT ${textOfShort('x')} AS y FROM (SELECT x, ${halfWrittenOut('x')} AS ${HALF_WRITTEN_OUT} FROM (SELECT ? AS x))`,
      [text],
    )[0]?.y;

  it('is shown as it was', () => {
    const letter = fc.constantFrom(...'etaoin shrdlu.,“”é🙂\n\t\u0001\u001f\u007f');
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.array(letter).map(all => all.join('')),
          ),
        ),
        texts => {
          const kept = texts.filter(text => !/[\0\p{Cs}]/u.test(text));
          assert.deepEqual(shortened(kept).map(written), kept);
        },
      ),
    );
  });

  it('takes less than four fifths of the bytes of English', () => {
    const text =
      'The harbour board said on Monday that the old bridge will be closed to lorries until the spring of next year.';
    const [short = ''] = shortened([text]);
    assert.ok(short.length < text.length * 0.8, String(short.length));
    assert.equal(written(short), text);
  });

  it('is kept as it is where it has control characters of its own', () =>
    assert.deepEqual(
      shortened(['the \u0005 end', 'the end']).map(text => text.includes('the ')),
      [true, false],
    ));
});
