import * as Plot from '@observablehq/plot';
import type { Shares } from '../../core/corpus';
import type { DisplayLanguage } from '../../core/text';
import { axisNameOf, axisSourceOf, shareLabelOf } from '../../core/view';
import { asMarks, type Drawing, draw, FONT_SIZE, labelWidth } from './drawing';
import { textWidth } from './elements';

const ROW = 28;
const HEAD = 44;
/** A narrower page is scrolled. */
const MIN_COLUMN = 110;
const MAX_COLUMN = 240;
const COLUMN_GAP = 0.08;

/** Sources compared: a column for each source, a bar for each person’s share of its quotes. */
export function drawShares({ people, sources, marks }: Shares, available: number, language: DisplayLanguage): Drawing {
  const names = people.shown.map(axisNameOf);
  const marginLeft = labelWidth(names);
  const column = Math.max(MIN_COLUMN, Math.min(MAX_COLUMN, (available - marginLeft) / Math.max(1, sources.length)));
  const width = marginLeft + column * sources.length + 8;
  const shareOf = ({ quotes, source }: Shares['marks'][number]): number =>
    quotes / Math.max(1, sources[source]?.quotes ?? 1);
  const most = marks.reduce((max, mark) => Math.max(max, shareOf(mark)), 0);
  // Room for the number after the longest bar.
  const bar = column * (1 - COLUMN_GAP);
  const end = (most || 1) * (bar / Math.max(20, bar - textWidth('< 0.1 %', FONT_SIZE) - 10));
  const heads = sources.map(({ name }) => headOf(axisSourceOf(name, 60, language), bar));
  const svg = draw({
    width,
    height: HEAD + ROW * names.length + 8,
    ...{ marginLeft, marginRight: 8, marginTop: HEAD, marginBottom: 8 },
    x: { type: 'linear', domain: [0, end], axis: null },
    y: { type: 'band', domain: names.map((_, i) => i), axis: null, padding: 0.25 },
    fx: { type: 'band', domain: sources.map((_, i) => i), axis: null, padding: COLUMN_GAP },
    marks: [
      Plot.text(names, {
        ...{ frameAnchor: 'left', fx: () => 0, y: (_: string, i: number) => i, text: (name: string) => name },
        ...{ dx: -8, textAnchor: 'end', fill: 'var(--map-text)' },
      }),
      Plot.text(sources, {
        ...{ fx: (_, i) => i, frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'bottom', dy: -8 },
        text: ({ quotes }, i) => `${heads[i]}\n${language.count(quotes, 'quote')}`,
        ...{ fill: 'var(--map-text)', fontWeight: 'bold', lineHeight: 1.25 },
      }),
      Plot.ruleX([0], { stroke: 'var(--map-line)' }),
      Plot.barX(marks, {
        fx: 'source',
        y: 'person',
        x1: 0,
        x2: shareOf,
        fill: 'var(--map-strong)',
        insetTop: 2,
        insetBottom: 2,
      }),
      Plot.text(marks, {
        ...{ fx: 'source', y: 'person', x: shareOf, dx: 5, textAnchor: 'start', fill: 'var(--map-text)' },
        text: ({ quotes, source }) => shareLabelOf(quotes, sources[source]?.quotes ?? 0, language),
      }),
      // The whole cell can be clicked: bars may be thin.
      Plot.barX(marks, { fx: 'source', y: 'person', x1: 0, x2: end, fill: 'transparent', render: asMarks }),
    ],
  });
  return { svg, legend: null };
}

/** A source’s name as far as there is room. */
function headOf(name: string, room: number): string {
  if (textWidth(name, FONT_SIZE) * 1.08 <= room) return name;
  let cut = name;
  while (cut.length > 1 && textWidth(`${cut}…`, FONT_SIZE) * 1.08 > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
