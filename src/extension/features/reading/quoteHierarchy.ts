import * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import { summary } from '../../../core/article';
import {
  count,
  entityById,
  introductionOf,
  mentionAt,
  type QuotedSpeaker,
  quoteAt,
  quotedWithin,
  quotersOf,
  speakersIn,
} from '../../../core/view';
import { articleAt, queryView } from '../../services/viewQueries';
import { callItem } from '../../shell/labels';
import { toOffset, toRange } from '../../shell/positions';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

/** What an entry stands for: an article, or an entity in it. */
interface Subject {
  readonly document: vscode.TextDocument;
  readonly article: number;
  /** Null for the article itself. */
  readonly entity: string | null;
}

/**
 * The editor's call hierarchy over quotes. Outgoing calls are *quotes*: whom an article quotes, or a speaker within their
 * own quotes. Incoming calls are *quoted by*: the article, and the speakers who quote the person.
 */
export class QuoteHierarchy implements vscode.CallHierarchyProvider {
  private readonly subjects = new WeakMap<vscode.CallHierarchyItem, Subject>();

  constructor(private readonly views: Pick<ViewStore, 'ofDocument'>) {}

  prepareCallHierarchy(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyItem | null> {
    return queryView(this.views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      if (!article) return null;
      const entity = mentionAt(article, offset)?.entity.entity.id ?? quoteAt(article, offset)?.speaker?.entity;
      return entity ? this.speakerItem(document, view, article, entity) : this.articleItem(document, view, article);
    });
  }

  async provideCallHierarchyOutgoingCalls(
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyOutgoingCall[]> {
    const calls = await this.ask(item, token, (view, article, { document, entity }) => {
      const options = settings.view(view.uri);
      const quoted = entity === null ? speakersIn(article, options) : quotedWithin(article, entity, options);
      return quoted.flatMap(speaker => {
        const to = this.speakerItem(document, view, article, speaker.entity.entity.id, speaker);
        return to ? [new vscode.CallHierarchyOutgoingCall(to, rangesOf(view, speaker))] : [];
      });
    });
    return calls ?? [];
  }

  async provideCallHierarchyIncomingCalls(
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyIncomingCall[]> {
    const calls = await this.ask(item, token, (view, article, { document, entity }) => {
      const options = settings.view(view.uri);
      const spoken = speakersIn(article, options).find(speaker => speaker.entity.entity.id === entity);
      const quoters = entity === null ? [] : quotersOf(article, entity, options);
      return [
        ...(spoken
          ? [new vscode.CallHierarchyIncomingCall(this.articleItem(document, view, article), rangesOf(view, spoken))]
          : []),
        ...quoters.flatMap(quoter => {
          const from = this.speakerItem(document, view, article, quoter.entity.entity.id);
          return from ? [new vscode.CallHierarchyIncomingCall(from, rangesOf(view, quoter))] : [];
        }),
      ];
    });
    return calls ?? [];
  }

  private async ask<T>(
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
    answer: (view: SeedView, article: ArticleView, subject: Subject) => T,
  ): Promise<T | null> {
    const subject = this.subjects.get(item);
    if (!subject) return null;
    return queryView(this.views, subject.document, token, view => {
      const article = view.articles[subject.article];
      return article ? answer(view, article, subject) : null;
    });
  }

  private articleItem(document: vscode.TextDocument, view: SeedView, article: ArticleView): vscode.CallHierarchyItem {
    const { article: at } = article.analysis;
    const place = at.header?.span ?? at.paragraphs[0] ?? at.span;
    const item = callItem({
      kind: vscode.SymbolKind.File,
      name: at.header?.title?.text || summary(at, view.text) || 'Article',
      detail: [at.header?.date?.text, at.header?.source?.text].filter(Boolean).join(' · '),
      uri: document.uri,
      range: toRange(view.lines, place),
    });
    this.subjects.set(item, { document, article: at.index, entity: null });
    return item;
  }

  /** Null if the text does not mention the entity. @param quoted the quotes to count in the entry's detail */
  private speakerItem(
    document: vscode.TextDocument,
    view: SeedView,
    article: ArticleView,
    id: string,
    quoted?: QuotedSpeaker,
  ): vscode.CallHierarchyItem | null {
    const entity = entityById(article, id);
    const place = entity && (introductionOf(entity)?.span ?? quoted?.quotes[0]?.quote.span);
    if (!entity || !place) return null;
    const item = callItem({
      kind: vscode.SymbolKind.Class,
      name: entity.name,
      detail: [entity.role, quoted && count(quoted.quotes.length, 'quote')].filter(Boolean).join(' · '),
      uri: document.uri,
      range: toRange(view.lines, place),
    });
    this.subjects.set(item, { document, article: article.analysis.article.index, entity: id });
    return item;
  }
}

const rangesOf = (view: SeedView, { quotes }: QuotedSpeaker): vscode.Range[] =>
  quotes.map(({ quote }) => toRange(view.lines, quote.span));
