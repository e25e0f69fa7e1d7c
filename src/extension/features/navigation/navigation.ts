import * as vscode from 'vscode';
import type { Span } from '../../../core/text';
import { entityById, isSpoken, mentionAt, neighbour, plainText, quoteAt, quotesOf } from '../../../core/view';
import { entityArgument, placeArgument } from '../../shell/args';
import { showInformation } from '../../shell/messages';
import { toOffset, toPosition, toRange } from '../../shell/positions';
import type { Handler, Handlers } from '../../shell/register';
import { isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { articleAt } from '../language/providers';
import type { RowActivation } from './rowActivation';
import type { ShownPassage } from './shownPassage';

/** The seed file in the active editor with the cursor's offset, or a sentence to the person. */
export async function atCursor(
  views: ViewStore,
): Promise<{ editor: vscode.TextEditor; view: SeedView; offset: number } | null> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isSeedDocument(editor.document)) {
    void showInformation(plainText`Open a seed article first.`);
    return null;
  }
  const view = await views.ofDocument(editor.document);
  return { editor, view, offset: toOffset(view.lines, editor.selection.active) };
}

/** Opens the editor's peek on the given spans, where the person clicked, else at the cursor. */
export async function peek(
  uri: vscode.Uri,
  view: SeedView,
  spans: readonly Span[],
  from: number | null,
): Promise<void> {
  if (!spans.length) return;
  const editor = vscode.window.activeTextEditor;
  const cursor = editor?.document.uri.toString() === uri.toString() ? editor.selection.active : null;
  const here = from === null ? (cursor ?? toPosition(view.lines, spans[0].start)) : toPosition(view.lines, from);
  const locations = spans.map(span => new vscode.Location(uri, toRange(view.lines, span)));
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, here, locations, 'peek');
}

export function navigationCommands(views: ViewStore, passages: ShownPassage, activation: RowActivation): Handlers {
  const reveal = async (argument: unknown, preserveFocus: boolean) => {
    const place = placeArgument(argument);
    if (!place) return;
    const view = await views.of(place.uri);
    if (!view) throw new Error(`${place.uri.path.split('/').pop()} is no longer there.`);
    await passages.show(view, [place.span], preserveFocus);
  };

  const step =
    (spansOf: (view: SeedView, offset: number) => Span[], forward: boolean): Handler =>
    async () => {
      const at = await atCursor(views);
      if (!at) return;
      const from = forward ? at.offset : toOffset(at.view.lines, at.editor.selection.start);
      const target = neighbour(spansOf(at.view, at.offset), from, forward ? 'next' : 'previous');
      if (target) await passages.show(at.view, [target]);
    };
  const quotes = (view: SeedView) =>
    view.articles.flatMap(article =>
      article.quotes.filter(quote => isSpoken(quote, settings.view(view.uri))).map(({ quote }) => quote.span),
    );
  const mentions = (view: SeedView, offset: number) => {
    const article = articleAt(view, offset);
    return (article && mentionAt(article, offset)?.entity.mentions.map(mention => mention.span)) ?? [];
  };

  const ofEntity =
    (spansOf: (view: SeedView, article: number, entity: string) => Span[]): Handler =>
    async argument => {
      const named = entityArgument(argument) ?? (await speakerAtCursor(views));
      const view = named && (await views.of(named.uri));
      if (!named || !view) return;
      const spans = spansOf(view, named.article, named.entity);
      if (vscode.window.activeTextEditor?.document.uri.toString() !== named.uri.toString() && spans[0])
        await passages.show(view, [spans[0]]);
      await peek(named.uri, view, spans, named.from);
    };

  return {
    reveal: argument => reveal(argument, false),
    revealRow: argument => reveal(argument, !activation.takesFocus(argument)),
    openRow: () => activation.enter(),
    nextQuote: step(quotes, true),
    previousQuote: step(quotes, false),
    nextMention: step(mentions, true),
    previousMention: step(mentions, false),
    showQuotesOfSpeaker: ofEntity((view, article, entity) =>
      quotesOf(view.articles[article], entity).map(({ quote }) => quote.span),
    ),
    showMentions: ofEntity(
      (view, article, entity) =>
        entityById(view.articles[article], entity)?.mentions.map(mention => mention.span) ?? [],
    ),
  };
}

async function speakerAtCursor(views: ViewStore) {
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  if (!at || !article) return null;
  const entity = quoteAt(article, at.offset)?.speaker?.entity ?? mentionAt(article, at.offset)?.entity.entity.id;
  if (!entity) {
    void showInformation(plainText`Put the cursor in a quote, or on a name.`);
    return null;
  }
  return { uri: at.view.uri, article: article.analysis.article.index, entity, from: null };
}
