/** How the editor knows this extension's parts. Each table makes the ids of its own names. */

/** Begins every id; alone, it is the section of the settings and the container of the views. */
export const PREFIX = 'seedAnnotator';

/** An entry of the status bar. */
export type StatusItemName = 'review' | 'relation' | 'tagging';

/** What is kept with the workspace under a prefixed key. */
export type StoredName = 'notes.expanded' | 'entities.reach';

export type Id<Name extends string> = `${typeof PREFIX}.${Name}`;

/** The id that the editor knows a part by. */
export const prefixed = <Name extends string>(name: Name): Id<Name> => `${PREFIX}.${name}`;

export const statusItemId = (name: StatusItemName): string => prefixed(name);
export const storedKey = (name: StoredName): string => prefixed(name);
/** The controller of the editor's comment threads that show notes. */
export const NOTES_CONTROLLER: string = prefixed('notes');
