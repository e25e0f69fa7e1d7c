import { asWritten, type Message, phrase, quantity, span } from '../text';
import { type Decoded, htmlReferences, misreadUtf8 } from './encodings';
import type { Problem } from './model';

/**
 * Reports characters that a wrong encoding or a conversion leaves in a text. Each kind is one problem, at its first
 * character and with a count: a file in another encoding should not produce thousands of problems.
 * @param text the file's, without byte order mark
 */
export function oddCharacters(text: string): Problem[] {
  const references = htmlReferences(text);
  const misread = misreadUtf8(text);
  const problems = lostCharacters(text, misread);
  if (references.length) problems.push(htmlReferencesLeft(text, references));
  if (misread.length) problems.push(wronglyDecoded(text, misread));
  return problems;
}

function htmlReferencesLeft(text: string, found: readonly Decoded[]): Problem {
  const what = quantity(found.length, 'HTML character reference');
  return {
    ...problemAt(found, phrase`Replace ${what}`),
    code: 'text/html-reference',
    message: phrase`${what} in the text, such as ${example(text, found)}. Quotation marks written this way are not found.`,
  };
}

function wronglyDecoded(text: string, found: readonly Decoded[]): Problem {
  const what = quantity(found.length, 'wrongly decoded passage');
  return {
    ...problemAt(found, phrase`Correct ${what}`),
    code: 'text/wrong-encoding',
    message: phrase`${what} in the text, such as ${example(text, found)}. Quotation marks written this way are not found.`,
  };
}

/** A problem at the first passage, with a fix for all. */
function problemAt(found: readonly Decoded[], title: Message): Pick<Problem, 'severity' | 'span' | 'fixes'> {
  const { start, end } = found[0] as Decoded;
  const edits = found.map(({ start, end, text }) => ({ span: span(start, end), newText: text }));
  return { severity: 'warning', span: span(start, end), fixes: [{ title, edits }] };
}

/** Maximum length of an example in a message. */
const MAX_EXAMPLE_LENGTH = 20;

function example(text: string, [first]: readonly Decoded[]): Message {
  const { start, end, text: meant } = first as Decoded;
  const written = text.slice(start, Math.min(end, start + MAX_EXAMPLE_LENGTH));
  return meant.trim() === '' ? asWritten(written) : phrase`${written} for ${meant.slice(0, MAX_EXAMPLE_LENGTH)}`;
}

/** @param misread passages that are reported otherwise, in order */
function lostCharacters(text: string, misread: readonly Decoded[]): Problem[] {
  let next = 0;
  let replaced = 0;
  let firstReplaced = -1;
  let controls = 0;
  let firstControl = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd && replaced++ === 0) firstReplaced = i;
    else if (isControl(unit)) {
      while ((misread[next]?.end ?? text.length) <= i) next++;
      if ((misread[next]?.start ?? text.length) > i && controls++ === 0) firstControl = i;
    }
  }
  const problems: Problem[] = [];
  if (replaced) {
    problems.push({
      code: 'text/replacement-character',
      severity: 'warning',
      span: span(firstReplaced, firstReplaced + 1),
      message: phrase`${quantity(replaced, 'character')} could not be read: the file is probably not UTF-8. Reopen it with its own encoding and save it as UTF-8.`,
    });
  }
  if (controls) {
    problems.push({
      code: 'text/control-character',
      severity: 'warning',
      span: span(firstControl, firstControl + 1),
      message: phrase`${quantity(controls, 'control character')} in the text: the file may be in another encoding than UTF-8.`,
    });
  }
  return problems;
}

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const NEXT_LINE = 0x85;

/** Whether a unit is a C0 or C1 control and not white space. Windows-1252 read as Latin-1 produces C1 controls. */
function isControl(unit: number): boolean {
  if (unit < 0x20) return unit !== TAB && unit !== LINE_FEED && unit !== FORM_FEED && unit !== CARRIAGE_RETURN;
  return unit >= 0x7f && unit <= 0x9f && unit !== NEXT_LINE;
}
