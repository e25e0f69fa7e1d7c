/** Writes quotes as Markdown, to paste into a story: quote, speaker, link to the article, and notes. */
import type { AnchoredAnnotation, ArticleView, QuoteView } from '../../annotation';
import { LineIndex } from '../../text';

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
 * Writes a section for each article with quotes. Text of articles and annotations is escaped.
 * @param text the file's
 * @returns Markdown; empty if there is no quote
 */
export function writeQuoteReport(text: string, views: readonly ArticleView[], options: QuoteReportOptions): string {
  const lines = new LineIndex(text);
  return views.map(view => articlePart(text, lines, view, options)).join('');
}

/** Whether a quote belongs in a report: it is speech and was not rejected. */
export const isReported = ({ quote, status }: QuoteView, { indirect }: Pick<QuoteReportOptions, 'indirect'>): boolean =>
  status === 'confirmed' ||
  status === 'corrected' ||
  (status !== 'rejected' && quote.kind !== 'scare' && (indirect || quote.kind !== 'indirect'));

function articlePart(text: string, lines: LineIndex, view: ArticleView, options: QuoteReportOptions): string {
  const quotes = view.quotes.filter(quote => isReported(quote, options) && (options.chosen?.(quote, view) ?? true));
  if (!quotes.length) return '';
  const { header } = view.analysis.article;
  const from = [header?.source?.text, header?.date?.iso].filter(part => part).join(', ');
  const head = `# ${plain(header?.title?.text || 'Untitled')}\n\n${from ? `${plain(from)}\n\n` : ''}`;
  const roles = new Map(view.entities.map(({ entity, role }) => [entity.id, role]));
  return head + quotes.map(quote => quotePart(text, lines, roles, quote, options)).join('');
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

function speakerOf(
  roles: ReadonlyMap<string, string | null>,
  { speaker, status, confidence }: QuoteView,
  options: QuoteReportOptions,
): string {
  const known = speaker && (status !== 'derived' || (confidence ?? 0) >= options.minimumConfidence);
  if (!known) return 'speaker unknown';
  const role = speaker.entity === null ? null : roles.get(speaker.entity);
  const basis = status === 'derived' ? `attributed automatically, ${Math.round((confidence ?? 0) * 100)} %` : status;
  return `**${plain(speaker.name)}**${role ? `, ${plain(role)}` : ''} (${basis})`;
}

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
