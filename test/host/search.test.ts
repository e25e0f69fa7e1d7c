/** The search editor: results as a person types, and what they lead to. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { changeText, redo, undo } from './editing';
import { until } from './until';

const { fs } = vscode.workspace;
const root = (): vscode.Uri => vscode.workspace.workspaceFolders![0].uri;
const at = (name: string): vscode.Uri => vscode.Uri.joinPath(root(), 'seeds', name);
const run = (command: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`seedAnnotator.${command}`, ...args);

const ARTICLES = {
  'search-a.txt': ` Windmill opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandtova opened the windmill on Monday. “The windmill will last for ever,” Brandtova said.
`,
  'search-b.txt': ` Windmill closes date 2025-06-01 [Source: Valley Courier]

“The bolts of the windmill were old,” said Ilse Brandtova, the mayor of Orrin.
`,
};

/** Saves through the editor, which tells the index where the disk is not watched. */
async function save(name: string, text: string): Promise<void> {
  await fs.writeFile(at(name), Buffer.from(''));
  const document = await vscode.workspace.openTextDocument(at(name));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

const linesOf = (document: vscode.TextDocument): string[] => document.getText().split('\n');
const summaryOf = (document: vscode.TextDocument): string =>
  linesOf(document).find(line => line.startsWith('──')) ?? '';
const rowsOf = (document: vscode.TextDocument): string[] => linesOf(document).filter(line => /^\d{4}-/.test(line));

async function isShown(document: vscode.TextDocument, count: string): Promise<void> {
  await until(() => summaryOf(document).includes(count)).catch(() => assert.fail(`${count}: ${document.getText()}`));
}

/** Rows are read before they are counted: an article that was indexed in between comes with the next results. */
async function open(query: string, count: string, rows?: number): Promise<vscode.TextEditor> {
  await run('newSearch', { query });
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor);
  await isShown(editor.document, count);
  if (rows !== undefined) await until(() => rowsOf(editor.document).length === rows);
  return editor;
}

const linksIn = async (document: vscode.TextDocument): Promise<vscode.DocumentLink[]> =>
  (await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri)).filter(
    ({ target }) => target?.scheme === 'command',
  );

/** Changes the query, as the keyboard does: the rest of the text changes by itself. */
const changeQuery = (editor: vscode.TextEditor, command: string, argument?: unknown) =>
  changeText(editor, command, argument, () => editor.document.lineAt(0).text);
const type = (editor: vscode.TextEditor, text: string) => changeQuery(editor, 'type', { text });

