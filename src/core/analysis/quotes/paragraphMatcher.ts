import type { Fix, Problem } from '../../article';
import { CUE_AFTER_QUOTE, FUNCTION_WORDS } from '../../language/en';
import { type ArticleSpan, phrase } from '../../text';
import type { QuoteMark } from './marks';
import { closerFor, openerFor, type QuoteDraft, settleUnclosed, unbalanced } from './quoteCandidates';

/** Maximum number of characters searched for a cue. */
const MAX_BEFORE_CUE_LENGTH = 600;
/** Maximum length of a quoted fragment, in characters. */
const MAX_FRAGMENT_LENGTH = 100;
/** Maximum number of open quotes searched for the opener of a mark. Guards against hostile runs of openers. */
const MAX_LEVELS_SEARCHED = 8;
const MARKS_PER_STEP = 2_000;
/** Maximum length of a word that is looked up, in characters. */
const MAX_WORD_LENGTH = 24;

/** Maximum length of a speaker’s label with its colon, in characters. */
const MAX_LABEL_LENGTH = 40;
const SPEAKER_LABEL = /^\p{Lu}[\p{Lu}.’' -]{1,37}:/u;

/** Matches the marks of one paragraph with a stack. */
export class ParagraphMatcher {
  /** Finished quotes. */
  readonly closed: QuoteDraft[] = [];
  readonly problems: Problem<'article'>[] = [];
  /** Single marks that open the paragraph before a capital and are never closed: quotes, if the article uses such marks. */
  readonly unclosedSingles: QuoteDraft[] = [];
  private stack: QuoteDraft[] = [];

  /**
   * @param pending quotes that the paragraph before left open, outermost first
   * @param next the next paragraph, if there is one
   */
  constructor(
    private readonly text: string,
    private readonly paragraph: ArticleSpan,
    private readonly pending: QuoteDraft[],
    private readonly marks: readonly QuoteMark[],
    private readonly next: ArticleSpan | undefined,
  ) {}

  /** Returns the quotes that may continue in the next paragraph, outermost first. */
  *run(): Generator<void, QuoteDraft[]> {
    const reopened = this.reopen();
    const later = laterClosers(this.marks);
    for (let i = reopened; i < this.marks.length; i++) {
      if (i % MARKS_PER_STEP === MARKS_PER_STEP - 1) yield;
      this.take(this.marks[i] as QuoteMark, later[i] === true);
    }
    return this.leftOpen();
  }

  /** Continues pending quotes that the paragraph reopens with its first marks, and settles the others. Returns their number. */
  private reopen(): number {
    let count = 0;
    let at = this.paragraph.start;
    while (count < this.pending.length && count < this.marks.length) {
      const mark = this.marks[count] as QuoteMark;
      const draft = this.pending[count] as QuoteDraft;
      const gap = this.text.slice(at, Math.min(mark.span.start, at + 3));
      if (mark.span.start - at > 2 || gap.trim() !== '') break;
      // French quotes are also reopened with the closing mark.
      const reopens = mark.opens || mark.family === 'guillemet';
      if (!reopens || mark.family !== draft.open.family || this.isNextTurn(draft, mark)) break;
      draft.from = mark.span.start;
      at = mark.span.end;
      count++;
    }
    this.stack = this.pending.slice(0, count);
    const ended = this.pending.slice(count);
    const settled = settleUnclosed(this.text, ended);
    for (const quote of settled.quotes) this.closed.push(quote);
    const next = this.marks[count];
    const isTurn = ended[0] !== undefined && next !== undefined && this.isNextTurn(ended[0], next);
    if (!isTurn) for (const problem of settled.problems) this.problems.push(problem);
    return count;
  }

  /** `"LUND: Did you read it?`, then `"BRECK: I did.`: in some transcripts a mark opens each turn, and none closes it. */
  private isNextTurn({ open }: QuoteDraft, mark: QuoteMark): boolean {
    const hasLabel = ({ span: { end } }: QuoteMark): boolean =>
      SPEAKER_LABEL.test(this.text.slice(end, end + MAX_LABEL_LENGTH));
    return mark.span.start === this.paragraph.start && hasLabel(open) && hasLabel(mark);
  }

  private take(mark: QuoteMark, closerFollows: boolean): void {
    if (mark.closes && this.close(mark, closerFollows)) return;
    if (mark.opens) this.stack.push({ open: mark, from: mark.span.start, parts: [], close: null });
    else if (mark.family !== 'single' && mark.strong) this.addStrayCloser(mark);
  }

  /** Closes the quote that `mark` ends. Quotes still open inside it stay unclosed. */
  private close(mark: QuoteMark, closerFollows: boolean): boolean {
    const at = this.opener(mark);
    if (at < 0) return false;
    // workers’ rights’: a bare mark after a plural is an apostrophe if a later mark can close.
    const isWeak = !mark.strong && mark.family === 'single' && this.afterPlural(mark);
    if (isWeak && (closerFollows || this.isPossessive(mark))) return true;
    const draft = this.stack[at] as QuoteDraft;
    const inner = this.stack.splice(at);
    this.reportUnclosed(inner.slice(1));
    draft.close = mark;
    draft.parts.push({ start: draft.from, end: mark.span.end });
    this.closed.push(draft);
    return true;
  }

  private afterPlural(mark: QuoteMark): boolean {
    return /[sSnzx]/.test(this.text[mark.span.start - 1] ?? '');
  }

  /** `'The nurses' pay is cut.` in a quote that the next paragraph reopens: whether a noun may follow the mark. */
  private isPossessive(mark: QuoteMark): boolean {
    const outer = this.stack[0];
    if (outer === undefined || !this.isReopened(outer)) return false;
    const after = /^ (\p{Ll}+)/u.exec(this.text.slice(mark.span.end, mark.span.end + MAX_WORD_LENGTH));
    return after !== null && !FUNCTION_WORDS.has(after[1] as string);
  }

  /** Whether a single mark opens this paragraph, or a clause or sentence of it, and the next paragraph opens with the same mark. */
  private isReopened({ open, from, parts }: QuoteDraft): boolean {
    if (open.family !== 'single' || this.next === undefined) return false;
    const before = this.text.slice(Math.max(this.paragraph.start, from - 2), from);
    if (parts.length === 0 && before !== '' && !/^[,:.!?’'”"]\s$/.test(before)) return false;
    const { start } = this.next;
    return (
      this.text[start] === this.text[open.span.start] && /^[\p{L}\p{N}"“]/u.test(this.text.slice(start + 1, start + 3))
    );
  }

  /** Index in the stack of the quote that `mark` closes, or -1. */
  private opener(mark: QuoteMark): number {
    const top = this.stack.length - 1;
    if (mark.family === 'single') return top >= 0 && this.stack[top]?.open.family === 'single' ? top : -1;
    const floor = Math.max(0, top - MAX_LEVELS_SEARCHED);
    for (let i = top; i >= floor; i--) if (this.stack[i]?.open.family === mark.family) return i;
    if (mark.opens) return -1;
    for (let i = top; i >= floor; i--) if (this.stack[i]?.open.family !== 'single') return i;
    return -1;
  }

  /** Reports openers that nothing closes, unless they may be apostrophes. */
  private reportUnclosed(drafts: readonly QuoteDraft[]): void {
    for (const { open } of drafts) {
      if (open.family !== 'single')
        this.problems.push(unbalanced(open.span, phrase`This quotation mark is never closed.`));
    }
  }

  /** Reports a closer that nothing opened. If it ends the first sentence of a paragraph, the opener is missing there. */
  private addStrayCloser(mark: QuoteMark): void {
    const { start } = this.paragraph;
    const first = this.closed.length === 0 && this.stack.length === 0 && this.marks[0] === mark;
    const spoken = /[.,!?…]/.test(this.text[mark.span.start - 1] ?? '');
    if (!first || !spoken) {
      this.problems.push(unbalanced(mark.span, phrase`This quotation mark closes nothing.`));
      return;
    }
    const open: QuoteMark = { ...mark, span: { start, end: start } };
    this.closed.push({ open, from: start, parts: [{ start, end: mark.span.end }], close: mark });
    const newText = openerFor(this.text.slice(mark.span.start, mark.span.end));
    const fix: Fix<'article'> = {
      title: phrase`Open the quote at the start of the paragraph: ${newText}`,
      edits: [{ span: { start, end: start }, newText }],
    };
    this.problems.push(unbalanced(mark.span, phrase`This quotation mark closes a quote that was never opened.`, fix));
  }

  /**
   * The quotes still open at the end of the paragraph. Only an opener without a later quote can continue.
   */
  private leftOpen(): QuoteDraft[] {
    const bottom = this.stack[0];
    if (bottom !== undefined && this.isReopened(bottom)) return this.leaveOpen(bottom);
    if (bottom?.open.family === 'single' && bottom.parts.length === 0 && this.stack.length === 1)
      return this.leaveSingle(bottom);
    const doubles = this.stack.filter(d => d.open.family !== 'single' || d.parts.length > 0);
    const outer = doubles.at(-1);
    if (outer === undefined) return [];
    this.reportUnclosed(doubles.slice(0, -1));
    if (this.closeMistyped(outer) || this.closeBeforeCue(outer) || this.closeFragment(outer)) return [];
    const laterQuote = this.closed.some(d => d.open.span.start > outer.open.span.start && d.from > outer.from);
    const nestedOnly = this.closed.every(d => d.from < outer.from || d.open.family !== outer.open.family);
    if (laterQuote && !nestedOnly) {
      this.reportUnclosed([outer]);
      return [];
    }
    return this.leaveOpen(outer);
  }

  /** Leaves a quote open, and the last one of the other kind inside it. */
  private leaveOpen(outer: QuoteDraft): QuoteDraft[] {
    const isSingle = outer.open.family === 'single';
    const inner = this.stack.filter(d => (d.open.family === 'single') !== isSingle && d.from > outer.from).slice(-1);
    for (const draft of [outer, ...inner]) draft.parts.push({ start: draft.from, end: this.paragraph.end });
    return [outer, ...inner];
  }

  /** A single mark that nothing closes is an apostrophe, unless a cue follows or the article has other such quotes. */
  private leaveSingle(single: QuoteDraft): QuoteDraft[] {
    const { end } = single.open.span;
    const opensSentence = single.from === this.paragraph.start && /^\p{Lu}/u.test(this.text.slice(end, end + 2));
    if (!opensSentence || this.closeBeforeCue(single)) return [];
    this.unclosedSingles.push({ ...single, parts: [{ start: single.from, end: this.paragraph.end }] });
    return [];
  }

  /** `“It was never ordered, said Carla Voss.`: the closing mark before the cue is missing. */
  private closeBeforeCue(outer: QuoteDraft): boolean {
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
      title: phrase`Close the quote here: ${newText}`,
      edits: [{ span: { start: at, end: at }, newText }],
    };
    this.problems.push(unbalanced(outer.open.span, phrase`This quotation mark is never closed.`, fix));
    return true;
  }

  /** `called it "a monument.` at the end of a paragraph: a fragment in the writer’s sentence does not continue. */
  private closeFragment(outer: QuoteDraft): boolean {
    const { start, end } = outer.open.span;
    const rest = this.text.slice(end, Math.min(this.paragraph.end, end + MAX_FRAGMENT_LENGTH + 1));
    if (outer.parts.length > 0 || start - this.paragraph.start < 3 || rest.length > MAX_FRAGMENT_LENGTH) return false;
    if (!/^\p{Ll}/u.test(rest) || this.stack.at(-1) !== outer) return false;
    const settled = settleUnclosed(this.text, [{ ...outer, parts: [{ start, end: this.paragraph.end }] }]);
    for (const problem of settled.problems) this.problems.push(problem);
    outer.parts.push({ start, end: this.paragraph.end });
    this.closed.push(outer);
    return true;
  }

  /** `“We go.’`: a double opener is closed with a single mark. */
  private closeMistyped(outer: QuoteDraft): boolean {
    const last = this.marks.at(-1);
    if (last === undefined || last.family !== 'single' || !last.closes || !last.strong) return false;
    if (last.span.start < outer.from || this.stack.at(-1) !== outer || this.closed.some(d => d.close === last))
      return false;
    const newText = closerFor(this.text.slice(outer.open.span.start, outer.open.span.end));
    outer.parts.push({ start: outer.from, end: last.span.end });
    outer.close = last;
    this.closed.push(outer);
    const fix: Fix<'article'> = {
      title: phrase`Close the quote here: ${newText}`,
      edits: [{ span: last.span, newText }],
    };
    this.problems.push(unbalanced(outer.open.span, phrase`This quotation mark is closed by one of another kind.`, fix));
    return true;
  }
}

/** For each mark, whether the next one can close a single quote. */
function laterClosers(marks: readonly QuoteMark[]): boolean[] {
  const later = new Array<boolean>(marks.length).fill(false);
  let seen = false;
  for (let i = marks.length - 1; i >= 0; i--) {
    later[i] = seen;
    const mark = marks[i] as QuoteMark;
    seen = mark.family === 'single' && mark.closes;
  }
  return later;
}
