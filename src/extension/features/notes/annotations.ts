import * as vscode from 'vscode';
import type { AnchoredAnnotation, Annotation } from '../../../core/annotation';
import { type PlainText, plainText } from '../../../core/view';
import { annotationArgument, annotationArguments, placeArgument } from '../../shell/args';
import { showInformation } from '../../shell/messages';
import { toRange, toSpan } from '../../shell/positions';
import type { Handler, Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import { sidecarOf } from '../../stores/sidecarStore';
import type { Vocabulary } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { atCursor } from '../navigation/navigation';
import { annotationAtCursor, spanAtCursor } from '../navigation/passage';
import type { ShownPassage } from '../navigation/shownPassage';
import { type ChosenRelation, chooseRelation } from '../relations/relationPicks';
import { usedIn } from '../tags/tagger';
import { chooseTag } from '../tags/tags';
import { pickPlace } from '../toCheck/placeCommands';
import type { Notes } from './notes';
import { isRemark } from './noteThreads';

/** Notes, and what can be done with every annotation: edit, delete, re-anchor. */
export function annotationCommands(
  views: ViewStore,
  annotator: Annotator,
  notes: Notes,
  vocabulary: Vocabulary,
  passages: ShownPassage,
): Handlers {
  const withRemark =
    (act: (remark: Parameters<Notes['save']>[0]) => unknown): Handler =>
    argument =>
      isRemark(argument) ? act(argument) : undefined;

  const changeRelation = async (uri: vscode.Uri, id: string, { relation, reversed }: ChosenRelation) => {
    const both = new Transaction();
    const changed = (fresh: Annotation): Annotation => {
      if (fresh.kind !== 'relation') return fresh;
      return reversed ? { ...fresh, relation, target: fresh.to, to: fresh.target } : { ...fresh, relation };
    };
    await annotator.update(uri, id, changed, both);
    await vocabulary.defineRelation(relation, uri, both);
  };

  return {
    addNote: async argument => {
      const place = placeArgument(argument);
      const view = place && (await views.of(place.uri));
      if (place && view) {
        await notes.begin(await passages.show(view, [place.span]), toRange(view.lines, place.span));
        return;
      }
      const at = await atCursor(views);
      if (at) await notes.begin(at.editor, toRange(at.view.lines, spanAtCursor(at.view, at.editor, at.offset)));
    },

    editAnnotation: async argument => {
      const found = await annotationOf(views, argument, EDITED, plainText`Edit Annotation: Choose One`);
      if (!found) return;
      const { view, one } = found;
      const { annotation, anchor, to } = one;
      if (annotation.kind === 'tag') {
        const tag = await chooseTag(
          await vocabulary.tagsFor(view.uri),
          usedIn(view),
          plainText`Change Tag`,
          annotation.tag,
        );
        if (!tag || tag === annotation.tag) return;
        const both = new Transaction();
        const changed = (fresh: Annotation): Annotation => (fresh.kind === 'tag' ? { ...fresh, tag } : fresh);
        await annotator.update(view.uri, annotation.id, changed, both);
        await vocabulary.defineTags([tag], view.uri, both);
      } else if (annotation.kind === 'relation' && anchor.span && to?.span) {
        const chosen = await chooseRelation(
          vocabulary,
          view,
          [anchor.span, to.span],
          plainText`Change Relation`,
          annotation,
        );
        if (chosen) await changeRelation(view.uri, annotation.id, chosen);
      } else if (anchor.span) {
        await passages.show(view, [anchor.span]);
        await notes.reveal(view.uri, annotation.id);
      }
    },

    deleteAnnotation: async (argument, selected) => {
      const named = annotationArguments(argument, selected);
      const all = new Transaction();
      for (const [uri, ids] of named) await annotator.remove(uri, ids, all);
      if (named.length) return;
      const found = await annotationOf(views, argument, DELETED, plainText`Delete Annotation: Choose One`);
      if (found) await annotator.remove(found.view.uri, [found.one.annotation.id]);
    },

    reanchorAnnotation: async argument => {
      const named = annotationArgument(argument);
      const at = await atCursor(views);
      if (!at) return;
      const { uri } = at.editor.document;
      if ((named && uri.toString() !== named.uri.toString()) || at.editor.selection.isEmpty) {
        void showInformation(plainText`Select the text that the annotation belongs to in its article first.`);
        return;
      }
      const id = named?.annotation ?? (await pickPlace(at.view, plainText`Move Annotation to Selection: Choose One`));
      if (!id) return;
      const { to, anchor } = at.view.annotations.find(({ annotation }) => annotation.id === id) ?? {};
      // Of a relation whose ends are both lost, the first call mends the first.
      const end = to && !to.span && anchor?.span ? 1 : 0;
      await annotator.reanchor(uri, id, at.view.text, toSpan(at.view.lines, at.editor.selection), end);
    },

    openSidecar: async argument => {
      const uri = (argument as { uri?: unknown } | undefined)?.uri;
      const article = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
      if (!article) return;
      const sidecar = sidecarOf(article);
      try {
        await vscode.window.showTextDocument(sidecar, { viewColumn: vscode.ViewColumn.Beside });
      } catch {
        void showInformation(plainText`There are no annotations on this article yet.`);
      }
    },

    'note.create': argument => notes.create(argument as vscode.CommentReply),
    'note.reply': argument => notes.reply(argument as vscode.CommentReply),
    'note.edit': withRemark(remark => notes.edit(remark)),
    'note.save': withRemark(remark => notes.save(remark)),
    'note.leave': () => notes.leave(),
    'note.cancel': withRemark(remark => notes.cancel(remark)),
    'note.delete': withRemark(remark => notes.remove(remark)),
    'note.deleteReply': withRemark(remark => notes.remove(remark)),
    'note.resolve': argument => notes.setResolved(argument as vscode.CommentThread, true),
    'note.reopen': argument => notes.setResolved(argument as vscode.CommentThread, false),
  };
}

const EDITED = ['tag', 'relation', 'note'] as const;
const DELETED = [...EDITED, 'speaker', 'entity'] as const;

/** The annotation that an argument names, else the one at the cursor. */
async function annotationOf(
  views: ViewStore,
  argument: unknown,
  kinds: readonly AnchoredAnnotation['annotation']['kind'][],
  title: PlainText,
): Promise<{ view: SeedView; one: AnchoredAnnotation } | null> {
  const named = annotationArgument(argument);
  if (!named) {
    const found = await annotationAtCursor(views, kinds, title);
    return found && { view: found.cursor.view, one: found.one };
  }
  const view = await views.of(named.uri);
  const one = view?.annotations.find(({ annotation }) => annotation.id === named.annotation);
  return view && one ? { view, one } : null;
}
