/** Reads the text of RTF, as news databases export it. Pictures, styles and hidden text are skipped. One pass. */
import { phrase } from '../text';
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

/** What a sign after a backslash stands for. */
const SIGNS: Readonly<Record<string, string>> = { '~': ' ', _: '-', '\\': '\\', '{': '{', '}': '}' };

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
  if (!/^\s*\{\\rtf/.test(rtf)) throw new ConversionError(phrase`This is not RTF.`);
  const reader = new RtfReader();
  for (const [, word, argument, byte, sign, bracket, text] of rtf.matchAll(TOKEN)) {
    if (bracket === '{') reader.open();
    else if (bracket === '}') reader.close();
    else if (byte !== undefined) reader.write(decodeByte(Number.parseInt(byte, 16)));
    else if (sign !== undefined) reader.sign(sign);
    else if (word !== undefined) reader.word(word, argument);
    else if (text !== undefined) reader.write(text.replace(/[\r\n]+/g, ''));
  }
  return reader.text();
}

class RtfReader {
  private readonly out: string[] = [];
  private readonly groups: Group[] = [];
  private group: Group = { isSkipped: false, fallback: 1 };
  private depth = 0;
  /** How many characters that stand for the one before are still to come. */
  private skip = 0;

  text(): string {
    return this.out.join('');
  }

  write(text: string): void {
    const rest = this.skip > 0 ? text.slice(this.skip) : text;
    this.skip = Math.max(0, this.skip - text.length);
    if (!this.group.isSkipped) this.out.push(rest);
  }

  open(): void {
    if (++this.depth <= MAX_DEPTH) this.groups.push(this.group);
    this.skip = 0;
  }

  close(): void {
    if (this.depth-- <= MAX_DEPTH) this.group = this.groups.pop() ?? this.group;
    this.skip = 0;
  }

  sign(sign: string): void {
    if (sign === '*') this.group = { ...this.group, isSkipped: true };
    else if (sign === '\n' || sign === '\r') this.write('\n');
    else if (Object.hasOwn(SIGNS, sign)) this.write(SIGNS[sign] ?? '');
  }

  word(word: string, argument: string | undefined): void {
    const { group } = this;
    if (word === 'u') this.writeUnit(Number(argument ?? 0));
    else if (word === 'uc') this.group = { ...group, fallback: Math.min(16, Math.max(0, Number(argument ?? 1))) };
    else if (SKIPPED.has(word) || (word === 'v' && argument !== '0')) this.group = { ...group, isSkipped: true };
    else if (Object.hasOwn(BREAKS, word)) this.write(BREAKS[word] ?? '');
  }

  /** A UTF-16 code unit, which may be written as a negative number. */
  private writeUnit(unit: number): void {
    if (!this.group.isSkipped) this.out.push(String.fromCharCode(unit & 0xffff));
    this.skip = this.group.fallback;
  }
}
