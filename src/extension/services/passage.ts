/** The passage at the cursor, for commands without an argument, and the annotations on it. */

import * as vscode from 'vscode';
import { type AnchoredAnnotation, type Annotation, anchoredSpans } from '../../core/annotation';
import { passageWithWords } from '../../core/article';
import { lengthOf, overlaps, type Span, span, touches } from '../../core/text';
import { annotationNode, EntitiesByPlace, mentionAt, type PlainText, quoteAt } from '../../core/view';
import { LANGUAGE, plainText } from '../shell/language';
import { showInformation } from '../shell/messages';
import { pickOne, type Row } from '../shell/picks';
import { toOffset, toPosition, toSpan } from '../shell/positions';
import { isSeedDocument } from '../stores/seedFiles';
import type { SeedView, ViewStore } from '../stores/viewStore';
import { articleAt } from './viewQueries';

/** The active editor of a seed file, its view, and the cursor's file offset. */
export interface Cursor {
  readonly editor: vscode.TextEditor;
  readonly view: SeedView;
  readonly offset: number;
}

/** Null if no seed file is active; the person is told so. */
export async function atCursor(views: Pick<ViewStore, 'ofDocument'>): Promise<Cursor | null> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isSeedDocument(editor.document)) {
    void showInformation(plainText`Open a seed article first.`);
    return null;
  }
  const view = await views.ofDocument(editor.document);
  return { editor, view, offset: toOffset(view.lines, editor.selection.active) };
}

/** The selection, or else the quote at the cursor, the word, or the line. The next paragraph if that is blank. */
export function spanAtCursor(cursor: Cursor): Span {
  return passageWithWords(cursor.view.text, chosenSpan(cursor));
}

function chosenSpan({ view, editor, offset }: Cursor): Span {
  if (!editor.selection.isEmpty) return toSpan(view.lines, editor.selection);
  const article = articleAt(view, offset);
  const quote = article && quoteAt(article, offset);
  if (quote) return quote.quote.span;
  const at = toPosition(view.lines, offset);
  const word = editor.document.getWordRangeAtPosition(at);
  return toSpan(view.lines, word ?? editor.document.lineAt(at.line).range);
}

/** A span without the white space at its ends. */
export function trimSpan(text: string, at: Span): Span {
  const words = text.slice(at.start, at.end);
  const start = at.start + words.length - words.trimStart().length;
  return span(start, Math.max(start, at.start + words.trimEnd().length));
}

/** The passage to tag: the selection, or else the shortest tagged passage at the cursor, or else `spanAtCursor`. */
export function passageToTag(cursor: Cursor): Span {
  const { view, editor, offset } = cursor;
  const [shortest] = view.annotations
    .flatMap(({ annotation, anchor }) => (annotation.kind === 'tag' ? (anchor.span ?? []) : []))
    .filter(at => touches(at, offset))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  if (editor.selection.isEmpty && shortest) return shortest;
  return trimSpan(view.text, spanAtCursor(cursor));
}

/** The passage to relate: the selection, or else the mention at the cursor, or else `spanAtCursor`. */
export function passageToRelate(cursor: Cursor): Span {
  const { view, editor, offset } = cursor;
  const article = articleAt(view, offset);
  const mention = editor.selection.isEmpty && article ? mentionAt(article, offset) : null;
  return mention?.mention.span ?? trimSpan(view.text, spanAtCursor(cursor));
}

/** The annotations of some kinds on the selection or at the cursor, shortest first. */
function annotationsAt({ view, editor, offset }: Cursor, kinds: readonly Annotation['kind'][]): AnchoredAnnotation[] {
  const selected = editor.selection.isEmpty ? null : toSpan(view.lines, editor.selection);
  const here = (place: Span) => (selected ? overlaps(place, selected) : touches(place, offset));
  return view.annotations
    .flatMap(one => {
      const [first, ...others] = kinds.includes(one.annotation.kind) ? anchoredSpans(one) : [];
      return first && [first, ...others].some(here) ? [{ one, length: lengthOf(first) }] : [];
    })
    .sort((a, b) => a.length - b.length)
    .map(({ one }) => one);
}

function rowOf(one: AnchoredAnnotation, view: SeedView): Row<AnchoredAnnotation> {
  const { label, description, icon } = annotationNode(one, LANGUAGE, new EntitiesByPlace(view.articles));
  return { value: one, icon, label, description };
}

const NOT_THERE: Partial<Record<Annotation['kind'], PlainText>> = {
  note: plainText`There is no note at the cursor.`,
  tag: plainText`There is no tag at the cursor.`,
  relation: plainText`There is no relation at the cursor.`,
};

/** The annotation at the cursor. Asks if there are several; null if there is none, which the person is told. */
export async function annotationAtCursor(
  views: ViewStore,
  kinds: readonly Annotation['kind'][],
  title: PlainText,
): Promise<{ cursor: Cursor; one: AnchoredAnnotation } | null> {
  const cursor = await atCursor(views);
  if (!cursor) return null;
  const found = annotationsAt(cursor, kinds);
  const [first] = found;
  if (!first) {
    const [kind, ...others] = kinds;
    void showInformation(
      (kind && !others.length && NOT_THERE[kind]) || plainText`There is no annotation at the cursor.`,
    );
    return null;
  }
  if (found.length === 1) return { cursor, one: first };
  const one = await pickOne(
    found.map(each => rowOf(each, cursor.view)),
    { title },
  );
  return one ? { cursor, one } : null;
}
