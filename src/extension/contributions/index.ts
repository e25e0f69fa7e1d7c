/**
 * The part of package.json that is made from the tables beside this file: plain data, which `npm run contributes` writes.
 * Everything else asks `ids.ts` for an id.
 */
import { COLORS, colorId, type ThemeColorEntry } from './colors';
import { COMMANDS, type CommandEntry, type CommandId, type CommandName, commandId } from './commands';
import { PREFIX } from './ids';
import { KEYBINDINGS } from './keybindings';
import { MENUS, type MenuItem } from './menus';
import { SETTINGS, type Setting, type SettingName, settingKey } from './settings';
import { type ViewName, viewId } from './viewNames';
import { VIEWS, type ViewEntry, WELCOMES } from './views';

const NAME = 'Seed Annotator';
const ICON = 'media/seed.svg';
/** Before the titles of commands in the palette. */
const CATEGORY = 'Seed';

const codicon = (name: string): string => `$(${name})`;

const entriesOf = <Name extends string, Entry>(table: Readonly<Record<Name, Entry>>): [Name, Entry][] =>
  Object.entries(table) as [Name, Entry][];

function commands(): object[] {
  return entriesOf<CommandName, CommandEntry>(COMMANDS).map(([name, { title, icon, enablement }]) => ({
    command: commandId(name),
    title,
    category: CATEGORY,
    ...(icon !== undefined && { icon: codicon(icon) }),
    ...(enablement !== undefined && { enablement }),
  }));
}

function views(): object[] {
  return entriesOf<ViewName, ViewEntry>(VIEWS).map(([id, { name, icon, ...view }]) => ({
    id: viewId(id),
    name,
    icon: icon === undefined ? ICON : codicon(icon),
    ...view,
  }));
}

function settings(): object {
  const all = entriesOf<SettingName, Setting>(SETTINGS);
  return Object.fromEntries(
    all.map(([name, { markdownDescription, ...schema }], i) => [
      settingKey(name),
      { ...schema, order: i + 1, markdownDescription },
    ]),
  );
}

const withId = <Entry extends { readonly command: CommandName }>(
  entry: Entry,
): Omit<Entry, 'command'> & { command: CommandId } => ({ ...entry, command: commandId(entry.command) });

/** The generated keys of `contributes`. */
export function contributions(): Readonly<Record<string, unknown>> {
  return {
    viewsContainers: { activitybar: [{ id: PREFIX, title: NAME, icon: ICON }] },
    views: { [PREFIX]: views() },
    viewsWelcome: WELCOMES.map(({ view, when, contents }) => ({
      view: viewId(view),
      when,
      contents: contents.join('\n'),
    })),
    commands: commands(),
    keybindings: KEYBINDINGS.map(withId),
    menus: Object.fromEntries(
      entriesOf<string, readonly MenuItem[]>(MENUS).map(([menu, items]) => [menu, items.map(withId)]),
    ),
    configuration: { title: NAME, properties: settings() },
    colors: entriesOf<string, ThemeColorEntry>(COLORS).map(([name, { description, ...defaults }]) => ({
      id: colorId(name as keyof typeof COLORS),
      description,
      defaults,
    })),
  };
}

/** A manifest with the generated keys in place of what it had; the other keys and the order of all stay. */
export function withContributions(manifest: { readonly contributes: object }): object {
  return { ...manifest, contributes: { ...manifest.contributes, ...contributions() } };
}
