import { ELIDED_WORDS } from '../../language/en';
import type { ArticleSpan } from '../../text';

/** Marks of one family are partners. A closer prefers an opener of its own family. */
export type MarkFamily = 'curly' | 'straight' | 'guillemet' | 'tex' | 'single';

/**
 * A quotation mark, with the roles that the characters beside it allow. `strong` distinguishes a single mark after
 * punctuation (`,'`), which can only close, from one after a letter (`workers'`), which may be an apostrophe.
 */
export interface QuoteMark {
  readonly span: ArticleSpan;
  readonly family: MarkFamily;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly strong: boolean;
}

const WORD = /[\p{L}\p{N}]/u;
const DIGIT = /[0-9]/;
const OPENING_SIDE = /[\s([{“„«‘"'`—–\-/]/;
const CLOSING_SIDE = /[\s)\]}”»’"'—–\-.,;:!?…/]/;

/** Maximum length of an attribute value in markup. */
const ATTRIBUTE_LENGTH = 300;

const MARKS_PER_STEP = 5_000;

/**
 * Finds the quotation marks of `within`, in order, without apostrophes. In steps; linear in the text.
 */
export function* markSteps(text: string, within: ArticleSpan): Generator<void, QuoteMark[]> {
  const marks: QuoteMark[] = [];
  // A new object for each call, because it keeps its position.
  const pattern = /[“”„‟"«»‘’‚‹›'`]/g;
  pattern.lastIndex = within.start;
  // Without what follows, which may be long before the next mark.
  const searched = text.slice(0, within.end);
  for (let m = pattern.exec(searched); m !== null; m = pattern.exec(searched)) {
    if (marks.length % MARKS_PER_STEP === MARKS_PER_STEP - 1) yield;
    const at = m.index;
    const char = m[0];
    const two = "`'‘’".includes(char) && text[at + 1] === char && at + 1 < within.end;
    const end = at + (two ? 2 : 1);
    pattern.lastIndex = end;
    const before = at > within.start ? (text[at - 1] ?? ' ') : ' ';
    if (before === '=') {
      // The marks of an attribute in left-over markup (`class="x"`) are no quotation marks.
      const closing = text.slice(end, end + ATTRIBUTE_LENGTH).search(/["”'>]/);
      pattern.lastIndex = end + closing + 1;
      continue;
    }
    const after = end < within.end ? (text[end] ?? ' ') : ' ';
    const mark = two
      ? texMark(char, { start: at, end }, before, after)
      : isSingle(char)
        ? singleMark(text, char, at, before, after)
        : doubleMark(char, at, before, after);
    if (mark !== null) marks.push(mark);
  }
  return marks;
}

const isSingle = (char: string): boolean => "‘’‚‹›'`".includes(char);
const isWord = (char: string): boolean =>
  char <= '\x7f' ? /[A-Za-z0-9]/.test(char) : WORD.test(char) || (char >= '\ud800' && char <= '\udfff');
const isSpace = (char: string): boolean => /\s/.test(char);

function texMark(char: string, span: ArticleSpan, before: string, after: string): QuoteMark {
  const opens = char === '`' || char === '‘' || (char === "'" && OPENING_SIDE.test(before) && !isSpace(after));
  return { span, family: 'tex', opens, closes: !opens, strong: true };
}

function doubleMark(char: string, at: number, before: string, after: string): QuoteMark | null {
  const span = { start: at, end: at + 1 };
  const looksOpen = looksOpening(before, after);
  const looksClosed = !isSpace(before) && CLOSING_SIDE.test(after);
  const clearlyOpen = looksOpen && !looksClosed;
  const clearlyClosed = looksClosed && !looksOpen;
  switch (char) {
    case '“':
    case '‟':
      // German quotes close with “, and some typists close with it by mistake.
      return { span, family: 'curly', opens: true, closes: clearlyClosed || isSpace(after), strong: true };
    case '„':
      return { span, family: 'curly', opens: true, closes: false, strong: true };
    case '”':
      return { span, family: 'curly', opens: clearlyOpen, closes: true, strong: true };
    case '«':
      return { span, family: 'guillemet', opens: !clearlyClosed, closes: clearlyClosed, strong: true };
    case '»':
      return { span, family: 'guillemet', opens: clearlyOpen, closes: !clearlyOpen, strong: true };
    default:
      return { span, family: 'straight', opens: !clearlyClosed, closes: !clearlyOpen, strong: !DIGIT.test(before) };
  }
}

/** Single marks that never open, and that never close. */
const NEVER_OPENS = '’›';
const NEVER_CLOSES = '‚‹`';

/** In German, `‘` closes what `‚` opens. */
function singleMark(text: string, char: string, at: number, before: string, after: string): QuoteMark | null {
  const [wordBefore, wordAfter] = [isWord(before), isWord(after)];
  if (wordBefore && wordAfter) return null;
  const looksOpen = !wordBefore && looksOpening(before, after);
  const opens = looksOpen && !NEVER_OPENS.includes(char) && !isElision(text, at + 1);
  const isReversed = char === '‘' && !(CLOSING_SIDE.test(after) && !OPENING_SIDE.test(before));
  const closes = !isSpace(before) && !wordAfter && !NEVER_CLOSES.includes(char) && !isReversed;
  if (!opens && !closes) return null;
  const span = { start: at, end: at + 1 };
  return { span, family: 'single', opens, closes: closes && !opens, strong: closes && !wordBefore };
}

/** Whether the characters around a mark fit an opening one. */
const looksOpening = (before: string, after: string): boolean =>
  OPENING_SIDE.test(before) && !isSpace(after) && !/[.,;!?]/.test(after);

/** `'90s`, `'em`: whether a mark is an apostrophe before a shortened word. */
function isElision(text: string, at: number): boolean {
  const next = /^(?:\d{2}s(?![\p{L}\p{N}])|\p{L}{1,6}(?![\p{L}\p{N}]))/u.exec(text.slice(at, at + 8));
  return next !== null && (DIGIT.test(next[0]) || ELIDED_WORDS.has(next[0].toLowerCase()));
}
