/** Arguments that reach commands from lenses, hovers, trees and keybindings: named, and checked before use. */

import * as vscode from 'vscode';
import type { EntityType } from '../../core/analysis';
import { ENTITY_TYPES } from '../../core/annotation';
import { type Span, span } from '../../core/text';

/** Where a decision holds: in its article, or in all of the folder. */
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
  /** Offset at which an answer is best shown; null: at the cursor. */
  readonly from: number | null;
}

/** What a rename, a merge or a split was asked for along with its entity; null where it is to be asked. */
export interface EntityWish {
  /** The name to give. */
  readonly name: string | null;
  readonly type: EntityType | null;
  /** The entity to merge into. */
  readonly into: string | null;
  /** Where the mention begins that it is about. */
  readonly start: number | null;
  /** Where it holds: what comes with all that is needed holds in the article, unless it says otherwise. */
  readonly reach: Reach | null;
}

export interface AnnotationArgument {
  readonly uri: vscode.Uri;
  readonly annotation: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** The first argument as an object whose `uri` names a file, or null: then the command goes by the cursor. */
function fieldsOf(argument: unknown): (Fields & { readonly at: vscode.Uri }) | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const fields = argument as Fields;
  if (fields.uri instanceof vscode.Uri) return { ...fields, at: fields.uri };
  return typeof fields.uri === 'string' ? { ...fields, at: vscode.Uri.parse(fields.uri, true) } : null;
}

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export function placeArgument(argument: unknown): PlaceArgument | null {
  const fields = fieldsOf(argument);
  return fields && isIndex(fields.start) && isIndex(fields.end) && fields.start <= fields.end
    ? { uri: fields.at, span: span(fields.start, fields.end) }
    : null;
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
  const { name, type, into, start, reach }: Fields = fieldsOf(argument) ?? {};
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

/** All that a menu was called on, where several rows of a tree are selected; else what its argument names. By file. */
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
