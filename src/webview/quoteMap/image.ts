/** The drawing as a file of its own: with title and legend, colours as they are on the page, and no reference to it. */
import type { Drawing } from './drawing';
import { svgElement } from './elements';

const MARGIN = 20;
const TITLE_HEIGHT = 34;
const NOTE_HEIGHT = 20;
/** Pixels of a PNG for one of the page. */
const SCALE = 2;
const MAX_SIDE = 16_000;

export interface ImageTexts {
  readonly title: string;
  readonly notes: readonly string[];
}

/** The SVG as text. */
export function svgOf({ svg, legend }: Drawing, { title, notes }: ImageTexts): string {
  const [pictureWidth, pictureHeight] = sizeOf(svg);
  const [legendWidth, legendHeight] = legend ? sizeOf(legend) : [0, 0];
  const width = Math.max(pictureWidth, legendWidth) + 2 * MARGIN;
  const height = 2 * MARGIN + TITLE_HEIGHT + legendHeight + pictureHeight + notes.length * NOTE_HEIGHT;
  const whole = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': 12 });
  whole.setAttribute('font-family', 'sans-serif');
  whole.append(svgElement('title', {}, title));
  whole.append(svgElement('rect', { width, height, fill: 'var(--map-background)' }));
  const text = (words: string, y: number, size: number, color: string) =>
    svgElement('text', { x: MARGIN, y, 'font-size': size, fill: color }, words);
  whole.append(text(title, MARGIN + 16, 16, 'var(--map-text)'));
  let top = MARGIN + TITLE_HEIGHT;
  if (legend) {
    whole.append(placed(legend, top));
    top += legendHeight;
  }
  whole.append(placed(svg, top));
  top += pictureHeight;
  for (const note of notes) {
    top += NOTE_HEIGHT;
    whole.append(text(note, top - 6, 11, 'var(--map-muted)'));
  }
  for (const one of [whole, ...whole.querySelectorAll('*')]) settle(one);
  return new XMLSerializer().serializeToString(whole);
}

function placed(svg: SVGSVGElement, top: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.removeAttribute('aria-label');
  copy.setAttribute('x', String(MARGIN));
  copy.setAttribute('y', String(top));
  return copy;
}

const sizeOf = (svg: SVGSVGElement): [number, number] => [
  Number(svg.getAttribute('width')) || 0,
  Number(svg.getAttribute('height')) || 0,
];

/** Attributes that only the page has a use for. */
const OF_PAGE = ['class', 'style', 'tabindex', 'role', 'data-mark', 'aria-hidden'];

/** Puts the page’s values in place of its variables. */
function settle(one: Element): void {
  for (const name of OF_PAGE) one.removeAttribute(name);
  for (const { name, value } of [...one.attributes]) {
    const variable = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    if (!variable) continue;
    const known = getComputedStyle(document.body).getPropertyValue(variable).trim();
    one.setAttribute(name, name === 'font-family' ? 'sans-serif' : resolved(known));
  }
}

/** A colour as it is drawn: a variable may hold another one. */
function resolved(color: string): string {
  const probe = document.createElement('span');
  probe.style.color = color;
  document.body.append(probe);
  const drawn = getComputedStyle(probe).color;
  probe.remove();
  return drawn || 'currentColor';
}

/** The PNG in base 64. @throws where the browser cannot draw it */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('The picture could not be drawn.'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
  const scale = Math.min(SCALE, MAX_SIDE / image.width, MAX_SIDE / image.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The picture could not be drawn.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
