import type { Article } from '../../../src/core/article/model';

/** An article without header made of the text's blocks between blank lines. */
export function articleOf(text: string): Article {
  const paragraphs = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map(m => ({
    start: m.index,
    end: m.index + m[0].length,
  }));
  const whole = { start: 0, end: text.length };
  return { index: 0, span: whole, header: null, body: whole, paragraphs };
}
