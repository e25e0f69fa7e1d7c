import { parse } from './parse';

/** Maximum length of the part of a name that comes from a source or title, in code points. */
const MAX_SLUG_LENGTH = 60;
/** How much of a text is searched for the first header, in UTF-16 code units. */
const MAX_HEAD_LENGTH = 4096;

/**
 * Suggests names for saving an article, best first, without end: `2025-05-12-nordkyst-post.txt`, then `…-2.txt`.
 * They contain only letters, digits, `-` and `.`, in lower case, and are valid on every common file system.
 * @param text the text of a seed file; the name comes from its first article
 */
export function* fileNames(text: string): Generator<string, never> {
  const header = parse(text.slice(0, MAX_HEAD_LENGTH)).articles[0]?.header;
  const date = header?.date?.iso ?? 'article';
  const words = slug(header?.source?.text ?? '') || slug(header?.title?.text ?? '');
  const stem = words ? `${date}-${words}` : date;
  yield `${stem}.txt`;
  for (let n = 2; ; n++) yield `${stem}-${n}.txt`;
}

/** Letters and digits of any script, joined by `-`; Latin letters lose their accents. */
function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  return trimDashes([...trimDashes(plain)].slice(0, MAX_SLUG_LENGTH).join(''));
}

const trimDashes = (text: string): string => text.replace(/^-/, '').replace(/-$/, '');
