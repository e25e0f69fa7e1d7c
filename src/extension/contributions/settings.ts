/** All settings, in the order in which the editor lists them. */
import { prefixed } from './ids';

interface Described {
  /** What the setting may differ by: `window` for all of it, `resource` for each folder. */
  readonly scope: 'window' | 'resource';
  readonly markdownDescription: string;
}

/** The part of JSON Schema that settings need. */
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
      'Glob patterns, relative to the workspace folder, of the files looked at for the *Articles* view. A `.txt` file outside a `seeds` folder counts only when its first line that is not blank is a seed header.',
  },
  'files.exclude': {
    type: 'array',
    items: { type: 'string' },
    default: ['**/node_modules/**', '**/.git/**'],
    scope: 'resource',
    markdownDescription: 'Glob patterns of files that are left out, in addition to `#files.exclude#`.',
  },
  'files.useIgnoreFiles': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Leave out files that a `.gitignore` or `.ignore` of the workspace folder names. Off by default: articles are often kept out of git. `#files.exclude#` is always followed.',
  },
  'files.recognizeHeader': {
    type: 'boolean',
    default: true,
    scope: 'window',
    markdownDescription:
      'Treat any `.txt` file that opens with a seed header as a *Seed Article*. A file that you change to *Plain Text* by hand stays plain text.',
  },
  'attribution.minimumConfidence': {
    type: 'number',
    minimum: 0,
    maximum: 1,
    default: 0.6,
    scope: 'resource',
    markdownDescription:
      'A speaker found with less confidence than this (0–1) is not named: the quote shows *speaker unknown*, with the candidates in its hover. For words in quotation marks nobody is given below 0.6 in any case; lower values show more of the speech without marks.',
  },
  'attribution.indirect': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Show speech that is reported without quotation marks wherever quotes are shown: lens, tree, outline, *next quote*. Its hover is always there.',
  },
  'lens.enabled': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    markdownDescription: 'Show who speaks above each paragraph that has quotes.',
  },
  'articles.followCursor': {
    type: 'boolean',
    default: true,
    scope: 'window',
    markdownDescription: 'The *Articles* view selects what the cursor is on.',
  },
  'annotations.author': {
    type: 'string',
    default: '',
    scope: 'window',
    markdownDescription:
      'The name written with your annotations. Empty: the name git knows for the folder, where there is one; else the name you are logged in with.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

/** A setting without the prefix. */
export type SettingName = keyof typeof SETTINGS;

/** The first part of a setting's name, which stands for all that begin with it. */
export type SettingGroup = SettingName extends `${infer Group}.${string}` ? Group : never;

export const settingKey = (name: SettingName | SettingGroup): string => prefixed(name);
