/** All settings, in the order of the settings editor. */
import { prefixed } from './ids';

interface Described {
  /** `window`: one value per window; `resource`: may differ per folder. */
  readonly scope: 'window' | 'resource';
  readonly markdownDescription: string;
}

/** The subset of JSON Schema that settings use. */
export type Setting = Described &
  (
    | { readonly type: 'boolean'; readonly default: boolean }
    | { readonly type: 'string'; readonly default: string }
    | { readonly type: 'number'; readonly default: number; readonly minimum: number; readonly maximum: number }
    | { readonly type: 'array'; readonly default: readonly string[]; readonly items: { readonly type: 'string' } }
  );

export const SETTINGS = {
  'files.include': {
    type: 'array',
    items: { type: 'string' },
    default: ['**/*.seed', '**/*.txt'],
    scope: 'resource',
    markdownDescription:
      'Glob patterns, relative to the workspace folder, of the files to consider for the *Articles* view. A `.txt` file outside a `seeds` folder is included only if its first non-blank line is a seed header.',
  },
  'files.exclude': {
    type: 'array',
    items: { type: 'string' },
    default: ['**/node_modules/**', '**/.git/**'],
    scope: 'resource',
    markdownDescription: 'Glob patterns of the files to exclude, in addition to `#files.exclude#`.',
  },
  'files.useIgnoreFiles': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Exclude files that are listed in a `.gitignore` or `.ignore` file of the workspace folder. This is off by default because articles are often kept out of git. `#files.exclude#` always applies.',
  },
  'files.recognizeHeader': {
    type: 'boolean',
    default: true,
    scope: 'window',
    markdownDescription:
      'Treat any `.txt` file that starts with a seed header as a *Seed Article*. A file that you set to *Plain Text* yourself stays plain text.',
  },
  'attribution.minimumConfidence': {
    type: 'number',
    minimum: 0,
    maximum: 1,
    default: 0.6,
    scope: 'resource',
    markdownDescription:
      'The minimum confidence (0–1) for naming a speaker. Below it, a quote shows *speaker unknown* and lists the candidates in its hover. Quotes in quotation marks never name a speaker below 0.6, so lower values only affect speech without quotation marks.',
  },
  'attribution.indirect': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Show speech that is reported without quotation marks in lenses, trees, the outline and *Go to Next Quote*. Its hover is always available.',
  },
  'lens.enabled': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Show the speakers above each paragraph that contains quotes.',
  },
  'lens.reuse': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show above a paragraph in how many other articles a quote of it comes again, and in how many with other words. Applies if `#seedAnnotator.lens.enabled#` is on.',
  },
  'lens.record': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show above a paragraph how its quotes compare with the records of the folder: *word for word*, *shortened here*, *reworded in 3 words*, *not in the record*. Applies if `#seedAnnotator.lens.enabled#` is on.',
  },
  'lens.makeArticle': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Offer on the first line of a `.txt` file without a header to make it an article, if it reads like one. Applies if `#seedAnnotator.files.recognizeHeader#` is on.',
  },
  'inlayHints.speakers': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show the speaker after a quote where neither the lens above the paragraph nor the words next to the quote tell who says it.',
  },
  'inlayHints.pronouns': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show the name after a pronoun such as *she*, where the name is not the last one mentioned in the paragraph and no lens tells it. A pronoun without a known antecedent has no hint.',
  },
  'inlayHints.dates': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription:
      'Show the day after words such as *Friday* or *last week*, read against the article’s date. Words in quotation marks have no hint: they may have been said on another day.',
  },
  'tags.nameInText': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Show the name of a tag after each tagged passage, so that tags are told apart without their colours.',
  },
  'articles.openReadOnly': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Open articles read-only, so that no key changes their text. Annotations are not affected. *File: Set Active Editor Writeable in Session* allows edits to one article.',
  },
  'articles.followCursor': {
    type: 'boolean',
    default: true,
    scope: 'window',
    markdownDescription: 'Select the item under the cursor in the *Articles* view.',
  },
  'index.path': {
    type: 'string',
    default: '',
    scope: 'window',
    markdownDescription:
      'A corpus index that was built elsewhere with `seed-annotator index`, absolute or relative to the first workspace folder. It is only read; paths in it are relative to its own folder. If empty, the extension keeps an index of the workspace by itself.',
  },
  'annotations.author': {
    type: 'string',
    default: '',
    scope: 'window',
    markdownDescription:
      'The author name saved with your annotations. If empty, the `user.name` that git has for the folder is used, otherwise your login name. If there is neither, you are asked once.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** A setting key without the prefix. */
export type SettingName = keyof typeof SETTINGS;

/** The first segment of a setting key, for all settings that begin with it. */
export type SettingGroup = SettingName extends `${infer Group}.${string}` ? Group : never;

export const settingKey = (name: SettingName | SettingGroup): string => prefixed(name);
