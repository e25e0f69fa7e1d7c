import { parse } from './parse';

/** Longest part of a name that comes from a source or a title, in code points. */
const MAX_WORDS = 60;
/** A header stands at the beginning: more is not looked at, in UTF-16 code units. */
const MAX_HEAD = 4096;

/**
 * Names to save an article under, best first and without end: `2025-05-12-nordkyst-post.txt`, then `…-2.txt`.
 * They hold only letters, digits, `-` and `.`, in lower case, and work on every common file system.
 * @param text of a seed file; its first article names it
 */
export function* fileNames(text: string): Generator<string, never> {
  const header = parse(text.slice(0, MAX_HEAD)).articles[0]?.header;
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
  return trimDashes([...trimDashes(plain)].slice(0, MAX_WORDS).join(''));
}

const trimDashes = (text: string): string => text.replace(/^-/, '').replace(/-$/, '');
