import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Decoded, htmlReferences, misreadUtf8 } from '../../../src/core/article/encodings';
import { parse } from '../../../src/core/article/parse';

function mend(text: string, found: readonly Decoded[]): string {
  let out = text;
  for (const { start, end, text: meant } of [...found].reverse()) out = out.slice(0, start) + meant + out.slice(end);
  return out;
}

/** A text as a program writes it that takes its UTF-8 for Windows-1252 or Latin-1. */
const misread = (text: string, encoding: 'windows-1252' | 'latin1'): string =>
  encoding === 'latin1'
    ? Buffer.from(text).toString('latin1')
    : new TextDecoder('windows-1252').decode(new Uint8Array(Buffer.from(text)));

describe('text that a conversion left encoded', () => {
  const references: [text: string, mended: string][] = [
    ['&ldquo;We sail,&rdquo; said Ann.', '“We sail,” said Ann.'],
    ['&#8220;No.&#8221; &#x2018;Yes&#X2019; &quot;Well&quot;', '“No.” ‘Yes’ "Well"'],
    ['&#147;No,&#148; he said &#150; and left&#133;', '“No,” he said – and left…'],
    ['&amp;ldquo;No&amp;rdquo; &amp;amp; more', '“No” & more'],
    ['Caf&eacute;, na&iuml;ve&nbsp;&frac12; &laquo;Oui&raquo;', 'Café, naïve ½ «Oui»'],
    ['Marsh &amp; Sons', 'Marsh & Sons'],
    ['AT&T; R&D; a&b;c &c. & &; &#; &#0; &#xD800; &#99999999; &unknown;', ''],
  ];
  for (const [text, mended] of references)
    it(text, () => assert.equal(mend(text, htmlReferences(text)), mended || text));

  const broken: [text: string, mended: string][] = [
    ['â€œWe sail,â€\u009d said Zoë.', '“We sail,” said Zoë.'],
    ['â€œWe sail,â€ said Ann â€“ and left.', '“We sail,” said Ann – and left.'],
    ['Itâ€™s the cafÃ© in MÃ¼nster, Ã  la carte.', 'It’s the café in Münster, Ã  la carte.'],
    ['Ã\u00a0 la carte, Â£5, Â«OuiÂ»', 'à la carte, £5, «Oui»'],
    ['Ã“scar and Ã‰mile', 'Óscar and Émile'],
    ['Ã¢â‚¬Å“TwiceÃ¢â‚¬Â\u009d', '“Twice”'],
    ['â€"a dashâ€"', '—a dash—'],
    ['‚ÄúMac,‚Äù she said. It‚Äôs so.', '“Mac,” she said. It’s so.'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚, ðŸ˜€', 'Привет, 😀'],
  ];
  for (const [text, mended] of broken) it(text, () => assert.equal(mend(text, misreadUtf8(text)), mended));

  const sound = [
    'Zoë, Æsop, Ærø, Ålesund, ÀÉÎÕÜ, São, MAÇÃ, „MENÜ“, „GÖTÄ“, «Où ça ?», »Hvad?«, ‘Él’, “Å”, ’Ö–…’',
    '“Vive l’été…” – “d’accord” — 5°, 3½, ©®™, €5, £6, naïveté’s “é”',
  ];
  for (const text of sound) it(`leaves ${text.slice(0, 20)}`, () => assert.deepEqual(misreadUtf8(text), []));

  for (const encoding of ['windows-1252', 'latin1'] as const) {
    it(`mends marks, dashes and Latin letters read as ${encoding}`, () => {
      const word = fc.constantFrom(
        '“',
        '”',
        '‘',
        '’',
        '…',
        ' – ',
        '—',
        'é',
        'ü',
        'ñ',
        'Österreich',
        'a',
        'go ',
        '€',
        '£',
        'Zoë ',
      );
      fc.assert(
        fc.property(fc.array(word, { maxLength: 30 }), words => {
          const text = words.join('');
          // A text that itself looks misread, such as “é““é““”, is the same as one that was misread twice.
          fc.pre(misreadUtf8(text).length === 0);
          const found = misreadUtf8(misread(text, encoding));
          assert.equal(mend(misread(text, encoding), found), text);
        }),
      );
    });
  }

  it('is one problem of each kind, whose fix mends the file', () => {
    const text = 'date 2025-04-26 [Source: A]\n\nâ€œOne,â€\u009d &ldquo;two&rdquo;, â€œthree.â€\u009d';
    const { problems } = parse(text);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ['text/wrong-encoding', 'â€œ'],
        ['text/html-reference', '&ldquo;'],
      ],
    );
    const edits = problems.flatMap(({ fixes = [] }) => fixes.flatMap(f => f.edits));
    const sorted = edits.map(({ span, newText }) => ({ ...span, text: newText })).sort((a, b) => a.start - b.start);
    assert.equal(mend(text, sorted), 'date 2025-04-26 [Source: A]\n\n“One,” “two”, “three.”');
    assert.deepEqual(parse(mend(text, sorted)).problems, []);
  });
});
