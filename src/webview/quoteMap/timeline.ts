import * as Plot from '@observablehq/plot';
import { dayNumber, type Timeline } from '../../core/corpus';
import type { DisplayLanguage } from '../../core/text';
import { axisNameOf, axisSourceOf, layOutTimeline, radiusOf, withMonthsIn } from '../../core/view';
import { asMarks, colorOf, type Drawing, draw, drawLegend, labelWidth, shapeOf } from './drawing';

const AXIS_HEIGHT = 44;
const MARGIN_RIGHT = 16;
/** Room for a stretch of time. A narrower page is scrolled. */
const MIN_STRETCH = 11;
const TICK_WIDTH = 40;

const dateOf = (days: number): Date => new Date(days * 86_400_000);

/** Who speaks when: a row for each person, time to the right, size by quotes, colour and shape by source. */
export function drawTimeline(timeline: Timeline, available: number, language: DisplayLanguage): Drawing {
  const { people, marks, time } = timeline;
  const names = people.shown.map(axisNameOf);
  const marginLeft = labelWidth(names);
  const first = dayNumber(time?.from ?? '1970-01-01');
  const last = dayNumber(time?.to ?? '1970-01-01') + 1;
  const stretch = { day: 1, week: 7, month: 28, quarter: 90, year: 365, decade: 3652 }[time?.step ?? 'day'];
  const stretches = Math.ceil((last - first) / stretch);
  const needed = marginLeft + MARGIN_RIGHT + MIN_STRETCH * stretches;
  const width = Math.max(needed, available);
  // The library’s own weeks begin on Sunday, those of the marks on Monday.
  const ticks = time?.step === 'week' && stretches * TICK_WIDTH < width ? 'monday' : undefined;
  const perDay = (width - marginLeft - MARGIN_RIGHT) / Math.max(1, last - first);
  const layout = layOutTimeline(timeline, Math.max(5, stretch * perDay));
  const middles = marks.map(({ from, to }) => dateOf((dayNumber(from) + dayNumber(to) + 1) / 2));

  const options: Plot.PlotOptions = {
    width,
    height: layout.height + AXIS_HEIGHT + 8,
    ...{ marginLeft, marginRight: MARGIN_RIGHT, marginTop: AXIS_HEIGHT, marginBottom: 8 },
    x: {
      type: 'utc',
      domain: [dateOf(first), dateOf(last)],
      axis: 'top',
      ...(ticks && { ticks }),
      label: null,
      tickSize: 4,
      grid: true,
    },
    y: { type: 'linear', domain: [0, layout.height], range: [AXIS_HEIGHT, AXIS_HEIGHT + layout.height], axis: null },
    r: { type: 'identity' },
    color: { type: 'identity' },
    marks: [
      Plot.ruleY(
        layout.rows.map(({ top }) => top),
        { stroke: 'var(--map-line)' },
      ),
      Plot.text(names, {
        x: () => dateOf(first),
        y: (_, i) => {
          const row = layout.rows[i];
          return row ? row.top + row.height / 2 : 0;
        },
        text: name => name,
        ...{ dx: -8, textAnchor: 'end', fill: 'var(--map-text)' },
      }),
      Plot.dot(marks, {
        x: (_, i) => middles[i],
        y: (_, i) => layout.dots[i]?.y,
        r: (_, i) => layout.dots[i]?.radius,
        symbol: ({ source }: Timeline['marks'][number]) => shapeOf(source),
        fill: ({ source }: Timeline['marks'][number]) => colorOf(source),
        sort: null,
        render: asMarks,
      }),
    ],
  };
  const svg = draw(options, label => withMonthsIn(language, label));
  return { svg, legend: legendOf(timeline, layout.unit, Math.max(400, available), language) };
}

function legendOf({ sources, marks }: Timeline, unit: number, width: number, language: DisplayLanguage): SVGSVGElement {
  const item = (place: number | null) => ({
    label: axisSourceOf(place === null ? undefined : sources[place], 30, language),
    ...{ shape: shapeOf(place), color: colorOf(place), radius: 6 },
  });
  const hasOthers = marks.some(({ source }) => source === null);
  const named = sources.map((_, place) => item(place));
  const most = marks.reduce((max, { quotes }) => Math.max(max, quotes), 1);
  const sizes = sizesUpTo(most).map(quotes => ({
    label: language.count(quotes, 'quote'),
    ...{ shape: 'circle' as const, color: 'var(--map-muted)', radius: radiusOf(quotes, unit) },
  }));
  return drawLegend([hasOthers ? named.concat(item(null)) : named, sizes], width);
}

/** One quote, the most, and a number between. */
function sizesUpTo(most: number): number[] {
  const middle = Math.round(most / 3);
  return [...new Set([1, middle > 2 ? middle : 1, most])];
}
