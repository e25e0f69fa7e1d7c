/** Annotations while their text is edited, undone, retyped and saved, in the real editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Annotation } from '../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import { editSidecar, readSidecar } from '../../src/core/annotation/sidecar/sidecar';
import { sidecarOf } from '../../src/extension/stores/sidecarStore';
import { changeText, editText, redo, type, undo } from './editing';
import { until } from './until';

const { fs } = vscode.workspace;
const HEAD = ' date 2025-05-06 [Source: Harbour Post]\n\n';
const TEXT = `${HEAD}The water rose by 40 centimetres within an hour, the harbour office said. Nobody was hurt.

The ferry stayed in port until noon, and the bridge was closed to cars. “It came fast,” Ilse Brandt said.

${HEAD.replace('06', '07')}The water fell by 20 centimetres overnight, and the bridge was opened again.
`;
const DEPTH = '40 centimetres';
/** Also tagged, and changed to show that a save has reached the sidecar. */
const LAST = 'was opened again';

const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);

/** An article with annotations, open in an editor. */
class Opened {
  readonly before: string;

  private constructor(
    readonly editor: vscode.TextEditor,
    before: string,
  ) {
    this.before = before;
  }

  static async open(name: string, passages: readonly string[], to?: string, text = TEXT): Promise<Opened> {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', 'tracked', `${name}.txt`);
    const at = (words: string) => {
      const start = text.indexOf(words);
      return selectorOf(text, { start, end: start + words.length });
    };
    const annotations = [...passages, LAST].map(
      (words, i): Annotation =>
        to !== undefined && i === 0
          ? { id: `t${i}`, kind: 'relation', relation: 'supports', target: at(words), to: at(to) }
          : { id: `t${i}`, kind: 'tag', tag: 'check', target: at(words) },
    );
    const made = editSidecar(
      null,
      `${name}.txt`,
      annotations.map(annotation => ({ op: 'add', annotation })),
    );
    assert.ok(made.ok);
    await fs.writeFile(uri, Buffer.from(text));
    await fs.writeFile(sidecarOf(uri), Buffer.from(made.text));
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const opened = new Opened(editor, made.text);
    await opened.look();
    return opened;
  }

  get text(): string {
    return this.editor.document.getText();
  }

  /** Waits until the surfaces show the current text. */
  async look(): Promise<void> {
    const lenses = () => run('vscode.executeCodeLensProvider', this.editor.document.uri) as Thenable<unknown[]>;
    await until(async () => (await lenses()).length > 0);
  }

  async sidecar(): Promise<string> {
    // A sidecar is missing for a moment while it is replaced.
    return Buffer.from(
      await fs.readFile(sidecarOf(this.editor.document.uri)).then(undefined, () => Buffer.of()),
    ).toString();
  }

  async words(): Promise<string[]> {
    return readSidecar(await this.sidecar()).annotations.flatMap(one =>
      one.kind === 'relation' ? [one.target.exact, one.to.exact] : [one.target.exact],
    );
  }

  /** Puts a cursor after each of the words. */
  cursorAfter(...words: string[]): void {
    this.editor.selections = words.map(each => {
      const at = this.editor.document.positionAt(this.text.indexOf(each) + each.length);
      return new vscode.Selection(at, at);
    });
  }

  rangeOf(words: string): vscode.Range {
    const start = this.text.indexOf(words);
    assert.ok(start >= 0, words);
    const { document } = this.editor;
    return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
  }

  async backspace(times: number): Promise<void> {
    for (let i = 0; i < times; i++) await changeText(this.editor, 'deleteLeft');
  }

  async type(text: string): Promise<void> {
    for (const letter of text) await type(this.editor, letter);
  }

  undo = () => undo(this.editor);
  redo = () => redo(this.editor);

  async save(): Promise<void> {
    await run('workbench.action.files.save');
  }

  /** Saves, and waits until the sidecar contains these words. */
  async saveTo(...words: string[]): Promise<void> {
    await this.save();
    await until(async () => JSON.stringify(await this.words()) === JSON.stringify([...words, LAST]));
  }

  /** Saves, and waits until the sidecar equals its earlier content. */
  async saveToBefore(): Promise<void> {
    await this.save();
    await until(async () => (await this.sidecar()) === this.before);
  }

  /** Makes a change that the next save writes, and checks that nothing else is written with it. */
  async isUnchanged(): Promise<void> {
    assert.equal(await this.sidecar(), this.before);
    const range = this.rangeOf('opened');
    await editText(this.editor, edit => edit.replace(range, 'closed'));
    await this.save();
    await until(async () => (await this.words()).includes('was closed again'));
    const other = ({ id }: Annotation) => id !== 't1';
    const [now, then] = [await this.sidecar(), this.before].map(text => readSidecar(text).annotations.filter(other));
    assert.deepEqual(now, then);
  }
}

