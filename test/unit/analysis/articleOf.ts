import type { ArticleText } from '../../../src/core/article/articleText';

/** An article without header made of the text's blocks between blank lines. */
export function articleOf(text: string): ArticleText {
  const paragraphs = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map(m => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
  return { text, header: null, paragraphs };
}
