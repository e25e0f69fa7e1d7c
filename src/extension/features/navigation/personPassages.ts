import * as vscode from 'vscode';
import type { ArticleView, EntityView } from '../../../core/annotation';
import type { MentionedIn, PersonQuote } from '../../../core/corpus';
import type { Span } from '../../../core/text';
import { type EntityIn, namesakesOf, quotesOf } from '../../../core/view';
import type { CorpusPlaces } from '../../services/corpusPlaces';
import { toRange } from '../../shell/positions';
import type { SeedView } from '../../stores/viewStore';
import type { ScopeCounts } from './passageScope';

export type PassageKind = 'quote' | 'mention';

/** An entity of an article of a file, and what is looked for. */
export interface PassageQuestion {
  readonly kind: PassageKind;
  readonly view: SeedView;
  readonly article: ArticleView;
  readonly entity: EntityView;
}

/** What the index has of a person in other articles. */
export type Elsewhere =
  | { readonly kind: 'quote'; readonly found: readonly PersonQuote[] }
  | { readonly kind: 'mention'; readonly found: readonly MentionedIn[] };

/** The quotes or mentions of a person in an article, in its file and in the folder. */
export class PersonPassages {
  constructor(private readonly places: CorpusPlaces) {}

  inArticle({ kind, article, entity }: Pick<PassageQuestion, 'kind' | 'article' | 'entity'>): readonly Span[] {
    return kind === 'quote'
      ? quotesOf(article, entity.entity.id).map(({ quote }) => quote.span)
      : entity.mentions.map(({ span }) => span);
  }

  inFile(question: PassageQuestion): readonly Span[] {
    return this.namesakes(question).flatMap(one => this.inArticle({ ...one, kind: question.kind }));
  }

  /** Null if the index does not know the person. */
  async elsewhere(question: PassageQuestion, token: vscode.CancellationToken): Promise<Elsewhere | null> {
    const { kind, view, article, entity } = question;
    const person = await this.places.personOf(view.uri, article, entity, token);
    if (person === null) return null;
    const except = this.places.placeOf(view.uri, article);
    return kind === 'quote'
      ? { kind, found: await this.places.quotes(person, except, token) }
      : { kind, found: await this.places.mentions(person, except, token) };
  }

  /** The passages of the article and of those that the index has, in this order. */
  async inFolder(
    question: PassageQuestion,
    elsewhere: Elsewhere,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const others =
      elsewhere.kind === 'quote'
        ? await this.places.locateQuotes(elsewhere.found, token)
        : await this.places.locateMentions(elsewhere.found, token);
    return [
      ...locationsOf(question.view, this.inArticle(question)),
      ...others.flatMap(({ uri, ranges }) => ranges.map(range => new vscode.Location(uri, range))),
    ];
  }

  counts(question: PassageQuestion, elsewhere: Elsewhere | null): ScopeCounts {
    const own = this.inArticle(question).length;
    const inFile = this.namesakes(question).filter(one => this.inArticle({ ...one, kind: question.kind }).length);
    return {
      article: { passages: own, articles: 1 },
      ...(question.view.articles.length > 1 && {
        file: { passages: this.inFile(question).length, articles: inFile.length },
      }),
      ...(elsewhere && { folder: countsOf(elsewhere, own) }),
    };
  }

  private namesakes({ view, article, entity }: PassageQuestion): EntityIn[] {
    return namesakesOf(view.articles, { article, entity });
  }
}

function countsOf(elsewhere: Elsewhere, own: number): { readonly passages: number; readonly articles: number } {
  const articles = new Set(elsewhere.found.map(({ file, article }) => `${article} ${file}`)).size + Number(own > 0);
  const others =
    elsewhere.kind === 'quote'
      ? elsewhere.found.length
      : elsewhere.found.reduce((sum, { mentions }) => sum + mentions.length, 0);
  return { passages: own + others, articles };
}

export const locationsOf = ({ uri, lines }: SeedView, spans: readonly Span[]): vscode.Location[] =>
  spans.map(span => new vscode.Location(uri, toRange(lines, span)));
