/** Labels of a review: the proposed speaker, the reasons and the keys. */

import type { Quote } from '../../analysis';
import type { QuoteView } from '../../annotation';
import { type DisplayLanguage, type Span, textOf } from '../../text';
import type { Proposal } from '../candidates';
import type { Icon } from '../icons';
import type { Progress } from '../review';
import { ruleInShort, ruleInWords } from './ruleLabels';
import { speakerLabelOf, type ViewOptions } from './speakerLabel';
import { excerpt, percent } from './words';

/** A quote under review with its possible speakers. */
export interface ReviewedQuote {
  readonly quote: QuoteView;
  readonly proposals: readonly Proposal[];
  /** Index of the proposal that *accept* takes. */
  readonly proposed: number;
  readonly progress: Progress;
  /** Files are still being read, so more quotes may follow. */
  readonly reading: boolean;
}

/** The position in the review: `3/12`, or `3/12+` while files are being read. */
export function positionLabelOf({ progress: { position, total }, reading }: ReviewedQuote): string {
  return `${position}/${total}${reading ? '+' : ''}`;
}

/** The proposed speaker: `Yuri Ushakov 68 %`, `best guess: Ola Dahl 31 %`, `candidate 2 of 3: Mari Solberg 12 %`. */
export function proposalLabelOf({ quote, proposals, proposed }: ReviewedQuote, options: ViewOptions): string {
  const { say } = options.language;
  const { label, certainty, standing } = speakerLabelOf(quote, options);
  const proposal = proposals[proposed];
  if (quote.status !== 'derived' && !proposed) return certainty ? `${excerpt(label, 40)}, ${certainty}` : label;
  if (!proposal) return say`no speaker found`;
  const name = `${excerpt(proposal.name, 40)} ${percent(proposal.confidence)}`;
  if (proposed) return say`candidate ${proposed + 1} of ${proposals.length}: ${name}`;
  return standing === 'derived' ? name : say`best guess: ${name}`;
}

/** The reason for the proposed speaker: rule, cue and mention. Empty without a proposal. @param text the file's */
export function reasonLabelOf(reviewed: ReviewedQuote, text: string, language: DisplayLanguage): string {
  const proposal = reviewed.proposals[reviewed.proposed];
  if (!proposal) return '';
  return ruleInWords(proposal.candidate.rule, language) + evidenceLabelOf(reviewed.quote, proposal, text, 60, language);
}

function shortReasonOf(reviewed: ReviewedQuote, text: string, language: DisplayLanguage): string {
  const proposal = reviewed.proposals[reviewed.proposed];
  return proposal
    ? ` — ${ruleInShort(proposal.candidate.rule, language)}${evidenceLabelOf(reviewed.quote, proposal, text, 24, language)}`
    : '';
}

function evidenceLabelOf(
  { quote }: QuoteView,
  proposal: Proposal,
  text: string,
  maxLength: number,
  { say }: DisplayLanguage,
): string {
  const cue = cueOf(quote, proposal);
  const words = [cue && textOf(text, cue), proposal.candidate.mention?.text].flatMap(one =>
    one ? say`“${excerpt(one, maxLength)}”` : [],
  );
  return words.length ? `: ${words.join(', ')}` : '';
}

/** The cue of a proposal: only the attributed speaker has one. */
export function cueOf(quote: Quote, proposal: Proposal): Span | null {
  return proposal.candidate === quote.attribution ? quote.attribution.cue : null;
}

/** The line above the paragraph: `3 of 12 · Yuri Ushakov 68 % — next to the verb: “told”, “aide”`. @param text the file's */
export function reviewLineOf(reviewed: ReviewedQuote, text: string, options: ViewOptions): string {
  const { position, total } = reviewed.progress;
  const place = options.language.say`${position} of ${total}${reviewed.reading ? '+' : ''}`;
  return `${place} · ${proposalLabelOf(reviewed, options)}${shortReasonOf(reviewed, text, options.language)}`;
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

/** An action with its key and label. */
export interface ReviewKey {
  readonly act: ReviewAction;
  readonly key: string;
  readonly does: string;
  readonly icon: Icon;
}

/**
 * The available actions, in the order of the keys. Actions without an effect are left out.
 * @param last the label of the action that *undo* reverts; null if there is none
 */
export function reviewKeys(
  { quote, proposals, proposed, progress }: ReviewedQuote,
  last: string | null,
  { say }: DisplayLanguage,
): ReviewKey[] {
  const following = (proposals.length > 1 ? proposals[(proposed + 1) % proposals.length] : null) ?? null;
  const proposal = proposals[proposed] ?? null;
  const shown = quote.status === 'derived' && !proposed;
  const unmarked = quote.quote.kind === 'indirect';
  const keys: (ReviewKey | null)[] = [
    proposal && {
      act: 'accept',
      key: 'A',
      does: shown ? say`accept` : say`accept ${excerpt(proposal.name, 28)}`,
      icon: 'accept',
    },
    following && {
      act: 'nextCandidate',
      key: 'N',
      does: say`next: ${excerpt(following.name, 28)} ${percent(following.confidence)}`,
      icon: 'nextCandidate',
    },
    { act: 'chooseOther', key: 'O', does: proposals.length ? say`other…` : say`choose…`, icon: 'chooseOther' },
    { act: 'notSpeech', key: 'X', does: unmarked ? say`reject` : say`not speech`, icon: 'rejected' },
    { act: 'addNote', key: 'M', does: say`note`, icon: 'note' },
    { act: 'skip', key: 'S', does: quote.status === 'derived' ? say`skip` : say`next`, icon: 'skip' },
    progress.position > 1 ? { act: 'previous', key: 'P', does: say`back`, icon: 'previous' } : null,
    last === null ? null : { act: 'undo', key: 'U', does: say`undo: ${excerpt(last, 32)}`, icon: 'undo' },
    { act: 'toText', key: 'J', does: say`pause`, icon: 'toText' },
    { act: 'stop', key: 'Esc', does: say`stop`, icon: 'stop' },
  ];
  return keys.filter(key => key !== null);
}
