/** How wide text is in a fixed-width font, in columns. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const WITHOUT_WIDTH = /[\p{M}\p{Cf}]/u;
const PLAIN = /^[\x20-\x7e]*$/;

const widthOf = (character: string): number => (WITHOUT_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1);

export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** The beginning of a text that has at most so many columns. No word is cut where that costs less than half of it. */
export function headWithin(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > columns) break;
    end += character.length;
  }
  if (end === text.length || text[end] === ' ') return text.slice(0, end);
  const space = text.lastIndexOf(' ', end - 1);
  return text.slice(0, space > end / 2 ? space : end);
}

/** As `headWithin`, for the end of a text. */
export function tailWithin(text: string, columns: number): string {
  const characters = [...text];
  let width = 0;
  let start = text.length;
  for (let i = characters.length - 1; i >= 0; i--) {
    const character = characters[i] ?? '';
    width += widthOf(character);
    if (width > columns) break;
    start -= character.length;
  }
  if (start === 0 || text[start - 1] === ' ') return text.slice(start);
  const space = text.indexOf(' ', start);
  return text.slice(space >= 0 && space < (start + text.length) / 2 ? space + 1 : start);
}

/** Fills with spaces up to so many columns; longer text is cut, with an ellipsis. */
export function fitted(text: string, columns: number): string {
  const width = columnsOf(text);
  if (width <= columns) return text + ' '.repeat(columns - width);
  const head = `${headWithin(text, columns - 1).trimEnd()}…`;
  return head + ' '.repeat(Math.max(0, columns - columnsOf(head)));
}
