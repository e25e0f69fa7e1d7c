import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitSentences } from '../../../src/core/text/sentences';
import { tokenize } from '../../../src/core/text/tokens';

const words = (text: string): string[] =>
  tokenize(text, { start: 0, end: text.length }).map(t => text.slice(t.start, t.end));

/** Hard cases for the tokenizer, in any order: lone surrogates, marks, joiners at either end. */
const PIECES = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'B',
        'é',
        '’',
        "'",
        's',
        '.',
        '-',
        '--',
        ' ',
        '\n',
        '1',
        ',',
        ':',
        '/',
        '&',
        '@',
        '#',
        '\ud83d',
        '\ude00',
        '😀',
        '𝒜',
        '́',
        '“',
        '”',
        'www.',
        'http://',
        'U.S.',
        'Mr.',
      ],
    ),
    { maxLength: 30 },
  )
  .map(pieces => pieces.join(''));

describe('tokens', () => {
  const cases: [string, string[]][] = [
    ['Mr. Brown’s dog.', ['Mr.', 'Brown', '’s', 'dog', '.']],
    ["It's O'Brien's.", ['It', "'s", "O'Brien", "'s", '.']],
    ['He’ll say I’m late; don’t.', ['He', '’ll', 'say', 'I', '’m', 'late', ';', 'don’t', '.']],
    ['the U.S.-led talks in the U.S.', ['the', 'U.S.-led', 'talks', 'in', 'the', 'U.S.']],
    ['J.K. Low and A. B. Marsh Jr. left', ['J.K.', 'Low', 'and', 'A.', 'B.', 'Marsh', 'Jr.', 'left']],
    ['Sen. Ann Lee (D-Calif.)', ['Sen.', 'Ann', 'Lee', '(', 'D-Calif.', ')']],
    ['$1,000.50 at 10:30 a.m. on 1996-08-22', ['$', '1,000.50', 'at', '10:30', 'a.m.', 'on', '1996-08-22']],
    ['“Go,” she said—twice', ['“', 'Go', ',', '”', 'she', 'said', '—', 'twice']],
    ['see https://example.org/a?b=c, now', ['see', 'https://example.org/a?b=c', ',', 'now']],
    ['@anna and #vote at AT&T', ['@anna', 'and', '#vote', 'at', 'AT&T']],
    ['workers’ rights', ['workers', '’', 'rights']],
    ['no... wait -- “Hamlet”’s end', ['no', '...', 'wait', '--', '“', 'Hamlet', '”', '’s', 'end']],
    ['said may. It no. No. 5', ['said', 'may', '.', 'It', 'no', '.', 'No.', '5']],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(words(text), expected));
  }

  it('covers everything except white space, in order, for any text', () => {
    fc.assert(
      fc.property(PIECES, text => {
        let at = 0;
        for (const { start, end } of tokenize(text, { start: 0, end: text.length })) {
          assert.ok(start >= at && end > start);
          assert.match(text.slice(at, start), /^[\s\p{C}\u200b\u2060]*$/u);
          at = end;
        }
        assert.match(text.slice(at), /^[\s\p{C}\u200b\u2060]*$/u);
      }),
    );
  });
});

describe('sentences', () => {
  const split = (text: string): string[] => {
    const tokens = tokenize(text, { start: 0, end: text.length });
    return splitSentences(text, tokens).map(s => text.slice(tokens[s.first]?.start, tokens[s.last - 1]?.end));
  };
  const cases: [string, string[]][] = [
    ['Gen. Ray Holt spoke. He left.', ['Gen. Ray Holt spoke.', 'He left.']],
    ['They live in the U.S. The end.', ['They live in the U.S.', 'The end.']],
    ['The U.S. Army moved.', ['The U.S. Army moved.']],
    ['“Are you mad?” Ann Hill asked. “No.”', ['“Are you mad?” Ann Hill asked.', '“No.”']],
    ['“It is done.” Nobody moved.', ['“It is done.”', 'Nobody moved.']],
    ['“Wait!” he cried.', ['“Wait!” he cried.']],
    ['Mr. J. R. Pell of Acme Inc. resigned.', ['Mr. J. R. Pell of Acme Inc. resigned.']],
    ['“No.” Ann Hill left for No. 5.', ['“No.”', 'Ann Hill left for No. 5.']],
    ['She cried: “Never!” Police said it was late.', ['She cried: “Never!”', 'Police said it was late.']],
    ['It cost 3.5 million. Then 4.', ['It cost 3.5 million.', 'Then 4.']],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(split(text), expected));
  }
});
