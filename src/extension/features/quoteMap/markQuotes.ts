import * as vscode from 'vscode';
import { type MapScope, type MarkQuestion, type MarkQuote, queryLineOf } from '../../../core/corpus';
import { excerpt, type MarkLabel, markLabelOf, type Picture, questionOf } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { ShownPassage } from '../../services/shownPassage';
import { count, LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { type PickRows, pickOne } from '../../shell/picks';
import type { IndexStore } from '../../stores/indexStore';
import type { ViewStore } from '../../stores/viewStore';

/** Quotes listed at once; the rest follows on demand. */
const PAGE = 100;
const EXCERPT = 120;

export interface QuoteListing {
  readonly index: Pick<IndexStore, 'ask' | 'uriOf'>;
  readonly views: Pick<ViewStore, 'of'>;
  readonly passages: Pick<ShownPassage, 'show'>;
}

/** A quote, more of them, or a search for them. */
type Choice = MarkQuote | 'more' | { readonly query: string };

/** Lists the quotes of a mark, and shows the chosen one in its article. */
export async function showQuotesOfMark(
  listing: QuoteListing,
  scope: MapScope,
  picture: Picture,
  mark: number,
): Promise<void> {
  const question = questionOf(picture, mark);
  const label = markLabelOf(picture, mark, LANGUAGE);
  if (!question || !label) return;
  const query = searchFor(scope, picture, question);
  const listed: MarkQuote[] = [];
  for (;;) {
    const { all, quotes } = await listing.index.ask('quotesOfMark', scope, question, {
      limit: PAGE,
      offset: listed.length,
    });
    for (const quote of quotes) listed.push(quote);
    const chosen = await choose(label, listed, all, query);
    if (chosen === 'more') continue;
    if (chosen && 'query' in chosen) await vscode.commands.executeCommand(commandId('newSearch'), chosen);
    else if (chosen) await show(listing, chosen);
    return;
  }
}

/** The query line that finds the quotes of a mark; null where there is none. */
function searchFor(scope: MapScope, { data }: Picture, question: MarkQuestion): string | null {
  const person = data.people.shown.find(({ key }) => key === question.people[0]);
  return person ? queryLineOf(scope, question, person.name) : null;
}

function choose(
  { title, detail }: MarkLabel,
  quotes: readonly MarkQuote[],
  all: number,
  query: string | null,
): Promise<Choice | undefined> {
  const rows: PickRows<Choice> = [
    ...quotes.map(quote => ({
      label: excerpt(quote.text, EXCERPT),
      description: quote.speaker ?? '',
      detail: [quote.date, quote.source, quote.headline].filter(Boolean).join(' · '),
      value: quote,
    })),
    ...(all > quotes.length
      ? [
          {
            label: say`Show More (${all - quotes.length} left)`,
            icon: 'more' as const,
            alwaysShow: true,
            value: 'more' as const,
          },
        ]
      : []),
    ...(query === null
      ? []
      : [
          {
            label: say`Open as Search`,
            description: query,
            icon: 'search' as const,
            alwaysShow: true,
            value: { query },
          },
        ]),
  ];
  return pickOne(rows, {
    title: plainText`${title} · ${detail}: ${count(all, 'quote')}`,
    placeholder: plainText`Choose a quote to show it in its article`,
    matchOnDescription: true,
  });
}

async function show({ index, views, passages }: QuoteListing, { file, span }: MarkQuote): Promise<void> {
  const view = await views.of(index.uriOf(file));
  if (view) await passages.show(view, [span]);
  else void showInformation(plainText`${file} is no longer there.`);
}
