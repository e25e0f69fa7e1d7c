/** What can be done with a quote: the links of its hover, and the rows of its list of actions. */
import type { ArticleView, QuoteView } from '../annotation';
import { quotesOf } from './find';
import { type Inline, link } from './inline';

/** Each has an action and a tooltip. */
export function quoteLinks(view: ArticleView, quote: QuoteView): Inline[] {
  const { speaker, status } = quote;
  const quotes = [quote.quote.id];
  const links: Inline[] = [];
  if (speaker?.entity && status !== 'rejected') {
    const { entity } = speaker;
    const n = quotesOf(view, entity).length;
    const where = `Quotes of ${speaker.name} in the article, the file or the folder`;
    links.push(
      link(n > 1 ? `All ${n} quotes` : 'Only quote', { do: 'showQuotes', entity }, `Quotes of ${speaker.name}`),
      link('Elsewhere…', { do: 'showQuotesIn', entity }, where),
    );
  }
  if (speaker && status === 'derived')
    links.push(link('Confirm', { do: 'confirmSpeaker', quotes }, 'This is the speaker'));
  links.push(link('Change speaker…', { do: 'changeSpeaker', quotes }, 'Choose another speaker, or mark as not speech'));
  if (speaker && status === 'derived')
    links.push(link('Not this one', { do: 'rejectSpeaker', quotes }, `Not ${speaker.name} — speaker unknown`));
  if (status !== 'rejected')
    links.push(link('Not speech', { do: 'notSpeech', quotes }, 'Not spoken words: a title, nickname or scare quotes'));
  if (status !== 'derived')
    links.push(link('Undo decision', { do: 'undecideSpeaker', quotes }, 'Remove the decision on the speaker'));
  links.push(link('Copy…', { do: 'copyQuote', quotes }, 'Copy the quote with its speaker and source'));
  links.push(link('Add note', { do: 'addNote', span: quote.quote.span }, 'A note on this quote'));
  return links;
}
