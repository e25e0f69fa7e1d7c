import type { ArticleView, QuoteView } from '../../../core/annotation';
import { count, excerpt, isNamed, percent, plainText, proposalsFor, quoteAt, verdictOn } from '../../../core/view';
import { quotesArgument } from '../../shell/args';
import { showInformation } from '../../shell/messages';
import { pickOne, pickOrType, type Row, type Rows } from '../../shell/picks';
import type { Handler, Handlers } from '../../shell/register';
import type { Annotator, Verdict } from '../../stores/annotator';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { articleAt } from '../language/providers';
import { atCursor } from '../navigation/navigation';

export interface Target {
  readonly view: SeedView;
  readonly article: ArticleView;
  readonly quotes: readonly QuoteView[];
}

/** Confirm, correct, reject or withdraw what is said of the speakers of quotes. */
export function speakerCommands(views: ViewStore, annotator: Annotator): Handlers {
  const withTarget =
    (act: (target: Target) => Promise<void>): Handler =>
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
      if (!chosen?.length) return;
      const verdict = await chooseSpeaker(view, article, chosen);
      if (verdict) await annotator.decide(view, chosen, verdict);
    }),

    undecideSpeaker: withTarget(async ({ view, quotes }) => {
      const decided = quotes.flatMap(quote => (quote.decision ? [quote.decision.id] : []));
      if (decided.length) await annotator.remove(view.uri, decided);
    }),
  };
}

/** The quotes a command is about: those its argument names, else the one under the cursor. */
export async function targetOf(views: ViewStore, argument: unknown): Promise<Target | null> {
  const named = quotesArgument(argument);
  if (named) {
    const view = await views.of(named.uri);
    const article = view?.articles[named.article];
    const quotes = article?.quotes.filter(quote => named.quotes.includes(quote.quote.id)) ?? [];
    return view && article && quotes.length ? { view, article, quotes } : null;
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
      { label: `All ${count(quotes.length, 'quote')}`, value: quotes },
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

/** Candidates first, then everybody else in the article; any other name can be typed. */
export function chooseSpeaker(
  view: SeedView,
  article: ArticleView,
  quotes: readonly QuoteView[],
): Promise<Verdict | undefined> {
  const { span } = quotes[0].quote;
  const words = excerpt(view.text.slice(span.start, span.end).replace(/^[“"‘'«]|[”"’'»]$/g, ''), 60);
  return pickOrType<Verdict>({
    title: plainText`Who said “${words}”?`,
    placeholder: plainText`Choose a speaker, or type any name`,
    rows: choices(article, quotes),
    typed: name => ({ label: 'Someone else', value: { status: 'corrected', speaker: name } }),
  });
}

function choices(article: ArticleView, quotes: readonly QuoteView[]): Rows<Verdict> {
  const seen = new Set<string>();
  const take = (name: string, description: string): Row<Verdict>[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ label: name, description, value: verdictOn(article, quotes[0], name) }];
  };
  const { quote } = quotes[0];
  const proposals = proposalsFor(article, quote);
  const candidates = proposals.flatMap(({ name, confidence }) => take(name, percent(confidence)));
  const derived = proposals.find(({ candidate }) => candidate === quote.attribution)?.name;
  const others = article.entities
    .filter(
      entity =>
        !entity.hidden &&
        (entity.type === 'person' || entity.type === 'organization' || entity.type === 'group' || entity.quotes.length),
    )
    .sort((a, b) => Number(b.type === 'person') - Number(a.type === 'person') || b.mentions.length - a.mentions.length)
    .flatMap(entity => take(entity.name, entity.role ?? entity.type));
  return [
    ...(candidates.length ? [{ heading: 'candidates' }, ...candidates] : []),
    ...(others.length ? [{ heading: 'in this article' }, ...others] : []),
    { heading: 'or' },
    {
      icon: 'rejected',
      label: 'Not speech',
      description: 'a title, nickname or scare quotes',
      value: { status: 'rejected' },
    },
    ...(derived ? [notThisOne(derived)] : []),
  ];
}

const notThisOne = (speaker: string): Row<Verdict> => ({
  icon: 'unknown',
  label: plainText`Not ${speaker}`,
  description: 'speaker unknown',
  value: { status: 'rejected', speaker },
});
