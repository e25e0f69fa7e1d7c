import assert from 'node:assert/strict';
import type { Note, Relation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../../../src/core/annotation/model/selector';
import { MIN_RELOCATION_SHARE, relocationShareSteps } from '../../../../src/core/annotation/sidecar/sidecarRelocation';
import { runToEnd } from '../../../../src/core/text';

const TEXT = `The ferry left the port of Skar at noon with forty people on board.

Its captain had asked for a new plate before the winter storms came in.
`;
const selector = (words: string) => {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return selectorOf(TEXT, { start, end: start + words.length });
};
const note = (words: string): Note => ({ id: `n ${words}`, kind: 'note', target: selector(words), body: 'b' });
const relation: Relation = {
  id: 'r',
  kind: 'relation',
  target: selector('The ferry'),
  to: selector('a new plate'),
  relation: 'about',
};

describe('the share of a sidecar’s passages in a text', () => {
  const all = [note('left the port of Skar'), note('forty people on board'), relation];
  const share = (text: string, annotations = all as Parameters<typeof relocationShareSteps>[1]) =>
    runToEnd(relocationShareSteps(text, annotations));

  it('is 1 if all are there, even if the text has moved', () => {
    assert.equal(share(TEXT), 1);
    assert.equal(share(`A new line.\n\n${TEXT}`), 1);
  });
  it('counts passages; both targets of a relation count', () => {
    const half = TEXT.split('\n\n')[0];
    assert.equal(share(half), 3 / 4);
    assert.ok(3 / 4 >= MIN_RELOCATION_SHARE);
  });
  it('is 0 if none of the longest passages is there word for word', () => {
    assert.equal(share(TEXT.replaceAll('e', 'é')), 0);
    assert.equal(share('Another article altogether.'), 0);
    assert.equal(share(TEXT, []), 0);
  });
  it('checks the longest passages, not the first ones', () => {
    const short = ['at', 'of', 'on', 'in', 'it'].map((exact, i) => ({
      ...note('noon'),
      id: `s${i}`,
      target: { exact, prefix: '', suffix: '', start: 0, end: exact.length },
    }));
    const other = 'It is on the roof of it, at home, in it.';
    assert.equal(share(other, [...short, note('left the port of Skar'), ...all, note('captain had asked for')]), 0);
  });
});
