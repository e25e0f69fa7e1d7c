/** Reads the text of RTF, as news databases export it. Pictures, styles and hidden text are skipped. One pass. */
import { ConversionError } from './model';

/** Deeper groups are not read. */
const MAX_DEPTH = 500;

/** Groups whose text is not the document’s. */
const SKIPPED = new Set(
  'fonttbl colortbl stylesheet info pict object listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles datastore header footer headerl headerr headerf footerl footerr footerf footnote annotation fldinst xmlnstbl bkmkstart bkmkend filetbl revtbl mmathPr'.split(
    ' ',
  ),
);

const BREAKS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n',
  cell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
};

interface Group {
  readonly isSkipped: boolean;
  /** How many characters stand for one that old programs cannot show. */
  readonly fallback: number;
}

/** A word or sign of control, a bracket, a byte, or text. */
const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)/g;

/**
 * @param decodeByte the character of a byte from 0x80 on in Windows-1252
 * @throws ConversionError if the text is not RTF
 */
export function textOfRtf(rtf: string, decodeByte: (byte: number) => string): string {
  if (!/^\s*\{\\rtf/.test(rtf)) throw new ConversionError('This is not RTF.');
  const out: string[] = [];
  const groups: Group[] = [];
  let group: Group = { isSkipped: false, fallback: 1 };
  let depth = 0;
  let skip = 0;
  const write = (text: string): void => {
    const rest = skip > 0 ? text.slice(skip) : text;
    skip = Math.max(0, skip - text.length);
    if (!group.isSkipped) out.push(rest);
  };
  for (const [, word, argument, byte, sign, bracket, text] of rtf.matchAll(TOKEN)) {
    if (bracket === '{') {
      if (++depth <= MAX_DEPTH) groups.push(group);
      skip = 0;
    } else if (bracket === '}') {
      if (depth-- <= MAX_DEPTH) group = groups.pop() ?? group;
      skip = 0;
    } else if (byte !== undefined) {
      write(decodeByte(Number.parseInt(byte, 16)));
    } else if (sign !== undefined) {
      if (sign === '*') group = { ...group, isSkipped: true };
      else
        write(
          sign === '~'
            ? ' '
            : sign === '_'
              ? '-'
              : /[\\{}]/.test(sign)
                ? sign
                : sign === '\n' || sign === '\r'
                  ? '\n'
                  : '',
        );
    } else if (word !== undefined) {
      if (word === 'u') {
        if (!group.isSkipped) out.push(String.fromCharCode(Number(argument ?? 0) & 0xffff));
        skip = group.fallback;
      } else if (word === 'uc') group = { ...group, fallback: Math.min(16, Math.max(0, Number(argument ?? 1))) };
      else if (SKIPPED.has(word) || (word === 'v' && argument !== '0')) group = { ...group, isSkipped: true };
      else if (Object.hasOwn(BREAKS, word)) write(BREAKS[word] ?? '');
    } else if (text !== undefined) write(text.replace(/[\r\n]+/g, ''));
  }
  return out.join('');
}
