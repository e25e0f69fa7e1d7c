import { parse } from './parse';

/** Maximum length of the part of a name that comes from a source or title, in code points. */
const MAX_SLUG_LENGTH = 60;
/** Maximum length of a name without its number and ending. Names of files may have 255 bytes, also that of the sidecar. */
const MAX_STEM_BYTES = 180;
/** How much of a text is searched for the first header, in UTF-16 code units. */
const MAX_HEAD_LENGTH = 4096;

/**
 * Suggests names for saving an article, best first, without end: `2025-05-12-nordkyst-post-ferry-halted.txt`, then
 * `…-2.txt`. They are made of date, source and title, as far as the header has them, contain only letters, digits, `-`
 * and `.`, in lower case, and are valid on every common file system.
 * @param text the text of a seed file; the name comes from its first article
 */
export function fileNames(text: string): Generator<string, never> {
  const header = parse(text.slice(0, MAX_HEAD_LENGTH)).articles[0]?.header;
  return numbered([header?.date?.iso ?? 'article', slug(header?.source?.text ?? ''), slug(header?.title?.text ?? '')]);
}

function* numbered(parts: readonly string[]): Generator<string, never> {
  const stem = trimDashes(cutAtBytes(parts.filter(part => part !== '').join('-')));
  yield `${stem}.txt`;
  for (let n = 2; ; n++) yield `${stem}-${n}.txt`;
}

/** The beginning of a name that fits into `MAX_STEM_BYTES` of UTF-8. */
function cutAtBytes(name: string): string {
  let [bytes, end] = [0, 0];
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > MAX_STEM_BYTES) break;
    end += character.length;
  }
  return name.slice(0, end);
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
