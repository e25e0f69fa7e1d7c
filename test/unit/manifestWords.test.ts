/** Holds each string of package.json to VS Code's guidelines: https://code.visualstudio.com/api/ux-guidelines/overview. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestTexts, withTexts } from '../../src/extension/contributions/index';

const ROOT = path.resolve(__dirname, '..', '..');

interface Manifest {
  readonly displayName: string;
  readonly description: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly title: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly colors: readonly { readonly id: string; readonly description: string }[];
    readonly configuration: { readonly title: string; readonly properties: Readonly<Record<string, Described>> };
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly group?: string }[]>>;
  };
}

interface Described {
  readonly description?: string;
  readonly markdownDescription?: string;
}

const written = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
const manifest = withTexts(written, manifestTexts());
const { contributes } = manifest;
const NAME = 'Seed Annotator';

/** Words that title case leaves small, unless they come first or last. */
const SMALL = new Set(
  [
    'a',
    'an',
    'the',
    'and',
    'or',
    'but',
    'nor',
    'as',
    'at',
    'by',
    'for',
    'in',
    'of',
    'on',
    'per',
    'to',
    'with',
    'from',
  ].concat(['that', 'into', 'off', 'up', 'than', 'where']),
);

/** Why a title is not in title case; null if it is. */
function faultOfTitle(title: string): string | null {
  const words = title.replace(/…$/, '').split(' ');
  for (const [i, word] of words.entries()) {
    const isEdge = i === 0 || i === words.length - 1;
    if (/^[A-Z&]/.test(word) || (SMALL.has(word) && !isEdge)) continue;
    if (SMALL.has(word.toLowerCase()) && i === words.length - 1) continue;
    return `“${word}” in “${title}”`;
  }
  return null;
}

const faultsOf = (titles: readonly string[]): string[] => titles.flatMap(title => faultOfTitle(title) ?? []);

