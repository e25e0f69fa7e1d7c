/** Reads the arguments of commands. They come from lenses, hovers, trees and keybindings, and are untrusted. */

import * as vscode from 'vscode';
import type { EntityType } from '../../core/analysis';
import { ENTITY_TYPES } from '../../core/annotation';
import { type Span, span } from '../../core/text';

/** Whether a decision applies to its article or to the whole folder. */
export type Reach = 'article' | 'folder';

export interface PlaceArgument {
  readonly uri: vscode.Uri;
  readonly span: Span;
}

export interface QuotesArgument {
  readonly uri: vscode.Uri;
  readonly article: number;
  readonly quotes: readonly string[];
}

export interface EntityArgument {
  readonly uri: vscode.Uri;
  readonly article: number;
  readonly entity: string;
  /** File offset at which to show the answer; null: at the cursor. */
  readonly from: number | null;
}

/** Answers that an argument gives in advance to a command on an entity. The person is asked for those that are null. */
export interface EntityWish {
  /** The new name. */
  readonly name: string | null;
  readonly type: EntityType | null;
  /** The entity to merge into. */
  readonly into: string | null;
  /** File offset of the start of the mention meant. */
  readonly start: number | null;
  /** An argument with a name, type or target applies to the article, unless it says otherwise. */
  readonly reach: Reach | null;
}

export interface AnnotationArgument {
  readonly uri: vscode.Uri;
  readonly annotation: string;
}

type ArgumentFields = Readonly<Record<string, unknown>>;

/**
 * The file that an argument is or names, as a `Uri` or as text; null if there is none.
 * @throws if the text is no uri
 */
export function uriArgument(argument: unknown): vscode.Uri | null {
  const uri = argument instanceof vscode.Uri ? argument : (argument as { uri?: unknown } | null | undefined)?.uri;
  if (uri instanceof vscode.Uri) return uri;
  return typeof uri === 'string' ? vscode.Uri.parse(uri, true) : null;
}

/** The argument as an object whose `uri` names a file. Null: the command then goes by the cursor. */
function fieldsOf(argument: unknown): (ArgumentFields & { readonly at: vscode.Uri }) | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const at = argument instanceof vscode.Uri ? null : uriArgument(argument);
  return at && { ...(argument as ArgumentFields), at };
}

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function placeArgument(argument: unknown): PlaceArgument | null {
  const fields = fieldsOf(argument);
  return fields && isIndex(fields.start) && isIndex(fields.end) && fields.start <= fields.end
    ? { uri: fields.at, span: span(fields.start, fields.end) }
    : null;
}

/** A file, and the file offset at which a quote starts. */
export function startArgument(argument: unknown): { readonly uri: vscode.Uri; readonly start: number } | null {
  const fields = fieldsOf(argument);
  return fields && isIndex(fields.start) ? { uri: fields.at, start: fields.start } : null;
}

/** An article of a file, by its number in it. */
export function articleArgument(argument: unknown): { readonly uri: vscode.Uri; readonly article: number } | null {
  const fields = fieldsOf(argument);
  return fields && isIndex(fields.article) ? { uri: fields.at, article: fields.article } : null;
}

export function quotesArgument(argument: unknown): QuotesArgument | null {
  const fields = fieldsOf(argument);
  return fields &&
    isIndex(fields.article) &&
    Array.isArray(fields.quotes) &&
    fields.quotes.every(id => typeof id === 'string')
    ? { uri: fields.at, article: fields.article, quotes: fields.quotes }
    : null;
}

export function entityArgument(argument: unknown): EntityArgument | null {
  const fields = fieldsOf(argument);
  return fields && isIndex(fields.article) && typeof fields.entity === 'string'
    ? {
        uri: fields.at,
        article: fields.article,
        entity: fields.entity,
        from: isIndex(fields.from) ? fields.from : null,
      }
    : null;
}

export function entityWish(argument: unknown): EntityWish {
  const { name, type, into, start, reach }: ArgumentFields = fieldsOf(argument) ?? {};
  return {
    name: typeof name === 'string' && name.trim() ? name.trim() : null,
    type: ENTITY_TYPES.find(known => known === type) ?? null,
    into: typeof into === 'string' ? into : null,
    start: isIndex(start) ? start : null,
    reach: reach === 'folder' || reach === 'article' ? reach : name || type || into ? 'article' : null,
  };
}

export function annotationArgument(argument: unknown): AnnotationArgument | null {
  const fields = fieldsOf(argument);
  return fields && typeof fields.annotation === 'string' ? { uri: fields.at, annotation: fields.annotation } : null;
}

/** The annotations that a menu applies to, by file: all selected rows, or else what the argument names. */
export function annotationArguments(argument: unknown, selected: unknown): [vscode.Uri, string[]][] {
  const named = (Array.isArray(selected) ? selected : [argument]).flatMap(one => annotationArgument(one) ?? []);
  const byFile = new Map<string, [vscode.Uri, string[]]>();
  for (const { uri, annotation } of named) {
    const known = byFile.get(uri.toString());
    if (known) known[1].push(annotation);
    else byFile.set(uri.toString(), [uri, [annotation]]);
  }
  return [...byFile.values()];
}
