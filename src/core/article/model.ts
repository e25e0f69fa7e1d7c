import type { Origin, Span } from '../text';

/** A seed file as parsed: its articles in order, and what is wrong with it. Parsing never throws. */
export interface SeedFile {
  /** The file's text without its byte order mark; all spans are offsets into it. */
  readonly text: string;
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/** One article: from its header (or the start of the file, where it has none) to the next header or the end. */
export interface Article {
  /** 0-based position in the file. */
  readonly index: number;
  readonly span: Span;
  readonly header: Header | null;
  /** The text after the header. */
  readonly body: Span;
  /** Runs of non-blank lines in the body, without the white space around them. */
  readonly paragraphs: readonly Span[];
}

/** The parts of a header line. ` Title date 2025-04-26 [Source: Reuters]`; every part that stands in the text has its span. */
export interface Header<O extends Origin = 'file'> {
  /** The header line, without surrounding white space and line break. */
  readonly span: Span<O>;
  readonly title: HeaderPart<O> | null;
  /** The word `date`. */
  readonly keyword: Span<O>;
  /** `iso` is null where the text is not a day of the calendar. */
  readonly date: (HeaderPart<O> & { readonly iso: string | null }) | null;
  /** The source's name, without `[Source: ` and `]`. */
  readonly source: HeaderPart<O> | null;
}

export interface HeaderPart<O extends Origin = 'file'> {
  readonly span: Span<O>;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'information';

/** The closed set of problem codes. docs/problems.md lists each with its meaning and solution. */
export type ProblemCode =
  | 'header/missing'
  | 'header/invalid-date'
  | 'header/missing-date'
  | 'header/missing-source'
  | 'header/malformed'
  | 'article/empty'
  | 'article/too-long'
  | 'quote/unbalanced'
  | 'quote/too-deep'
  | 'text/replacement-character'
  | 'text/control-character'
  | 'text/line-too-long';

export interface Problem<O extends Origin = 'file'> {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly span: Span<O>;
  readonly message: string;
  /** Present where the way out is clear: each a title and the edits that mend it. */
  readonly fixes?: readonly Fix<O>[];
}

export interface Fix<O extends Origin = 'file'> {
  readonly title: string;
  readonly edits: readonly { readonly span: Span<O>; readonly newText: string }[];
}
