/**
 * ProQuest exports as text: documents between lines of underscores, with fields such as `Publication title:`; `Full text:`
 * begins the text. The fields are those that ProQuest's own help and the project pq_parser list.
 */
import { type Message, phrase } from '../../text';
import { cleanLine, unwrappedParagraphs } from '../cleanText';
import { readDate } from '../dates';
import { type ConversionFault, type Found, type FoundArticle, found, guess, told } from '../model';
import { type Lines, splitAt } from './fieldLines';

const RULE = /^_{20,}\s*$/;
const FULL_TEXT = /^Full text:/i;
const NAMES = [
  'Title',
  'Author',
  'Publication info',
  'Abstract',
  'Links',
  'Full text',
  'Subject',
  'Location',
  'Company / organization',
  'Company',
  'People',
  'Person',
  'Identifier / keyword',
  'Publication title',
  'Publication year',
  'Publication date',
  'Pages',
  'First page',
  'Section',
  'Column',
  'Edition',
  'Publisher',
  'Place of publication',
  'Country of publication',
  'Publication subject',
  'ISSN',
  'Source type',
  'Language of publication',
  'Document type',
  'ProQuest document ID',
  'Document URL',
  'Copyright',
  'Last updated',
  'Database',
  'Credit',
  'Dateline',
  'Business indexing term',
  'Classification',
  'Number of pages',
  'Supplement',
  'Volume',
  'Issue',
  'Notes',
  'ProQuest document link',
  'Location of full text',
  'Subtitle',
  'Series',
  'Duration',
  'Description',
  'Illustration',
  'DOI',
] as const;
const KNOWN: ReadonlySet<string> = new Set(NAMES.map(name => name.toLowerCase()));

export const isProQuest = (lines: Lines): boolean =>
  lines.some(line => FULL_TEXT.test(line)) &&
  lines.some(line => RULE.test(line) || /^(?:ProQuest document ID|Publication title):/.test(line));

export function readProQuest(lines: Lines): Found {
  const articles: FoundArticle[] = [];
  const faults: ConversionFault[] = [];
  let number = 0;
  for (const part of splitAt(lines, line => RULE.test(line))) {
    const { fields, opening } = fieldsOf(part);
    const isDocument = fields.has('publication title') || fields.has('publication info') || fields.has('full text');
    if (!isDocument) continue;
    number++;
    const place = phrase`document ${number}`;
    const article = articleOf(fields, opening, place);
    if (article.paragraphs.length) articles.push(article);
    else faults.push({ place, message: phrase`“${article.title?.text ?? phrase`Without title`}” has no full text.` });
  }
  return found(articles, faults);
}

interface Fields {
  /** Names in lower case, with their lines. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** The first line that is filled. */
  readonly opening: string;
}

function fieldsOf(part: Lines): Fields {
  const fields = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of part) {
    const name = nameAt(line);
    if (name) {
      current = [line.slice(name.length + 1).trim()];
      if (!fields.has(name)) fields.set(name, current);
    } else current?.push(line);
  }
  const opening = part.find(line => line.trim() !== '' && !/^Document \d+ of \d+/.test(line)) ?? '';
  return { fields, opening: nameAt(opening) ? '' : cleanLine(opening) };
}

function nameAt(line: string): string | null {
  const colon = line.indexOf(':');
  const name = colon > 0 && colon < 40 ? line.slice(0, colon).toLowerCase() : '';
  return KNOWN.has(name) ? name : null;
}

function articleOf(fields: Fields['fields'], opening: string, place: Message): FoundArticle {
  const value = (name: string): string => cleanLine((fields.get(name) ?? []).join(' '));
  const title = value('title') || opening;
  const [source = ''] = (value('publication title') || value('publication info')).split(/;| \[/);
  return {
    title: title ? told(title) : null,
    date: dateOf(value),
    source: source.trim() ? told(source.trim()) : null,
    paragraphs: textParagraphs(fields.get('full text') ?? []),
    place,
    language: value('language of publication') || null,
  };
}

/** In these exports a paragraph is a line, or a run of lines between blank ones. */
function textParagraphs(lines: readonly string[]): string[] {
  const hasBlank = lines
    .slice(0, -1)
    .some((line, i) => line.trim() === '' && (lines[i + 1] ?? '').trim() !== '' && i > 0);
  const all = hasBlank ? unwrappedParagraphs(lines) : lines.map(cleanLine).filter(line => line !== '');
  return all.filter(paragraph => !/^Credit: /.test(paragraph));
}

function dateOf(value: (name: string) => string) {
  const date = readDate(value('publication date'));
  if (date) return date.isSure ? told(date.iso) : guess(date.iso, phrase`read from “${value('publication date')}”`);
  const written = /\d{1,2} [A-Z][a-z]{2,8} \d{4}/.exec(value('publication info'))?.[0];
  const info = written ? readDate(written) : null;
  return info && told(info.iso);
}
