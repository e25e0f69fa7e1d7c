/** The order of files in a thread that analyses. */
import assert from 'node:assert/strict';
import { setImmediate as breathe } from 'node:timers/promises';
import { TaskQueue } from '../../src/platform/node/indexing/taskQueue';

describe('the files that wait for a thread', () => {
  const begun: string[] = [];
  let ends: (() => void)[];
  let tasks: TaskQueue;
  beforeEach(() => {
    begun.length = 0;
    ends = [];
    tasks = new TaskQueue(2);
  });
  const run = (name: string): Promise<string> => {
    begun.push(name);
    return new Promise(resolve => ends.push(() => resolve(`${name} done`)));
  };
  const add = (name: string, isUrgent = false): Promise<string> => tasks.add(() => run(name), { isUrgent });
  async function endAll(): Promise<void> {
    for (let end = ends.shift(); end; end = ends.shift()) {
      end();
      await breathe();
    }
  }

  it('are taken in their order, a few at a time, urgent ones first', async () => {
    const all = ['a', 'b', 'c', 'd'].map(name => add(name));
    const urgent = add('u', true);
    assert.deepEqual(begun, ['a', 'b']);
    await endAll();
    assert.deepEqual(begun, ['a', 'b', 'u', 'c', 'd']);
    assert.deepEqual(await Promise.all([...all, urgent]), ['a done', 'b done', 'c done', 'd done', 'u done']);
  });

  it('wait while they are held, but for urgent ones', async () => {
    void add('a');
    tasks.hold(true);
    void add('b');
    void add('u', true);
    await endAll();
    assert.deepEqual(begun, ['a', 'u']);
    tasks.hold(false);
    assert.deepEqual(begun, ['a', 'u', 'b']);
  });
});
