/** Questions that the editor withdraws while the view of the text is still being worked out. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AnnotationHover } from '../../src/extension/features/annotations/annotationHover';
import { ArticleFolding, Outline } from '../../src/extension/features/articles/outline';
import { QuickFixes } from '../../src/extension/features/diagnostics/quickFixes';
import {
  MentionDefinition,
  MentionHighlights,
  MentionReferences,
} from '../../src/extension/features/entities/mentionProviders';
import { ArticleHover } from '../../src/extension/features/quotes/articleHover';
import { SpeakerLenses } from '../../src/extension/features/quotes/speakerLenses';
import { GrowingSelection } from '../../src/extension/features/reading/growingSelection';
import { InlayHints } from '../../src/extension/features/reading/inlayHints';
import { NameColours } from '../../src/extension/features/reading/nameColours';
import { QuoteHierarchy } from '../../src/extension/features/reading/quoteHierarchy';
import { ChangedPlacesHover } from '../../src/extension/features/toCheck/changedPlaces';
import type { CorpusPlaces } from '../../src/extension/services/corpusPlaces';
import { queryView } from '../../src/extension/services/viewQueries';
import type { TagSchema } from '../../src/extension/stores/tagSchema';
import type { SeedView, ViewStore } from '../../src/extension/stores/viewStore';

type Ask = (
  views: ViewStore,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
) => Thenable<unknown> | unknown;

const START = new vscode.Position(0, 0);
const WHOLE = new vscode.Range(0, 0, 100, 0);
const event = () => new vscode.Disposable(() => undefined);
const places = {} as CorpusPlaces;
const schema = { tagsFor: async () => [], relationsFor: async () => [] } as unknown as TagSchema;

const QUESTIONS: Readonly<Record<string, Ask>> = {
  'the hover of an article': (views, document, token) => new ArticleHover(views).provideHover(document, START, token),
  'the hover of annotations': (views, document, token) =>
    new AnnotationHover(views, schema).provideHover(document, START, token),
  'the hover of changed text': (views, document, token) =>
    new ChangedPlacesHover(views).provideHover(document, START, token),
  lenses: (views, document, token) => {
    const lenses = new SpeakerLenses(views, { in: () => null, onDidChange: event });
    return lenses.provideCodeLenses(document, token).finally(() => lenses.dispose());
  },
  'the outline': (views, document, token) => new Outline(views).provideDocumentSymbols(document, token),
  folding: (views, document, token) => new ArticleFolding(views).provideFoldingRanges(document, {}, token),
  'hints between the words': (views, document, token) => {
    const hints = new InlayHints(views, { in: () => null, onDidChange: event });
    return hints.provideInlayHints(document, WHOLE, token).finally(() => hints.dispose());
  },
  'the colours of names': (views, document, token) => {
    const colours = new NameColours(views);
    return colours.provideDocumentSemanticTokens(document, token).finally(() => colours.dispose());
  },
  'a growing selection': (views, document, token) =>
    new GrowingSelection(views).provideSelectionRanges(document, [START], token),
  'who quotes whom': (views, document, token) =>
    new QuoteHierarchy(views, places).prepareCallHierarchy(document, START, token),
  references: (views, document, token) =>
    new MentionReferences(views, places).provideReferences(document, START, { includeDeclaration: true }, token),
  definitions: (views, document, token) =>
    new MentionDefinition(views, places).provideDefinition(document, START, token),
  highlights: (views, document, token) =>
    new MentionHighlights(views).provideDocumentHighlights(document, START, token),
  'quick fixes': (views, document, token) =>
    new QuickFixes(views).provideCodeActions(
      document,
      WHOLE,
      { diagnostics: [], only: undefined, triggerKind: vscode.CodeActionTriggerKind.Invoke },
      token,
    ),
};

describe('a question that the editor has withdrawn', () => {
  for (const [name, ask] of Object.entries(QUESTIONS))
    it(`gets no answer, and costs nothing more: ${name}`, async () => {
      const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, 'seeds', 'skarholm-ferry.txt');
      const document = await vscode.workspace.openTextDocument(uri);
      let read = 0;
      const view = new Proxy({} as SeedView, {
        get: (_, key) => {
          // Promises ask whether a result is a promise.
          if (key !== 'then') read++;
          return undefined;
        },
      });
      let finish!: (view: SeedView) => void;
      const pending = new Promise<SeedView>(resolve => (finish = resolve));
      const views = { ofDocument: () => pending, onDidChange: event } as unknown as ViewStore;
      const source = new vscode.CancellationTokenSource();
      const answer = Promise.resolve(ask(views, document, source.token));
      source.cancel();
      finish(view);
      const given = await answer;
      assert.ok(given === null || (Array.isArray(given) && given.length === 0), JSON.stringify(given));
      assert.equal(read, 0);
      source.dispose();
    });
});

describe('a question about a view that was given up for another text of the file', () => {
  const QUESTIONS_AGAIN: readonly {
    readonly name: string;
    readonly meanwhile: (document: vscode.TextDocument, source: vscode.CancellationTokenSource) => unknown;
    readonly expected: { readonly answer: string | null; readonly asked: number };
  }[] = [
    { name: 'is asked again', meanwhile: () => undefined, expected: { answer: 'seen', asked: 2 } },
    {
      name: 'is not asked again where the editor has withdrawn it',
      meanwhile: (_, source) => source.cancel(),
      expected: { answer: null, asked: 1 },
    },
    {
      name: 'is not asked again where the text has changed: the editor asks about the new one',
      meanwhile: async document => {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, START, 'More. ');
        await vscode.workspace.applyEdit(edit);
      },
      expected: { answer: null, asked: 1 },
    },
  ];
  for (const { name, meanwhile, expected } of QUESTIONS_AGAIN)
    it(name, async () => {
      const document = await vscode.workspace.openTextDocument({ content: 'One line.\n' });
      const source = new vscode.CancellationTokenSource();
      let asked = 0;
      const ofDocument = async () => {
        if (asked++) return {} as SeedView;
        await meanwhile(document, source);
        throw new vscode.CancellationError();
      };
      const answer = await queryView({ ofDocument }, document, source.token, () => 'seen');
      assert.deepEqual({ answer, asked }, expected);
      source.dispose();
    });
});
