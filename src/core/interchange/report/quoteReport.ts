/** Writes quotes as Markdown, to paste into a story: quote, speaker, link to the article, and notes. */
import type { AnchoredAnnotation, ArticleView, QuoteView } from '../../annotation';
import { headlineOf } from '../../article';
import { LineIndex } from '../../text';
import { count } from '../exchangeModel';

export interface QuoteReportOptions {
  /** The path of the article, relative to the report, with `/` and not encoded. */
  readonly path: string;
  /** Minimum confidence (0–1) for naming a speaker. */
  readonly minimumConfidence: number;
  /** Include reported speech without quotation marks. */
  readonly indirect: boolean;
  /** Selects quotes; null for all. */
  readonly chosen: ((quote: QuoteView, view: ArticleView) => boolean) | null;
}

/**
 * A report of the quotes of any number of files: a title, how many quotes of whom, and a section for each article with
 * quotes. Text of articles and annotations is escaped.
 */
export class QuoteReport {
  private readonly sections: ReportSection[] = [];

  /**
   * Adds the articles of a file.
   * @param text the file's
   */
  add(text: string, views: readonly ArticleView[], options: QuoteReportOptions): void {
    const lines = new LineIndex(text);
    for (const view of views) {
      const section = sectionOf(text, lines, view, options);
      if (section) this.sections.push(section);
    }
  }

  /** @returns Markdown; empty if there is no quote */
  write(): string {
    const [only, ...others] = this.sections;
    if (!only) return '';
    if (!others.length) return writeSection(only, '#');
    const speakers = this.sections.flatMap(section => section.speakers);
    const head = `# Quotes from ${count(this.sections.length, 'article')}\n\n${countsOf(speakers)}\n\n`;
    return head + this.sections.map(section => writeSection(section, '##')).join('');
  }
}

/** An article of a report. */
interface ReportSection {
  readonly headline: string;
  /** Its source and date. */
  readonly origin: string;
  /** The speaker of each quote; null if unknown. */
  readonly speakers: readonly (string | null)[];
  /** The quotes, as Markdown. */
  readonly quotes: string;
}

const writeSection = ({ headline, origin, speakers, quotes }: ReportSection, level: string): string =>
  `${level} ${plain(headline)}\n\n${origin ? `${plain(origin)}\n\n` : ''}${countsOf(speakers)}\n\n${quotes}`;

/** Maximum number of speakers that a count of quotes names: those with the most quotes. */
const MAX_NAMED = 10;

/** How many quotes there are of whom: `5 quotes: 3 by Ada Berg, 2 without a known speaker`. */
function countsOf(speakers: readonly (string | null)[]): string {
  const counts = new Map<string | null, number>();
  for (const speaker of speakers) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const unknown = counts.get(null) ?? 0;
  counts.delete(null);
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  const named = ranked.slice(0, ranked.length > MAX_NAMED + 1 ? MAX_NAMED : ranked.length);
  const others = ranked.slice(named.length);
  const parts = named.map(([name, n]) => `${n} by ${plain(name ?? '')}`);
  if (others.length) parts.push(`${others.reduce((sum, [, n]) => sum + n, 0)} by ${others.length} others`);
  if (unknown) parts.push(`${unknown} without a known speaker`);
  return `${count(speakers.length, 'quote')}: ${parts.join(', ')}`;
}

/** Whether a quote belongs in a report: it is speech and was not rejected. */
export const isReported = ({ quote, status }: QuoteView, { indirect }: Pick<QuoteReportOptions, 'indirect'>): boolean =>
  status === 'confirmed' ||
  status === 'corrected' ||
  (status !== 'rejected' && quote.kind !== 'scare' && (indirect || quote.kind !== 'indirect'));

