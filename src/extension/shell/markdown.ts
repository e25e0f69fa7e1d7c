import * as vscode from 'vscode';
import { type Inline, makeVisible, type RichLine, shorten } from '../../core/view';
import { iconMark } from './icons';

/** The commands that a hover may run; anything else in it stays text. */
export interface CommandLink {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/** Limits in UTF-16 code units; VS Code itself cuts Markdown after so many. */
const LONGEST = { text: 500, tooltip: 300, note: 100_000 } as const;

/**
 * Renders lines of rich text. Every text goes through `escapeText`, and only `commands` may be linked to, so nothing
 * that an article or a sidecar says can become a link, an image, an icon or a command.
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

function appendInline(markdown: vscode.MarkdownString, part: Inline, link: CommandLink | null): void {
  if (part.icon) markdown.appendMarkdown(`${iconMark(part.icon)} `);
  const [open, close] = part.style === 'strong' ? ['**', '**'] : part.style === 'emphasis' ? ['_', '_'] : ['', ''];
  if (!link) {
    markdown.appendMarkdown(open + escapeText(part.text, LONGEST.text) + close);
    return;
  }
  const target = `command:${link.command}?${encodeArguments(link.arguments)}`;
  const title = part.tooltip ? ` "${escapeText(part.tooltip, LONGEST.tooltip)}"` : '';
  markdown.appendMarkdown(`[${open}${escapeText(part.text, LONGEST.text)}${close}](${target}${title})`);
}

/** An id from a sidecar may hold a bracket, which would end the link. */
const encodeArguments = (values: readonly unknown[]): string =>
  encodeURIComponent(JSON.stringify(values)).replace(/[!'()*]/g, mark => `%${mark.charCodeAt(0).toString(16)}`);

/**
 * Text as Markdown that shows just these characters; line breaks become spaces so that no block can begin. Marks are
 * written as numbers (`&#36;`): VS Code looks for icons in the HTML that Markdown becomes, where a backslash is gone, and
 * would put an element into the title of a link.
 * @param maxLength in UTF-16 code units, before marks are written as numbers
 */
export const escapeText = (text: string, maxLength: number = LONGEST.text): string =>
  makeVisible(text, maxLength).replace(/[\\`*_{}[\]()#+\-.!~|>$:@^=&<"']/g, mark => `&#${mark.charCodeAt(0)};`);

/**
 * A person's own Markdown (a note): shown as Markdown, never trusted, without icons and HTML. Images become links, since
 * showing one would fetch it from the network: U+2060, which is not seen, parts the mark that makes the difference.
 */
export function untrusted(body: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(shorten(body, LONGEST.note).replaceAll('![', '!\u2060['));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}

/** What is shown where the pointer rests. */
export const hover = (contents: vscode.MarkdownString[], range: vscode.Range): vscode.Hover =>
  new vscode.Hover(contents, range);