/** Why a text is not made of sentences; null if it is. */
function faultOfSentences(text: string): string | null {
  const plain = text.trim();
  if (!/^[A-Z`*“]/.test(plain)) return `does not begin with a capital letter: ${plain}`;
  if (!/[.:]$/.test(plain)) return `does not end with a full stop: ${plain}`;
  if (/ {2}|\s\.|!|\bplease\b/i.test(plain)) return `has a double blank, an exclamation mark or “please”: ${plain}`;
  return null;
}

/** Why a text of several lines is wrong: each is a sentence, a button, or the header of an article. */
function faultOfMarkdown(text: string): string | null {
  const lines = text.split('\n').filter(line => !/^\[[^\]]+\]\([^)]+\)$|^date \d/.test(line));
  return lines.map(line => faultOfSentences(line.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1'))).find(fault => fault) ?? null;
}

/** Why the title of a step is not in sentence case; null if it is. */
function faultOfStep(title: string): string | null {
  if (/[.!…]$/.test(title)) return `ends with a full stop: ${title}`;
  if (title.length > 30) return `longer than its line: ${title}`;
  return /^[A-Z][^A-Z]*$/.test(title) ? null : `has a capital letter within: ${title}`;
}

/** The chat lists the tools of all extensions together. */
const faultOfTool = (title: string): string | null =>
  title.startsWith(`${NAME}: `) ? faultOfTitle(title.slice(NAME.length + 2)) : `without the name: ${title}`;

/** How each text of package.nls.json is checked, by its key. */
const RULES: readonly (readonly [key: RegExp, faultOf: (text: string) => string | null])[] = [
  [/^(?:command|view|language)\.|^steps\.title$/, faultOfTitle],
  [/^(?:setting|color|token)\.|(?:^|\.)description$|\.picture$|^welcome\./, faultOfMarkdown],
  [/^step\.\w+\.title$/, faultOfStep],
  [/^tool\.\w+\.title$/, faultOfTool],
];

const BUTTON = /^\[([^\]]+)\]\(command:([\w.]+)\)$/gm;

const none = (faults: readonly (string | null)[]) =>
  assert.deepEqual(
    faults.filter(fault => fault !== null),
    [],
  );

describe('the words of package.json', () => {
  const views = Object.values(contributes.views).flat();
  const titles = contributes.commands.map(({ title }) => title);

  it('give commands titles in title case, and a category', () => {
    assert.ok(titles.length > 100);
    none(faultsOf(titles));
    none(contributes.commands.map(({ category, command }) => (category === NAME ? null : command)));
  });

  it('give commands short titles without the name, the category, emoji or a full stop', () => {
    const wrong = (title: string) =>
      title.length > 60 || /seed annotator|extension|\p{Extended_Pictographic}|[.!]$|\.\.\./iu.test(title);
    none(titles.map(title => (wrong(title) ? title : null)));
  });

  it('begin commands with a verb, so that they say what they do', () => {
    const nouns = /^(The|A|An|Seed|Quote|Speaker|Article|All|Your)\b/;
    none(titles.map(title => (nouns.test(title) ? title : null)));
  });

  it('do not give two commands of the palette the same title', () => {
    const hidden = new Set(
      (contributes.menus.commandPalette ?? []).flatMap(item =>
        (item as { when?: string }).when === 'false' ? item.command : [],
      ),
    );
    const shown = contributes.commands.filter(({ command }) => !hidden.has(command)).map(({ title }) => title);
    none(shown.map((title, i) => (shown.indexOf(title) === i ? null : title)));
  });

  it('give views and containers short names in title case', () => {
    const names = [
      ...views.map(({ name }) => name),
      ...contributes.viewsContainers.activitybar.map(({ title }) => title),
    ];
    none(faultsOf(names));
    none(names.map(name => (name.length > 30 || /view|extension/i.test(name) ? name : null)));
  });

  it('describe settings and colours in sentences', () => {
    const settings = Object.entries(contributes.configuration.properties);
    const described = settings.map(([key, { description, markdownDescription }]) => {
      const text = markdownDescription ?? description;
      return text ? faultOfSentences(text) : `${key} has no description`;
    });
    none([...described, ...contributes.colors.map(({ description }) => faultOfSentences(description))]);
    none(settings.map(([key]) => (/^\w+(\.[a-z][A-Za-z]*){2,}$/.test(key) ? null : key)));
  });

  it('call the settings by the name of the extension alone', () => {
    assert.equal(contributes.configuration.title, NAME);
    assert.equal(manifest.displayName, NAME);
    none([/extension|vs ?code|visual studio/i.test(manifest.displayName) ? manifest.displayName : null]);
    none([faultOfSentences(manifest.description)]);
  });

  it('welcome with sentences and with buttons in title case', () => {
    for (const { contents } of contributes.viewsWelcome) {
      const lines = contents.split('\n').filter(Boolean);
      const buttons = lines.flatMap(line => /^\[([^\]]+)\]\(/.exec(line)?.[1] ?? []);
      none(faultsOf(buttons.filter(label => !/^Choose which/.test(label))));
      none(lines.map(line => (/`/.test(line) ? `literal backtick: ${line}` : null)));
      none(lines.map(line => (/!|\bplease\b/i.test(line.replace(/\([^)]*\)/g, '')) ? line : null)));
    }
  });

  it('follow a rule, each of them', () => {
    none(
      Object.entries(manifestTexts()).map(([key, text]) => {
        const rule = RULES.find(([pattern]) => pattern.test(key))?.[1];
        const fault = rule ? rule(text) : 'no rule';
        return fault === null ? null : `${key}: ${fault}`;
      }),
    );
  });

  it('give a button the ellipsis of its command', () => {
    const titleOf = new Map(contributes.commands.map(({ command, title }) => [command, title]));
    const buttons = Object.values(manifestTexts()).flatMap(text => [...text.matchAll(BUTTON)]);
    assert.ok(buttons.length > 5);
    none(
      buttons.map(([, label, command]) => (titleOf.get(command as string) === `${label}…` ? (label as string) : null)),
    );
  });

  it('sees what is wrong', () => {
    assert.match(faultOfMarkdown('See it:\n[Open](command:a.b)\nand more') ?? '', /and more/);
    assert.equal(faultOfMarkdown('See it:\n[Open It](command:a.b)\ndate 2025-04-26 [Source: Reuters]'), null);
    assert.match(faultOfStep('Add a Note') ?? '', /Note/);
    assert.match(faultOfStep('Add a note.') ?? '', /full stop/);
    assert.match(faultOfTool('Find Quotes') ?? '', /name/);
    assert.equal(faultOfTitle('Show All Quotes of Speaker In…'), null);
    assert.match(faultOfTitle('Show all quotes') ?? '', /“all”/);
    assert.match(faultOfTitle('of Speaker') ?? '', /“of”/);
    assert.match(faultOfSentences('shows it.') ?? '', /capital/);
    assert.match(faultOfSentences('Shows it') ?? '', /full stop/);
    assert.match(faultOfSentences('Please choose one.') ?? '', /please/);
  });
});
