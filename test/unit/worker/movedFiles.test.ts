import assert from 'node:assert/strict';
import { MovedFiles } from '../../../src/worker/corpus/movedFiles';

describe('files that were given another path', () => {
  const FILES = 400;
  const known = new Map(Array.from({ length: FILES }, (_, i) => [`old/${i}`, { hash: 'same text' }] as const));

  it('are each told once', async () => {
    const moved = new MovedFiles(known);
    const found = await Promise.all(
      Array.from({ length: FILES }, () => moved.oldPathOf('same text', async () => true)),
    );
    assert.equal(new Set(found).size, FILES);
    assert.equal(await moved.oldPathOf('same text', async () => true), null);
  });

  it('are looked for once, though as many copies with the same text are new', async () => {
    const moved = new MovedFiles(known);
    let looks = 0;
    const isGone = async (): Promise<boolean> => ++looks < 0;
    for (let i = 0; i < FILES; i++) assert.equal(await moved.oldPathOf('same text', isGone), null);
    assert.equal(looks, FILES);
    moved.rest();
    await moved.oldPathOf('same text', isGone);
    assert.equal(looks, 2 * FILES);
  });
});
