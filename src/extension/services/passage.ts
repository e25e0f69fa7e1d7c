/** What a command without an argument is about: the passage at the cursor, and what people set on it. */

import type * as vscode from 'vscode';
import { type AnchoredAnnotation, placesOf } from '../../core/annotation';
import { lengthOf, overlaps, type Span, span, touches } from '../../core/text';
import { annotationNode, EntitiesByPlace, mentionAt, type PlainText, plainText, quoteAt } from '../../core/view';
import { showInformation } from '../shell/messages';
import { pickOne, type Row } from '../shell/picks';
import { toPosition, toSpan } from '../shell/positions';
import type { SeedView, ViewStore } from '../stores/viewStore';
import { articleAt } from '../features/language/providers';
import { atCursor } from '../features/navigation/navigationCommands';

export type Cursor = NonNullable<Awaited<ReturnType<typeof atCursor>>>;

/** The selection; without one the quote at the cursor, else the word, else the paragraph's line. */
export function spanAtCursor(view: SeedView, editor: vscode.TextEditor, offset: number): Span {
  if (!editor.selection.isEmpty) return toSpan(view.lines, editor.selection);
  const article = articleAt(view, offset);
  const quote = article && quoteAt(article, offset);
  if (quote) return quote.quote.span;
  const at = toPosition(view.lines, offset);
  const word = editor.document.getWordRangeAtPosition(at);
  return toSpan(view.lines, word ?? editor.document.lineAt(at.line).range);
}

/** The selection without the white space at its ends. */
export function trimmed(text: string, at: Span): Span {
  const words = text.slice(at.start, at.end);
  const start = at.start + words.length - words.trimStart().length;
  return span(start, Math.max(start, at.start + words.trimEnd().length));
}

/** What is tagged: the selection; without one the passage at the cursor that has a tag already, else as for notes. */
export function passageToTag({ view, editor, offset }: Cursor): Span {
  const shortest = view.annotations
    .flatMap(({ annotation, anchor }) => (annotation.kind === 'tag' ? (anchor.span ?? []) : []))
    .filter(at => touches(at, offset))
    .sort((a, b) => lengthOf(a) - lengthOf(b))[0];
  if (editor.selection.isEmpty && shortest) return shortest;
  return trimmed(view.text, spanAtCursor(view, editor, offset));
}

/** What an end of a relation is: the selection; without one the name at the cursor, which stands for its entity. */
export function passageToRelate({ view, editor, offset }: Cursor): Span {
  const article = articleAt(view, offset);
  const mention = editor.selection.isEmpty && article ? mentionAt(article, offset) : null;
  return mention?.mention.span ?? trimmed(view.text, spanAtCursor(view, editor, offset));
}

type Kind = AnchoredAnnotation['annotation']['kind'];

/** The annotations of some kinds on the selection or at the cursor, the shortest first. */
export function annotationsAt({ view, editor, offset }: Cursor, kinds: readonly Kind[]): AnchoredAnnotation[] {
  const selected = editor.selection.isEmpty ? null : toSpan(view.lines, editor.selection);
  const here = (place: Span) => (selected ? overlaps(place, selected) : touches(place, offset));
  return view.annotations
    .filter(one => kinds.includes(one.annotation.kind) && placesOf(one).some(here))
    .sort((a, b) => lengthOf(placesOf(a)[0]) - lengthOf(placesOf(b)[0]));
}

export function rowOf(one: AnchoredAnnotation, view: SeedView): Row<AnchoredAnnotation> {
  const { label, description, icon } = annotationNode(one, new EntitiesByPlace(view.articles));
  return { value: one, icon, label, description };
}

/** The one annotation at the cursor; where there are several, the person says which. Null: none, which they are told. */
export async function annotationAtCursor(
  views: ViewStore,
  kinds: readonly Kind[],
  title: PlainText,
): Promise<{ cursor: Cursor; one: AnchoredAnnotation } | null> {
  const cursor = await atCursor(views);
  if (!cursor) return null;
  const found = annotationsAt(cursor, kinds);
  if (found.length < 2) {
    const what = kinds.length > 1 ? 'annotation' : kinds[0];
    if (!found.length) void showInformation(plainText`There is no ${what} at the cursor.`);
    return found.length ? { cursor, one: found[0] } : null;
  }
  const one = await pickOne(
    found.map(each => rowOf(each, cursor.view)),
    { title },
  );
  return one ? { cursor, one } : null;
}
