import * as vscode from 'vscode';
import { lengthOf, type Span } from '../../core/text/span';
import { quoteAt } from '../../core/view/find';
import type { Annotator } from '../annotations/annotator';
import { sidecarOf } from '../annotations/sidecarStore';
import type { TagStyles } from '../annotations/tagStyles';
import type { SeedView, ViewStore } from '../articles/viewStore';
import { isRemark, type Notes } from '../features/notes';
import { articleAt } from '../features/providers';
import { pickOrType } from '../host/pickOrType';
import { toPosition, toRange, toSpan } from '../host/positions';
import { annotationArgument, placeArgument } from './args';
import { atCursor, show } from './navigation';
import type { Handler } from './register';

/** Notes and tags: add, edit, delete, re-anchor. */
export function annotationCommands(
  views: ViewStore,
  annotator: Annotator,
  notes: Notes,
  tags: TagStyles,
): Record<string, Handler> {
  const withRemark =
    (act: (remark: Parameters<Notes['save']>[0]) => unknown): Handler =>
    argument =>
      isRemark(argument) ? act(argument) : undefined;

  return {
    addNote: async argument => {
      const place = placeArgument(argument);
      const view = place && (await views.of(place.uri));
      if (place && view) {
        await notes.begin(await show(place.uri, view, place.span), toRange(view.lines, place.span));
        return;
      }
      const at = await atCursor(views);
      if (at) await notes.begin(at.editor, toRange(at.view.lines, spanAtCursor(at.view, at.editor, at.offset)));
    },

    addTag: async () => {
      const at = await atCursor(views);
      if (!at) return;
      const uri = at.editor.document.uri;
      const target = spanAtCursor(at.view, at.editor, at.offset);
      const tag = await chooseTag(tags, uri, 'Add Tag');
      if (!tag || !lengthOf(target)) return;
      await annotator.addTag(uri, at.view.text, target, tag);
      await tags.add(tag, uri);
    },

    editAnnotation: async argument => {
      const named = annotationArgument(argument);
      const view = named && (await views.of(named.uri));
      const found = view?.annotations.find(({ annotation }) => annotation.id === named?.annotation);
      if (!named || !view || !found) return;
      if (found.annotation.kind === 'tag') {
        const tag = await chooseTag(tags, named.uri, 'Change Tag', found.annotation.tag);
        if (!tag) return;
        await annotator.update(named.uri, named.annotation, annotation =>
          annotation.kind === 'tag' ? { ...annotation, tag } : annotation,
        );
        await tags.add(tag, named.uri);
      } else if (found.anchor.span) {
        await show(named.uri, view, found.anchor.span);
        await notes.open(named.uri, named.annotation);
      }
    },

    deleteAnnotation: async argument => {
      const named = annotationArgument(argument);
      if (named) await annotator.remove(named.uri, [named.annotation]);
    },

    reanchorAnnotation: async argument => {
      const named = annotationArgument(argument);
      const at = named && (await atCursor(views));
      if (!named || !at) return;
      if (at.editor.document.uri.toString() !== named.uri.toString() || at.editor.selection.isEmpty) {
        void vscode.window.showInformationMessage(
          'Select the text that the annotation belongs to, in its article, then re-anchor it.',
        );
        return;
      }
      await annotator.reanchor(named.uri, named.annotation, at.view.text, toSpan(at.view.lines, at.editor.selection));
    },

    openSidecar: async argument => {
      const uri = (argument as { uri?: unknown } | undefined)?.uri;
      const article = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
      if (!article) return;
      const sidecar = sidecarOf(article);
      try {
        await vscode.window.showTextDocument(sidecar, { viewColumn: vscode.ViewColumn.Beside });
      } catch {
        void vscode.window.showInformationMessage('There are no annotations on this article yet.');
      }
    },

    'note.create': argument => notes.create(argument as vscode.CommentReply),
    'note.reply': argument => notes.reply(argument as vscode.CommentReply),
    'note.edit': withRemark(remark => notes.edit(remark)),
    'note.save': withRemark(remark => notes.save(remark)),
    'note.cancel': withRemark(remark => notes.cancel(remark)),
    'note.delete': withRemark(remark => notes.remove(remark)),
    'note.resolve': argument => notes.setResolved(argument as vscode.CommentThread, true),
    'note.reopen': argument => notes.setResolved(argument as vscode.CommentThread, false),
  };
}

/** The selection; without one the quote at the cursor, else the word, else the paragraph's line. */
function spanAtCursor(view: SeedView, editor: vscode.TextEditor, offset: number): Span {
  if (!editor.selection.isEmpty) return toSpan(view.lines, editor.selection);
  const article = articleAt(view, offset);
  const quote = article && quoteAt(article, offset);
  if (quote) return quote.quote.span;
  const at = toPosition(view.lines, offset);
  const word = editor.document.getWordRangeAtPosition(at);
  return toSpan(view.lines, word ?? editor.document.lineAt(at.line).range);
}

/** One of the folder's tags, or a new one by its name. */
async function chooseTag(tags: TagStyles, uri: vscode.Uri, title: string, present = ''): Promise<string | undefined> {
  const known = await tags.tagsFor(uri);
  return pickOrType<string>({
    title,
    placeholder: 'Choose a tag, or type a new one',
    offered: known.map(({ name, description }) => ({ label: name, description, value: name })),
    active: present,
    typed: name => ({ label: `New tag: ${name}`, value: name }),
  });
}
