/** What can be done with a quote: the links of its hover, and the rows of its list of actions. */
import type { ArticleView, QuoteView } from '../annotation';
import type { DisplayLanguage } from '../text';
import { quotesOf } from './find';
import { type Inline, link } from './inline';

/** Each has an action and a tooltip. */
export function quoteLinks(view: ArticleView, quote: QuoteView, { say }: DisplayLanguage): Inline[] {
  const { speaker, status } = quote;
  const quotes = [quote.quote.id];
  const links: Inline[] = [];
  if (speaker?.entity && status !== 'rejected') {
    const { entity } = speaker;
    const n = quotesOf(view, entity).length;
    const where = say`Quotes of ${speaker.name} in the article, the file or the folder`;
    links.push(
      link(
        n > 2 ? say`All ${n} quotes` : n === 2 ? say`Both quotes` : say`Only quote`,
        { do: 'showQuotes', entity },
        say`Quotes of ${speaker.name}`,
      ),
      link(say`Elsewhere…`, { do: 'showQuotesIn', entity }, where),
    );
  }
  if (speaker && status === 'derived')
    links.push(link(say`Confirm`, { do: 'confirmSpeaker', quotes }, say`This is the speaker`));
  links.push(
    link(say`Change speaker…`, { do: 'changeSpeaker', quotes }, say`Choose another speaker, or mark as not speech`),
  );
  if (speaker && status === 'derived')
    links.push(link(say`Not this one`, { do: 'rejectSpeaker', quotes }, say`Not ${speaker.name} — speaker unknown`));
  if (status !== 'rejected')
    links.push(
      link(say`Not speech`, { do: 'notSpeech', quotes }, say`Not spoken words: a title, nickname or scare quotes`),
    );
  if (status !== 'derived')
    links.push(link(say`Undo decision`, { do: 'undecideSpeaker', quotes }, say`Remove the decision on the speaker`));
  links.push(link(say`Copy…`, { do: 'copyQuote', quotes }, say`Copy the quote with its speaker and source`));
  links.push(link(say`Add note`, { do: 'addNote', span: quote.quote.span }, say`A note on this quote`));
  return links;
}
