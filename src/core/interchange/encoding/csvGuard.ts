/**
 * Keeps spreadsheets from evaluating cells as formulas. A `'` is inserted where a formula could begin: at the beginning
 * of a cell, and after `;`, a tab or a line break, which other separators would make the beginning of a cell. Reading
 * removes one `'` at each of these places, so every cell survives a round trip.
 */

/** `=`, `+`, `-`, `@` and their variants in spreadsheets and input methods: fullwidth, small, superscript, subscript. */
const LEAD = /[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/;

/** Characters before a lead that spreadsheets strip or ignore: white space, controls, quotation and combining marks. */
const SKIPPED = /[\s\p{Cc}\p{Cf}\p{M}\p{Z}\p{Pi}\p{Pf}'"`´„‚＇＂]/u;

/** Spreadsheets strip these from the beginning of a cell, or evaluate what follows. */
const CONTROL = /[\p{Cc}\u200b\ufeff]/u;

const DELIMITERS = new Set([';', '\t', '\n', '\r']);

/** Inserts guards. */
export function guardCell(cell: string): string {
  const open = openingsOf(cell);
  return open.length ? insertGuards(cell, open) : cell;
}

/** Removes the guards that `guardCell` inserts. */
export function unguardCell(cell: string): string {
  if (!cell.includes("'")) return cell;
  const guards = openingsOf(cell).filter(at => cell[at] === "'");
  let text = '';
  let from = 0;
  for (const at of guards) {
    text += cell.slice(from, at);
    from = at + 1;
  }
  return text + cell.slice(from);
}

function insertGuards(cell: string, open: readonly number[]): string {
  let text = '';
  let from = 0;
  for (const at of open) {
    text += `${cell.slice(from, at)}'`;
    from = at;
  }
  return text + cell.slice(from);
}

/** The places where a formula could begin, ascending. Scans the cell once, from its end. */
function openingsOf(cell: string): number[] {
  const found: number[] = [];
  let leads = false;
  let beginsWithControl = false;
  for (let i = cell.length - 1; i >= 0; i--) {
    const character = cell.charAt(i);
    if (LEAD.test(character)) leads = true;
    else leads &&= SKIPPED.test(character);
    beginsWithControl = CONTROL.test(character) || (character === "'" && beginsWithControl);
    if (i === 0 ? leads || beginsWithControl : leads && DELIMITERS.has(cell.charAt(i - 1))) found.push(i);
  }
  return found.reverse();
}
