/** The views of the side bar, and what they say while they are empty. */
import { type CommandName, commandId } from './commands';
import { type SettingGroup, settingKey } from './settings';
import type { ViewName } from './viewNames';
import { all, context, HAS_FOLDER, NO_FOLDER, type When } from './when';

export interface ViewEntry {
  readonly name: string;
  /** Name of a codicon; without one, the extension's own icon. */
  readonly icon?: string;
  /** Title of the view where a person has moved it out of the extension's container. */
  readonly contextualTitle: string;
  readonly visibility?: 'collapsed';
  readonly when?: When;
}

const TITLE = 'Seed Annotator';

export const VIEWS = {
  articles: { name: 'Articles', contextualTitle: TITLE },
  disagreements: { name: 'Disagreements', icon: 'git-compare', contextualTitle: TITLE, when: context('comparing') },
  tags: { name: 'Tags', icon: 'tag', contextualTitle: 'Seed Tags', visibility: 'collapsed' },
  toCheck: { name: 'To Check', contextualTitle: TITLE, when: context('toCheck') },
} as const satisfies Readonly<Record<ViewName, ViewEntry>>;

export interface Welcome {
  readonly view: ViewName;
  readonly when: When;
  /** Markdown; each line that is only a link becomes a button. */
  readonly contents: readonly string[];
}

const commandLink = (label: string, command: CommandName): string => `[${label}](command:${commandId(command)})`;
const settingsLink = (label: string, group: SettingGroup): string =>
  `[${label}](command:workbench.action.openSettings?${encodeURIComponent(JSON.stringify([settingKey(group)]))})`;

const HEADER = '` date 2025-04-26 [Source: Reuters]`';

export const WELCOMES: readonly Welcome[] = [
  {
    view: 'articles',
    when: NO_FOLDER,
    contents: [
      'Open a folder of seed files: plain-text news articles that start with a line like',
      HEADER,
      '[Open Folder](command:vscode.openFolder)',
      'Or begin with one article:',
      commandLink('New Seed File', 'newFile'),
    ],
  },
  {
    view: 'articles',
    when: all(HAS_FOLDER, context('scanned')),
    contents: [
      'No seed files in this folder yet. A seed file is plain text; each article in it starts with a line like',
      HEADER,
      commandLink('New Seed File', 'newFile'),
      `${settingsLink('Which files are read', 'files')} can be set.`,
    ],
  },
  {
    view: 'tags',
    when: HAS_FOLDER,
    contents: [
      "No tags yet. Select text in an article and add the first one: it begins the folder's tag set.",
      commandLink('Add Tag', 'addTag'),
    ],
  },
];
