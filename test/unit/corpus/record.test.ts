import assert from 'node:assert/strict';
import { RecordText } from '../../../src/core/corpus/reuse/record';

const SPEECH = `Thank you all for coming. We will not sign anything before the last worker has been paid in full.
The bank knows this, and the ministry knows it as well. I have said so twice in public, and I say it again today:
no signature, no opening, and no ribbon. Some of you have asked me about the bolts. The bolts were old, and we replaced
every one of them in the spring. That is all there is to say about the bolts.`;

const record = new RecordText(SPEECH);

describe('a quote against the record', () => {
  const cases: readonly (readonly [quote: string, verdict: string, changed: number])[] = [
    ['“We will not sign anything before the last worker has been paid in full.”', 'verbatim', 0],
    ['“no signature, no opening, and no ribbon”', 'verbatim', 0],
    ['“The bolts were old”', 'verbatim', 0],
    ['“We will not sign anything … in full.”', 'shortened', 0],
    ['“We will not sign anything before the last worker has been paid ...”', 'shortened', 0],
    ['“I have said so twice in public, and I say it again [this week]: no signature”', 'shortened', 0],
    ['“We will not sign anything before the last worker was paid in full.”', 'reworded', 2],
    ['“We will not sign anything before every worker has been paid in full.”', 'reworded', 2],
    ['“I have said so in public, and I say it again today”', 'reworded', 1],
    ['“The bolts were very old, and we replaced every one of them”', 'reworded', 1],
    ['“Nobody told us that the bridge would stay closed until the autumn.”', 'absent', 0],
    ['“Yes.”', 'absent', 0],
  ];
  for (const [quote, verdict, changed] of cases)
    it(`${quote} is ${verdict}`, () => {
      const found = record.verify(quote);
      assert.deepEqual([found.verdict, found.changed], [verdict, changed], JSON.stringify(found.changes));
      assert.equal(found.place === null, verdict === 'absent');
    });

  it('leads to the place in the record', () => {
    const { place } = record.verify('“I have said so in public”');
    assert.ok(place);
    assert.equal(SPEECH.slice(...place), 'I have said so twice in public');
  });

  it('raises no false alarm on true quotes, and sees every planted change', () => {
    const words = SPEECH.split(/\s+/);
    for (let from = 0; from + 8 <= words.length; from++)
      for (const length of [8, 15, 30]) {
        if (from + length > words.length) continue;
        const quote = words.slice(from, from + length);
        assert.equal(record.verify(`“${quote.join(' ')}”`).verdict, 'verbatim', quote.join(' '));
        const changed = [...quote];
        changed[length >> 1] = 'zebra';
        const found = record.verify(`“${changed.join(' ')}”`);
        assert.deepEqual([found.verdict, found.changed], ['reworded', 1], changed.join(' '));
      }
  });
});