describe('the search editor', () => {
  before(async () => {
    for (const [name, text] of Object.entries(ARTICLES)) await save(name, text);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(async () => {
    for (const name of Object.keys(ARTICLES)) await fs.delete(at(name));
    for (const name of ['found', 'same']) await fs.delete(at(`${name}.seed-search`));
  });

  it('shows an aligned concordance, whose rows lead to the words', async () => {
    const { document } = await open('windmill', '2 paragraphs in 2 articles', 3);
    const rows = rowsOf(document);
    assert.match(rows[0], /^2025-06-01 {2}Valley Courier .*“The bolts of the windmill were old,” said/);
    const links = await linksIn(document);
    assert.deepEqual(new Set(links.map(({ range }) => document.getText(range))), new Set(['windmill']));
    assert.equal(new Set(links.map(({ range }) => range.start.character)).size, 1);

    const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      links[0].range.start,
    );
    const [{ targetUri, targetRange }] = definitions;
    assert.equal(targetUri.toString(), at('search-b.txt').toString());
    assert.equal((await vscode.workspace.openTextDocument(targetUri)).getText(targetRange), 'windmill');

    const target = links[1].target as vscode.Uri;
    await vscode.commands.executeCommand(target.path, ...JSON.parse(decodeURIComponent(target.query)));
    const article = vscode.window.activeTextEditor;
    assert.equal(article?.document.uri.toString(), at('search-a.txt').toString());
    assert.equal(article?.document.offsetAt(article.selection.active), ARTICLES['search-a.txt'].indexOf('windmill'));
  });

  it('follows the query as it is typed, without moving the cursor, and an undo takes back both', async () => {
    const editor = await open('windmill', '2 paragraphs in 2 articles');
    const { document } = editor;
    await type(editor, ' speaker:brandtov');
    await isShown(document, '2 quotes in 2 articles');
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [0, 25]);
    assert.equal(rowsOf(document).length, 2);
    await undo(editor);
    await until(() => document.lineAt(0).text === 'windmill' && summaryOf(document).includes('2 paragraphs'));
    assert.equal((await linksIn(document)).length, 3);
    await redo(editor);
    await until(
      () => document.lineAt(0).text === 'windmill speaker:brandtov' && summaryOf(document).includes('2 quotes'),
    );
  });

  it('sorts, and says what is wrong with options and with the query, in its place', async () => {
    const editor = await open('windmill spekaer:x', '2 articles · newest first · parts of the query were left out');
    const { document } = editor;
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(1).range, '# sort:right context:20 size:3');
    await vscode.workspace.applyEdit(edit);
    await isShown(document, 'by the words after');
    await until(() => rowsOf(document).every(row => row.length < 90));
    assert.deepEqual(
      rowsOf(document).map(row => row.slice(row.indexOf('windmill') + 9).slice(0, 4)),
      ['on M', 'were', 'will'],
    );
    const problems = vscode.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
    assert.deepEqual(problems.sort(), ['size:3', 'spekaer:']);
  });

  it('trusts no results that somebody else wrote: they are replaced, and lead nowhere', async () => {
    const forged = `windmill\n── 1 quote in 1 article · newest first ──\n\n2020-01-01  Click  [here](command:workbench.action.quit)  windmill\n`;
    await fs.writeFile(at('found.seed-search'), Buffer.from(forged));
    const document = await vscode.workspace.openTextDocument(at('found.seed-search'));
    assert.equal(document.languageId, 'seed-search');
    await vscode.window.showTextDocument(document);
    await isShown(document, '2 paragraphs');
    assert.doesNotMatch(document.getText(), /2020-01-01|command:/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount - 1, 0), '2020-01-01  windmill\n');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(await linksIn(document), []);
  });

  it('leaves a saved search as it is where the results are the same', async () => {
    const text = (await open('said:windmill', '2 quotes in 2 articles')).document.getText();
    await fs.writeFile(at('same.seed-search'), Buffer.from(text));
    const document = await vscode.workspace.openTextDocument(at('same.seed-search'));
    await vscode.window.showTextDocument(document);
    await until(async () => (await linksIn(document)).length === 2);
    assert.equal(document.isDirty, false);
  });

  it('leaves the first line to the query where everything was deleted', async () => {
    const editor = await open('windmill', '2 paragraphs in 2 articles');
    const { document } = editor;
    editor.selection = new vscode.Selection(0, 0, document.lineCount, 0);
    await changeQuery(editor, 'deleteLeft');
    await until(() => /^\n── type words/.test(document.getText()));
    await type(editor, 'said:windmill');
    await isShown(document, '2 quotes in 2 articles');
    assert.equal(document.lineAt(0).text, 'said:windmill');
  });

  it('completes fields and their values from the index', async () => {
    const editor = await open('speaker:', 'type words');
    const { document } = editor;
    const labels = async (position: vscode.Position) =>
      (
        await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        )
      ).items.map(({ label, insertText }) => `${label} → ${insertText}`);
    await until(async () => (await labels(new vscode.Position(0, 8))).includes('Ilse Brandtova → "Ilse Brandtova"'));
    assert.ok((await labels(new vscode.Position(0, 0))).includes('said: → said:'));
    assert.ok((await labels(new vscode.Position(1, 2))).includes('context: → context:'));
  });

  it('is opened for a selection, and for the speaker at the cursor', async () => {
    const article = await vscode.window.showTextDocument(at('search-a.txt'));
    const start = article.document.getText().indexOf('for ever');
    article.selection = new vscode.Selection(
      article.document.positionAt(start),
      article.document.positionAt(start + 8),
    );
    await run('searchSelection');
    await until(() => vscode.window.activeTextEditor?.document.lineAt(0).text === '"for ever"');
    await isShown(vscode.window.activeTextEditor!.document, '1 paragraph');
    await vscode.window.showTextDocument(at('search-a.txt'));
    await run('searchSpeaker');
    await until(() => vscode.window.activeTextEditor?.document.lineAt(0).text === 'speaker:"Ilse Brandtova"');
    await run('searchSpeaker', { person: { name: 'Ada Moss' } });
    await until(() => vscode.window.activeTextEditor?.document.lineAt(0).text === 'speaker:"Ada Moss"');
  });
});
