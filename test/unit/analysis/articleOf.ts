import type { ArticleText } from '../../../src/core/article/articleText';

/** An article without a header, with one paragraph per block of text. */
export function articleOf(text: string): ArticleText {
  const paragraphs = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map(m => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
  return { text, header: null, paragraphs };
}
