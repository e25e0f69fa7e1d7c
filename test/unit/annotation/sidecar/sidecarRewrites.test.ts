import assert from 'node:assert/strict';
import type { Selector } from '../../../../src/core/annotation/model/annotation';
import { readSidecar, revertSidecar } from '../../../../src/core/annotation/sidecar/sidecar';
import { SidecarRewrites } from '../../../../src/core/annotation/sidecar/sidecarRewrites';

const SOURCE = 'a.txt';
/** In a style of its own. */
const TEXT = `format: seed-annotations/1
annotations:
  - { id: a, kind: tag, tag: x, target: { exact: 'the bridge', start: 5, end: 15 } } # mine
  - id: b
    kind: tag
    tag: y
    target: { exact: "ferry", start: 20, end: 25 }
`;
const bridge: Selector = { exact: 'the bridge', prefix: '', suffix: '', start: 5, end: 15 };
const cut: Selector = { exact: 'the', prefix: 'see ', suffix: ' ', start: 5, end: 8 };
const shorter: Selector = { ...cut, exact: 'th', end: 7 };

function rewritten(rewrites: SidecarRewrites, text: string, from: Selector, to: Selector) {
  const edited = rewrites.rewrite(text, SOURCE, [{ id: 'a', from: [from], to: [to] }]);
  assert.ok(edited.ok);
  return edited;
}

describe('new selectors of a sidecar', () => {
  it('that are those of before give it the text of before, over several steps', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    const second = rewritten(rewrites, first, cut, shorter).text;
    assert.deepEqual(readSidecar(second).annotations[0].target, shorter);
    assert.equal(rewritten(rewrites, second, shorter, bridge).text, TEXT);
    assert.equal(rewritten(rewrites, TEXT, bridge, cut).text, first);
  });

  it('tell what they changed, also where the text of before is taken', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    const second = rewritten(rewrites, first, cut, shorter).text;
    const back = rewritten(rewrites, second, shorter, bridge);
    const reverted = revertSidecar(back.text, SOURCE, back.records ?? []);
    assert.ok(reverted.ok);
    assert.deepEqual(readSidecar(reverted.text).annotations[0].target, shorter);
  });

  it('leave what somebody else wrote meanwhile', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    const theirs = first.replace('tag: y', 'tag: z # theirs');
    const { text } = rewritten(rewrites, theirs, cut, bridge);
    assert.match(text, /tag: z # theirs/);
    assert.deepEqual(readSidecar(text).annotations[0].target, bridge);
  });

  it('are written again where writing failed', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    assert.equal(rewritten(rewrites, TEXT, bridge, cut).text, first);
    assert.equal(rewritten(rewrites, first, cut, bridge).text, TEXT);
  });

  it('do not replace those that an annotation was given meanwhile', () => {
    const { text } = rewritten(new SidecarRewrites(), TEXT, cut, shorter);
    assert.equal(text, TEXT);
  });

  it('bring no annotation back that was removed', () => {
    const edited = new SidecarRewrites().rewrite(TEXT, SOURCE, [{ id: 'gone', from: [bridge], to: [cut] }]);
    assert.ok(edited.ok && edited.text === TEXT);
  });
});
