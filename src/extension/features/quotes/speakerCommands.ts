import type { ArticleView, QuoteView } from '../../../core/annotation';
import { excerpt, isNamed, quoteAt } from '../../../core/view';
import { atCursor } from '../../services/passage';
import { articleAt } from '../../services/viewQueries';
import { quotesArgument } from '../../shell/args';
import { plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handler, Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { chooseSpeaker } from './chooseSpeaker';

/** Quotes of one article that a command is about; at least one. */
export interface QuoteTarget {
  readonly view: SeedView;
  readonly article: ArticleView;
  readonly quotes: readonly [QuoteView, ...QuoteView[]];
}

/** Commands that decide on the speakers of quotes. */
export function speakerCommands(views: ViewStore, annotator: Annotator): Handlers {
  const withTarget =
    (act: (target: QuoteTarget) => Promise<void>): Handler =>
    async argument => {
      const target = await targetOf(views, argument);
      if (target) await act(target);
    };

  return {
    confirmSpeaker: withTarget(async ({ view, quotes }) => {
      const named = quotes.filter(
        quote => quote.speaker && quote.status === 'derived' && isNamed(quote, settings.view(view.uri)),
      );
      if (!named.length) {
        void showInformation(plainText`There is no unconfirmed speaker to confirm here.`);
        return;
      }
      const confirmed = (quote: QuoteView) => ({ status: 'confirmed', speaker: quote.speaker!.name }) as const;
      await annotator.decideEach(
        view,
        named.map(quote => ({ quote, verdict: confirmed(quote) })),
      );
    }),

    changeSpeaker: withTarget(async ({ view, article, quotes }) => {
      const chosen = quotes.length > 1 ? await chooseQuotes(view, quotes) : quotes;
      const [first] = chosen ?? [];
      if (!chosen || !first) return;
      const verdict = await chooseSpeaker(view, article, first);
      if (verdict) await annotator.decide(view, chosen, verdict);
    }),

    undecideSpeaker: withTarget(async ({ view, quotes }) => {
      const decided = quotes.flatMap(quote => (quote.decision ? [quote.decision.id] : []));
      if (decided.length) await annotator.remove(view.uri, decided);
    }),
  };
}

/** The quotes that a command is about: those its argument names, or else the one at the cursor. */
export async function targetOf(views: ViewStore, argument: unknown): Promise<QuoteTarget | null> {
  const named = quotesArgument(argument);
  if (named) {
    const view = await views.of(named.uri);
    const article = view?.articles[named.article];
    const [first, ...others] = article?.quotes.filter(quote => named.quotes.includes(quote.quote.id)) ?? [];
    return view && article && first ? { view, article, quotes: [first, ...others] } : null;
  }
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  const quote = article && quoteAt(article, at.offset);
  if (at && !quote) void showInformation(plainText`Put the cursor in a quote first.`);
  return at && article && quote ? { view: at.view, article, quotes: [quote] } : null;
}

async function chooseQuotes(view: SeedView, quotes: readonly QuoteView[]): Promise<readonly QuoteView[] | undefined> {
  return pickOne<readonly QuoteView[]>(
    [
      { label: quotes.length === 2 ? say`Both quotes` : say`All ${quotes.length} quotes`, value: quotes },
      ...quotes.map(quote => ({
        label: excerpt(view.text.slice(quote.quote.span.start, quote.quote.span.end), 100),
        value: [quote],
      })),
    ],
    {
      title: plainText`Change Speaker (1 of 2): Quote`,
      placeholder: plainText`This paragraph has several quotes: choose one or all`,
    },
  );
}
