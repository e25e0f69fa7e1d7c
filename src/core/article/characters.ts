import { span } from '../text';
import type { Problem } from './model';

/**
 * Reports characters that a wrong encoding leaves in a text. Each kind is one problem, at its first character and with a
 * count: a file in another encoding should not produce thousands of problems.
 * @param text the file's, without byte order mark
 */
export function oddCharacters(text: string): Problem[] {
  let replaced = 0;
  let firstReplaced = -1;
  let controls = 0;
  let firstControl = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd && replaced++ === 0) firstReplaced = i;
    else if (isControl(unit) && controls++ === 0) firstControl = i;
  }
  const problems: Problem[] = [];
  if (replaced) {
    problems.push({
      code: 'text/replacement-character',
      severity: 'warning',
      span: span(firstReplaced, firstReplaced + 1),
      message: `${count(replaced, 'character')} could not be read: the file is probably not UTF-8. Reopen it with its own encoding and save it as UTF-8.`,
    });
  }
  if (controls) {
    problems.push({
      code: 'text/control-character',
      severity: 'warning',
      span: span(firstControl, firstControl + 1),
      message: `${count(controls, 'control character')} in the text: the file may be in another encoding than UTF-8.`,
    });
  }
  return problems;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

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
