/** Decodes text files whose encoding nobody told. */
import type { DocumentReaders } from '../core/conversion';

/** How much of a file is searched for the name of its encoding, in bytes. */
const HEAD = 2048;

/** The characters of Windows-1252 for the bytes 0x80 to 0x9F; a space where it has none. Node’s decoder has others. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** What pages call it. */
const LATIN: ReadonlySet<string> = new Set(
  'windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 latin1 l1 ascii us-ascii'.split(' '),
);

export const decode: DocumentReaders['decode'] = (bytes, kind) => {
  const mark = byMark(bytes);
  if (mark) return { text: new TextDecoder(mark).decode(bytes), guessedEncoding: null };
  const head = decodeLatin(bytes.subarray(0, HEAD));
  const named = kind === 'html' || kind === 'feed' ? namedIn(head) : null;
  for (const label of [named, 'utf-8']) {
    const text = label && decodeWhole(bytes, label);
    if (typeof text === 'string') return { text, guessedEncoding: null };
  }
  // Every other byte of wide characters of western languages is zero.
  if (/^(?:[^\0]\0){8}/.test(head))
    return { text: new TextDecoder('utf-16le').decode(bytes), guessedEncoding: 'UTF-16' };
  return { text: decodeLatin(bytes), guessedEncoding: 'Windows-1252' };
};

export const decodeByte = (byte: number): string => decodeLatin(Uint8Array.of(byte));

const decodeLatin = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, character => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character);

function byMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

const namedIn = (head: string): string | null =>
  /<meta\b[^>]{0,200}?\bcharset ?= ?["']?([\w-]{1,40})/i.exec(head)?.[1] ??
  /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})/i.exec(head)?.[1] ??
  null;

/** Null if there is no such encoding, or the bytes are not in it. */
function decodeWhole(bytes: Uint8Array, label: string): string | null {
  try {
    if (LATIN.has(label.toLowerCase())) return decodeLatin(bytes);
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
