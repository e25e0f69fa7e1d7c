/** The core's data as the API gives it. */
import type * as vscode from 'vscode';
import type * as api from '../../../types/api';
import type { AnchoredAnnotation, ArticleView, EntityView, QuoteView } from '../../core/annotation';
import { type Span, textOf } from '../../core/text';
import { toRange } from '../shell/positions';
import type { SeedView } from '../stores/viewStore';

export function toArticle({ text, lines }: SeedView, { analysis, quotes, entities }: ArticleView): api.Article {
  const { index, span, header } = analysis.article;
  const rangeOf = (at: Span): vscode.Range => toRange(lines, at);
  return {
    number: index,
    range: rangeOf(span),
    title: header?.title?.text ?? null,
    date: header?.date?.iso ?? null,
    source: header?.source?.text ?? null,
    quotes: quotes.map(quote => toQuote(quote, text, rangeOf)),
    entities: entities.filter(({ hidden }) => !hidden).map(entity => toEntity(entity, rangeOf)),
  };
}

type RangeOf = (at: Span) => vscode.Range;

const toQuote = ({ quote, speaker, status, confidence }: QuoteView, text: string, rangeOf: RangeOf): api.Quote => ({
  id: quote.id,
  range: rangeOf(quote.span),
  text: textOf(text, quote.span),
  kind: quote.kind,
  speaker: speaker && { name: speaker.name, entity: speaker.entity },
  status,
  confidence,
});

const toEntity = ({ entity, name, type, role, mentions, quotes }: EntityView, rangeOf: RangeOf): api.Entity => ({
  id: entity.id,
  name,
  type,
  role,
  mentions: mentions.map(({ span, kind }) => ({ range: rangeOf(span), kind })),
  quotes,
});

export function toAnnotation({ lines }: SeedView, { annotation, anchor, to }: AnchoredAnnotation): api.Annotation {
  const { id, target, author = null, created = null, modified = null } = annotation;
  const range = anchor.span && toRange(lines, anchor.span);
  const base = { id, range, words: target.exact, author, created, modified };
  switch (annotation.kind) {
    case 'note':
      return { ...base, kind: 'note', body: annotation.body, resolved: annotation.resolved ?? false };
    case 'tag':
      return { ...base, kind: 'tag', tag: annotation.tag };
    case 'speaker':
      return { ...base, kind: 'speaker', status: annotation.status, speaker: annotation.speaker ?? null };
    case 'entity':
      return { ...base, kind: 'entity', status: annotation.status, name: annotation.name ?? null };
    case 'relation':
      return {
        ...base,
        kind: 'relation',
        relation: annotation.relation,
        to: to?.span ? toRange(lines, to.span) : null,
      };
  }
}
