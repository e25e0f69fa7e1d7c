import assert from 'node:assert/strict';
import type { Selector } from '../../../../src/core/annotation/model/annotation';
import { readSidecar, revertSidecar } from '../../../../src/core/annotation/sidecar/sidecar';
import { SidecarRewrites } from '../../../../src/core/annotation/sidecar/sidecarRewrites';

const SOURCE = 'a.txt';
/** Written in an unusual style. */
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

describe('refreshed selectors of a sidecar', () => {
  it('restore an earlier text over several steps if they are the earlier ones', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    const second = rewritten(rewrites, first, cut, shorter).text;
    assert.deepEqual(readSidecar(second).annotations[0].target, shorter);
    assert.equal(rewritten(rewrites, second, shorter, bridge).text, TEXT);
    assert.equal(rewritten(rewrites, TEXT, bridge, cut).text, first);
  });

  it('record what they changed, also when an earlier text is restored', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    const second = rewritten(rewrites, first, cut, shorter).text;
    const back = rewritten(rewrites, second, shorter, bridge);
    const reverted = revertSidecar(back.text, SOURCE, back.records ?? []);
    assert.ok(reverted.ok);
    assert.deepEqual(readSidecar(reverted.text).annotations[0].target, shorter);
  });

  it('keep what somebody else wrote in the meantime', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    const theirs = first.replace('tag: y', 'tag: z # theirs');
    const { text } = rewritten(rewrites, theirs, cut, bridge);
    assert.match(text, /tag: z # theirs/);
    assert.deepEqual(readSidecar(text).annotations[0].target, bridge);
  });

  it('are written again after a failed write', () => {
    const rewrites = new SidecarRewrites();
    const first = rewritten(rewrites, TEXT, bridge, cut).text;
    assert.equal(rewritten(rewrites, TEXT, bridge, cut).text, first);
    assert.equal(rewritten(rewrites, first, cut, bridge).text, TEXT);
  });

  it('do not replace selectors that an annotation got in the meantime', () => {
    const { text } = rewritten(new SidecarRewrites(), TEXT, cut, shorter);
    assert.equal(text, TEXT);
  });

  it('do not bring back a removed annotation', () => {
    const edited = new SidecarRewrites().rewrite(TEXT, SOURCE, [{ id: 'gone', from: [bridge], to: [cut] }]);
    assert.ok(edited.ok && edited.text === TEXT);
  });
});
