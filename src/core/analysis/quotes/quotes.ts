import type { ArticleText, Fix, Problem } from '../../article';
import { CUE_AFTER_QUOTE } from '../../language/en';
import { type ArticleSpan, bySpan } from '../../text';
import { type Mark, markSteps } from './marks';
import { closerFor, type Draft, openerFor, settle, unbalanced } from './quoteCandidates';

/** A quote as its marks show it, before anything is known of who said it. */
export interface QuoteSkeleton {
  /** From the first mark to the last, marks included. */
  readonly span: ArticleSpan;
  /** One span per paragraph that the quote runs over. */
  readonly parts: readonly ArticleSpan[];
  /** Index in the list of the quote that this one lies in, or null. */
  readonly within: number | null;
  /** The opening mark, and the closing one; `close` is empty where it is missing. */
  readonly marks: { readonly open: string; readonly close: string };
}

export interface FoundQuotes {
  /** In order of start, the outer before the inner. */
  readonly quotes: QuoteSkeleton[];
  readonly problems: Problem<'article'>[];
}

/** Maximum number of problems reported per paragraph. */
const PROBLEMS_PER_PARAGRAPH = 3;
/** Maximum number of characters searched for a cue. */
const MAX_BEFORE_CUE_LENGTH = 600;
/** Maximum number of characters of a quoted fragment. */
const MAX_FRAGMENT_LENGTH = 100;
const CHARACTERS_PER_STEP = 1 << 15;
const MARKS_PER_STEP = 2_000;
/** Maximum depth of quotes within quotes, the outermost included: each repeats the words of those inside it. */
export const MAX_QUOTE_DEPTH = 12;

/**
 * All quotes of an article by their marks, yielding now and then. Marks are matched with a stack, paragraph by
 * paragraph; what is open at a paragraph's end goes on only where the next paragraph opens with the same marks.
 * Time is linear in the text.
 */
export function* quoteSteps({ text, paragraphs }: ArticleText): Generator<void, FoundQuotes> {
  const found: Draft[] = [];
  const problems: Problem<'article'>[] = [];
  let pending: Draft[] = [];
  let sinceYield = 0;
  for (const paragraph of paragraphs) {
    const matcher = new ParagraphMatcher(text, paragraph, pending, yield* markSteps(text, paragraph));
    pending = yield* matcher.run();
    for (const quote of matcher.closed) found.push(quote);
    for (const problem of matcher.problems.slice(0, PROBLEMS_PER_PARAGRAPH)) problems.push(problem);
    sinceYield += paragraph.end - paragraph.start;
    if (sinceYield > CHARACTERS_PER_STEP) {
      sinceYield = 0;
      yield;
    }
  }
  if (pending.length > 0) {
    const settled = settle(text, pending);
    for (const quote of settled.quotes) found.push(quote);
    for (const problem of settled.problems) problems.push(problem);
  }
  yield;
  const { quotes, tooDeep } = yield* nest(text, found);
  for (const problem of tooDeep) problems.push(problem);
  return { quotes, problems };
}

class ParagraphMatcher {
  readonly closed: Draft[] = [];
  readonly problems: Problem<'article'>[] = [];
  private stack: Draft[] = [];

  constructor(
    private readonly text: string,
    private readonly paragraph: ArticleSpan,
    private readonly pending: Draft[],
    private readonly marks: readonly Mark[],
  ) {}

  /** Matches this paragraph's marks; returns the quotes that may go on in the next one, outermost first. */
  *run(): Generator<void, Draft[]> {
    const reopened = this.reopen();
    const later = laterClosers(this.marks);
    for (let i = reopened; i < this.marks.length; i++) {
      if (i % MARKS_PER_STEP === MARKS_PER_STEP - 1) yield;
      this.take(this.marks[i] as Mark, later[i] === true);
    }
    return this.leftOpen();
  }

  /** Links pending quotes with the openers that this paragraph starts with; settles those that do not go on. */
  private reopen(): number {
    let count = 0;
    let at = this.paragraph.start;
    while (count < this.pending.length && count < this.marks.length) {
      const mark = this.marks[count] as Mark;
      const draft = this.pending[count] as Draft;
      const gap = this.text.slice(at, Math.min(mark.span.start, at + 3));
      if (mark.span.start - at > 2 || gap.trim() !== '') break;
      if (!mark.opens || mark.family !== draft.open.family) break;
      draft.from = mark.span.start;
      at = mark.span.end;
      count++;
    }
    this.stack = this.pending.slice(0, count);
    const settled = settle(this.text, this.pending.slice(count));
    for (const quote of settled.quotes) this.closed.push(quote);
    for (const problem of settled.problems) this.problems.push(problem);
    return count;
  }

  private take(mark: Mark, closerFollows: boolean): void {
    if (mark.closes && this.close(mark, closerFollows)) return;
    if (mark.opens) this.stack.push({ open: mark, from: mark.span.start, parts: [], close: null });
    else if (mark.family !== 'single' && mark.strong) this.strayCloser(mark);
  }

