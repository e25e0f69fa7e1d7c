import { type ArticleView, MIN_SAME_QUOTE_OVERLAP, type QuoteView } from '../../../core/annotation';
import { type Span, shareOf } from '../../../core/text';
import { atCursor, trimSpan } from '../../services/passage';
import { articleAt } from '../../services/viewQueries';
import { plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import type { ViewStore } from '../../stores/viewStore';
import { chooseSpeaker } from './chooseSpeaker';
import { targetOf } from './speakerCommands';

/** Commands that decide what a quote is: rejected, not said by its speaker, or missed by the analysis. */
export function quoteCommands(views: ViewStore, annotator: Annotator): Handlers {
  return {
    notSpeech: async argument => {
      const target = await targetOf(views, argument);
      if (!target) return;
      const { view, article, quotes } = target;
      const own = quotes.filter(quote => isSolelyAdded(article, quote));
      const others = quotes.filter(quote => !own.includes(quote));
      const both = new Transaction();
      if (others.length) await annotator.decide(view, others, { status: 'rejected' }, both);
      // A quote that exists only because it was added is removed instead.
      const added = own.flatMap(({ decision }) => (decision ? [decision.id] : []));
      if (added.length) await annotator.remove(view.uri, added, both);
    },

    rejectSpeaker: async argument => {
      const target = await targetOf(views, argument);
      if (!target) return;
      const named = target.quotes.filter(({ speaker, added }) => speaker && !added);
      if (!named.length) void showInformation(plainText`There is no speaker to reject here.`);
      await annotator.decideEach(
        target.view,
        named.map(quote => ({ quote, verdict: { status: 'rejected', speaker: quote.speaker!.name } })),
      );
    },

    addQuote: async () => {
      const at = await atCursor(views);
      if (!at) return;
      if (at.editor.selection.isEmpty) {
        void showInformation(plainText`Select the words of the quote first.`);
        return;
      }
      const span = trimSpan(at.view.text, toSpan(at.view.lines, at.editor.selection));
      const article = articleAt(at.view, span.start);
      if (!article || span.start >= span.end) return;
      const present = article.quotes.find(({ quote }) => shareOf(quote.span, span) >= MIN_SAME_QUOTE_OVERLAP);
      const quote = present ?? addedQuote(span);
      const verdict = await chooseSpeaker(at.view, article, quote);
      if (verdict && (present || verdict.status !== 'rejected')) await annotator.decide(at.view, [quote], verdict);
    },
  };
}

/** Whether it is a quote only because of this one decision. */
function isSolelyAdded({ annotations }: ArticleView, { added, quote }: QuoteView): boolean {
  const on = annotations.filter(
    ({ annotation, anchor }) =>
      annotation.kind === 'speaker' && anchor.span && shareOf(anchor.span, quote.span) >= MIN_SAME_QUOTE_OVERLAP,
  );
  return added && on.length < 2;
}

const addedQuote = (span: Span): QuoteView => ({
  quote: { id: '', span, kind: 'direct', parts: [span], within: null, attribution: null, reporting: null },
  speaker: null,
  confidence: null,
  status: 'derived',
  decision: null,
  added: true,
  annotations: [],
});
