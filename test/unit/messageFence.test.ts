/**
 * Holds everything that VS Code draws from a string to the modules that make it plain first. What is allowed is listed,
 * so that a function of VS Code that nobody has thought of yet is not.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const EXTENSION = path.resolve(__dirname, '..', '..', 'src', 'extension');

/** The doors: they take untrusted text, make it plain and hand it to VS Code. */
const DOORS = [
  'messages',
  'inputs',
  'statusItem',
  'picks',
  'labels',
  'markdown',
  'icons',
  'webviews',
  'queryLine',
  'languageModel',
].map(name => `shell/${name}.ts`);

/** Members of VS Code's namespaces that draw no text, or only a constant one of the developer's. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  window: [
    'activeTextEditor',
    'visibleTextEditors',
    'showTextDocument',
    'createOutputChannel',
    'createTextEditorDecorationType',
    'createTreeView',
    'onDidChangeActiveTextEditor',
    'onDidChangeTextEditorSelection',
    'onDidChangeTextEditorVisibleRanges',
    'onDidChangeVisibleTextEditors',
    'onDidChangeWindowState',
    'registerWebviewPanelSerializer',
    'tabGroups',
  ],
  languages: [
    'createDiagnosticCollection',
    'registerCallHierarchyProvider',
    'registerCodeActionsProvider',
    'registerCodeLensProvider',
    'registerDefinitionProvider',
    'registerDocumentHighlightProvider',
    'registerDocumentSemanticTokensProvider',
    'registerDocumentSymbolProvider',
    'registerFoldingRangeProvider',
    'registerHoverProvider',
    'registerInlayHintsProvider',
    'registerReferenceProvider',
    'registerRenameProvider',
    'registerSelectionRangeProvider',
    'registerWorkspaceSymbolProvider',
    'setTextDocumentLanguage',
    'match',
  ],
  extensions: ['getExtension'],
  comments: [],
  authentication: [],
  chat: [],
  debug: [],
  env: ['clipboard', 'language'],
  lm: [],
  notebooks: [],
  scm: [],
  tasks: [],
  tests: [],
};

/** Classes that hold no text that is drawn. */
const CLASSES = [
  'CallHierarchyIncomingCall',
  'CallHierarchyOutgoingCall',
  'CancellationError',
  'CancellationTokenSource',
  'DataTransferItem',
  'DocumentHighlight',
  'EventEmitter',
  'FoldingRange',
  'Location',
  'Position',
  'Range',
  'RelativePattern',
  'Selection',
  'SelectionRange',
  'SemanticTokensBuilder',
  'SemanticTokensLegend',
  'SnippetString',
  'ThemeColor',
  'WorkspaceEdit',
];

/** Fields of what VS Code draws, and ways round its functions. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /\.(?:label|description|detail|tooltip|title|placeholder|placeHolder|prompt|message|badge|validationMessage|accessibilityInformation|contentText|hoverMessage)\s*=(?![=>])/g,
    'sets a text that VS Code draws',
  ],
  [/\b(?:contentText|hoverMessage|placeHolder|validateInput|needsConfirmation)\s*:/g, 'sets a text that VS Code draws'],
  [/\.html\s*=(?![=>])/g, 'makes HTML'],
  [/\b(?:(?<!vscode\.workspace\.)isTrusted|supportHtml|supportThemeIcons|appendMarkdown)\b/g, 'makes Markdown'],
  [/['"`]vscode\.(?:diff|changes|open|openWith)['"`]/g, 'gives a tab its title'],
  [/\$\([a-z][a-z0-9-]*(?:~[a-z]+)?\)/g, 'writes an icon into a text'],
  [/import\s+(?:vscode\b|\{[^}]*\})[^;]*from\s+['"]vscode['"]/g, 'takes parts of vscode by other names'],
  [/=\s*vscode\b(?!\s*\.)|\bvscode\s*\[|\bvscode\s+as\b|\(\s*vscode\s*[,)]/g, 'passes vscode on'],
];

interface Use {
  readonly at: number;
  readonly why: string;
}

function usesOf(source: string): Use[] {
  const namespaces = Object.keys(ALLOWED).join('|');
  const members = new RegExp(`\\bvscode\\s*\\.\\s*(${namespaces})\\b(?:\\s*\\??\\.\\s*(\\w+))?`, 'g');
  const uses: Use[] = [];
  for (const { 1: namespace, 2: member, index } of source.matchAll(members))
    if (!member || !ALLOWED[namespace].includes(member))
      uses.push({ at: index, why: `uses vscode.${namespace}${member ? `.${member}` : ''}` });
  for (const { 1: name, index } of source.matchAll(/\bnew\s+vscode\s*\.\s*(\w+)/g))
    if (!CLASSES.includes(name)) uses.push({ at: index, why: `makes a ${name}` });
  for (const [pattern, why] of FORBIDDEN)
    for (const { index } of source.matchAll(pattern)) uses.push({ at: index, why });
  return uses;
}

/** Comments may speak of what code may not do. */
const withoutComments = (source: string): string =>
  source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/^(import type \* as vscode.*)$/gm, '');

