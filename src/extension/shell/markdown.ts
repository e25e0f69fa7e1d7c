import * as vscode from 'vscode';
import { type Inline, makeVisible, type RichLine, shorten } from '../../core/view';
import { iconMark } from './icons';

/** A link in a hover that runs a command. */
export interface CommandLink {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** Limits in UTF-16 code units. The limit of notes is the one of VS Code itself. */
const LONGEST = { text: 500, tooltip: 300, note: 100_000 } as const;

/**
 * Renders lines of rich text. Every text goes through `escapeText`, and only `commands` can be linked to. So no text of
 * an article or a sidecar can become a link, an image, an icon or a command.
 */
export function render(
  blocks: readonly (readonly RichLine[])[],
  commands: readonly string[],
  linkOf: (part: Inline) => CommandLink | null,
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', true);
  markdown.isTrusted = { enabledCommands: [...commands] };
  blocks.forEach((block, index) => {
    if (index) markdown.appendMarkdown('\n\n');
    block.forEach((line, i) => {
      if (i) markdown.appendMarkdown('  \n');
      for (const part of line) appendInline(markdown, part, linkOf(part));
    });
  });
  return markdown;
}

const MARKS: Readonly<Record<NonNullable<Inline['style']>, readonly [open: string, close: string]>> = {
  strong: ['**', '**'],
  emphasis: ['_', '_'],
  struck: ['~~', '~~'],
  quote: ['', ''],
};

function appendInline(markdown: vscode.MarkdownString, part: Inline, link: CommandLink | null): void {
  if (part.icon) markdown.appendMarkdown(`${iconMark(part.icon)} `);
  const [open, close] = MARKS[part.style ?? 'quote'];
  if (!link) {
    markdown.appendMarkdown(open + escapeText(part.text, LONGEST.text) + close);
    return;
  }
  const target = `command:${link.command}?${encodeArguments(link.arguments)}`;
  const title = part.tooltip ? ` "${escapeText(part.tooltip, LONGEST.tooltip)}"` : '';
  markdown.appendMarkdown(`[${open}${escapeText(part.text, LONGEST.text)}${close}](${target}${title})`);
}

/** Encodes brackets too: an id from a sidecar may contain one, which would end the link. */
const encodeArguments = (values: readonly unknown[]): string =>
  encodeURIComponent(JSON.stringify(values)).replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16)}`);

/**
 * Markdown that shows exactly these characters. Line breaks become spaces, so that no block can begin. Marks become
 * numeric references (`&#36;`) instead of being escaped by a backslash: VS Code looks for icons in the rendered HTML,
 * where the backslash is gone.
 * @param maxLength in UTF-16 code units, before marks are replaced
 */
export const escapeText = (text: string, maxLength: number = LONGEST.text): string =>
  makeVisible(text, maxLength).replace(/[\\`*_{}[\]()#+\-.!~|>$:@^=&<"']/g, mark => `&#${mark.charCodeAt(0)};`);

/**
 * Untrusted Markdown, such as a note: without commands, icons and HTML. Images become links, since an image would be
 * fetched from the network. An invisible U+2060 between `!` and `[` makes the difference.
 */
export function untrusted(body: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(shorten(body, LONGEST.note).replaceAll('![', '!\u2060['));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}

export const hover = (contents: vscode.MarkdownString[], range: vscode.Range): vscode.Hover =>
  new vscode.Hover(contents, range);
