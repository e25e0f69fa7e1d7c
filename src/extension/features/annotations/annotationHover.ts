import type * as vscode from 'vscode';
import { type ArticleView, isActive, type Note } from '../../../core/annotation';
import { type Span, touches } from '../../../core/text';
import { annotationBlocks } from '../../../core/view';
import { renderArticleBlocks } from '../../services/articleMarkdown';
import { articleAt, queryView } from '../../services/viewQueries';
import { LANGUAGE } from '../../shell/language';
import { hover, untrusted } from '../../shell/markdown';
import { toOffset, toRange } from '../../shell/positions';
import type { TagSchema } from '../../stores/tagSchema';
import type { ViewStore } from '../../stores/viewStore';

/** Hover of the notes, tags and relations at a position. */
export class AnnotationHover implements vscode.HoverProvider {
  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: TagSchema,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const { uri } = document;
    const tags = await this.vocabulary.tagsFor(uri);
    const relations = await this.vocabulary.relationsFor(uri);
    return queryView(this.views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      if (!article) return null;
      const notes = notesAt(article, offset);
      const blocks = annotationBlocks(article, offset, { tags, relations }, LANGUAGE);
      const [first] = [...notes, ...blocks];
      if (!first) return null;
      const contents = [
        ...notes.map(({ note }) => untrusted(markdownOf(note))),
        ...blocks.map(({ lines }) => renderArticleBlocks([lines], uri, article, offset)),
      ];
      return hover(contents, toRange(view.lines, first.span));
    });
  }
}

function notesAt({ annotations }: ArticleView, offset: number): { note: Note; span: Span }[] {
  return annotations.flatMap(({ annotation, anchor: { span } }) =>
    annotation.kind === 'note' && isActive(annotation) && span && touches(span, offset)
      ? [{ note: annotation, span }]
      : [],
  );
}

/** The note and its replies, each signed. */
function markdownOf({ body, author, replies = [] }: Note): string {
  const signed = (text: string, by: string | undefined) =>
    by ? `${text}\n\n— ${by.replace(/[^\p{L}\p{N} .-]/gu, '')}` : text;
  return [signed(body, author), ...replies.map(reply => signed(reply.body, reply.author))].join('\n\n---\n\n');
}