const offencesOf = (file: string, source: string): string[] => {
  if (DOORS.includes(file)) return [];
  const code = withoutComments(source);
  return usesOf(code).map(({ at, why }) => `${file}:${code.slice(0, at).split('\n').length} ${why}`);
};

describe('what VS Code draws', () => {
  const files = readdirSync(EXTENSION, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => path.relative(EXTENSION, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();

  it('has its doors', () =>
    assert.deepEqual(
      DOORS.filter(door => !files.includes(door)),
      [],
    ));

  it('goes through them', () =>
    assert.deepEqual(
      files.flatMap(file => offencesOf(file, readFileSync(path.join(EXTENSION, file), 'utf8'))),
      [],
    ));
});

describe('the fence round what VS Code draws', () => {
  const forbidden = [
    'vscode.window.showInformationMessage(name);',
    'void vscode.window\n  .showWarningMessage(name)\n  .then(open);',
    'vscode.window?.showErrorMessage(name);',
    'await vscode.window.showQuickPick(rows);',
    'await vscode.window.showSomethingNew(name);',
    "vscode.window['showErrorMessage'](name);",
    'const { showErrorMessage } = vscode.window;',
    'const { window } = vscode;',
    'const api = vscode;',
    "vscode['window'].showErrorMessage(name);",
    "import { window } from 'vscode';",
    "import { window as w, Uri } from 'vscode';",
    "import vscode from 'vscode';",
    'tell(vscode);',
    'vscode.window.setStatusBarMessage(name, 1000);',
    'vscode.window.createStatusBarItem(name);',
    'vscode.window.withProgress({ title: name }, work);',
    'vscode.languages.registerDocumentLinkProvider(SELECTOR, links);',
    'vscode.languages.createLanguageStatusItem(name, SELECTOR);',
    "vscode.comments.createCommentController('a', name);",
    'vscode.env.openExternal(uri);',
    "vscode.window.createWebviewPanel('a', name, vscode.ViewColumn.One);",
    'panel.webview.html = name;',
    'new vscode.TreeItem(name);',
    'new vscode.CodeLens(range, { title: name, command });',
    'new vscode.DocumentSymbol(name, detail, kind, range, range);',
    'new vscode.SymbolInformation(name, kind, name, location);',
    'new vscode.MarkdownString(name);',
    'new vscode.Hover(name);',
    'new vscode.Diagnostic(range, name);',
    'new vscode.CodeAction(name);',
    'new vscode.InlayHint(position, name);',
    'const hover = { value: name, isTrusted: true };',
    'item.tooltip = name;',
    'view.message = name;',
    'view.title = name;',
    'thread.label = name;',
    'editor.setDecorations(type, [{ range, renderOptions: { after: { contentText: name } } }]);',
    'editor.setDecorations(type, [{ range, hoverMessage: name }]);',
    "await vscode.commands.executeCommand('vscode.diff', left, right, name);",
    'const title = `$(tag) name`;',
    "item.iconPath = new vscode.ThemeIcon('tag');",
  ];
  for (const source of forbidden)
    it(`forbids ${source.replaceAll('\n', ' ')}`, () => {
      assert.notDeepEqual(offencesOf('features/a.ts', source), []);
      assert.deepEqual(offencesOf('shell/messages.ts', source), []);
    });

  const allowed = [
    "import * as vscode from 'vscode';\nconst range = new vscode.Range(0, 0, 0, 0);",
    "import type * as vscode from 'vscode';",
    'const { document } = vscode.window.activeTextEditor ?? {};',
    'const uri = vscode.Uri.parse(name);',
    'if (row.label === name || row.title == name) return (label => label);',
    "await vscode.commands.executeCommand('setContext', key, value);",
    '// vscode.window.showErrorMessage draws links',
    '/** `$(name)` is an icon */',
    'void showInformation(plainText`It is not there.`);',
  ];
  for (const source of allowed)
    it(`lets be ${source.replaceAll('\n', ' ')}`, () => assert.deepEqual(offencesOf('features/a.ts', source), []));
});
