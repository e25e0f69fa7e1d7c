/** A quote with where it stands, to paste elsewhere: as Markdown, plain text or a BibTeX entry. */
import { asWritten, dateInWords, phrase } from '../../text';
import { plain } from './quoteReport';

export interface CitedQuote {
  /** One per paragraph that the quote continues over, with its quotation marks. */
  readonly parts: readonly string[];
  /** Null if unknown or too unsure to be named. */
  readonly speaker: string | null;
  /** Whether these are the article's words for what was said. */
  readonly isParaphrase: boolean;
  readonly title: string;
  /** Null if the article names none. */
  readonly source: string | null;
  /** ISO date; null if the article has none. */
  readonly date: string | null;
}

export const CITATION_STYLES = [
  {
    id: 'markdown',
    title: asWritten('Markdown'),
    detail: phrase`a block quote with speaker, title, source and date`,
  },
  { id: 'plain', title: phrase`Plain Text`, detail: phrase`the words, and the rest in brackets` },
  { id: 'bibtex', title: asWritten('BibTeX'), detail: phrase`an entry for the article, with the quote as its note` },
] as const;

export type CitationStyle = (typeof CITATION_STYLES)[number]['id'];

/** @returns text that ends with a line break. What comes from the article is escaped, and cannot be read as markup. */
export function citationOf(quote: CitedQuote, style: CitationStyle): string {
  switch (style) {
    case 'markdown':
      return asMarkdown(quote);
    case 'plain':
      return asPlainText(quote);
    case 'bibtex':
      return asBibtex(quote);
  }
}

const MANNER = 'in the article’s words';

function asMarkdown({ parts, speaker, isParaphrase, title, source, date }: CitedQuote): string {
  const origin = [
    speaker === null ? 'speaker unknown' : plain(speaker),
    ...(isParaphrase ? [MANNER] : []),
    `*${plain(title)}*`,
    ...(source === null ? [] : [plain(source)]),
    ...(date === null ? [] : [dateInWords(date)]),
  ];
  return `${parts.map(part => `> ${plain(part)}`).join('\n>\n')}\n>\n> — ${origin.join(', ')}\n`;
}

function asPlainText({ parts, speaker, isParaphrase, title, source, date }: CitedQuote): string {
  const origin = [
    speaker ?? 'speaker unknown',
    ...(isParaphrase ? [MANNER] : []),
    `“${oneLine(title)}”`,
    ...(source === null ? [] : [oneLine(source)]),
    ...(date === null ? [] : [dateInWords(date)]),
  ];
  return `${parts.map(oneLine).join('\n')} (${origin.join(', ')})\n`;
}

function asBibtex({ parts, speaker, isParaphrase, title, source, date }: CitedQuote): string {
  const said = `${speaker ?? 'Speaker unknown'}${isParaphrase ? `, ${MANNER}` : ''}: ${parts.map(oneLine).join(' ')}`;
  const fields: readonly (readonly [name: string, value: string | null])[] = [
    ['title', title],
    ['organization', source],
    ['year', date?.slice(0, 4) ?? null],
    ['date', date],
    ['note', said],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${escapeTex(value)}},`]));
  return `@misc{${keyOf(source, title, date)},\n${lines.join('\n')}\n}\n`;
}

/** `quaynews2025crane`: letters and digits of ASCII only. */
function keyOf(source: string | null, title: string, date: string | null): string {
  const letters = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9 ]/g, '')
      .toLowerCase();
  const [word = ''] = letters(title)
    .split(' ')
    .filter(one => one.length > 3);
  const key = letters(source ?? '').replaceAll(' ', '') + (date?.slice(0, 4) ?? '') + word;
  return key || 'article';
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** The value of a field, without commands of TeX and with brackets that match. */
const escapeTex = (text: string): string => oneLine(text).replace(/[\\{}~^%$#&_]/g, sign => TEX[sign] ?? `\\${sign}`);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
