/** What the drawings of all pictures share. */
import * as Plot from '@observablehq/plot';
import { svgElement, textWidth } from './elements';

export interface Drawing {
  readonly svg: SVGSVGElement;
  /** What colours, shapes and sizes mean; null where the picture says it itself. */
  readonly legend: SVGSVGElement | null;
}

export const FONT_SIZE = 12;
/** Shapes and colours of sources, in order; the last is of all other sources. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond2', 'star', 'hexagon', 'wye', 'cross'] as const;
export const colorOf = (place: number | null): string => `var(--map-source-${place ?? 'other'})`;
export const shapeOf = (place: number | null): (typeof SHAPES)[number] =>
  place === null ? 'cross' : (SHAPES[place] ?? 'circle');

/** Room for names beside a picture. */
export const labelWidth = (names: readonly string[]): number =>
  Math.ceil(names.reduce((max, name) => Math.max(max, textWidth(name, FONT_SIZE)), 40)) + 14;

/**
 * Draws with the editor’s font and colours. The library’s own style sheet is left out: the page has it in its own.
 * @param tickOf the label of a place on the time axis, from the library’s, which is English
 */
export function draw(options: Plot.PlotOptions, tickOf?: (label: string) => string): SVGSVGElement {
  const made = Plot.plot({ ...options, figure: false } as Plot.PlotOptions);
  const svg = made instanceof SVGSVGElement ? made : made.querySelector('svg');
  if (!svg) throw new Error('The library drew nothing.');
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('font-family', 'var(--map-font)');
  svg.setAttribute('font-size', String(FONT_SIZE));
  svg.setAttribute('fill', 'var(--map-text)');
  svg.classList.add('map-picture');
  svg.removeAttribute('aria-label');
  if (tickOf)
    for (const part of svg.querySelectorAll('[aria-label="x-axis tick label"] :is(text, tspan)'))
      if (!part.childElementCount) part.textContent = tickOf(part.textContent ?? '');
  // Groups without a role may have no name. The marks have names of their own.
  for (const group of svg.querySelectorAll('g[aria-label]:not([role])')) group.removeAttribute('aria-label');
  return svg;
}

/** Gives each mark that is drawn the index of its datum, so that it can be focused, named and opened. */
export const asMarks: Plot.RenderFunction = (index, scales, values, dimensions, context, next) => {
  const group = next?.(index, scales, values, dimensions, context) ?? null;
  if (group)
    for (const [i, child] of [...group.children].entries()) {
      child.classList.add('map-mark');
      child.setAttribute('data-mark', String(index[i] ?? ''));
    }
  return group;
};

export interface LegendItem {
  readonly label: string;
  readonly shape: (typeof SHAPES)[number];
  readonly color: string;
  readonly radius: number;
}

const LEGEND_LINE = 22;
const ITEM_GAP = 18;

/** Rows of shapes with their labels, broken to the width. */
export function drawLegend(groups: readonly (readonly LegendItem[])[], width: number): SVGSVGElement {
  const svg = svgElement('svg', { class: 'map-legend', 'font-family': 'var(--map-font)', 'font-size': FONT_SIZE });
  let [x, y] = [0, 0];
  for (const [at, items] of groups.entries()) {
    if (at > 0) [x, y] = [0, y + LEGEND_LINE];
    for (const item of items) {
      const size = 2 * item.radius + 10;
      const length = size + textWidth(item.label, FONT_SIZE) + ITEM_GAP;
      if (x > 0 && x + length > width) [x, y] = [0, y + LEGEND_LINE];
      svg.append(shape(item, x + size / 2, y + LEGEND_LINE / 2));
      svg.append(
        svgElement('text', { x: x + size, y: y + LEGEND_LINE / 2, dy: '0.35em', fill: 'var(--map-text)' }, item.label),
      );
      x += length;
    }
  }
  const height = y + LEGEND_LINE;
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}

function shape(item: LegendItem, x: number, y: number): SVGElement {
  const drawn = draw({
    ...{
      width: 2,
      height: 2,
      margin: 0,
      axis: null,
      x: { domain: [0, 1], range: [0, 1] },
      y: { domain: [0, 1], range: [0, 1] },
    },
    r: { type: 'identity' },
    marks: [Plot.dot([0], { x: 0, y: 0, r: item.radius, symbol: item.shape, fill: item.color, stroke: item.color })],
  });
  const mark = drawn.querySelector('circle, path');
  const group = svgElement('g', { transform: `translate(${x},${y})`, fill: item.color });
  if (mark) {
    for (const name of ['cx', 'cy', 'transform']) mark.removeAttribute(name);
    mark.setAttribute('fill', item.color);
    group.append(mark);
  }
  return group;
}
