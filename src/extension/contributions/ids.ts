/** Ids of this extension's contributions. Each table builds the ids for its own names. */

/** Prefix of every id. On its own it names the settings section and the view container. */
export const PREFIX = 'seedAnnotator';

/** A status bar item. */
export type StatusItemName = 'indexing' | 'review' | 'relation' | 'tagging' | 'quoteProgress';

/** A value stored in the workspace state, under a prefixed key. */
export type StoredName = 'notes.expanded' | 'entities.reach' | 'people.shown' | 'passages.scope' | 'articles.listing';

export type Id<Name extends string> = `${typeof PREFIX}.${Name}`;

/** Adds the prefix: `articles` becomes `seedAnnotator.articles`. */
export const prefixed = <Name extends string>(name: Name): Id<Name> => `${PREFIX}.${name}`;

export const statusItemId = (name: StatusItemName): string => prefixed(name);
export const storedKey = (name: StoredName): string => prefixed(name);
/** Type of the page that shows a quote map. `activationEvents` in package.json names it too. */
export const QUOTE_MAP_PAGE: string = prefixed('quoteMap');
/** Id of the comment controller that shows notes. */
export const NOTES_CONTROLLER: string = prefixed('notes');
