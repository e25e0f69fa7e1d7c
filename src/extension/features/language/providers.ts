/** The editor's questions, answered from the view of the document's present text. */

import * as vscode from 'vscode';
import { type ArticleView, holds } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import {
  annotationBlocks,
  hoverAt,
  type Lens,
  type Line,
  lensesOf,
  mentionAt,
  type OutlineItem,
  outlineOf,
  readingLenses,
  withoutWriting,
} from '../../../core/view';
import { PREFIX } from '../../contributions/ids';
import { ACTION_COMMANDS, commandOf } from '../../shell/actions';
import { codeLens, documentSymbol } from '../../shell/labels';
import { hover as asHover, render, untrusted } from '../../shell/markdown';
import { toOffset, toRange } from '../../shell/positions';
import { canBeAnnotated } from '../../stores/annotatable';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { Vocabulary } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import type { Reviewer } from '../review/reviewer';
import { reviewLenses } from '../review/reviewLenses';
import { paragraphOf } from '../review/reviewSurface';

/** The article at an offset of the file. */
export function articleAt(view: SeedView, offset: number): ArticleView | null {
  return (
    view.articles.find(({ analysis }) => analysis.article.span.start <= offset && offset < analysis.article.span.end) ??
    view.articles[view.articles.length - 1] ??
    null
  );
}

export function registerProviders(views: ViewStore, vocabulary: Vocabulary, reviewer: Reviewer): vscode.Disposable {
  const lenses = new SpeakerLenses(views, reviewer);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider(SEED_SELECTOR, lenses),
    vscode.languages.registerHoverProvider(SEED_SELECTOR, new Hovers(views, vocabulary)),
    vscode.languages.registerDocumentSymbolProvider(SEED_SELECTOR, new Outline(views), { label: 'Seed Annotator' }),
    vscode.languages.registerFoldingRangeProvider(SEED_SELECTOR, new Folding(views)),
    ...registerMentionProviders(views),
  );
}

/** Waits for the view, unless the question is withdrawn or the text moves on meanwhile. */
export async function ask<T>(
  views: ViewStore,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  answer: (view: SeedView) => T,
): Promise<T | null> {
  try {
    const view = await views.ofDocument(document);
    return token.isCancellationRequested ? null : answer(view);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return null;
    throw error;
  }
}

class SpeakerLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly reviewer: Reviewer,
  ) {
    this.disposables = [
      this.changed,
      views.onDidChange(() => this.changed.fire()),
      reviewer.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && this.changed.fire()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const { marked, state } = this.reviewer;
    const reviewed = marked?.view.uri.toString() === document.uri.toString() ? marked : null;
    const review = reviewed ? reviewLenses(reviewed, state !== 'running') : [];
    if (!settings.lens(document.uri)) return review;
    // The paragraph under review says in its own row what can be done with the quote.
    const apart = reviewed && paragraphOf(reviewed);
    const shown = canBeAnnotated(document.uri) ? (all: Lens[]) => all : readingLenses;
    const lenses = await ask(this.views, document, token, view =>
      view.articles.flatMap(article =>
        shown(lensesOf(article, settings.view(document.uri))).flatMap(lens => {
          if (lens.paragraph.start === apart?.start) return [];
          const { action, icon, paragraph, title, tooltip } = lens;
          const run = action && commandOf(action, document.uri, article.analysis.article.index, paragraph.start);
          // Without a command the lens is drawn as text.
          const { command, arguments: args } = run ?? { command: '', arguments: [] };
          return codeLens(toRange(view.lines, paragraph), { icon, title, tooltip, command, arguments: args });
        }),
      ),
    );
    return [...review, ...(lenses ?? [])];
  }
}

