/** Threads of many notes are created in slices, those near the screen first. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Note } from '../../src/core/annotation/model/annotation';
import { MAX_THREADS } from '../../src/core/view/threadPlan';
import { FAR_SLICE, FileThreads, NEAR_SLICE } from '../../src/extension/features/notes/fileThreads';
import { OpenThreads, type ShownNote } from '../../src/extension/features/notes/noteThreads';
import { until } from './until';

const { Expanded } = vscode.CommentThreadCollapsibleState;
const PACE = { near: 1, far: 1, quiet: 30 };
const target = { exact: 'bridge', prefix: '', suffix: '', start: 4, end: 10 };

const noteAt = (line: number, body = 'right?'): ShownNote => ({
  note: { id: `n${line}`, kind: 'note', target, body } satisfies Note,
  range: new vscode.Range(line, 4, line, 10),
  uncertain: false,
});
const notesAt = (count: number) => Array.from({ length: count }, (_, line) => noteAt(line));

describe('the threads of a file with many notes', () => {
  /** What the editor was asked to do, one list per slice: lines of threads that were created, changed (`~`) and removed (`-`). */
  let slices: string[][];
  let slice: string[] | null;
  let file: FileThreads;

  function tell(what: string): void {
    if (!slice) {
      slice = [];
      slices.push(slice);
      setTimeout(() => {
        slice = null;
      }, 0);
    }
    if (!slice.includes(what)) slice.push(what);
  }
  /** A thread that records what is set on it after its creation. */
  function create(range: vscode.Range, comments: readonly vscode.Comment[]): vscode.CommentThread {
    const line = range.end.line;
    tell(String(line));
    const state = { range, comments, dispose: () => tell(`-${line}`) } as unknown as vscode.CommentThread;
    let isNew = true;
    setTimeout(() => {
      isNew = false;
    }, 0);
    return new Proxy(state, {
      set: (object, key, value) => {
        const isOurs = ['note', 'shown', 'placed', 'hasDrifted', 'wasOpen'].includes(String(key));
        if (!isOurs && !isNew) tell(`~${line}`);
        return Reflect.set(object, key, value);
      },
    });
  }
  const told = () => slices.flat();
  const made = () => [...file.threads.keys()].map(id => Number(id.slice(1)));
  /** A busy machine delays timers: nothing may arrive in several rounds. */
  async function settled(): Promise<void> {
    for (let before = -1, rounds = 0; rounds < 3; ) {
      rounds = before === told().length ? rounds + 1 : 0;
      before = told().length;
      await new Promise(resolve => setTimeout(resolve, 5 * PACE.quiet));
    }
  }

  function forget(): void {
    slices = [];
    slice = null;
  }

  beforeEach(() => {
    forget();
    const memento = {
      keys: () => [],
      get: (_: string, otherwise?: unknown) => otherwise,
      update: async () => undefined,
    };
    file = new FileThreads(
      create,
      new OpenThreads(memento as unknown as vscode.Memento, error => assert.fail(String(error))),
      PACE,
    );
  });
  afterEach(() => file.dispose());

  it('are created a few at a time, visible ones first, up to the editor’s limit', async () => {
    file.setVisible([{ first: 1000, last: 1009 }]);
    file.setNotes(notesAt(2000));
    assert.deepEqual(slices, [['1000', '1001', '1002', '1003'].slice(0, NEAR_SLICE)]);
    await settled();
    assert.equal(made().length, MAX_THREADS);
    const near = slices.slice(0, Math.ceil(30 / NEAR_SLICE));
    assert.ok(near.every(({ length }) => length <= NEAR_SLICE));
    assert.ok(slices.slice(near.length).every(({ length }) => length <= FAR_SLICE));
    assert.deepEqual(
      near.flat().slice(0, 10).map(Number),
      Array.from({ length: 10 }, (_, i) => 1000 + i),
    );
    assert.equal(told().length, MAX_THREADS);
  });

  it('are all created if the file has few', async () => {
    file.setVisible([{ first: 0, last: 3 }]);
    file.setNotes(notesAt(60));
    await settled();
    assert.equal(made().length, 60);
  });

  it('follow what is visible in any editor, and remain where the user had opened them', async () => {
    file.setVisible([{ first: 0, last: 9 }]);
    file.setNotes(notesAt(2000));
    await settled();
    file.threads.get('n3')!.collapsibleState = Expanded;
    forget();
    file.setVisible([
      { first: 500, last: 509 },
      { first: 1500, last: 1509 },
    ]);
    await settled();
    assert.ok([505, 1505, 3].every(line => made().includes(line)));
    assert.ok(made().length <= 1.5 * MAX_THREADS + 1, String(made().length));
    assert.ok(slices.every(({ length }) => length <= NEAR_SLICE));
  });

  it('are not touched if an edit moves their lines, because the editor moves them itself', async () => {
    file.setVisible([{ first: 0, last: 20 }]);
    file.setNotes(notesAt(100));
    await settled();
    forget();
    const moved = notesAt(100).map(({ range, ...rest }) => ({
      ...rest,
      range: new vscode.Range(range.start.translate(3), range.end.translate(3)),
    }));
    file.didChange();
    file.setNotes(moved);
    await settled();
    assert.deepEqual(told(), []);
    file.setNotes([
      ...moved.slice(0, 50),
      { ...moved[50], range: new vscode.Range(53, 5, 53, 11) },
      ...moved.slice(51),
    ]);
    await settled();
    assert.deepEqual(told(), ['~50']);
  });

  it('are not touched while they are open and their words move along the line, because the editor would take the focus', async () => {
    file.setVisible([{ first: 0, last: 20 }]);
    file.setNotes(notesAt(3));
    await settled();
    const thread = file.threads.get('n1')!;
    thread.collapsibleState = Expanded;
    forget();
    const moved = (lines: number, range = new vscode.Range(1 + lines, 9, 1 + lines, 15)) => {
      file.didChange();
      file.setNotes([0, 1, 2].map(line => (line === 1 ? { ...noteAt(1), range } : noteAt(line))));
    };
    moved(0);
    moved(4);
    await settled();
    assert.deepEqual(told(), []);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    forget();
    moved(4);
    await settled();
    assert.deepEqual(told(), ['~1']);
    assert.equal(thread.range!.start.character, 9);
  });

  it('are moved if no editor showed the file while it changed', async () => {
    file.setVisible([{ first: 0, last: 20 }]);
    file.setNotes(notesAt(3));
    await settled();
    forget();
    file.setVisible([]);
    file.didChange();
    const range = new vscode.Range(1, 4, 1, 10);
    file.setNotes([{ ...noteAt(0), range }]);
    file.setVisible([{ first: 0, last: 20 }]);
    await settled();
    assert.deepEqual(told().sort(), ['-1', '-2', '~0']);
    assert.ok(file.threads.get('n0')!.range!.isEqual(range));
  });

  it('show a note immediately on request', async () => {
    file.setVisible([{ first: 0, last: 9 }]);
    file.setNotes(notesAt(2000));
    assert.ok(file.show('n1999'));
    await until(() => made().length > 50);
    assert.ok(made().includes(1999));
  });

  it('are redrawn if their content is unknown', async () => {
    file.setVisible([{ first: 0, last: 9 }]);
    file.setNotes(notesAt(3));
    await settled();
    forget();
    file.threads.get('n1')!.shown = undefined;
    file.show('n1');
    assert.deepEqual(told(), ['~1']);
  });

  it('are removed a few at a time when the file is closed', async () => {
    file.setVisible([{ first: 0, last: 9 }]);
    file.setNotes(notesAt(40));
    await settled();
    forget();
    file.close();
    await settled();
    assert.ok(file.isEmpty);
    assert.ok(slices.every(({ length }) => length <= NEAR_SLICE));
  });
});
