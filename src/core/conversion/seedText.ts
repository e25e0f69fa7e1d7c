/** Writes an article as a seed file. */
import { parse } from '../article';
import { cleanLine } from './cleanText';

export interface Written {
  readonly title: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly source: string | null;
  readonly paragraphs: readonly string[];
}

/** Maximum lengths of the parts of a header, in UTF-16 code units: a longer header would be read as prose. */
const MAX_TITLE_LENGTH = 400;
const MAX_SOURCE_LENGTH = 120;

/** Stands for a source that is not known. */
const UNKNOWN = 'unknown';

/**
 * The text of a seed file with one article. What `parse` reads from it is this article: a line of the text that would be
 * read as another header is changed as little as possible.
 * @returns the text, and how many such lines were changed
 */
export function seedTextOf(article: Written): { readonly text: string; readonly changed: number } {
  const header = headerOf(article);
  const text = join([header, ...article.paragraphs]);
  if (parse(text).articles.length <= 1) return { text, changed: 0 };
  let changed = 0;
  const blocks = [header];
  for (const paragraph of article.paragraphs) {
    if (!hasHeader(paragraph)) blocks.push(paragraph);
    else {
      changed++;
      const plain = paragraph.replace(/\[(?=source)/gi, '(');
      // Without a source, only a line between blank lines is a header.
      if (hasHeader(plain)) blocks.push(`${blocks.pop()}\n${plain}`);
      else blocks.push(plain);
    }
  }
  return { text: join(blocks), changed };
}

const join = (blocks: readonly string[]): string => `${blocks.join('\n\n')}\n`;

const hasHeader = (paragraph: string): boolean => parse(`.\n\n${paragraph}\n\n.`).articles.length > 1;

function headerOf({ title, date, source }: Written): string {
  const head = cut(cleanLine(title ?? ''), MAX_TITLE_LENGTH);
  // Brackets would end the source, or begin another one.
  const name = cut(
    cleanLine(source ?? '')
      .replaceAll('[', '(')
      .replaceAll(']', ')'),
    MAX_SOURCE_LENGTH,
  );
  return ` ${head ? `${head} ` : ''}date ${date ? `${date} ` : ''}[Source: ${name || UNKNOWN}]`;
}

/** Cuts at a word. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length - 1);
  return `${text.slice(0, space > length / 2 ? space : length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
