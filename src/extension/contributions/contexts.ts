/** What the extension tells the editor for when clauses. Each is false until it is set. */
import { prefixed } from './ids';

export const CONTEXTS = {
  scanned: 'The files of the workspace were listed once.',
  canUndo: 'There is an action on annotations to undo.',
  canRedo: 'There is an action on annotations to redo.',
  reviewing: 'A review is running, and its keys work.',
  reviewSuspended: 'A review waits to be resumed.',
  reviewKept: 'A review of an earlier session can be resumed.',
  tagging: 'Tags are applied by single keys.',
  relationBegun: 'The second end of a relation is looked for.',
  comparing: 'A comparison of annotators is open.',
  toCheck: 'Some annotations are lost or changed their place.',
} as const;

/** A context key without the prefix. */
export type ContextName = keyof typeof CONTEXTS;

/** Context values of comment threads and of the comments in them. */
export type ThreadContext = 'open' | 'resolved';
export type RemarkContext = 'note' | 'reply' | 'newNote' | 'newReply';

export const contextKey = (name: ContextName): string => prefixed(name);
