import * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import { headlineOf } from '../../../core/article';
import type { PersonQuote } from '../../../core/corpus';
import {
  entityById,
  introductionOf,
  mentionAt,
  type QuotedSpeaker,
  quoteAt,
  quotedWithin,
  quotersOf,
  speakersIn,
} from '../../../core/view';
import type { CorpusPlaces, FoundPlaces } from '../../services/corpusPlaces';
import { articleAt, queryFile, queryView } from '../../services/viewQueries';
import { isCancellation } from '../../shell/cancellation';
import { callItem } from '../../shell/labels';
import { count } from '../../shell/language';
import { toOffset, toRange } from '../../shell/positions';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { SYMBOL_KINDS } from './symbolKinds';

/** What an entry stands for: an article, or an entity in it. */
interface Subject {
  readonly uri: vscode.Uri;
  readonly article: number;
  /** Null for the article itself. */
  readonly entity: string | null;
}

/** An article of a file. */
interface Opened {
  readonly view: SeedView;
  readonly article: ArticleView;
}

/**
 * The editor's call hierarchy over quotes. Outgoing calls are *quotes*: whom an article quotes, or a speaker within their
 * own quotes. Incoming calls are *quoted by*: the articles of the corpus, and the speakers who quote the person.
 */
export class QuoteHierarchy implements vscode.CallHierarchyProvider {
  private readonly subjects = new WeakMap<vscode.CallHierarchyItem, Subject>();

  constructor(
    private readonly views: Pick<ViewStore, 'ofDocument' | 'of'>,
    private readonly places: Pick<CorpusPlaces, 'personOf' | 'quotes' | 'placeOf' | 'locateQuotes'>,
  ) {}

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
      return entity ? this.speakerItem({ view, article }, entity) : this.articleItem({ view, article });
    });
  }

  async provideCallHierarchyOutgoingCalls(
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyOutgoingCall[]> {
    const calls = await this.ask(item, token, (opened, { entity }) => {
      const options = settings.view(opened.view.uri);
      const quoted =
        entity === null ? speakersIn(opened.article, options) : quotedWithin(opened.article, entity, options);
      return quoted.flatMap(speaker => {
        const to = this.speakerItem(opened, speaker.entity.entity.id, speaker);
        return to ? [new vscode.CallHierarchyOutgoingCall(to, rangesOf(opened.view, speaker))] : [];
      });
    });
    return calls ?? [];
  }

  async provideCallHierarchyIncomingCalls(
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyIncomingCall[]> {
    const here = await this.ask(item, token, (opened, { entity }) =>
      entity === null ? null : { opened, entity, calls: this.callsWithin(opened, entity) },
    );
    if (!here) return [];
    try {
      return [...here.calls, ...(await this.callsElsewhere(here.opened, here.entity, token))];
    } catch (error) {
      if (isCancellation(error)) return [];
      throw error;
    }
  }

  /** The article, if it quotes the entity, and who quotes it within the article. */
  private callsWithin(opened: Opened, entity: string): vscode.CallHierarchyIncomingCall[] {
    const options = settings.view(opened.view.uri);
    const spoken = speakersIn(opened.article, options).find(speaker => speaker.entity.entity.id === entity);
    return [
      ...(spoken
        ? [new vscode.CallHierarchyIncomingCall(this.articleItem(opened), rangesOf(opened.view, spoken))]
        : []),
      ...quotersOf(opened.article, entity, options).flatMap(quoter => {
        const from = this.speakerItem(opened, quoter.entity.entity.id);
        return from ? [new vscode.CallHierarchyIncomingCall(from, rangesOf(opened.view, quoter))] : [];
      }),
    ];
  }

  /** The other articles of the corpus that quote the person, the newest first. */
  private async callsElsewhere(
    { view, article }: Opened,
    id: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyIncomingCall[]> {
    const entity = entityById(article, id);
    const person = entity && (await this.places.personOf(view.uri, article, entity, token));
    if (person === null) return [];
    const quotes = await this.places.quotes(person, this.places.placeOf(view.uri, article), token);
    const byArticle = new Map<string, FoundPlaces<PersonQuote>[]>();
    for (const one of await this.places.locateQuotes(quotes, token)) {
      const key = `${one.found.article} ${one.found.file}`;
      const others = byArticle.get(key);
      if (others) others.push(one);
      else byArticle.set(key, [one]);
    }
    return [...byArticle.values()].flatMap(found => this.callFrom(found) ?? []);
  }

  private callFrom(found: readonly FoundPlaces<PersonQuote>[]): vscode.CallHierarchyIncomingCall | null {
    const [first] = found;
    const [range] = first?.ranges ?? [];
    if (!first || !range) return null;
    const { headline, date, source, article } = first.found;
    const detail = [date, source].filter(Boolean).join(' · ');
    const item = callItem({ kind: SYMBOL_KINDS.article, name: headline, detail, uri: first.uri, range });
    this.subjects.set(item, { uri: first.uri, article, entity: null });
    return new vscode.CallHierarchyIncomingCall(
      item,
      found.flatMap(({ ranges }) => ranges),
    );
  }

  private async ask<T>(
    item: vscode.CallHierarchyItem,
    token: vscode.CancellationToken,
    answer: (opened: Opened, subject: Subject) => T,
  ): Promise<T | null> {
    const subject = this.subjects.get(item);
    if (!subject) return null;
    return queryFile(this.views, subject.uri, token, view => {
      const article = view.articles[subject.article];
      return article ? answer({ view, article }, subject) : null;
    });
  }

  private articleItem({ view, article }: Opened): vscode.CallHierarchyItem {
    const { article: at } = article.analysis;
    const place = at.header?.span ?? at.paragraphs[0] ?? at.span;
    const item = callItem({
      kind: SYMBOL_KINDS.article,
      name: headlineOf(at, view.text),
      detail: [at.header?.date?.text, at.header?.source?.text].filter(Boolean).join(' · '),
      uri: view.uri,
      range: toRange(view.lines, place),
    });
    this.subjects.set(item, { uri: view.uri, article: at.index, entity: null });
    return item;
  }

  /** Null if the text does not mention the entity. @param quoted the quotes to count in the entry's detail */
  private speakerItem({ view, article }: Opened, id: string, quoted?: QuotedSpeaker): vscode.CallHierarchyItem | null {
    const entity = entityById(article, id);
    const place = entity && (introductionOf(entity)?.span ?? quoted?.quotes[0]?.quote.span);
    if (!entity || !place) return null;
    const item = callItem({
      kind: SYMBOL_KINDS[entity.type] ?? SYMBOL_KINDS.other,
      name: entity.name,
      detail: [entity.role, quoted && count(quoted.quotes.length, 'quote')].filter(Boolean).join(' · '),
      uri: view.uri,
      range: toRange(view.lines, place),
    });
    this.subjects.set(item, { uri: view.uri, article: article.analysis.article.index, entity: id });
    return item;
  }
}

const rangesOf = (view: SeedView, { quotes }: QuotedSpeaker): vscode.Range[] =>
  quotes.map(({ quote }) => toRange(view.lines, quote.span));