describe('a tagged passage in the editor', () => {
  const settings = ['autoSave', 'autoSaveDelay', 'trimTrailingWhitespace', 'insertFinalNewline'];
  /** For seed articles, whose own defaults override settings for all files. */
  const set = (key: string, value: unknown) => {
    const files = vscode.workspace.getConfiguration('files', { languageId: 'seed' });
    return files.update(key, value, vscode.ConfigurationTarget.Workspace, true);
  };

  afterEach(async () => {
    for (const key of settings) await set(key, undefined);
    await run('workbench.action.files.saveAll');
  });

  it('is unchanged after three times Backspace at its end, undo and save', async () => {
    const one = await Opened.open('backspace', [DEPTH]);
    one.cursorAfter(DEPTH);
    await one.backspace(3);
    await one.look();
    await one.undo();
    assert.equal(one.text, TEXT);
    await one.save();
    await one.isUnchanged();
  });

  it('has its words back by undo after a save, even if text across its end was deleted', async () => {
    const one = await Opened.open('across', [DEPTH]);
    one.editor.selection = new vscode.Selection(one.rangeOf('metres within').start, one.rangeOf('metres within').end);
    await one.backspace(1);
    await one.saveTo('40 centi');
    await one.undo();
    assert.equal(one.text, TEXT);
    await one.saveToBefore();
    await one.redo();
    await one.saveTo('40 centi');
    await one.undo();
    await one.saveToBefore();
  });

  it('gets its last word back that was cut and retyped, with auto save on', async () => {
    await set('autoSave', 'afterDelay');
    await set('autoSaveDelay', 100);
    const one = await Opened.open('autosave', [DEPTH]);
    one.cursorAfter(DEPTH);
    await one.backspace('centimetres'.length);
    await until(async () => (await one.words())[0] === '40 ');
    await one.type('centi');
    await until(async () => !one.editor.document.isDirty);
    await one.type('metres');
    assert.equal(one.text, TEXT);
    await until(async () => !one.editor.document.isDirty && (await one.sidecar()) === one.before);
  });

  it('that shares its end with another comes back step by step, with saves between', async () => {
    const one = await Opened.open('steps', [DEPTH, 'centimetres']);
    one.cursorAfter(DEPTH);
    await one.backspace(3);
    await one.saveTo('40 centimet', 'centimet');
    const between = await one.sidecar();
    one.cursorAfter('Nobody');
    one.cursorAfter('40 centimet');
    await one.backspace(3);
    await one.saveTo('40 centi', 'centi');
    await one.undo();
    // The editor may undo both at once.
    if (one.text !== TEXT) {
      await one.save();
      await until(async () => (await one.sidecar()) === between);
      await one.undo();
    }
    assert.equal(one.text, TEXT);
    await one.saveToBefore();
  });

  it('that touches another keeps both ends, cut with two cursors at once', async () => {
    const one = await Opened.open('relation', [DEPTH], 'until noon');
    one.cursorAfter(DEPTH, 'until noon');
    await one.backspace(4);
    await one.saveTo('40 centimet'.slice(0, -1), 'until ');
    await one.undo();
    assert.equal(one.text, TEXT);
    await one.saveToBefore();
  });

  it('in the second article of a file does not change by edits and undos in the first', async () => {
    const one = await Opened.open('articles', ['20 centimetres']);
    one.cursorAfter('Nobody was hurt.');
    await one.type(' It was a Tuesday.');
    one.cursorAfter('20 centimetres');
    await one.backspace(6);
    await one.saveTo('20 centi');
    one.cursorAfter('a Tuesday');
    await one.type(' morning');
    one.cursorAfter('20 centi');
    await one.type('metres');
    await one.saveToBefore();
  });

  it('comes back when it, or all text around it, is deleted and that is undone', async () => {
    const one = await Opened.open('whole', [DEPTH, 'water']);
    for (const words of [DEPTH, 'The water rose by 40 centimetres within an hour']) {
      one.editor.selection = new vscode.Selection(one.rangeOf(words).start, one.rangeOf(words).end);
      await one.backspace(1);
      await one.look();
      await one.save();
      await one.undo();
      assert.equal(one.text, TEXT);
      await one.saveToBefore();
    }
  });

  it('moves when it is cut and pasted elsewhere', async () => {
    const one = await Opened.open('moved', ['bridge']);
    const range = one.rangeOf('bridge');
    await editText(one.editor, edit => edit.delete(range));
    await one.look();
    const to = one.rangeOf('Nobody').start;
    await editText(one.editor, edit => edit.insert(to, 'bridge'));
    await one.save();
    const at = one.text.indexOf('bridgeNobody');
    await until(async () => readSidecar(await one.sidecar()).annotations[0]?.target.start === at);
    await one.undo();
    await one.undo();
    assert.equal(one.text, TEXT);
    await one.saveToBefore();
  });

  it('is restored when the file is reverted', async () => {
    const one = await Opened.open('reverted', [DEPTH]);
    one.cursorAfter(DEPTH);
    await one.backspace(6);
    await one.look();
    await run('workbench.action.files.revert');
    await until(() => one.text === TEXT);
    await one.isUnchanged();
  });

  it('does not change by edits that the editor makes on save', async () => {
    await set('trimTrailingWhitespace', true);
    await set('insertFinalNewline', true);
    const untidy = TEXT.replace('was hurt.', 'was hurt.   ').trimEnd();
    const one = await Opened.open('tidied', [DEPTH], undefined, untidy);
    one.cursorAfter(DEPTH);
    await one.backspace(3);
    await one.saveTo('40 centimet');
    assert.equal(one.text, `${untidy.replace('hurt.   ', 'hurt.').replace('metres', 'met')}\n`);
    one.cursorAfter('40 centimet');
    await one.type('res');
    await one.saveToBefore();
  });
});
