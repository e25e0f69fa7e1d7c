import { type Id, prefixed } from './ids';

/** A view id without the prefix. */
export type ViewName =
  | 'articles'
  | 'people'
  | 'disagreements'
  | 'importResults'
  | 'tags'
  | 'reuse'
  | 'records'
  | 'toCheck';
export type ViewId = Id<ViewName>;

export const viewId = <Name extends ViewName>(name: Name): Id<Name> => prefixed(name);
/** The editor's built-in command that focuses a view. */
export const focusCommand = (view: ViewName): string => `${viewId(view)}.focus`;
