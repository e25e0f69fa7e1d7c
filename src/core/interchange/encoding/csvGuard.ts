/**
 * Keeps spreadsheets from running cells as formulas. A `'` goes before what could begin one: at the beginning of the
 * cell, and after `;`, a tab or a line break in it, where a spreadsheet that parts cells by another character than the
 * comma begins a new one. Of several `'` one is taken off again, so that every cell comes back as it was.
 */

/** `=`, `+`, `-`, `@` and what spreadsheets or input methods take for them: fullwidth, small, raised, lowered. */
const LEAD = /[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/;

/** What can stand before a lead and is stripped or not seen: blanks, controls, quotation marks, marks without width. */
const SKIPPED = /[\s\p{Cc}\p{Cf}\p{M}\p{Z}\p{Pi}\p{Pf}'"`´„‚＇＂]/u;

/** A spreadsheet strips these from the beginning of a cell, or runs what follows. */
const CONTROL = /[\p{Cc}\u200b\ufeff]/u;

const DELIMITERS = new Set([';', '\t', '\n', '\r']);

export function guardCell(cell: string): string {
  const open = openingsOf(cell);
  return open.length ? insertGuards(cell, open) : cell;
}

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

/** Where a formula could begin, in order. Reads the cell once, from its end. */
function openingsOf(cell: string): number[] {
  const found: number[] = [];
  let leads = false;
  let beginsWithControl = false;
  for (let i = cell.length - 1; i >= 0; i--) {
    const character = cell[i];
    if (LEAD.test(character)) leads = true;
    else leads &&= SKIPPED.test(character);
    beginsWithControl = CONTROL.test(character) || (character === "'" && beginsWithControl);
    if (i === 0 ? leads || beginsWithControl : leads && DELIMITERS.has(cell[i - 1])) found.push(i);
  }
  return found.reverse();
}
