/** Context keys for when clauses. Each is false until it is set. */
import { prefixed } from './ids';

export const CONTEXTS = {
  scanned: 'The workspace files have been listed at least once.',
  articlesFiltered: 'The Articles view shows only articles that match a filter or have undecided quotes.',
  articlesUndecided: 'The Articles view shows only articles with undecided quotes.',
  canUndo: 'There is an annotation action to undo.',
  canRedo: 'There is an annotation action to redo.',
  reviewing: 'A review is running and its keys are active.',
  reviewSuspended: 'A review is paused.',
  reviewKept: 'A review from an earlier session can be resumed.',
  tagging: 'Tagging by keys is on.',
  relationBegun: 'The first end of a relation is chosen, the second is not.',
  imported: 'The results of an import are listed.',
  comparing: 'A comparison of annotators is open.',
  peopleFiltered: 'The view of people has a filter.',
  peopleUnread: 'The view of people could not ask the index.',
  peopleNarrowed: 'The view of people has a filter, or shows one type only.',
  toCheck: 'Some annotations are lost or were found at a new position.',
  onSearchRow: 'The cursor is on a row of a search that leads to an article.',
  didOpenArticle: 'An article was shown in this window.',
  didSeeWhy: 'A hover over a quote was shown in this window.',
  didAddNote: 'A note was added in this window.',
  didCorrectSpeaker: 'A speaker was changed in this window.',
} as const;

/** A context key, without the prefix. */
export type ContextName = keyof typeof CONTEXTS;

/** Context values of comment threads and their comments. */
export type ThreadContext = 'open' | 'resolved';
export type RemarkContext = 'note' | 'reply' | 'newNote' | 'newReply';

export const contextKey = (name: ContextName): string => prefixed(name);
