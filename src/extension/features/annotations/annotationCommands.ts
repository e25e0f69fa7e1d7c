import * as vscode from 'vscode';
import type { AnchoredAnnotation, Annotation } from '../../../core/annotation';
import type { PlainText } from '../../../core/view';
import { annotationAtCursor, atCursor } from '../../services/passage';
import type { Services } from '../../services/services';
import { annotationArgument, annotationArguments, uriArgument } from '../../shell/args';
import { plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import { Transaction } from '../../stores/history';
import { sidecarOf } from '../../stores/sidecarStore';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import type { Notes } from '../notes';
import { changeRelation } from '../relations';
import { changeTag } from '../tags';
import { pickPlace } from '../toCheck';

const EDITED = ['tag', 'relation', 'note'] as const;
const DELETED = [...EDITED, 'speaker', 'entity'] as const;

/** Commands on an annotation of any kind. */
export function annotationCommands(services: Services, notes: Notes): Handlers {
  return {
    editAnnotation: argument => editAnnotation(services, notes, argument),
    deleteAnnotation: (argument, selected) => deleteAnnotation(services, argument, selected),
    reanchorAnnotation: argument => reanchorAnnotation(services, argument),
    openSidecar,
  };
}

async function editAnnotation(services: Services, notes: Notes, argument: unknown): Promise<void> {
  const found = await annotationOf(services.views, argument, EDITED, plainText`Edit Annotation: Choose One`);
  if (!found) return;
  const { view, one } = found;
  const { annotation, anchor, to } = one;
  if (annotation.kind === 'tag') {
    await changeTag(services, view, annotation);
  } else if (annotation.kind === 'relation' && anchor.span && to?.span) {
    await changeRelation(services, view, annotation, [anchor.span, to.span]);
  } else if (anchor.span) {
    await services.passages.show(view, [anchor.span]);
    await notes.reveal(view.uri, annotation.id);
  }
}

async function deleteAnnotation({ views, annotator }: Services, argument: unknown, selected: unknown): Promise<void> {
  const named = annotationArguments(argument, selected);
  const all = new Transaction();
  for (const [uri, ids] of named) await annotator.remove(uri, ids, all);
  if (named.length) return;
  const found = await annotationOf(views, argument, DELETED, plainText`Delete Annotation: Choose One`);
  if (found) await annotator.remove(found.view.uri, [found.one.annotation.id]);
}

async function reanchorAnnotation({ views, annotator }: Services, argument: unknown): Promise<void> {
  const named = annotationArgument(argument);
  const at = await atCursor(views);
  if (!at) return;
  const { view, editor } = at;
  if ((named && view.uri.toString() !== named.uri.toString()) || editor.selection.isEmpty) {
    void showInformation(plainText`Select the text that the annotation belongs to in its article first.`);
    return;
  }
  const id = named?.annotation ?? (await pickPlace(view, plainText`Move Annotation to Selection: Choose One`));
  if (!id) return;
  const { to, anchor } = view.annotations.find(({ annotation }) => annotation.id === id) ?? {};
  // If both ends of a relation are lost, the first is moved first.
  const end = to && !to.span && anchor?.span ? 1 : 0;
  await annotator.reanchor(view.uri, id, view.text, toSpan(view.lines, editor.selection), end);
}

async function openSidecar(argument: unknown): Promise<void> {
  const article = uriArgument(argument) ?? vscode.window.activeTextEditor?.document.uri;
  if (!article) return;
  try {
    await vscode.window.showTextDocument(sidecarOf(article), { viewColumn: vscode.ViewColumn.Beside });
  } catch {
    void showInformation(plainText`There are no annotations on this article yet.`);
  }
}

/** The annotation that an argument names, or else the one at the cursor. */
async function annotationOf(
  views: ViewStore,
  argument: unknown,
  kinds: readonly Annotation['kind'][],
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