  /** Closes the quote that `mark` ends; what lies open inside it never closes. */
  private close(mark: Mark, closerFollows: boolean): boolean {
    const at = this.opener(mark);
    if (at < 0) return false;
    // workers’ rights’: a bare mark after a plural is an apostrophe while a later mark can close.
    if (!mark.strong && mark.family === 'single' && closerFollows && this.afterPlural(mark)) return true;
    const draft = this.stack[at] as Draft;
    const inner = this.stack.splice(at);
    this.unclosed(inner.slice(1));
    draft.close = mark;
    draft.parts.push({ start: draft.from, end: mark.span.end });
    this.closed.push(draft);
    return true;
  }

  private afterPlural(mark: Mark): boolean {
    return /[sSnzx]/.test(this.text[mark.span.start - 1] ?? '');
  }

  /** Index in the stack of the quote that `mark` closes, or -1. The stack is popped down to it, so this stays linear. */
  private opener(mark: Mark): number {
    const top = this.stack.length - 1;
    if (mark.family === 'single') return top >= 0 && this.stack[top]?.open.family === 'single' ? top : -1;
    // A hostile run of openers must not be searched again and again: eight levels are more than any writer nests.
    const floor = Math.max(0, top - 8);
    for (let i = top; i >= floor; i--) if (this.stack[i]?.open.family === mark.family) return i;
    if (mark.opens) return -1;
    for (let i = top; i >= floor; i--) if (this.stack[i]?.open.family !== 'single') return i;
    return -1;
  }

  /** Openers inside a closed quote that nothing closed: a problem, unless they may be apostrophes. */
  private unclosed(drafts: readonly Draft[]): void {
    for (const { open } of drafts) {
      if (open.family !== 'single') this.problems.push(unbalanced(open.span, 'This quotation mark is never closed.'));
    }
  }

  /** A closer that nothing opened. Where it ends a paragraph's first sentence, the opener is missing at its start. */
  private strayCloser(mark: Mark): void {
    const { start } = this.paragraph;
    const first = this.closed.length === 0 && this.stack.length === 0 && this.marks[0] === mark;
    const spoken = /[.,!?…]/.test(this.text[mark.span.start - 1] ?? '');
    if (!first || !spoken) {
      this.problems.push(unbalanced(mark.span, 'This quotation mark closes nothing.'));
      return;
    }
    const open: Mark = { ...mark, span: { start, end: start } };
    this.closed.push({ open, from: start, parts: [{ start, end: mark.span.end }], close: mark });
    const newText = openerFor(this.text.slice(mark.span.start, mark.span.end));
    const fix: Fix<'article'> = {
      title: `Open the quote at the start of the paragraph: ${newText}`,
      edits: [{ span: { start, end: start }, newText }],
    };
    this.problems.push(unbalanced(mark.span, 'This quotation mark closes a quote that was never opened.', fix));
  }

  /**
   * Quotes still open at the end of the paragraph. Only an opener followed by nothing but its own content can
   * continue.
   */
  private leftOpen(): Draft[] {
    const doubles = this.stack.filter(d => d.open.family !== 'single' || d.parts.length > 0);
    const outer = doubles.at(-1);
    if (outer === undefined) return [];
    this.unclosed(doubles.slice(0, -1));
    if (this.mistypedCloser(outer) || this.forgottenCloser(outer) || this.openFragment(outer)) return [];
    const laterQuote = this.closed.some(d => d.open.span.start > outer.open.span.start && d.from > outer.from);
    const nestedOnly = this.closed.every(d => d.from < outer.from || d.open.family !== outer.open.family);
    if (laterQuote && !nestedOnly) {
      this.unclosed([outer]);
      return [];
    }
    outer.parts.push({ start: outer.from, end: this.paragraph.end });
    const inner = this.stack.filter(d => d.open.family === 'single' && d.from > outer.from).slice(-1);
    for (const draft of inner) draft.parts.push({ start: draft.from, end: this.paragraph.end });
    return [outer, ...inner];
  }

  /** “It was never ordered, said Carla Voss. — the closing mark before the cue was forgotten. */
  private forgottenCloser(outer: Draft): boolean {
    const { start, end } = outer.open.span;
    if (outer.parts.length > 0 || outer.from !== start || this.stack.at(-1) !== outer) return false;
    if (start - this.paragraph.start > 2) return false;
    const cue = CUE_AFTER_QUOTE.exec(this.text.slice(end, Math.min(this.paragraph.end, end + MAX_BEFORE_CUE_LENGTH)));
    if (cue === null) return false;
    const at = end + cue.index + 1;
    const newText = closerFor(this.text.slice(start, end));
    outer.parts.push({ start: outer.from, end: at });
    outer.close = { ...outer.open, span: { start: at, end: at } };
    this.closed.push(outer);
    const fix: Fix<'article'> = {
      title: `Close the quote here: ${newText}`,
      edits: [{ span: { start: at, end: at }, newText }],
    };
    this.problems.push(unbalanced(outer.open.span, 'This quotation mark is never closed.', fix));
    return true;
  }

