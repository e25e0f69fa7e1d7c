import { type Span, span } from '../text/span';
import { type ReadHeader, readHeader } from './header';
import type { Article, Problem, SeedFile } from './model';

/** Above this many UTF-16 units a line is worth a word: editors stop colouring and wrapping such lines. */
const LONG_LINE = 20_000;

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly blank: boolean;
}

interface Draft {
  readonly start: number;
  readonly head: ReadHeader | null;
  /** Offset behind the header's line break. */
  readonly bodyStart: number;
  readonly lines: Line[];
}

/**
 * Splits a seed file into its articles. One pass, linear in the text; never throws.
 * @param text the file's text without byte order mark
 */
export function parse(text: string): SeedFile {
  const problems: Problem[] = [];
  const drafts: Draft[] = [];
  let draft: Draft | null = null;
  for (let start = 0; start < text.length; ) {
    const end = endOfLine(text, start);
    const next = end < text.length ? end + (text.startsWith('\r\n', end) ? 2 : 1) : end;
    const content = text.slice(start, Math.min(end, start + LONG_LINE));
    const head = end - start <= LONG_LINE ? readHeader(content, start) : null;
    if (head) {
      draft = { start, head, bodyStart: next, lines: [] };
      drafts.push(draft);
      problems.push(...head.problems);
    } else {
      const line = { start, end, blank: content.trim() === '' && end - start <= LONG_LINE };
      if (!draft && !line.blank) {
        draft = { start: 0, head: null, bodyStart: 0, lines: [] };
        drafts.push(draft);
        problems.push(missingHeader(trimmed(text, span(start, end))));
      }
      draft?.lines.push(line);
      if (end - start > LONG_LINE) problems.push(longLine(span(start, end)));
    }
    start = next;
  }
  const articles = drafts.map((one, index) =>
    toArticle(text, one, index, index === 0 ? 0 : one.start, drafts[index + 1]?.start ?? text.length),
  );
  for (const article of articles) if (!article.paragraphs.length) problems.push(emptyArticle(article));
  problems.push(...oddCharacters(text));
  return { text, articles, problems: problems.sort((a, b) => a.span.start - b.span.start) };
}

function endOfLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || unit === 13) return i;
  }
  return text.length;
}

function toArticle(text: string, draft: Draft, index: number, start: number, end: number): Article {
  const paragraphs: Span[] = [];
  let from = -1;
  let to = -1;
  const close = () => {
    if (from >= 0) paragraphs.push(trimmed(text, span(from, to)));
    from = -1;
  };
  for (const line of draft.lines) {
    if (line.blank) close();
    else {
      if (from < 0) from = line.start;
      to = line.end;
    }
  }
  close();
  return {
    index,
    span: span(start, end),
    header: draft.head?.header ?? null,
    body: span(draft.head ? draft.bodyStart : start, end),
    paragraphs,
  };
}

/** The span without white space at its ends; a loop, since `trim` on a slice would copy a line of 10 MB. */
function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && text[from].trim() === '') from++;
  while (to > from && text[to - 1].trim() === '') to--;
  return span(from, to);
}

const missingHeader = (at: Span): Problem => ({
  code: 'header/missing',
  severity: 'warning',
  span: span(at.start, Math.min(at.end, at.start + 200)),
  message:
    'This text stands before any header. An article starts with a line like “date 2025-04-26 [Source: Reuters]”.',
  fixes: [
    {
      title: 'Add a header above',
      edits: [{ span: span(at.start, at.start), newText: ' date 1970-01-01 [Source: unknown]\n\n' }],
    },
  ],
});

const emptyArticle = (article: Article): Problem => ({
  code: 'article/empty',
  severity: 'information',
  span: article.header?.span ?? article.span,
  message: 'This article has no text.',
});

const longLine = (at: Span): Problem => ({
  code: 'text/line-too-long',
  severity: 'information',
  span: span(at.start, at.start + 200),
  message: `This line has ${at.end - at.start} characters; editors show such lines without colours. Break it into paragraphs.`,
});

/** Characters that a wrong encoding leaves behind; the first of each kind is reported, with how many there are. */
function oddCharacters(text: string): Problem[] {
  const problems: Problem[] = [];
  let replaced = 0;
  let firstReplaced = -1;
  let controls = 0;
  let firstControl = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) {
      if (replaced++ === 0) firstReplaced = i;
    } else if (
      (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13 && unit !== 12) ||
      (unit >= 0x7f && unit <= 0x9f && unit !== 0x85)
    ) {
      if (controls++ === 0) firstControl = i;
    }
  }
  if (replaced) {
    problems.push({
      code: 'text/replacement-character',
      severity: 'warning',
      span: span(firstReplaced, firstReplaced + 1),
      message: `${replaced} character${replaced > 1 ? 's' : ''} could not be read: the file is probably not UTF-8. Reopen it with its own encoding and save it as UTF-8.`,
    });
  }
  if (controls) {
    problems.push({
      code: 'text/control-character',
      severity: 'warning',
      span: span(firstControl, firstControl + 1),
      message: `${controls} control character${controls > 1 ? 's' : ''} in the text: the file may be in another encoding than UTF-8.`,
    });
  }
  return problems;
}
