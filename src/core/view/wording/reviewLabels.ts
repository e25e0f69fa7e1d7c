/** What a review says of the quote that is looked at: who may have said it and why, and what each key does. */

import { type Quote, ruleInShort, ruleInWords } from '../../analysis';
import type { QuoteView } from '../../annotation';
import { type Span, textOf } from '../../text';
import type { Proposal } from '../candidates';
import type { Icon } from '../icons';
import type { Progress } from '../review';
import { speakerLabelOf, type ViewOptions } from './speakerLabel';
import { excerpt, percent } from './words';

/** A quote under review with all who may have said it. */
export interface ReviewedQuote {
  readonly quote: QuoteView;
  readonly proposals: readonly Proposal[];
  /** Index of the proposal that *accept* would take. */
  readonly proposed: number;
  readonly progress: Progress;
  /** Files are still being read: more quotes may come. */
  readonly reading: boolean;
}

/** `3/12`; `3/12+` while more may come. */
export function positionLabelOf({ progress: { position, total }, reading }: ReviewedQuote): string {
  return `${position}/${total}${reading ? '+' : ''}`;
}

/** `Yuri Ushakov 68 %`, `best guess: Ola Dahl 31 %`, `candidate 2 of 3: Mari Solberg 12 %`, `nobody found`. */
export function proposalLabelOf({ quote, proposals, proposed }: ReviewedQuote, options: ViewOptions): string {
  const told = speakerLabelOf(quote, options);
  const proposal = proposals[proposed];
  if (quote.status !== 'derived' && !proposed)
    return told.certainty ? `${excerpt(told.label, 40)}, ${told.certainty}` : told.label;
  if (!proposal) return 'nobody found';
  const who = `${excerpt(proposal.name, 40)} ${percent(proposal.confidence)}`;
  if (proposed) return `candidate ${proposed + 1} of ${proposals.length}: ${who}`;
  return told.standing === 'derived' ? who : `best guess: ${who}`;
}

/** Why the proposed speaker is one: the rule, the cue and the words that stand for the speaker; empty for nobody. */
export function reasonLabelOf(reviewed: ReviewedQuote, text: string): string {
  const proposal = reviewed.proposals[reviewed.proposed];
  return proposal ? ruleInWords(proposal.candidate.rule) + evidenceLabelOf(reviewed, text, 60) : '';
}

function shortReasonOf(reviewed: ReviewedQuote, text: string): string {
  const proposal = reviewed.proposals[reviewed.proposed];
  return proposal ? ` — ${ruleInShort(proposal.candidate.rule)}${evidenceLabelOf(reviewed, text, 24)}` : '';
}

function evidenceLabelOf({ quote, proposals, proposed }: ReviewedQuote, text: string, longest: number): string {
  const { mention } = proposals[proposed].candidate;
  const cue = cueOf(quote.quote, proposals[proposed]);
  const words = [cue && textOf(text, cue), mention?.text].flatMap(seen => (seen ? `“${excerpt(seen, longest)}”` : []));
  return words.length ? `: ${words.join(', ')}` : '';
}

/** The word of saying belongs to the speaker who was worked out, not to the others considered. */
export function cueOf(quote: Quote, proposal: Proposal): Span | null {
  return proposal.candidate === quote.attribution ? quote.attribution.cue : null;
}

/** The line above the paragraph, short: `3 of 12 · Yuri Ushakov 68 % — beside the word of saying: “told”, “aide”`. */
export function reviewLineOf(reviewed: ReviewedQuote, text: string, options: ViewOptions): string {
  const { position, total } = reviewed.progress;
  const place = `${position} of ${total}${reviewed.reading ? '+' : ''}`;
  return `${place} · ${proposalLabelOf(reviewed, options)}${shortReasonOf(reviewed, text)}`;
}

export type ReviewAction =
  | 'accept'
  | 'nextCandidate'
  | 'chooseOther'
  | 'notSpeech'
  | 'addNote'
  | 'skip'
  | 'previous'
  | 'undo'
  | 'toText'
  | 'stop';

/** An act with its key as it is shown, what it does here, and its icon. */
export interface ReviewKey {
  readonly act: ReviewAction;
  readonly key: string;
  readonly does: string;
  readonly icon: Icon;
}

/**
 * What can be done with the quote, in the order of the keys' row; acts that would do nothing here are left out.
 * @param last what *undo* would take back, in words; null where there is nothing
 */
export function reviewKeys({ quote, proposals, proposed, progress }: ReviewedQuote, last: string | null): ReviewKey[] {
  const following = proposals.length > 1 ? proposals[(proposed + 1) % proposals.length] : null;
  const proposal = proposals[proposed] ?? null;
  const shown = quote.status === 'derived' && !proposed;
  const unmarked = quote.quote.kind === 'indirect';
  const keys: (ReviewKey | null)[] = [
    proposal && {
      act: 'accept',
      key: 'A',
      does: shown ? 'accept' : `accept ${excerpt(proposal.name, 28)}`,
      icon: 'accept',
    },
    following && {
      act: 'nextCandidate',
      key: 'N',
      does: `next: ${excerpt(following.name, 28)} ${percent(following.confidence)}`,
      icon: 'nextCandidate',
    },
    { act: 'chooseOther', key: 'O', does: proposals.length ? 'other…' : 'choose…', icon: 'chooseOther' },
    { act: 'notSpeech', key: 'X', does: unmarked ? 'reject' : 'not speech', icon: 'rejected' },
    { act: 'addNote', key: 'M', does: 'note', icon: 'note' },
    { act: 'skip', key: 'S', does: quote.status === 'derived' ? 'skip' : 'next', icon: 'skip' },
    progress.position > 1 ? { act: 'previous', key: 'P', does: 'back', icon: 'previous' } : null,
    last === null ? null : { act: 'undo', key: 'U', does: `undo: ${excerpt(last, 32)}`, icon: 'undo' },
    { act: 'toText', key: 'J', does: 'text', icon: 'toText' },
    { act: 'stop', key: 'Esc', does: 'stop', icon: 'stop' },
  ];
  return keys.filter(key => key !== null);
}
