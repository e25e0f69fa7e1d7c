import * as Plot from '@observablehq/plot';
import type { Together } from '../../core/corpus';
import { axisNameOf } from '../../core/view';
import { asMarks, type Drawing, draw, FONT_SIZE, labelWidth } from './drawing';
import { textWidth } from './elements';

const MIN_CELL = 30;
const MAX_CELL = 44;

/**
 * Who is quoted with whom: the lower half of a matrix. A name stands before its row and on its column; the number and
 * the strength of a cell are the articles in which both are quoted.
 */
export function drawTogether({ people, articles, marks }: Together, available: number): Drawing {
  const names = people.shown.map(axisNameOf);
  const places = names.map((_, i) => i);
  const marginLeft = labelWidth(names);
  const heads = names.map((name, i) => `${name} (${articles[i] ?? 0})`);
  const marginRight = Math.ceil(textWidth(heads.at(-1) ?? '', FONT_SIZE)) + 8;
  const room = (available - marginLeft - marginRight) / Math.max(1, names.length);
  const cell = Math.max(MIN_CELL, Math.min(MAX_CELL, room));
  const most = marks.reduce((max, mark) => Math.max(max, mark.articles), 1);
  // The widest column head decides, wherever it stands.
  const needed = heads.reduce(
    (max, head, i) => Math.max(max, marginLeft + (i + 0.2) * cell + textWidth(head, FONT_SIZE) + 8),
    marginLeft + names.length * cell + 8,
  );
  const width = Math.ceil(needed);
  const svg = draw({
    width,
    height: names.length * cell + 8,
    ...{ marginLeft, marginRight: width - marginLeft - names.length * cell, marginTop: 4, marginBottom: 4 },
    x: { type: 'band', domain: places, axis: null, padding: 0.06 },
    y: { type: 'band', domain: places, axis: null, padding: 0.06 },
    opacity: { type: 'identity' },
    marks: [
      Plot.text(names.slice(1), {
        x: () => 0,
        y: (_, i) => i + 1,
        text: name => name,
        ...{ dx: -cell / 2 - 6, textAnchor: 'end', fill: 'var(--map-text)' },
      }),
      Plot.text(heads, {
        x: (_, i) => i,
        y: (_, i) => i,
        text: head => head,
        ...{ dx: -0.3 * cell, textAnchor: 'start', fill: 'var(--map-text)', fontWeight: 'bold' },
      }),
      Plot.cell(marks, {
        x: 'one',
        y: 'other',
        fill: 'var(--map-strong)',
        fillOpacity: ({ articles: both }) => 0.1 + 0.4 * Math.sqrt(both / most),
        stroke: 'var(--map-cell-border)',
        rx: 3,
        render: asMarks,
      }),
      Plot.text(marks, {
        ...{ x: 'one', y: 'other', text: ({ articles: both }) => String(both) },
        ...{ fill: 'var(--map-text)', pointerEvents: 'none' },
      }),
    ],
  });
  return { svg, legend: null };
}
