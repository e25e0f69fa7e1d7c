import { type Id, prefixed } from './ids';

/** A view without the prefix. */
export type ViewName = 'articles' | 'disagreements' | 'tags' | 'toCheck';
export type ViewId = Id<ViewName>;

export const viewId = <Name extends ViewName>(name: Name): Id<Name> => prefixed(name);
/** The editor's own command that brings a view into sight. */
export const focusCommand = (view: ViewName): string => `${viewId(view)}.focus`;
