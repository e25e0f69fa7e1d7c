import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasProse, titleLineOf } from '../../../src/core/article/prose';

const PROSE: readonly (readonly [what: string, text: string])[] = [
  ['one sentence', 'The mayor opened the new bridge in Tarnholm on Monday morning.'],
  ['a headline and a paragraph', 'Bridge opens\n\nThe mayor opened the new bridge in Tarnholm on Monday morning.\n'],
  ['lines that are broken by hand', 'The mayor opened the new\nbridge in Tarnholm on\nMonday morning. Many came.\n'],
  ['a quote', '“We have waited nine long years for this day,” said the mayor.'],
  ['straight marks and CRLF', 'News\r\n\r\n"We have waited nine long years for this day," he said.\r\n'],
  ['another script', 'Мэр открыл новый мост в понедельник утром в центре города.'],
  ['a text that is cut off', 'The mayor opened the new bridge on Monday. Then she went to the'],
];

const NO_PROSE: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['blank lines', '\n \n\t\n'],
  ['requirements', '# Packages that the build of this project needs to run.\nnumpy==1.26\nscipy>=1.11,<2\n'],
  ['settings', 'cmake_minimum_required(VERSION 3.20)\nproject(tool)\nadd_executable(tool main.c)\n'],
  ['a log', '2025-05-12 10:04:01 INFO The server has started on port 80 in two seconds.\n'],
  ['a list', 'apples\npears\nplums\n\nbread and butter and salt and oil and milk and eggs\n'],
  ['a short line', 'See you there.\n'],
];

describe('prose', () => {
  for (const [what, text] of PROSE) it(`is ${what}`, () => assert.equal(hasProse(text), true));
  for (const [what, text] of NO_PROSE) it(`is not ${what}`, () => assert.equal(hasProse(text), false));
});

const HEADLINES: readonly (readonly [text: string, headline: string | null])[] = [
  ['Bridge opens\n\nThe mayor came.\n', 'Bridge opens'],
  ['\n\n  Who paid for it?  \r\n\r\nNobody says.\r\n', 'Who paid for it?'],
  ['Bridge opens\n\n\nThe mayor came.', 'Bridge opens'],
  ['The mayor came.\n\nShe left.\n', null],
  ['“I came.”\n\nShe left.\n', null],
  ['Bridge opens\nThe mayor came.\n', null],
  ['Bridge opens\n', null],
  ['Bridge opens\n\n \n', null],
  [`${'long '.repeat(50)}\n\nThe mayor came.\n`, null],
  ['', null],
];

describe('the headline of a text without a header', () => {
  for (const [text, headline] of HEADLINES)
    it(`${JSON.stringify(text.slice(0, 40))} has ${headline ?? 'none'}`, () => {
      const found = titleLineOf(text);
      assert.equal(found && text.slice(found.start, found.end), headline);
    });

  it('lies within the text, has no white space around it, and text follows', () => {
    const line = fc.constantFrom('', ' ', 'A b', 'A b.', '\t', 'x'.repeat(300));
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 8 }), lines => {
        const text = lines.flat().join('');
        const found = titleLineOf(text);
        if (!found) return;
        const words = text.slice(found.start, found.end);
        assert.equal(words, words.trim());
        assert.ok(words && text.slice(found.end).trim());
        assert.equal(text.slice(0, found.start).trim(), '');
      }),
    );
  });
});
