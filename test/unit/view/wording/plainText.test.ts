/**
 * What VS Code would read as a link, an image or an icon is found here by its own expressions, as they stand in the
 * sources of VS Code 1.139 (and are the same in 1.90):
 *
 * - links in notifications and in the prompts of inputs: `LINK_REGEX` of src/vs/base/common/linkedText.ts
 * - icons in labels: `labelWithIconsRegex` of src/vs/base/browser/ui/iconLabel/iconLabels.ts
 * - Markdown in the hovers of quick pick rows, with GFM autolinks: marked, through
 *   src/vs/base/browser/markdownRenderer.ts
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayLanguage, ENGLISH } from '../../../../src/core/text';
import {
  MAX_PART_LENGTH,
  makeVisible,
  PlainText,
  plainTextIn,
  shorten,
  toPlainLines,
  toPlainText,
} from '../../../../src/core/view/wording/plainText';

const plainText = plainTextIn(ENGLISH);

/** Each finds a beginning at least, so that it finds more than VS Code does, never less. */
const READ_BY_VSCODE: Readonly<Record<string, RegExp>> = {
  'a link of a notification': /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i,
  'an icon': /(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/,
  'an image': /!\[/,
  'an inline link': /\]\(/,
  'a reference or a definition': /\]\[|\]:/,
  'HTML or an autolink in brackets': /<[A-Za-z/!?]/,
  'an autolink': /(?:(?:https?|ftp|command|file|mailto|data|javascript|vscode):[^\s\u2060]|www\.)/i,
  'a mail address': /[A-Za-z0-9._+-]+@[A-Za-z0-9]/,
};

const foundIn = (text: string): string[] =>
  Object.entries(READ_BY_VSCODE).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));

const WORD_JOINER = '\u2060';
const asSeen = (text: string): string => text.replaceAll(WORD_JOINER, '');

const HOSTILE = [
  '[see help](command:workbench.action.terminal.sendSequence?%5B%5D)',
  '[a](https://example.org "title")',
  '[a](file:///etc/passwd)',
  '![](http://127.0.0.1:1/x.png)',
  '[![a](https://example.org/x.png)](command:x)',
  '![a][b]',
  '[b]: https://example.org/x.png',
  '<img src=https://example.org/x.png>',
  '<https://example.org>',
  '</a><!-- --><?x?>',
  'https://example.org',
  'HTTPS://EXAMPLE.ORG',
  'www.example.org',
  'mail someone@example.org',
  'mailto:someone@example.org',
  '$(alert)',
  '\\$(alert)',
  '$$(sync~spin)',
  '$($(alert))',
  '!![![a](b)',
];

describe('plain text', () => {
  for (const text of HOSTILE)
    it(`looks the same and is nothing else: ${text}`, () => {
      assert.notDeepEqual(foundIn(text), [], 'the test itself must find something');
      const shown = toPlainText(text);
      assert.deepEqual(foundIn(shown), []);
      assert.equal(asSeen(shown), text);
    });

  for (const text of ['Mari Solberg', 'S. 12, 14:30 – 100 % (a) [b] $5', 'x < 5 > 3', 'ein „Zitat“ 😀 नमस्ते', 'a_b*c'])
    it(`leaves what is only text: ${text}`, () => assert.equal(toPlainText(text), text));

  it('shows what cannot be seen, and folds lines', () => {
    const table: [text: string, shown: string][] = [
      ['a\nb\r\n\tc\u2028d\u0085e', 'a b c d e'],
      ['a\0b\x1b[31m\x7f', 'a␀b␛[31m␡'],
      ['\x9b31m', '[U+009B]31m'],
      ['gpj\u202eexe.', 'gpj[U+202E]exe.'],
      ['\u2066a\u2069\u200f', '[U+2066]a[U+2069][U+200F]'],
      ['\ud83da', '\ufffda'],
      ['\u{1F468}\u200D\u{1F469}', '\u{1F468}\u200D\u{1F469}'],
    ];
    for (const [text, shown] of table) assert.equal(asSeen(toPlainText(text)), shown);
  });

  it('keeps the line breaks of a text of several lines', () =>
    assert.equal(asSeen(toPlainLines('a\n![](http://x)\u0007\r\nc')), 'a\n![](http://x)␇\nc'));

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...HOSTILE,
        '[',
        ']',
        '(',
        ')',
        '!',
        '$',
        ':',
        '<',
        '@',
        '\\',
        '`',
        'www',
        '.',
        'http',
        '//',
        'command',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('\ud83d', '\u202e', '\n', '\0', WORD_JOINER),
    ),
    { maxLength: 12 },
  );

  it('is never a link, an image, an icon or HTML, whatever it is made of', () =>
    fc.assert(
      fc.property(pieces, parts => {
        const shown = toPlainText(parts.join(''), 1000);
        assert.deepEqual(foundIn(shown), []);
        assert.doesNotMatch(shown, /[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
      }),
      { numRuns: 3000 },
    ));

  it('is harmless also where parts meet each other and the sentence', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('[a]', '(command:x)', '$', '(alert)', '!', '<', 'img', 'www', '.a', 'http', '://x', '@b'),
        ),
        parts => {
          assert.deepEqual(foundIn(`${PlainText.join(parts, '')}`), []);
          const [a = '', b = '', c = ''] = parts;
          assert.deepEqual(foundIn(`${plainText`${a}${b}(${c})`}`), []);
          assert.deepEqual(foundIn(`${plainText`[${a}](${plainText`${b}${c}`})`}`), []);
        },
      ),
    ));
});

