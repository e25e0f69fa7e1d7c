import type * as vscode from 'vscode';
import type { ArticleView } from '../../core/annotation';
import { type RichLine, withoutWriting } from '../../core/view';
import { ACTION_COMMANDS, commandOf } from '../shell/actions';
import { render } from '../shell/markdown';
import { canBeAnnotated } from '../stores/annotatable';

/**
 * Renders blocks about an article, whose actions become links. Where nothing can be annotated, the links that annotate
 * are left out.
 * @param offset file offset that the person points at
 */
export function renderArticleBlocks(
  blocks: readonly (readonly RichLine[])[],
  uri: vscode.Uri,
  { analysis }: ArticleView,
  offset: number,
): vscode.MarkdownString {
  const shown = canBeAnnotated(uri) ? blocks : withoutWriting(blocks);
  return render(shown, Object.values(ACTION_COMMANDS), ({ action }) =>
    action ? commandOf(action, uri, analysis.article.index, offset) : null,
  );
}
