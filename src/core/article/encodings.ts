/** Decodes text that an earlier conversion left encoded: HTML character references, and UTF-8 read in another encoding. */

/** The characters of Windows-1252 for the bytes 0x80 to 0x9F; a space where it has none. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** HTML names of the characters from U+00A0 to U+00FF, in order. */
const LATIN_NAMES = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN_NAMES.split(/\s+/).map((name, i): [string, string] => [name, String.fromCharCode(0xa0 + i)]),
  ...Object.entries({ quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ' }),
  ...Object.entries({ ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', bdquo: '„', sbquo: '‚', lsaquo: '‹' }),
  ...Object.entries({ rsaquo: '›', ndash: '–', mdash: '—', hellip: '…', bull: '•', euro: '€', trade: '™' }),
  ...Object.entries({ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', minus: '−', prime: '′' }),
]);

/** Part of a text, and what it stands for. Offsets in the text, half-open. */
export interface Decoded {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Finds HTML character references such as `&ldquo;`, `&#8220;`, `&#x201C;` and, escaped twice, `&amp;ldquo;`. */
export function htmlReferences(text: string): Decoded[] {
  const found: Decoded[] = [];
  for (const m of text.matchAll(/&(?:amp;){0,2}(?:#(\d{2,7})|#[xX]([0-9a-fA-F]{2,6})|([A-Za-z]{2,6}[1-4]{0,2}));/g)) {
    const [all, decimal, hex, name = ''] = m;
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
    const meant = code > 0 ? characterOf(code) : NAMED.get(name);
    if (meant !== undefined) found.push({ start: m.index, end: m.index + all.length, text: meant });
  }
  return found;
}

/** The character of a numeric reference; undefined for controls and what is no character. */
function characterOf(code: number): string | undefined {
  if (code >= 0x80 && code < 0xa0) return WINDOWS_1252[code - 0x80]?.trim() || undefined;
  const isCharacter = code >= 0x20 && code !== 0x7f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code).replace('\u00a0', ' ') : undefined;
}

/** Marks and dashes in UTF-8 that was read as Mac Roman. */
const MAC_ROMAN: ReadonlyMap<string, string> = new Map(
  Object.entries({ ú: '“', ù: '”', ò: '‘', ô: '’', ì: '–', î: '—', '¶': '…' }),
);

/** How often text is decoded: it may have been read wrongly several times. */
const MAX_DECODINGS = 3;

/** Finds UTF-8 that was read as Windows-1252, Latin-1 or Mac Roman: `â€œ` for a mark, `Ã©` for `é`. */
export function misreadUtf8(text: string): Decoded[] {
  const found: Decoded[] = [];
  for (const m of text.matchAll(/‚Ä([úùòôìî¶])|â€"|[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/g)) {
    const [run, mac] = m;
    const end = m.index + run.length;
    // The third character of a dash is a mark itself, and may have been straightened.
    const isDash = run === 'â€"';
    const around = { before: text[m.index - 1] ?? '', after: text[end] ?? '' };
    const meant = isDash ? '—' : mac ? (MAC_ROMAN.get(mac) ?? run) : decodeRun(run, around);
    if (meant !== run) found.push({ start: m.index, end, text: meant });
  }
  return found;
}

/** The characters before and after a run; empty at the ends of the text. */
interface Around {
  readonly before: string;
  readonly after: string;
}

function decodeRun(run: string, around: Around): string {
  let text = run;
  for (let i = 0; i < MAX_DECODINGS; i++) {
    const decoded = decodeOnce(text, around);
    if (decoded === text) break;
    text = decoded;
  }
  return text === run ? run : text.replace(/\u00a0/g, ' ');
}

function decodeOnce(run: string, { before, after }: Around): string {
  const isForeign = isWhollyEncoded(run);
  let out = '';
  for (let i = 0; i < run.length; ) {
    const sequence = sequenceAt(run, i);
    const end = i + sequence.length;
    const beside = { before: run[i - 1] ?? before, after: run[end] ?? after };
    const isLikely = isForeign || isLikelySequence(sequence, run[end - 1] ?? '', beside);
    const decoded = isLikely ? decodeSequence(sequence) : null;
    if (decoded !== null) {
      out += decoded;
      i = end;
    } else if (run.startsWith('â€', i)) {
      // The last byte of ” is no character of Windows-1252, and is often lost.
      out += '”';
      i += 2;
    } else out += run[i++];
  }
  return out;
}

/** Whether a run is several whole sequences, as words in another script are. */
function isWhollyEncoded(run: string): boolean {
  let count = 0;
  let at = 0;
  for (; at < run.length; count++) {
    const { length } = sequenceAt(run, at);
    if (length < 2) return false;
    at += length;
  }
  return count > 1;
}

/** The bytes of the UTF-8 sequence that starts at a character; empty if there is none. */
function sequenceAt(run: string, at: number): number[] {
  const lead = byteOf(run, at);
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead === 0xf0 ? 4 : 0;
  const bytes: number[] = [];
  for (let i = 0; i < length; i++) {
    const byte = byteOf(run, at + i);
    if (i > 0 && (byte < 0x80 || byte >= 0xc0)) return [];
    bytes.push(byte);
  }
  return bytes;
}

function byteOf(run: string, at: number): number {
  const code = at < run.length ? run.charCodeAt(at) : 0;
  if (code < 0x100) return code;
  const index = WINDOWS_1252.indexOf(run[at] ?? '');
  return index < 0 ? -1 : 0x80 + index;
}

/**
 * Whether one sequence among other characters is likely to be misread. `Ä“` may be a letter before a closing mark, but not
 * before a letter, and not after a small one.
 * @param last the last character of the sequence
 */
function isLikelySequence(bytes: readonly number[], last: string, { before, after }: Around): boolean {
  const lead = bytes[0] ?? 0;
  if (bytes.length !== 2) return bytes.length === 4 || lead === 0xe2 || lead === 0xef;
  const isInWord = /\p{L}/u.test(after) || /\p{Ll}/u.test(before);
  return lead === 0xc2 || (lead <= 0xc5 && (isInWord || !/[“”‘’„‚‹›«»–—…]/.test(last)));
}

/** The character of a UTF-8 sequence; null if it is none, or if it stands for a lost one. */
function decodeSequence(bytes: readonly number[]): string | null {
  const [lead, ...rest] = bytes;
  if (lead === undefined) return null;
  const code = rest.reduce((sum, byte) => sum * 64 + (byte & 0x3f), lead & (0xff >> (bytes.length + 1)));
  const isShortest = bytes.length === 2 || (bytes.length === 3 ? code >= 0x800 : code >= 0x10000);
  if (!isShortest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffd) return null;
  return code === 0xfeff ? '' : String.fromCodePoint(code);
}