describe('a sentence', () => {
  it('takes its constant parts as they are, and shortens every other part by itself', () => {
    const long = 'x'.repeat(1_000_000);
    const shown = `${plainText`Delete “${long}” of ${'a.txt'}, ${3} places?`}`;
    assert.equal(shown, `Delete “${'x'.repeat(MAX_PART_LENGTH - 1)}…” of a.txt, 3 places?`);
  });

  it('takes a plain part as it is', () => {
    const part = PlainText.of('y'.repeat(300), 300);
    assert.equal(`${plainText`<${part}>`}`, `<\u2060${'y'.repeat(300)}>`);
  });

  it('is as safe in another language, with its parts in another order', () => {
    const german = plainTextIn(displayLanguage('de', { 'Open {0} of {1}': '{1}: {0} öffnen' }));
    const shown = `${german`Open ${'a.txt'} of ${'[b](command:c)'}`}`;
    assert.deepEqual(foundIn(shown), []);
    assert.equal(shown.replaceAll(WORD_JOINER, ''), '[b](command:c): a.txt öffnen');
    assert.equal(`${german`Open ${1} of ${'{0}'}`}`, '{0}: 1 öffnen');
  });
});

describe('shortened text', () => {
  const table: [text: string, maxLength: number, shown: string][] = [
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['ab😀d', 4, 'ab…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
    ['👨‍👩‍👧x', 9, '👨‍👩‍👧x'],
  ];
  for (const [text, maxLength, shown] of table)
    it(`${JSON.stringify(text)} in ${maxLength}`, () => assert.equal(shorten(text, maxLength), shown));

  it('is no longer than asked for, and is cut between characters', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (text, maxLength) => {
          const shown = shorten(text, maxLength);
          assert.ok(shown.length <= maxLength);
          assert.doesNotMatch(shown, /\p{Surrogate}/u);
          if (shown !== text) assert.ok(shown.endsWith('…') && text.startsWith(shown.slice(0, -1)));
        },
      ),
    ));

  it('is cut within a pile of accents that is longer than the limit', () =>
    assert.equal(shorten(`e${'\u0301'.repeat(1_000_000)}`, 100).length, 100));

  it('takes a time that does not grow with what is cut off', () => {
    const started = process.cpuUsage();
    for (const text of ['[', '](', '$(', ' ', 'a:', 'www', '\u0301', '😀', '\u202e', '<a'])
      for (const lines of [toPlainLines, toPlainText, makeVisible])
        assert.ok(lines(text.repeat(5_000_000)).length < 5000);
    const { user, system } = process.cpuUsage(started);
    assert.ok(user + system < 2_000_000, `${user + system} µs`);
  });
});
