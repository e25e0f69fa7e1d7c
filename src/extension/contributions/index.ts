/**
 * Builds the part of package.json that comes from the tables in this folder. `npm run contributes` writes it.
 * Other code takes ids from `ids.ts`.
 */
import { languageModelTools, mcpServerDefinitionProviders } from './agentTools';
import { COLORS, colorId, type ThemeColorEntry } from './colors';
import { COMMANDS, type CommandEntry, type CommandId, type CommandName, commandId } from './commands';
import { PREFIX } from './ids';
import { KEYBINDINGS } from './keybindings';
import { ManifestTexts, type TextsByKey } from './manifestTexts';
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

function commands(texts: ManifestTexts): object[] {
  return entriesOf<CommandName, CommandEntry>(COMMANDS).map(([name, { title, icon, enablement }]) => ({
    command: commandId(name),
    title: texts.add(`command.${name}`, title),
    category: CATEGORY,
    ...(icon !== undefined && { icon: codicon(icon) }),
    ...(enablement !== undefined && { enablement }),
  }));
}

function views(texts: ManifestTexts): object[] {
  return entriesOf<ViewName, ViewEntry>(VIEWS).map(([id, { name, icon, ...view }]) => ({
    id: viewId(id),
    name: texts.add(`view.${id}`, name),
    icon: icon === undefined ? ICON : codicon(icon),
    ...view,
  }));
}

function settings(texts: ManifestTexts): object {
  const all = entriesOf<SettingName, Setting>(SETTINGS);
  return Object.fromEntries(
    all.map(([name, { markdownDescription, ...schema }], i) => [
      settingKey(name),
      { ...schema, order: i + 1, markdownDescription: texts.add(`setting.${name}`, markdownDescription) },
    ]),
  );
}

const withId = <Entry extends { readonly command: CommandName }>(
  entry: Entry,
): Omit<Entry, 'command'> & { command: CommandId } => ({ ...entry, command: commandId(entry.command) });

function welcomes(texts: ManifestTexts): object[] {
  const numbers = new Map<ViewName, number>();
  return WELCOMES.map(({ view, when, contents }) => {
    const number = (numbers.get(view) ?? 0) + 1;
    numbers.set(view, number);
    return { view: viewId(view), when, contents: texts.add(`welcome.${view}.${number}`, contents.join('\n')) };
  });
}

/** The generated keys of `contributes`. */
function contributions(texts: ManifestTexts): Readonly<Record<string, unknown>> {
  return {
    viewsContainers: { activitybar: [{ id: PREFIX, title: NAME, icon: ICON }] },
    views: { [PREFIX]: views(texts) },
    viewsWelcome: welcomes(texts),
    walkthroughs: [walkthrough(texts)],
    commands: commands(texts),
    keybindings: KEYBINDINGS.map(withId),
    menus: Object.fromEntries(
      entriesOf<string, readonly MenuItem[]>(MENUS).map(([menu, items]) => [menu, items.map(withId)]),
    ),
    configuration: { title: NAME, properties: settings(texts) },
    colors: entriesOf<string, ThemeColorEntry>(COLORS).map(([name, { description, ...defaults }]) => ({
      id: colorId(name as keyof typeof COLORS),
      description: texts.add(`color.${name}`, description),
      defaults,
    })),
    semanticTokenTypes: Object.entries(NAME_TOKENS).map(([id, { description }]) => ({
      id,
      description: texts.add(`token.${id}`, description),
    })),
    semanticTokenScopes: [
      {
        language: 'seed',
        scopes: Object.fromEntries(Object.entries(NAME_TOKENS).map(([id, { scope }]) => [id, [scope]])),
      },
    ],
    languageModelTools: languageModelTools(texts),
    mcpServerDefinitionProviders: mcpServerDefinitionProviders(),
  };
}

/** Replaces the generated keys of a manifest. Other keys and the order of keys do not change. */
export function withContributions(manifest: { readonly contributes: object }): object {
  return { ...manifest, contributes: { ...manifest.contributes, ...contributions(new ManifestTexts()) } };
}

/** The texts that the manifest names by keys, in English: the contents of package.nls.json. */
export function manifestTexts(): TextsByKey {
  const texts = new ManifestTexts();
  contributions(texts);
  return texts.all;
}

export { type TextsByKey, withTexts } from './manifestTexts';
