import { type ArticleView, type QuoteView, SHARED } from '../../../core/annotation';
import { type Span, shareOf } from '../../../core/text';
import { plainText } from '../../../core/view';
import { showInformation } from '../../shell/messages';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { articleAt } from '../language/providers';
import { atCursor } from '../navigation/navigation';
import { chooseSpeaker, targetOf } from './speakers';

/** What is a quote and what is none: not speech, not this one's, missed by the analysis. */
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
      // A quote that is only there because somebody added it is taken back instead.
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
      const span = withoutSpace(at.view, toSpan(at.view.lines, at.editor.selection));
      const article = articleAt(at.view, span.start);
      if (!article || span.start >= span.end) return;
      const present = article.quotes.find(({ quote }) => shareOf(quote.span, span) >= SHARED);
      const quotes = [present ?? missed(span)];
      const verdict = await chooseSpeaker(at.view, article, quotes);
      if (verdict && (present || verdict.status !== 'rejected')) await annotator.decide(at.view, quotes, verdict);
    },
  };
}

/** True where no more than one decision makes it a quote at all. */
function isSolelyAdded({ annotations }: ArticleView, { added, quote }: QuoteView): boolean {
  const on = annotations.filter(
    ({ annotation, anchor }) =>
      annotation.kind === 'speaker' && anchor.span && shareOf(anchor.span, quote.span) >= SHARED,
  );
  return added && on.length < 2;
}

const missed = (span: Span): QuoteView => ({
  quote: { id: '', span, kind: 'direct', parts: [span], within: null, attribution: null, reporting: null },
  speaker: null,
  confidence: null,
  status: 'derived',
  decision: null,
  added: true,
  annotations: [],
});

/** What a person selects often has a space too much. */
export function withoutSpace({ text }: SeedView, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
}