/** Null if no quote of the article belongs in the report. */
function sectionOf(
  text: string,
  lines: LineIndex,
  view: ArticleView,
  options: QuoteReportOptions,
): ReportSection | null {
  const quotes = view.quotes.filter(quote => isReported(quote, options) && (options.chosen?.(quote, view) ?? true));
  if (!quotes.length) return null;
  const { article } = view.analysis;
  const roles = new Map(view.entities.map(({ entity, role }) => [entity.id, role]));
  return {
    headline: headlineOf(article, text),
    origin: [article.header?.source?.text, article.header?.date?.iso].filter(part => part).join(', '),
    speakers: quotes.map(quote => knownSpeaker(quote, options)?.name ?? null),
    quotes: quotes.map(quote => quotePart(text, lines, roles, quote, options)).join(''),
  };
}

function quotePart(
  text: string,
  lines: LineIndex,
  roles: ReadonlyMap<string, string | null>,
  one: QuoteView,
  options: QuoteReportOptions,
): string {
  const parts = one.quote.parts.length ? one.quote.parts : [one.quote.span];
  const words = parts.map(({ start, end }) => `> ${plain(text.slice(start, end))}`).join('\n>\n');
  const line = lines.positionAt(one.quote.span.start).line + 1;
  const link = linkTo(options.path, line);
  const notes = one.annotations.map(noteLine).filter(Boolean).join('');
  // A paraphrase must not look like a direct quote.
  const manner = one.quote.kind === 'indirect' ? ', in the article’s words' : '';
  return `${words}\n>\n> — ${speakerOf(roles, one, options)}${manner}, ${link}\n\n${notes ? `${notes}\n` : ''}`;
}

function speakerOf(roles: ReadonlyMap<string, string | null>, quote: QuoteView, options: QuoteReportOptions): string {
  const speaker = knownSpeaker(quote, options);
  if (!speaker) return 'speaker unknown';
  const { status, confidence } = quote;
  const role = speaker.entity === null ? null : roles.get(speaker.entity);
  const basis = status === 'derived' ? `attributed automatically, ${Math.round((confidence ?? 0) * 100)} %` : status;
  return `**${plain(speaker.name)}**${role ? `, ${plain(role)}` : ''} (${basis})`;
}

/** The speaker, if it was decided or is certain enough to be named. */
const knownSpeaker = (
  { speaker, status, confidence }: QuoteView,
  { minimumConfidence }: QuoteReportOptions,
): QuoteView['speaker'] => (status !== 'derived' || (confidence ?? 0) >= minimumConfidence ? speaker : null);

function noteLine({ annotation }: AnchoredAnnotation): string {
  if (annotation.kind === 'relation')
    return `- ${plain(annotation.target.exact)} — ${plain(annotation.relation)} — ${plain(annotation.to.exact)}\n`;
  if (annotation.kind === 'tag') return `- Tag: ${plain(annotation.tag)}\n`;
  if (annotation.kind !== 'note') return '';
  const by = (author: string | undefined) => (author ? ` (${plain(author)})` : '');
  const replies = (annotation.replies ?? []).map(reply => `  - ${plain(reply.body)}${by(reply.author)}\n`).join('');
  return `- ${plain(annotation.body)}${by(annotation.author)}\n${replies}`;
}

/**
 * A Markdown link to a line of an article.
 * @param path relative to the report, with `/` and not encoded
 * @param line 1-based
 */
export function linkTo(path: string, line: number): string {
  const address = path.split('/').map(encodeSegment).join('/');
  return `[${plain(path.split('/').pop() ?? '')}, line ${line}](${address}#L${line})`;
}

/** Also encodes brackets, which would end the link. */
const encodeSegment = (segment: string): string =>
  segment === '..' || segment === '.'
    ? segment
    : encodeURIComponent(wellFormed(segment)).replace(/[()'!*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);

const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/**
 * Escapes text for Markdown, on one line. Nothing in it is markup, begins a block or becomes a link.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]#|~!^$@]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('://', ':\\/\\/')
    .replace(/\bwww\./gi, sign => `${sign.slice(0, -1)}\\.`)
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
