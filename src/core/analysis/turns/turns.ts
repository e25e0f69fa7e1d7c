import { type ArticleSpan, bySpan } from '../../text';
import type { MentionCandidate } from '../names/mentions';
import type { QuoteSkeleton, QuoteTurn } from '../quotes/quotes';
import type { Doc } from '../tokens/document';
import { dialogueLines } from './dialogue';
import { intervieweeOf } from './interviewee';
import { interviewTurns } from './interviews';
import { withLabels } from './labelMentions';
import { labelledTurns, type Turn } from './transcripts';

/** The quotes of an article with the turns of its transcripts, and its mentions with those of the labels. */
export interface WithTurns {
  /** In order of start, the outer before the inner. */
  readonly quotes: readonly QuoteSkeleton[];
  readonly mentions: readonly MentionCandidate[];
}

/**
 * Adds speech that the layout shows without quotation marks: turns of transcripts and interviews, and dialogue opened by
 * dashes. In steps; linear in the text, but for sorting.
 */
export function* turnSteps(
  doc: Doc,
  quotes: readonly QuoteSkeleton[],
  mentions: readonly MentionCandidate[],
): Generator<void, WithTurns> {
  const labelled = yield* labelledTurns(doc, mentions);
  const turns = labelled.length > 0 ? labelled : interviewTurns(doc);
  yield;
  const lines = dialogueLines(doc).map(
    ({ span }): QuoteSkeleton => ({
      span,
      parts: [span],
      within: null,
      marks: { open: doc.text.slice(span.start, span.start + 1), close: '' },
      turn: { kind: 'line', speaker: null },
    }),
  );
  yield;
  if (turns.length === 0 && lines.length === 0) return { quotes, mentions };
  const named = withLabels(doc, mentions, turns);
  const interviewee = intervieweeOf(doc, mentions, turns);
  yield;
  const added = [...turns.map(turn => skeletonOf(turn, interviewee)), ...lines];
  return {
    quotes: merge(
      doc.text,
      quotes,
      added.sort((a, b) => bySpan(a.span, b.span)),
    ),
    mentions: named,
  };
}

function skeletonOf({ parts, label, kind }: Turn, interviewee: ArticleSpan | null): QuoteSkeleton {
  const speaker = kind === 'question' ? null : kind === 'answer' ? interviewee : (label?.name ?? null);
  const span = { start: (parts[0] as ArticleSpan).start, end: (parts.at(-1) as ArticleSpan).end };
  return { span, parts, within: null, marks: { open: '', close: '' }, turn: { kind, speaker } };
}

/**
 * Merges quotes and turns. A turn that is nothing but a marked quote only tells that quote’s speaker. A turn that crosses a
 * quote, or lies in one, is left out.
 * @param turns in order; none overlap
 */
function merge(text: string, quotes: readonly QuoteSkeleton[], turns: readonly QuoteSkeleton[]): QuoteSkeleton[] {
  const turnOf = new Map<QuoteSkeleton, QuoteTurn>();
  const kept: QuoteSkeleton[] = [];
  const outer = quotes.filter(({ within }) => within === null);
  let next = 0;
  for (const turn of turns) {
    while (next < outer.length && (outer[next] as QuoteSkeleton).span.end <= turn.span.start) next++;
    const first = outer[next];
    if (first !== undefined && turn.turn !== undefined && isWholeSpeech(text, first.span, turn.span))
      turnOf.set(first, turn.turn);
    else if (!crosses(outer, next, turn)) kept.push(turn);
  }
  const all = [...quotes.map(quote => ({ ...quote, turn: turnOf.get(quote) })), ...kept];
  return nest(all.sort((a, b) => bySpan(a.span, b.span)));
}

/** Whether a marked quote opens a turn and is a sentence: `“No.” She laughed.`, but not `“No” is a hard word.` */
function isWholeSpeech(text: string, quote: ArticleSpan, turn: ArticleSpan): boolean {
  if (quote.start !== turn.start || quote.end > turn.end) return false;
  return quote.end === turn.end || /[.,!?…]/.test(text[quote.end - 2] ?? '');
}

/** Whether a turn overlaps a quote from `from` on without containing it. */
function crosses(outer: readonly QuoteSkeleton[], from: number, { span }: QuoteSkeleton): boolean {
  for (let i = from; i < outer.length; i++) {
    const quote = (outer[i] as QuoteSkeleton).span;
    if (quote.start >= span.end) return false;
    if (quote.start < span.start || quote.end > span.end) return true;
  }
  return false;
}

/** Finds the quote around each anew. */
function nest(sorted: readonly QuoteSkeleton[]): QuoteSkeleton[] {
  const open: number[] = [];
  return sorted.map((quote, i) => {
    while (open.length > 0 && (sorted[open.at(-1) as number] as QuoteSkeleton).span.end < quote.span.end) open.pop();
    const within = open.at(-1) ?? null;
    open.push(i);
    return { ...quote, within };
  });
}
