/** Going to a passage leaves the cursor at its start: a selected passage would be replaced by one key press. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const NOTE = '01JPW7M9R0F741CXW29EGRMYBZ';
const folder = vscode.workspace.workspaceFolders![0].uri;
const seed = (name: string) => vscode.Uri.joinPath(folder, 'seeds', name);
const run = (command: string, argument?: unknown) =>
  vscode.commands.executeCommand(`seedAnnotator.${command}`, argument);

describe('going to a passage', () => {
  const uri = seed('keller-brewery.txt');
  let text: string;

  beforeEach(async () => {
    const editor = await vscode.window.showTextDocument(uri);
    text = editor.document.getText();
    editor.selection = new vscode.Selection(0, 0, 0, 0);
  });
  const span = (words: string) => {
    const start = text.indexOf(words);
    assert.ok(start >= 0, words);
    return { uri: uri.toString(), start, end: start + words.length };
  };
  const jobs = 'every one of the 63 jobs was safe until 2028';
  const table: [what: string, go: () => Thenable<unknown>, to: string][] = [
    ['a link', () => run('reveal', span(jobs)), jobs],
    ['a row of a view', () => run('revealRow', span(jobs)), jobs],
    ['the next quote', () => run('nextQuote'), '“'],
    ['an annotation to edit', () => run('editAnnotation', { uri: uri.toString(), annotation: NOTE }), jobs],
    ['a tag of the view', () => run('showTagged', { uri, tag: 'check/number', row: true }), '45 percent'],
    ['a passage with one tag', () => run('showTagged', { uri, tag: 'check/number' }), '45 percent'],
  ];
  for (const [what, go, to] of table) {
    it(`of ${what} selects nothing`, async () => {
      await go();
      const { document, selection } = vscode.window.activeTextEditor!;
      assert.equal(document.uri.toString(), uri.toString());
      assert.ok(selection.isEmpty, document.getText(selection));
      assert.equal(document.offsetAt(selection.active), text.indexOf(to));
    });
  }

  it('goes from quote to quote, and back', async () => {
    const at = () => vscode.window.activeTextEditor!.selection.active.line;
    const lines: number[] = [];
    for (const command of ['nextQuote', 'nextQuote', 'nextQuote', 'previousQuote', 'previousQuote']) {
      await run(command);
      lines.push(at());
    }
    const offsets = [...lines];
    assert.ok(offsets[0] <= offsets[1] && offsets[1] <= offsets[2], String(offsets));
    assert.deepEqual([offsets[3], offsets[4]], [offsets[1], offsets[0]]);
  });

  it('selects nothing when a note is started at a passage', async () => {
    await run('addNote', span(jobs));
    assert.ok(vscode.window.activeTextEditor!.selection.isEmpty);
  });
});
