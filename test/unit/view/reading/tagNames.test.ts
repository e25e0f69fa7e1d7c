import assert from 'node:assert/strict';
import { anchor } from '../../../../src/core/annotation/anchoring/anchor';
import type { Annotation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan } from '../../../../src/core/annotation/model/selector';
import { tagNamesIn } from '../../../../src/core/view/reading/tagNames';

const TEXT = 'The crane fell into the basin at noon.';

function tagged(words: string, fields: object) {
  const start = TEXT.indexOf(words);
  const target = describeSpan(TEXT, { start, end: start + words.length });
  const annotation = { id: words, target, ...fields } as Annotation;
  return { annotation, anchor: anchor(TEXT, target) };
}

describe('the names of tags beside their passages', () => {
  const all = [
    tagged('crane', { kind: 'tag', tag: 'thing/machine' }),
    tagged('basin', { kind: 'tag', tag: 'place', adjudication: 'dismissed' }),
    tagged('noon', { kind: 'tag', tag: 'time' }),
    tagged('fell', { kind: 'note', body: 'When?' }),
  ];
  const shown = (start: number, end: number) =>
    tagNamesIn(all, { start, end }).map(({ offset, label, tooltip }) => [TEXT.slice(0, offset), label, tooltip]);

  it('are the last parts of tags that count, where their passages end', () =>
    assert.deepEqual(shown(0, TEXT.length), [
      ['The crane', '[machine]', 'thing/machine'],
      ['The crane fell into the basin at noon', '[time]', 'time'],
    ]));

  it('are those in the part of the text that is seen', () =>
    assert.deepEqual(
      shown(0, 12).map(([, label]) => label),
      ['[machine]'],
    ));
});
