/**
 * Factiva exports: the indexed form, in which codes such as `HD` and `PD` begin the parts of an article, and the article
 * form, in which `355 words`, the day and the source stand below the headline. Both end with `Document` and a number. The
 * codes are Factiva's own; the article form is that of its HTML and RTF, as the R package newspapers reads it.
 */
import { phrase } from '../../text';
import { cleanLine } from '../cleanText';
import { readDate } from '../dates';
import { type ConversionFault, type Found, type FoundArticle, found, type Told, told } from '../model';
import type { Lines } from './fieldLines';

const CODES =
  'SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT CX RF CO IN NS RE IPD IPC PUB AN ART CLM DLN RST'.split(' ');
const CODE = /^([A-Z]{2,3})(?:\s(.*))?$/;
const DOCUMENT = /^\s*(?:Document|Dokument) [A-Za-z]{2,8}[a-z0-9]{12,}\s*$/i;
const WORDS = /^\s*[\d.,]+ (?:words|Wörter|mots|palabras|parole|palavras)\s*$/;

export const isFactiva = (lines: Lines): boolean => isIndexed(lines) || isArticleForm(lines);

const isArticleForm = (lines: Lines): boolean =>
  lines.some(line => WORDS.test(line)) && lines.some(line => DOCUMENT.test(line));

function isIndexed(lines: Lines): boolean {
  const codes = new Set(lines.flatMap(line => codeAt(line)?.code ?? []));
  return ['HD', 'PD', 'SN'].every(code => codes.has(code)) && (codes.has('LP') || codes.has('TD'));
}

export function readFactiva(lines: Lines): Found {
  const parts = isIndexed(lines) ? indexedArticles(lines) : articleForms(lines);
  const articles: FoundArticle[] = [];
  const faults: ConversionFault[] = [];
  for (const [i, part] of parts.entries()) {
    const place = phrase`document ${i + 1}`;
    if (part.paragraphs.length) articles.push({ ...part, place });
    else faults.push({ place, message: phrase`“${part.title?.text ?? phrase`Without title`}” has no text.` });
  }
  return found(articles, faults);
}

type Part = Omit<FoundArticle, 'place'>;

function codeAt(line: string): { readonly code: string; readonly rest: string } | null {
  const [, code, rest = ''] = CODE.exec(line.trimStart()) ?? [];
  return code !== undefined && CODES.includes(code) ? { code, rest } : null;
}

function indexedArticles(lines: Lines): Part[] {
  const articles: Map<string, string[]>[] = [];
  let fields = new Map<string, string[]>();
  let current: string[] | null = null;
  const open = (): void => {
    fields = new Map();
    articles.push(fields);
  };
  for (const line of lines) {
    const at = codeAt(line);
    if (DOCUMENT.test(line)) current = null;
    else if (at) {
      const isNext = fields.has('HD') && (at.code === 'HD' || (at.code === 'SE' && fields.has('PD')));
      if (!articles.length || isNext) open();
      current = fields.get(at.code) ?? [];
      fields.set(at.code, current);
      current.push(at.rest);
    } else current?.push(line);
  }
  return articles.filter(one => one.has('HD') || one.has('LP') || one.has('TD')).map(ofFields);
}

function ofFields(fields: ReadonlyMap<string, readonly string[]>): Part {
  const value = (code: string): string => cleanLine((fields.get(code) ?? []).join(' '));
  const text = [...(fields.get('LP') ?? []), ...(fields.get('TD') ?? [])];
  return {
    title: toldIf(value('HD')),
    date: dayIn(value('PD')),
    source: toldIf(value('SN')),
    paragraphs: text.map(cleanLine).filter(line => line !== ''),
    language: value('LA') || null,
  };
}

const toldIf = (text: string): Told | null => (text ? told(text) : null);

function dayIn(text: string): Told | null {
  const date = readDate(text);
  return date && told(date.iso);
}

/** What may stand between the source and the text: its code, a page, an edition, the language, the copyright. */
const MAX_BELOW = 12;
const COPYRIGHT = /^\s*(?:Copyright\b|\(?c\)|©|Crown Copyright|All [Rr]ights)/;

function articleForms(lines: Lines): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const [i, line] of lines.entries()) {
    if (!DOCUMENT.test(line)) continue;
    const part = lines
      .slice(from, i)
      .map(cleanLine)
      .filter(one => one !== '');
    from = i + 1;
    const wordsAt = part.findIndex(one => WORDS.test(one));
    if (wordsAt >= 0) parts.push(ofArticleForm(part, wordsAt));
  }
  return parts;
}

function ofArticleForm(part: Lines, wordsAt: number): Part {
  const head = part.slice(Math.max(0, wordsAt - 4), wordsAt).filter(line => !/^(?:By|Von|Par|Por|Di) /.test(line));
  const below = part.slice(wordsAt + 1);
  const dateAt = below.findIndex((line, i) => i < 3 && readDate(line) !== null);
  const afterDate = below.slice(dateAt + 1).filter((line, i) => i > 1 || !/^\d{1,2}:\d{2}/.test(line));
  const [source = ''] = afterDate;
  const copyrightAt = afterDate.findIndex((line, i) => i < MAX_BELOW && COPYRIGHT.test(line));
  const languageAt = afterDate.findIndex((line, i) => i < MAX_BELOW && LANGUAGES.has(line));
  const textAt = Math.max(copyrightAt, languageAt, 0) + 1;
  return {
    title: toldIf(head.at(-1) ?? ''),
    date: dayIn(below[dateAt] ?? ''),
    source: toldIf(source),
    paragraphs: afterDate.slice(textAt),
    language: afterDate[languageAt] ?? null,
    ...(head.length > 1 ? { leftOut: head.slice(0, -1) } : {}),
    ...(copyrightAt < 0 && languageAt < 0
      ? { remarks: [phrase`The line with the copyright is missing: check where the text begins.`] }
      : {}),
  };
}

const LANGUAGES: ReadonlySet<string> = new Set(
  'English German French Spanish Italian Portuguese Dutch Russian Chinese Japanese Arabic Swedish Danish Norwegian Polish Turkish'.split(
    ' ',
  ),
);
