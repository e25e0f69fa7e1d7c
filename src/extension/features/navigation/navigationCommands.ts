import type { Span } from '../../../core/text';
import { isSpoken, mentionAt, neighbour } from '../../../core/view';
import type { CorpusPlaces } from '../../services/corpusPlaces';
import { atCursor } from '../../services/passage';
import type { Services } from '../../services/services';
import type { ShownPassage } from '../../services/shownPassage';
import { articleAt } from '../../services/viewQueries';
import { annotationArgument, articleArgument, placeArgument } from '../../shell/args';
import { say } from '../../shell/language';
import { toOffset } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { PersonPassages } from './personPassages';
import { PersonPeek } from './personPeek';

/** Commands that move the cursor or show passages. */
export function navigationCommands(
  { views, passages, activation, memory }: Pick<Services, 'views' | 'passages' | 'activation' | 'memory'>,
  places: CorpusPlaces,
): Handlers {
  const navigator = new Navigator(views, passages);
  const peek = new PersonPeek(views, passages, memory, new PersonPassages(places));
  return {
    reveal: argument => navigator.reveal(argument, { preserveFocus: false }),
    revealRow: argument => navigator.reveal(argument, { preserveFocus: !activation.takesFocus(argument) }),
    openRow: () => activation.enter(),
    nextQuote: () => navigator.goTo('next', spokenQuotes),
    previousQuote: () => navigator.goTo('previous', spokenQuotes),
    nextMention: () => navigator.goTo('next', mentionsOfSame),
    previousMention: () => navigator.goTo('previous', mentionsOfSame),
    showQuotesOfSpeaker: argument => peek.show(argument, 'quote'),
    showQuotesOfSpeakerIn: argument => peek.choose(argument, 'quote'),
    showMentions: argument => peek.show(argument, 'mention'),
    showMentionsIn: argument => peek.choose(argument, 'mention'),
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
    const place = placeArgument(argument) ?? articleArgument(argument);
    if (!place) return;
    const view = await this.views.of(place.uri);
    if (!view) throw new Error(say`${nameOf(place.uri)} is no longer there.`);
    const spans = 'span' in place ? [presentSpan(view, argument) ?? place.span] : beginningOf(view, place.article);
    await this.passages.show(view, spans, preserveFocus);
  }

  async goTo(direction: 'next' | 'previous', spansOf: SpansOf): Promise<void> {
    const at = await atCursor(this.views);
    if (!at) return;
    const { view, editor, offset } = at;
    const from = direction === 'next' ? offset : toOffset(view.lines, editor.selection.start);
    const target = neighbour(spansOf(view, offset), from, direction);
    if (target) await this.passages.show(view, [target]);
  }
}

/** Where the annotation that an argument names is now; null if it names none, or a lost one. */
function presentSpan({ annotations }: SeedView, argument: unknown): Span | null {
  const id = annotationArgument(argument)?.annotation;
  const found = id === undefined ? undefined : annotations.find(({ annotation }) => annotation.id === id);
  return found?.anchor.span ?? null;
}

/** The header of an article, or its beginning. Empty where there is no such article. */
function beginningOf(view: SeedView, article: number): Span[] {
  const found = view.file.articles[article];
  if (!found) return [];
  const { start } = found.span;
  return [found.header?.span ?? { ...found.span, start, end: start }];
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
