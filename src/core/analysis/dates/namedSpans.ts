import { BEFORE_MONTH } from '../../language/en';
import { type ArticleSpan, firstIndexWhere } from '../../text';
import type { Entity, EntityType } from '../model';
import { type Doc, tokenIndexFrom } from '../tokens/document';

/** The names of an article: words for days and months in them are no dates. */
export class NamedSpans {
  /** In order of start. */
  private readonly names: readonly { readonly span: ArticleSpan; readonly type: EntityType }[];

  constructor(entities: readonly Entity<'article'>[]) {
    const names: { span: ArticleSpan; type: EntityType }[] = [];
    for (const { type, mentions } of entities)
      for (const { kind, span } of mentions) if (kind === 'name') names.push({ span, type });
    this.names = names.sort((a, b) => a.span.start - b.span.start);
  }

  /**
   * Whether an expression is part of a name: *June Carver*, *Sunday Times*; or a person’s whole name, as *June* is unless
   * a preposition of months precedes it. What has figures is a date also in a name: *the 2012 Games*.
   */
  include(doc: Doc, { start, end }: ArticleSpan): boolean {
    const name = this.names[firstIndexWhere(this.names, ({ span }) => span.start > start) - 1];
    if (name === undefined || name.span.end < end || name.type === 'event' || hasDigit(doc.text, start, end))
      return false;
    if (name.span.start < start || name.span.end > end) return true;
    const before = doc.tokens[tokenIndexFrom(doc, start) - 1]?.lower ?? '';
    return name.type === 'person' && !BEFORE_MONTH.test(before);
  }
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}
