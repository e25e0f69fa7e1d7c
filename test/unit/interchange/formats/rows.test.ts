import assert from 'node:assert/strict';
import { FORMATS } from '../../../../src/core/interchange/formats/allFormats';

/** Characters of a row that a pick of the editor shows, about. */
const MAX_ROW = 94;

describe('the formats of exchange', () => {
  it('fit in a row of a pick, so that none is cut off', () => {
    assert.deepEqual(
      FORMATS.map(({ title, detail }) => `${title} ${detail}`).filter(row => row.length > MAX_ROW),
      [],
    );
  });
});