class Hovers implements vscode.HoverProvider {
  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: Vocabulary,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const tags = await this.vocabulary.tagsFor(document.uri);
    const relations = await this.vocabulary.relationsFor(document.uri);
    return ask(this.views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      if (!article) return null;
      const contents: vscode.MarkdownString[] = [];
      const hover = hoverAt(article, view.text, offset, settings.view(document.uri));
      const annotatable = canBeAnnotated(document.uri);
      const rendered = (blocks: readonly (readonly Line[])[]) =>
        render(annotatable ? blocks : withoutWriting(blocks), Object.values(ACTION_COMMANDS), part =>
          part.action ? commandOf(part.action, document.uri, article.analysis.article.index, offset) : null,
        );
      if (hover) contents.push(rendered(hover.blocks));
      let span: Span | null = hover?.span ?? null;
      for (const { annotation, anchor } of article.annotations) {
        if (!anchor.span || offset < anchor.span.start || offset > anchor.span.end) continue;
        if (annotation.kind !== 'note' || !holds(annotation)) continue;
        span ??= anchor.span;
        contents.push(untrusted(noteInMarkdown(annotation)));
      }
      for (const block of annotationBlocks(article, offset, { tags, relations })) {
        span ??= block.span;
        contents.push(rendered([block.lines]));
      }
      return span ? asHover(contents, toRange(view.lines, span)) : null;
    });
  }
}

function noteInMarkdown(note: {
  body: string;
  author?: string;
  created?: string;
  replies?: readonly { body: string; author?: string }[];
}): string {
  const signed = (body: string, by: string | undefined) =>
    by ? `${body}\n\n— ${by.replace(/[^\p{L}\p{N} .-]/gu, '')}` : body;
  return [signed(note.body, note.author), ...(note.replies ?? []).map(reply => signed(reply.body, reply.author))].join(
    '\n\n---\n\n',
  );
}

class Outline implements vscode.DocumentSymbolProvider {
  constructor(private readonly views: ViewStore) {}

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    const kinds = { article: vscode.SymbolKind.File, quote: vscode.SymbolKind.String } as const;
    const symbols = await ask(this.views, document, token, view => {
      const symbolOf = (item: OutlineItem): vscode.DocumentSymbol => {
        const symbol = documentSymbol(
          item.label,
          item.detail,
          kinds[item.kind],
          toRange(view.lines, item.span),
          toRange(view.lines, item.selection),
        );
        symbol.children = item.children.map(symbolOf);
        return symbol;
      };
      return view.articles.map(article => symbolOf(outlineOf(article, view.text, settings.view(document.uri))));
    });
    return symbols ?? [];
  }
}

class Folding implements vscode.FoldingRangeProvider {
  constructor(private readonly views: ViewStore) {}

  async provideFoldingRanges(
    document: vscode.TextDocument,
    _: vscode.FoldingContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.FoldingRange[]> {
    const ranges = await ask(this.views, document, token, view =>
      view.file.articles.map(article => {
        const last = article.paragraphs[article.paragraphs.length - 1] ?? article.span;
        const from = article.header?.span ?? article.paragraphs[0] ?? article.span;
        return new vscode.FoldingRange(
          toRange(view.lines, from).start.line,
          toRange(view.lines, last).end.line,
          vscode.FoldingRangeKind.Region,
        );
      }),
    );
    return ranges ?? [];
  }
}

/** References, definition (the first mention) and highlights of the entity under the cursor. */
function registerMentionProviders(views: ViewStore): vscode.Disposable[] {
  const mentions = async (document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken) =>
    ask(views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      const at = article && mentionAt(article, offset);
      return at?.entity.mentions.map(mention => ({ mention, range: toRange(view.lines, mention.span) })) ?? [];
    });
  return [
    vscode.languages.registerReferenceProvider(SEED_SELECTOR, {
      provideReferences: async (document, position, _, token) =>
        (await mentions(document, position, token))?.map(({ range }) => new vscode.Location(document.uri, range)),
    }),
    vscode.languages.registerDefinitionProvider(SEED_SELECTOR, {
      provideDefinition: async (document, position, token) => {
        const all = (await mentions(document, position, token)) ?? [];
        const first = all.find(({ mention }) => mention.kind === 'name') ?? all[0];
        return first && new vscode.Location(document.uri, first.range);
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(SEED_SELECTOR, {
      provideDocumentHighlights: async (document, position, token) =>
        (await mentions(document, position, token))?.map(({ range }) => new vscode.DocumentHighlight(range)),
    }),
  ];
}
