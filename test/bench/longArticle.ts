import fs from 'node:fs';
import path from 'node:path';
import { parse } from '../../src/core/article/parse';

/**
 * The seed articles of this repository over and over, the names in them changed from time to time, as one article.
 * @param folder of the seed articles
 */
export function articleOf(size: number, folder = 'seeds'): string {
  const paragraphs = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.txt') || file.endsWith('.seed'))
    .sort()
    .flatMap(file => parse(fs.readFileSync(path.join(folder, file), 'utf8')))
    .flatMap(({ text, articles }) => articles.flatMap(a => a.paragraphs.map(p => text.slice(p.start, p.end))));
  let text = 'date 2025-04-26 [Source: Wire]\n\n';
  for (let i = 0; text.length < size; i++) {
    const round = Math.floor(i / paragraphs.length);
    const paragraph = paragraphs[i % paragraphs.length] as string;
    const other = (name: string): string => name + 'aeiou'[round % 5] + 'nlrst'[Math.floor(round / 5) % 5];
    text += `${round === 0 ? paragraph : paragraph.replace(/\b\p{Lu}\p{Ll}{4,}\b/gu, other)}\n\n`;
  }
  return text.slice(0, size);
}