  /** `called it "a monument.` at a paragraph’s end: a few words inside the writer’s sentence do not go on in the next. */
  private openFragment(outer: Draft): boolean {
    const { start, end } = outer.open.span;
    const rest = this.text.slice(end, Math.min(this.paragraph.end, end + MAX_FRAGMENT_LENGTH + 1));
    if (outer.parts.length > 0 || start - this.paragraph.start < 3 || rest.length > MAX_FRAGMENT_LENGTH) return false;
    if (!/^\p{Ll}/u.test(rest) || this.stack.at(-1) !== outer) return false;
    const settled = settle(this.text, [{ ...outer, parts: [{ start, end: this.paragraph.end }] }]);
    for (const problem of settled.problems) this.problems.push(problem);
    outer.parts.push({ start, end: this.paragraph.end });
    this.closed.push(outer);
    return true;
  }

  /** “We go.’ — a double opener closed with a single mark: the text shows where it was meant to end. */
  private mistypedCloser(outer: Draft): boolean {
    const last = this.marks.at(-1);
    if (last === undefined || last.family !== 'single' || !last.closes || !last.strong) return false;
    if (last.span.start < outer.from || this.stack.at(-1) !== outer || this.closed.some(d => d.close === last))
      return false;
    const newText = closerFor(this.text.slice(outer.open.span.start, outer.open.span.end));
    outer.parts.push({ start: outer.from, end: last.span.end });
    outer.close = last;
    this.closed.push(outer);
    const fix: Fix<'article'> = { title: `Close the quote here: ${newText}`, edits: [{ span: last.span, newText }] };
    this.problems.push(unbalanced(outer.open.span, 'This quotation mark is closed by one of another kind.', fix));
    return true;
  }
}

/** For each mark, whether a bare closer after it could still close before another single quote opens. */
function laterClosers(marks: readonly Mark[]): boolean[] {
  const later = new Array<boolean>(marks.length).fill(false);
  let seen = false;
  for (let i = marks.length - 1; i >= 0; i--) {
    later[i] = seen;
    const mark = marks[i] as Mark;
    seen = mark.family === 'single' && mark.closes;
  }
  return later;
}

/**
 * Sorts, drops marks around nothing and quotes nested too deeply, and finds for each quote the one it lies in.
 * Of the quotes dropped for their depth, the first within each outermost quote is reported.
 */
function* nest(
  text: string,
  drafts: readonly Draft[],
): Generator<void, { quotes: QuoteSkeleton[]; tooDeep: Problem<'article'>[] }> {
  const quotes: QuoteSkeleton[] = [];
  const tooDeep: Problem<'article'>[] = [];
  let reportedTo = -1;
  const open: number[] = [];
  const whole = drafts.map(draft => ({ draft, span: spanOf(draft) })).sort((a, b) => bySpan(a.span, b.span));
  for (const { draft, span } of whole) {
    const { start, end } = draft.open.span;
    if (quotes.length % MARKS_PER_STEP === MARKS_PER_STEP - 1) yield;
    if (!hasWord(text, end, span.end)) continue;
    while (open.length > 0 && (quotes[open.at(-1) as number] as QuoteSkeleton).span.end < span.end) open.pop();
    if (open.length >= MAX_QUOTE_DEPTH) {
      if (start >= reportedTo) tooDeep.push(nestedTooDeep(draft.open.span));
      reportedTo = (quotes[open[0] as number] as QuoteSkeleton).span.end;
      continue;
    }
    const marks = { open: text.slice(start, end), close: draft.close === null ? '' : markText(text, draft.close) };
    quotes.push({ span, parts: draft.parts, within: open.at(-1) ?? null, marks });
    open.push(quotes.length - 1);
  }
  return { quotes, tooDeep };
}

const nestedTooDeep = (span: ArticleSpan): Problem<'article'> => ({
  code: 'quote/too-deep',
  severity: 'warning',
  span,
  message: `Quotes are nested more than ${MAX_QUOTE_DEPTH} levels deep here. The deeper ones are left out: check that the marks around them are closed.`,
});

const markText = (text: string, mark: Mark): string => text.slice(mark.span.start, mark.span.end);
const spanOf = (draft: Draft): ArticleSpan => ({
  start: (draft.parts[0] as ArticleSpan).start,
  end: (draft.parts.at(-1) as ArticleSpan).end,
});

function hasWord(text: string, start: number, end: number): boolean {
  // Marks around nothing are short; a longer stretch always counts as words.
  return end - start > 200 || /[\p{L}\p{N}]/u.test(text.slice(start, end));
}
