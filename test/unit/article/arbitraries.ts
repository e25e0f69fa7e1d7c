import fc from 'fast-check';

const HEADERS = [
  'date 2025-04-26 [Source: Coast Wire]',
  ' Bridge closed date 2025-04-26 [Source: Coast Wire]',
  ' date 2025-02-30 [Source: Coast Wire]',
  'date [Source: Coast Wire]',
  'date 2025-04-26',
  'date 2025-04-26 [Source: ]',
  'Date: 26/4/2025 [source Coast Wire',
  'date 2025-04-26 [Source: Coast Wire] The bridge is closed.',
];
const PIECES = [
  'The bridge is closed.',
  '“We wait,” she said.',
  '😀',
  '\ufffd',
  '\u0000',
  '\u00a0',
  '\u2028',
  '\t',
  '[',
  ']',
  ' date ',
];
const BREAKS = ['\n', '\r\n', '\r', '\n\n', '\r\n\r\n', ' \n\t\n'];

/** Texts made of typical pieces of seed files, well-formed and broken, in any order. */
export const seedTexts = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...HEADERS) },
      { weight: 4, arbitrary: fc.constantFrom(...BREAKS) },
      { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''));

/** Any UTF-16 text, including lone surrogates. */
export const anyTexts = fc
  .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(10, 13, 32, 0x5b, 0x5d, 0x2d)), { maxLength: 60 })
  .map(units => String.fromCharCode(...units));
