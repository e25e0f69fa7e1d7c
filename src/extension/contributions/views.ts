/** The views of the side bar and their welcome texts. */
import { type CommandName, commandId } from './commands';
import { type SettingGroup, settingKey } from './settings';
import type { ViewName } from './viewNames';
import { all, context, HAS_FOLDER, NO_FOLDER, not, type When } from './when';

export interface ViewEntry {
  readonly name: string;
  /** Codicon name; the extension's icon by default. */
  readonly icon?: string;
  /** Title of the view after a user has moved it out of the extension's container. */
  readonly contextualTitle: string;
  readonly visibility?: 'collapsed';
  readonly when?: When;
}

const TITLE = 'Seed Annotator';

export const VIEWS = {
  articles: { name: 'Articles', contextualTitle: TITLE },
  people: { name: 'People & Organizations', icon: 'organization', contextualTitle: TITLE },
  disagreements: { name: 'Disagreements', icon: 'git-compare', contextualTitle: TITLE, when: context('comparing') },
  importResults: { name: 'Import Results', icon: 'list-tree', contextualTitle: TITLE, when: context('imported') },
  tags: { name: 'Tags', icon: 'tag', contextualTitle: TITLE, visibility: 'collapsed' },
  reuse: {
    name: 'Quotes That Come Again',
    icon: 'copy',
    contextualTitle: TITLE,
    visibility: 'collapsed',
    when: HAS_FOLDER,
  },
  records: { name: 'Against the Record', icon: 'law', contextualTitle: TITLE, visibility: 'collapsed' },
  toCheck: { name: 'Needs Attention', contextualTitle: TITLE, when: context('toCheck') },
} as const satisfies Readonly<Record<ViewName, ViewEntry>>;

export interface Welcome {
  readonly view: ViewName;
  readonly when: When;
  /** Markdown. A line that consists of one link is shown as a button. */
  readonly contents: readonly string[];
}

const commandLink = (label: string, command: CommandName): string => `[${label}](command:${commandId(command)})`;
const settingsLink = (label: string, group: SettingGroup): string =>
  `[${label}](command:workbench.action.openSettings?${encodeURIComponent(JSON.stringify([settingKey(group)]))})`;

const HEADER = 'date 2025-04-26 [Source: Reuters]';

export const WELCOMES: readonly Welcome[] = [
  {
    view: 'articles',
    when: NO_FOLDER,
    contents: [
      'New here? See how it works on sample articles.',
      commandLink('Open Sample Articles', 'openSample'),
      'Or open a folder of your own articles. An article is plain text that starts with a line like this:',
      HEADER,
      '[Open Folder](command:vscode.openFolder)',
      'Or start with a new article:',
      commandLink('New Seed File', 'newFile'),
      commandLink('Import Articles…', 'importArticles'),
      `${commandLink('Show First Steps', 'openWalkthrough')}.`,
    ],
  },
  {
    view: 'articles',
    when: all(HAS_FOLDER, context('articlesFiltered')),
    contents: ['No article matches the filter.', commandLink('Clear Filter', 'clearArticleFilter')],
  },
  {
    view: 'articles',
    when: all(HAS_FOLDER, context('scanned'), not(context('articlesFiltered'))),
    contents: [
      'No articles here yet. An article is plain text that starts with a line like this:',
      HEADER,
      'Plain texts without that line, saved pages, mails and exports of databases can be imported. In a single text, choose “Make this an article” above its first line.',
      commandLink('New Seed File', 'newFile'),
      commandLink('Import Articles…', 'importArticles'),
      `${commandLink('Show First Steps', 'openWalkthrough')}, or ${settingsLink('choose which files are included', 'files')}.`,
    ],
  },
  {
    view: 'reuse',
    when: HAS_FOLDER,
    contents: ['No quote of eight words and more is in several articles of this folder.'],
  },
  {
    view: 'records',
    when: HAS_FOLDER,
    contents: [
      'No article is marked as a record yet. Mark a transcript, a speech or a judgment: quotes of the people in it are held against it, word by word.',
      commandLink('Mark as Record…', 'markRecord'),
    ],
  },
  {
    view: 'people',
    when: NO_FOLDER,
    contents: [
      'Open a folder of seed files to see who is quoted and mentioned in its articles.',
      '[Open Folder](command:vscode.openFolder)',
    ],
  },
  {
    view: 'people',
    when: all(HAS_FOLDER, context('peopleUnread')),
    contents: ['This window has no index of its articles. The output of Seed Annotator may say why.'],
  },
  {
    view: 'people',
    when: all(HAS_FOLDER, not(context('peopleUnread')), not(context('peopleNarrowed'))),
    contents: ['No names yet. People, organizations and places appear here as articles are indexed.'],
  },
  {
    view: 'people',
    when: all(HAS_FOLDER, not(context('peopleUnread')), context('peopleNarrowed')),
    contents: ['No name matches what is shown here.', commandLink('Show All Names', 'people.showAll')],
  },
  {
    view: 'tags',
    when: HAS_FOLDER,
    contents: [
      'This folder has no tags yet. Select text in an article and add the first tag.',
      commandLink('Add Tag…', 'addTag'),
    ],
  },
];
