/** Tells whether an SVG is a drawing and nothing else. */
import { SaxesParser } from 'saxes';

const ELEMENTS = new Set(['svg', 'g', 'path', 'circle', 'rect', 'line', 'text', 'tspan', 'title']);
const ATTRIBUTES = new Set(
  [
    'xmlns x y x1 x2 y1 y2 cx cy r rx ry d dx dy width height viewBox transform fill fill-opacity stroke stroke-width',
    'stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit opacity font-family font-size font-weight',
    'font-variant text-anchor pointer-events paint-order aria-label aria-description',
  ]
    .join(' ')
    .split(' '),
);

/** Characters that are read between two steps. */
const SLICE = 20_000;
/** Deeper elements are no picture of ours. */
const MAX_DEPTH = 12;

/** Whether a text is well-formed SVG of plain shapes and words: no script, no style, no reference to anything. */
export function* plainSvgSteps(text: string): Generator<void, boolean> {
  const parser = new SaxesParser();
  const found = { root: '', depth: 0, isPlain: true };
  const refuse = (): void => {
    found.isPlain = false;
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('processinginstruction', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    found.root ||= name;
    found.depth++;
    if (!ELEMENTS.has(name) || found.depth > MAX_DEPTH) refuse();
    for (const [attribute, value] of Object.entries(attributes))
      if (!ATTRIBUTES.has(attribute) || /url\s*\(/i.test(value)) refuse();
  });
  parser.on('closetag', () => {
    found.depth--;
  });
  for (let at = 0; at < text.length && found.isPlain; at += SLICE) {
    parser.write(text.slice(at, at + SLICE));
    yield;
  }
  if (found.isPlain) parser.close();
  return found.isPlain && found.root === 'svg';
}
