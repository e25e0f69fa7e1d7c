import { phrase, type Span, span } from '../text';
import { oddCharacters } from './characters';
import { type ReadHeader, readHeader } from './header';
import type { Article, Problem, SeedFile } from './model';

/** Longer lines, in UTF-16 units, are reported: editors stop colouring and wrapping them. */
const MAX_LINE_LENGTH = 20_000;
/** Maximum length of the part of a line that a problem marks. */
const MAX_MARKED_LENGTH = 200;

interface SourceLine {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** The line without surrounding white space; empty for a blank line. */
  readonly content: Span;
}

interface ArticleDraft {
  readonly start: number;
  readonly head: ReadHeader | null;
  readonly lines: SourceLine[];
}

/**
 * Splits a seed file into its articles. One pass, linear in the text. Never throws.
 *
 * The articles cover the file without gaps. A file without text has no articles.
 * @param text the file's text without byte order mark
 */
export function parse(text: string): SeedFile {
  const problems: Problem[] = [];
  const drafts: ArticleDraft[] = [];
  const lines = linesOf(text);
  lines.forEach((line, i) => {
    const isLong = line.end - line.start > MAX_LINE_LENGTH;
    if (isLong) problems.push(longLine(line));
    const around = { isBlankBefore: isBlank(lines[i - 1]), isBlankAfter: isBlank(lines[i + 1]) };
    const head = isLong ? null : readHeader(text.slice(line.start, line.end), line.start, around);
    const draft = drafts.at(-1);
    if (head) {
      drafts.push({ start: line.start, head, lines: [lineOf(text, head.end, line.end)] });
      for (const problem of head.problems) problems.push(problem);
    } else if (draft) {
      draft.lines.push(line);
    } else if (!isBlank(line)) {
      drafts.push({ start: 0, head: null, lines: [line] });
      problems.push(missingHeader(line.content));
    }
  });
  const articles = drafts.map((draft, i) =>
    toArticle(draft, i, span(i === 0 ? 0 : draft.start, drafts[i + 1]?.start ?? text.length)),
  );
  for (const article of articles) if (!article.paragraphs.length) problems.push(emptyArticle(article));
  for (const problem of oddCharacters(text)) problems.push(problem);
  return { text, articles, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

/** Lines end at `\n`, `\r\n` and `\r`. */
function linesOf(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 10 && unit !== 13) continue;
    lines.push(lineOf(text, start, i));
    if (unit === 13 && text.charCodeAt(i + 1) === 10) i++;
    start = i + 1;
  }
  if (start < text.length) lines.push(lineOf(text, start, text.length));
  return lines;
}

function lineOf(text: string, start: number, end: number): SourceLine {
  let from = start;
  let to = end;
  while (from < to && text.charAt(from).trim() === '') from++;
  while (to > from && text.charAt(to - 1).trim() === '') to--;
  return { start, end, content: span(from, to) };
}

const isBlank = (line: SourceLine | undefined): boolean => !line || line.content.start === line.content.end;

function toArticle({ head, lines }: ArticleDraft, index: number, whole: Span): Article {
  const paragraphs: Span[] = [];
  let from = -1;
  lines.forEach((line, i) => {
    if (isBlank(line)) return;
    if (from < 0) from = line.content.start;
    if (isBlank(lines[i + 1])) {
      paragraphs.push(span(from, line.content.end));
      from = -1;
    }
  });
  const [first, second] = lines;
  // If the rest of the header line is blank, the body starts with the next line.
  const afterHeader = first && !isBlank(first) ? first.start : (second?.start ?? whole.end);
  return {
    index,
    span: whole,
    header: head?.header ?? null,
    body: span(head ? afterHeader : whole.start, whole.end),
    paragraphs,
  };
}

const missingHeader = (at: Span): Problem => ({
  code: 'header/missing',
  severity: 'warning',
  span: span(at.start, Math.min(at.end, at.start + MAX_MARKED_LENGTH)),
  message: phrase`This text stands before any header. An article starts with a line like “date 2025-04-26 [Source: Reuters]”.`,
  fixes: [
    {
      title: phrase`Add a header above`,
      edits: [{ span: span(at.start, at.start), newText: 'date YYYY-MM-DD [Source: NAME]\n\n' }],
    },
  ],
});

const emptyArticle = (article: Article): Problem => ({
  code: 'article/empty',
  severity: 'information',
  span: article.header?.span ?? article.span,
  message: phrase`This article has no text.`,
});

const longLine = ({ start, end }: SourceLine): Problem => ({
  code: 'text/line-too-long',
  severity: 'information',
  span: span(start, start + MAX_MARKED_LENGTH),
  message: phrase`This line has ${end - start} characters. Editors show such lines without colours. Break it into paragraphs.`,
});
