/** The ids that the editor knows this extension's parts by, made from their typed names. */
import type { ColorName } from './colors';
import type { CommandName } from './commands';
import type { ContextName } from './contexts';
import type { SettingGroup, SettingName } from './settings';
import type { ViewName } from './views';

/** Begins every id; alone, it is the section of the settings and the container of the views. */
export const PREFIX = 'seedAnnotator';

/** An entry of the status bar. */
export type StatusItemName = 'review' | 'relation' | 'tagging';

/** What is kept with the workspace under a prefixed key. */
export type StoredName = 'notes.expanded' | 'entities.reach';

export type Id<Name extends string> = `${typeof PREFIX}.${Name}`;
export type CommandId = Id<CommandName>;
export type ViewId = Id<ViewName>;

const prefixed = <Name extends string>(name: Name): Id<Name> => `${PREFIX}.${name}`;

export const commandId = <Name extends CommandName>(name: Name): Id<Name> => prefixed(name);
export const viewId = <Name extends ViewName>(name: Name): Id<Name> => prefixed(name);
/** The editor's own command that brings a view into sight. */
export const focusCommand = (view: ViewName): string => `${viewId(view)}.focus`;
export const contextKey = (name: ContextName): string => prefixed(name);
export const settingKey = (name: SettingName | SettingGroup): string => prefixed(name);
export const colorId = (name: ColorName): string => prefixed(name);
export const statusItemId = (name: StatusItemName): string => prefixed(name);
export const storedKey = (name: StoredName): string => prefixed(name);
/** The controller of the editor's comment threads that show notes. */
export const NOTES_CONTROLLER: string = prefixed('notes');
