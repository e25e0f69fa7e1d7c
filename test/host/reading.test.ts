/** The editor's own ways, asked as the editor asks: hints, colours, growing selections, definitions, who quotes whom. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

const folder = () => vscode.workspace.workspaceFolders![0].uri;
const TEXT = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge in Oslo on Monday. “It will last,” Brandt said.

She left early. “I asked, and he told me, ‘It will stand,’” said the engineer Tomas Reuter.
`;

describe('the editor’s own ways', () => {
  const uri = vscode.Uri.joinPath(folder(), 'seeds', 'ways.txt');
  let document: vscode.TextDocument;
  before(async () => {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(TEXT));
    document = (await vscode.window.showTextDocument(uri)).document;
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uri);
  });
  const position = (words: string) => document.positionAt(document.getText().indexOf(words) + 1);
  const whole = () => new vscode.Range(0, 0, document.lineCount, 0);
  const ask = <T>(command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand<T>(`vscode.${command}`, ...args);
  const hints = async () => {
    const found = await ask<vscode.InlayHint[]>('executeInlayHintProvider', uri, whole());
    return found.map(({ position: at, label }) => [
      document.lineAt(at.line).text.slice(0, at.character),
      String(label),
    ]);
  };
  const configure = (name: string, value: unknown) =>
    vscode.workspace.getConfiguration('seedAnnotator').update(name, value, vscode.ConfigurationTarget.Global);

  it('show hints of names and days, each by its setting', async () => {
    const labels = async () => (await hints()).map(([, label]) => label);
    assert.deepEqual(await labels(), ['= 5 May', '= Brandt']);
    const [[before]] = await hints();
    assert.ok(before.endsWith('on Monday'), before);
    try {
      await configure('inlayHints.dates', false);
      await until(async () => !(await labels()).includes('= 5 May'));
      await configure('inlayHints.pronouns', false);
      await until(async () => (await labels()).length === 0);
    } finally {
      await configure('inlayHints.dates', undefined);
      await configure('inlayHints.pronouns', undefined);
    }
  });

  it('colour names by what they name', async () => {
    const legend = await ask<vscode.SemanticTokensLegend>('provideDocumentSemanticTokensLegend', uri);
    const { data } = await ask<vscode.SemanticTokens>('provideDocumentSemanticTokens', uri);
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      if (data[i]) character = 0;
      line += data[i];
      character += data[i + 1];
      const words = document.lineAt(line).text.slice(character, character + data[i + 2]);
      found.push(`${words}: ${legend.tokenTypes[data[i + 3]]}`);
    }
    assert.deepEqual(found, ['Ilse Brandt: person', 'Oslo: place', 'Brandt: person', 'Tomas Reuter: person']);
  });

  it('grow a selection by words of the article', async () => {
    const [first] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', uri, [
      position('Brandt opened'),
    ]);
    const grown: string[] = [];
    for (let at: vscode.SelectionRange | undefined = first; at; at = at.parent) grown.push(document.getText(at.range));
    assert.ok(grown.includes('Ilse Brandt'), grown.join('\n'));
    assert.ok(grown.some(text => text.startsWith('Mayor Ilse') && text.endsWith('Brandt said.')));
  });

  it('define a pronoun by its antecedent, and that by the full name', async () => {
    const target = async (words: string) => {
      const [link] = await ask<vscode.LocationLink[]>('executeDefinitionProvider', uri, position(words));
      return document.offsetAt(link.targetRange.start);
    };
    assert.equal(await target('She left'), TEXT.indexOf('Brandt said'));
    assert.equal(await target('Brandt said'), TEXT.indexOf('Ilse Brandt'));
    assert.equal(await target('Ilse Brandt'), TEXT.indexOf('Ilse Brandt'));
  });

  it('tell who quotes whom', async () => {
    const prepare = async (words: string) =>
      (await ask<vscode.CallHierarchyItem[]>('prepareCallHierarchy', uri, position(words)))[0];
    const article = await prepare('Bridge opens');
    const quoted = await ask<vscode.CallHierarchyOutgoingCall[]>('provideOutgoingCalls', article);
    const [brandt, reuter] = quoted;
    assert.deepEqual(
      quoted.map(({ to }) => to.name),
      ['Ilse Brandt', 'Tomas Reuter'],
    );
    assert.deepEqual(
      brandt.fromRanges.map(range => document.getText(range)),
      ['“It will last,”'],
    );
    const callers = await ask<vscode.CallHierarchyIncomingCall[]>(
      'provideIncomingCalls',
      await prepare('It will last'),
    );
    assert.equal(callers[0].from.name, 'Bridge opens');
    assert.ok(reuter);
  });

  it('say in a hover which day Monday is', async () => {
    const found = await ask<vscode.Hover[]>('executeHoverProvider', uri, position('Monday'));
    const text = found
      .flatMap(({ contents }) => contents.map(each => (each as vscode.MarkdownString).value))
      .join('\n');
    assert.match(text.replaceAll('\\', ''), /Monday, 5 May 2025[\s\S]*Read against the article’s date/);
  });
});
