import assert from 'node:assert/strict';
import { plainSvgSteps } from '../../../../src/core/interchange/encoding/svg';

function isPlain(text: string): boolean {
  const steps = plainSvgSteps(text);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"${attributes}>${inside}</svg>`;

describe('a plain SVG', () => {
  const plain = [
    svg(''),
    svg('<g transform="translate(1,2)"><path d="M0,0L1,1" fill="rgb(1, 2, 3)"/></g>'),
    svg('<title>&lt;script&gt;</title><text x="1">javascript:alert(1) url(x)</text>'),
    svg(svg('<circle r="2"/>')),
    svg('<rect width="1" height="1"/>'.repeat(20_000)),
  ];
  for (const text of plain) it(`is ${text.slice(0, 120)}`, () => assert.equal(isPlain(text), true));

  const other = [
    '',
    'a picture',
    '<html/>',
    svg('<script>alert(1)</script>'),
    svg('<style>*{fill:url(http://a.invalid)}</style>'),
    svg('<foreignObject/>'),
    svg('<image href="http://a.invalid"/>'),
    svg('<a><text>x</text></a>'),
    svg('<rect onclick="alert(1)"/>'),
    svg('<rect style="fill:red"/>'),
    svg('<rect fill="url(http://a.invalid/#x)"/>'),
    svg('<use href="#a"/>'),
    svg('', ' onload="alert(1)"'),
    svg('<rect>'),
    `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`,
    `<?xml-stylesheet href="http://a.invalid"?>${svg('')}`,
    `${svg('')}<svg/>`,
    `${svg('<g>'.repeat(50_000))}`,
  ];
  for (const text of other) it(`is not ${text.slice(0, 120)}`, () => assert.equal(isPlain(text), false));
});
