/**
 * Builds the part of package.json that comes from the tables in this folder. `npm run contributes` writes it.
 * Other code takes ids from `ids.ts`.
 */
import { languageModelTools, mcpServerDefinitionProviders } from './agentTools';
import { COLORS, colorId, type ThemeColorEntry } from './colors';
import { COMMANDS, type CommandEntry, type CommandId, type CommandName, commandId } from './commands';
import { PREFIX } from './ids';
import { KEYBINDINGS } from './keybindings';
import { MENUS, type MenuItem } from './menus';
import { NAME_TOKENS } from './nameTokens';
import { SETTINGS, type Setting, type SettingName, settingKey } from './settings';
import { type ViewName, viewId } from './viewNames';
import { VIEWS, type ViewEntry, WELCOMES } from './views';
import { walkthrough } from './walkthrough';

const NAME = 'Seed Annotator';
const ICON = 'media/seed.svg';
/** Prefix of command titles in the palette. */
const CATEGORY = 'Seed Annotator';

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
    walkthroughs: [walkthrough()],
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
    semanticTokenTypes: Object.entries(NAME_TOKENS).map(([id, { description }]) => ({ id, description })),
    semanticTokenScopes: [
      {
        language: 'seed',
        scopes: Object.fromEntries(Object.entries(NAME_TOKENS).map(([id, { scope }]) => [id, [scope]])),
      },
    ],
    languageModelTools: languageModelTools(),
    mcpServerDefinitionProviders: mcpServerDefinitionProviders(),
  };
}

/** Replaces the generated keys of a manifest. Other keys and the order of keys do not change. */
export function withContributions(manifest: { readonly contributes: object }): object {
  return { ...manifest, contributes: { ...manifest.contributes, ...contributions() } };
}
