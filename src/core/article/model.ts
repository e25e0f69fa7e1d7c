import type { Message, Origin, Span } from '../text';

/** A parsed seed file: its articles and problems, in the order of the text. */
export interface SeedFile {
  /** The file's text without its byte order mark. All spans are offsets in it. */
  readonly text: string;
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

/** One article: from its header (or the start of the file, if it has none) to the next header or the end of the file. */
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

/** The parts of a header line such as `Title date 2025-04-26 [Source: Reuters]`, each with its span. */
export interface Header<O extends Origin = 'file'> {
  /** The header, without surrounding white space and line break. */
  readonly span: Span<O>;
  readonly title: HeaderPart<O> | null;
  /** The word `date`. */
  readonly keyword: Span<O>;
  /** `iso` is null if the text is not a day of the calendar. */
  readonly date: (HeaderPart<O> & { readonly iso: string | null }) | null;
  /** The source's name, without `[Source: ` and `]`. */
  readonly source: HeaderPart<O> | null;
}

/** A part of a header, without surrounding white space. */
export interface HeaderPart<O extends Origin = 'file'> {
  readonly span: Span<O>;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'information';

/** All problem codes. docs/problems.md lists each with its meaning and solution. */
export type ProblemCode =
  | 'header/missing'
  | 'header/invalid-date'
  | 'header/missing-date'
  | 'header/missing-source'
  | 'header/malformed'
  | 'article/empty'
  | 'article/too-long'
  | 'article/language'
  | 'quote/unbalanced'
  | 'quote/too-deep'
  | 'text/replacement-character'
  | 'text/control-character'
  | 'text/html-reference'
  | 'text/wrong-encoding'
  | 'text/line-too-long';

/** A problem in a text. */
export interface Problem<O extends Origin = 'file'> {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly span: Span<O>;
  readonly message: Message;
  /** Corrections to choose from; missing if none is clear. */
  readonly fixes?: readonly Fix<O>[];
}

/** A correction: a title and the edits to apply. */
export interface Fix<O extends Origin = 'file'> {
  readonly title: Message;
  readonly edits: readonly { readonly span: Span<O>; readonly newText: string }[];
}
