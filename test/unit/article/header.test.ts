import assert from 'node:assert/strict';
import fc from 'fast-check';
import { looksLikeSeed, readHeader } from '../../../src/core/article/header';
import type { Fix } from '../../../src/core/article/model';
import { textOf } from '../../../src/core/text/span';
import { anyTexts, seedTexts } from './arbitraries';

const ALONE = { isBlankBefore: true, isBlankAfter: true };
const IN_PROSE = { isBlankBefore: false, isBlankAfter: false };

/** `title | date | source`, with `-` for missing parts and `!` after an invalid date. */
function inShort(line: string, around = ALONE): string | null {
  const read = readHeader(line, 0, around);
  if (!read) return null;
  const { title, date, source } = read.header;
  return [title?.text ?? '-', date ? `${date.text}${date.iso ? '' : '!'}` : '-', source?.text ?? '-'].join(' | ');
}

const mend = (line: string, { edits }: Fix): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end), line);

describe('readHeader', () => {
  const table: [line: string, expected: string | null][] = [
    [' date 2025-04-26 [Source: Reuters]', '- | 2025-04-26 | Reuters'],
    ['date 2025-04-26 [Source: Reuters]', '- | 2025-04-26 | Reuters'],
    ['\t Ferry halted date 2025-04-26 [Source: Coast Wire]  ', 'Ferry halted | 2025-04-26 | Coast Wire'],
    ['A date to remember date 2025-04-26 [Source: Coast Wire]', 'A date to remember | 2025-04-26 | Coast Wire'],
    [
      'Up [Source: no] to date date 2025-04-26 [Source: Coast Wire]',
      'Up [Source: no] to date | 2025-04-26 | Coast Wire',
    ],
    ['İzmir’de fırtına date 2025-04-26 [Source: Coast Wire]', 'İzmir’de fırtına | 2025-04-26 | Coast Wire'],
    ['日本語の見出し date 2025-04-26 [Source: 朝]', '日本語の見出し | 2025-04-26 | 朝'],
    ['date 2025-02-30 [Source: Coast Wire]', '- | 2025-02-30! | Coast Wire'],
    ['date 26/4/2025 [Source: Coast Wire]', '- | 26/4/2025! | Coast Wire'],
    ['date [Source: Coast Wire]', '- | - | Coast Wire'],
    ['date 2025-04-26', '- | 2025-04-26 | -'],
    ['date 2025-04-26 [Source: ]', '- | 2025-04-26 | -'],
    ['date 2025-04-26 [Source: Coast Wire', '- | 2025-04-26 | Coast Wire'],
    ['Date: 2025-04-26 [source: Coast Wire]', '- | 2025-04-26 | Coast Wire'],
    ['Ferry halted 2025-04-26 [Source: Coast Wire]', 'Ferry halted | 2025-04-26 | Coast Wire'],
    ['date 2025-04-26 [Source: Coast Wire] The ferry', '- | 2025-04-26 | Coast Wire'],
    ['', null],
    ['   ', null],
    ['The ferry was halted.', null],
    ['They set a date.', null],
    ['update 2025-04-26', null],
    ['The date 2025-04-26 was chosen by the council.', null],
    ['It is the most important date in years [Source: Coast Wire]', null],
    ['It was kept up to date [Source: Coast Wire] by hand', null],
    [`${'word '.repeat(300)}date 2025-04-26 [Source: Coast Wire]`, null],
    ['[Source: Coast Wire]', null],
  ];
  for (const [line, expected] of table) it(JSON.stringify(line), () => assert.equal(inShort(line), expected));

  describe('accepts only a complete header in the middle of prose', () => {
    const prose: [line: string, expected: string | null][] = [
      ['date 2025-04-26 [Source: Coast Wire]', '- | 2025-04-26 | Coast Wire'],
      ['on that date 2025-04-26', null],
      ['a date [Source: Coast Wire]', null],
      ['on the date 26 April [Source: Coast Wire]', null],
    ];
    for (const [line, expected] of prose)
      it(JSON.stringify(line), () => assert.equal(inShort(line, IN_PROSE), expected));
  });

  describe('reports problems with fixes', () => {
    const faults: [line: string, codes: string, mended: string | null][] = [
      ['date 2025-04-26 [Source: A]', '', null],
      ['date 26/4/2025 [Source: A]', 'header/invalid-date', 'date 2025-04-26 [Source: A]'],
      ['date April 26, 2025 [Source: A]', 'header/invalid-date', 'date 2025-04-26 [Source: A]'],
      ['date 2025-4-6 [Source: A]', 'header/invalid-date', 'date 2025-04-06 [Source: A]'],
      ['date 2025-02-30 [Source: A]', 'header/invalid-date', null],
      ['date 26.04.25 [Source: A]', 'header/invalid-date', null],
      ['date YYYY-MM-DD [Source: A]', 'header/invalid-date', null],
      ['date [Source: A]', 'header/missing-date', null],
      ['date 2025-04-26', 'header/missing-source', 'date 2025-04-26 [Source: unknown]'],
      ['date 2025-04-26 [Source:]', 'header/missing-source', 'date 2025-04-26 [Source: unknown]'],
      ['Date: 2025-04-26 [Source: A]', 'header/malformed', 'date 2025-04-26 [Source: A]'],
      ['date 2025-04-26 [source A]', 'header/malformed', 'date 2025-04-26 [Source: A]'],
      ['date 2025-04-26 [Source: A', 'header/malformed', 'date 2025-04-26 [Source: A]'],
      ['Ferry 2025-04-26 [Source: A]', 'header/malformed', 'Ferry date 2025-04-26 [Source: A]'],
      ['date 2025-04-26 [Source: A] So', 'header/malformed', 'date 2025-04-26 [Source: A]\n\n So'],
    ];
    for (const [line, codes, mended] of faults) {
      it(JSON.stringify(line), () => {
        const problems = readHeader(line, 0, ALONE)?.problems ?? [];
        assert.equal(problems.map(({ code }) => code).join(), codes);
        const [fix] = problems.flatMap(({ fixes }) => fixes ?? []);
        assert.equal(fix ? mend(line, fix) : null, mended);
      });
    }
  });

  it('offers both readings of an ambiguous date', () => {
    const read = readHeader('date 3/4/2025 [Source: A]', 0, ALONE);
    const ways = read?.problems[0].fixes?.map(({ edits: [{ newText }] }) => newText);
    assert.deepEqual(ways, ['2025-04-03', '2025-03-04']);
  });

  it('returns spans that contain their text, at any offset', () => {
    fc.assert(
      fc.property(fc.oneof(seedTexts, anyTexts), fc.nat(50), (line, start) => {
        const read = readHeader(line, start, ALONE);
        if (!read) return;
        const text = ' '.repeat(start) + line;
        const { header, problems, end } = read;
        for (const part of [header.title, header.date, header.source])
          if (part) assert.equal(textOf(text, part.span), part.text);
        assert.ok(end >= start && end <= text.length);
        const spans = [header.span, header.keyword, ...problems.map(problem => problem.span)];
        for (const { start: from, end: to } of spans) assert.ok(start <= from && from <= to && to <= text.length);
      }),
    );
  });

  it('offers only fixes that reduce the number of problems', () => {
    fc.assert(
      fc.property(fc.oneof(seedTexts, anyTexts), text => {
        const [line] = text.split(/\r\n|\r|\n/, 1);
        const read = readHeader(line, 0, ALONE);
        for (const fix of read?.problems.flatMap(({ fixes }) => fixes ?? []) ?? []) {
          const [mended] = mend(line, fix).split('\n', 1);
          const after = readHeader(mended, 0, ALONE);
          assert.ok(after && after.problems.length < (read?.problems.length ?? 0), `${line} → ${mended}`);
        }
      }),
    );
  });
});

describe('looksLikeSeed', () => {
  const table: [line: string, expected: boolean][] = [
    [' date 2025-04-26 [Source: Reuters]', true],
    ['Ferry halted date 2025-04-26 [Source: Coast Wire]', true],
    ['date 2025-02-30 [Source: Coast Wire]', true],
    ['date 2025-04-26', false],
    ['Dear all, save the date', false],
    ['', false],
  ];
  for (const [line, expected] of table)
    it(`${JSON.stringify(line)}: ${expected}`, () => assert.equal(looksLikeSeed(line), expected));
});
