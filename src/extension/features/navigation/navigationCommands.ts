import * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import { entityById, isSpoken, mentionAt, neighbour, plainText, quoteAt, quotesOf } from '../../../core/view';
import { atCursor } from '../../services/passage';
import { peekPassages } from '../../services/peek';
import type { ShownPassage } from '../../services/shownPassage';
import { articleAt } from '../../services/viewQueries';
import { type EntityArgument, entityArgument, placeArgument } from '../../shell/args';
import { showInformation } from '../../shell/messages';
import { toOffset } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import type { RowActivation } from '../../shell/rowActivation';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';

/** Commands that move the cursor or show passages. */
export function navigationCommands(views: ViewStore, passages: ShownPassage, activation: RowActivation): Handlers {
  const navigator = new Navigator(views, passages);
  return {
    reveal: argument => navigator.reveal(argument, { preserveFocus: false }),
    revealRow: argument => navigator.reveal(argument, { preserveFocus: !activation.takesFocus(argument) }),
    openRow: () => activation.enter(),
    nextQuote: () => navigator.goTo('next', spokenQuotes),
    previousQuote: () => navigator.goTo('previous', spokenQuotes),
    nextMention: () => navigator.goTo('next', mentionsOfSame),
    previousMention: () => navigator.goTo('previous', mentionsOfSame),
    showQuotesOfSpeaker: argument =>
      navigator.peekAtEntity(argument, (article, entity) => quotesOf(article, entity).map(({ quote }) => quote.span)),
    showMentions: argument =>
      navigator.peekAtEntity(
        argument,
        (article, entity) => entityById(article, entity)?.mentions.map(({ span }) => span) ?? [],
      ),
  };
}

/** The passages to step through, given the cursor's file offset. */
type SpansOf = (view: SeedView, offset: number) => Span[];

class Navigator {
  constructor(
    private readonly views: ViewStore,
    private readonly passages: ShownPassage,
  ) {}

  async reveal(argument: unknown, { preserveFocus }: { readonly preserveFocus: boolean }): Promise<void> {
    const place = placeArgument(argument);
    if (!place) return;
    const view = await this.views.of(place.uri);
    if (!view) throw new Error(`${nameOf(place.uri)} is no longer there.`);
    await this.passages.show(view, [place.span], preserveFocus);
  }

  async goTo(direction: 'next' | 'previous', spansOf: SpansOf): Promise<void> {
    const at = await atCursor(this.views);
    if (!at) return;
    const { view, editor, offset } = at;
    const from = direction === 'next' ? offset : toOffset(view.lines, editor.selection.start);
    const target = neighbour(spansOf(view, offset), from, direction);
    if (target) await this.passages.show(view, [target]);
  }

  /** Peeks at passages of the entity that the argument names, or else of the one at the cursor. */
  async peekAtEntity(argument: unknown, spansOf: (article: ArticleView, entity: string) => Span[]): Promise<void> {
    const named = entityArgument(argument) ?? (await entityAtCursor(this.views));
    const view = named && (await this.views.of(named.uri));
    const article = named && view?.articles[named.article];
    if (!named || !view || !article) return;
    const spans = spansOf(article, named.entity);
    const [first] = spans;
    if (first && vscode.window.activeTextEditor?.document.uri.toString() !== named.uri.toString())
      await this.passages.show(view, [first]);
    await peekPassages(view, spans, named.from);
  }
}

const spokenQuotes: SpansOf = view => {
  const options = settings.view(view.uri);
  const quotes = view.articles.flatMap(article => article.quotes);
  return quotes.filter(quote => isSpoken(quote, options)).map(({ quote }) => quote.span);
};

/** The mentions of the entity at the cursor. */
const mentionsOfSame: SpansOf = (view, offset) => {
  const article = articleAt(view, offset);
  const found = article && mentionAt(article, offset);
  return found?.entity.mentions.map(({ span }) => span) ?? [];
};

/** The speaker of the quote at the cursor, or else the entity mentioned there; null if there is none. */
async function entityAtCursor(views: ViewStore): Promise<EntityArgument | null> {
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  if (!at || !article) return null;
  const entity = quoteAt(article, at.offset)?.speaker?.entity ?? mentionAt(article, at.offset)?.entity.entity.id;
  if (!entity) {
    void showInformation(plainText`Put the cursor in a quote or on a name first.`);
    return null;
  }
  return { uri: at.view.uri, article: article.analysis.article.index, entity, from: null };
}
