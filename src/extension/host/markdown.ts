import * as vscode from 'vscode';
import type { Inline, Line } from '../../core/view/inline';

/** The commands that a hover may run; anything else in it stays text. */
export interface CommandLink {
  readonly command: string;
  readonly arguments: readonly unknown[];
}

/**
 * Renders lines of rich text. Every text is escaped by `appendText`, and only `commands` may be linked to, so nothing
 * that an article or a sidecar says can become a link, an image or a command.
 */
export function render(
  blocks: readonly (readonly Line[])[],
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
  if (part.icon) markdown.appendMarkdown(`$(${part.icon}) `);
  const [open, close] = part.style === 'strong' ? ['**', '**'] : part.style === 'emphasis' ? ['_', '_'] : ['', ''];
  if (!link) {
    markdown.appendMarkdown(open + escapeText(part.text) + close);
    return;
  }
  const target = `command:${link.command}?${encodeURIComponent(JSON.stringify(link.arguments))}`;
  const title = part.tooltip ? ` "${escapeText(part.tooltip).replaceAll('"', '&quot;')}"` : '';
  markdown.appendMarkdown(`[${open}${escapeText(part.text)}${close}](${target}${title})`);
}

/** Text as Markdown that shows just these characters; line breaks become spaces so that no block can begin. */
export function escapeText(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]()#+\-.!~|>$:@^=]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}

/**
 * A person's own Markdown (a note): shown as Markdown, never trusted. Images are turned into links, since showing one
 * would fetch it from the network.
 */
export function untrusted(body: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(body.replaceAll('![', '!\\['));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
