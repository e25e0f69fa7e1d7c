import type { MapTable } from '../../core/view';
import { element } from './elements';

/**
 * The picture’s data as a table. Where it can be seen, the first cell of a row opens its quotes; hidden, it
 * is for screen readers and holds nothing that takes the focus.
 */
export function drawTable({ caption, head, rows }: MapTable, open: ((row: number) => void) | null): HTMLTableElement {
  const body = element('tbody');
  for (const [i, cells] of rows.entries()) {
    const row = element('tr');
    for (const [place, cell] of cells.entries()) {
      const text = String(cell);
      const content = place === 0 && open ? button(text, () => open(i)) : text;
      const attributes = { class: typeof cell === 'number' ? 'number' : null };
      row.append(place === 0 ? element('th', { scope: 'row' }, content) : element('td', attributes, content));
    }
    body.append(row);
  }
  const titles = head.map(title => element('th', { scope: 'col' }, title));
  return element('table', {}, element('caption', {}, caption), element('thead', {}, element('tr', {}, titles)), body);
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', act);
  return made;
}
