import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FoundQuotes, MAX_QUOTE_DEPTH, quoteSteps } from '../../../../src/core/analysis/quotes/quotes';
import { contains, textOf } from '../../../../src/core/text/span';
import { runToEnd } from '../../../../src/core/text/steps';
import { articleOf } from '../articleOf';

const findQuotes = (text: string): FoundQuotes => runToEnd(quoteSteps(articleOf(text)));

/** Each quote as its parts joined by ` ¶ `, indented by `> ` per level. */
function quotesOf(text: string): string[] {
  const { quotes } = findQuotes(text);
  const depth = (i: number | null): number => (i === null ? 0 : 1 + depth(quotes[i]?.within ?? null));
  return quotes.map(q => '> '.repeat(depth(q.within)) + q.parts.map(p => textOf(text, p)).join(' ¶ '));
}

const problemsOf = (text: string): string[] => findQuotes(text).problems.map(p => `${p.code} ${p.span.start}`);

describe('quotes by their marks', () => {
  const table: [name: string, text: string, expected: string[]][] = [
    ['curly', '“We go,” she said. “Now.”', ['“We go,”', '“Now.”']],
    ['straight', '"We go," she said. "Now."', ['"We go,"', '"Now."']],
    ['TeX', "``We go,'' she said.", ["``We go,''"]],
    ['guillemets', '«Bonjour», dit-elle.', ['«Bonjour»']],
    ['German', '„Gut“, sagte er.', ['„Gut“']],
    ['single curly', 'She said: ‘We go.’ He left.', ['‘We go.’']],
    ['single straight', "She said: 'We go.' He left.", ["'We go.'"]],
    ['apostrophes', 'It’s the miners’ fault, Tom’s and the ’90s’ too, rock ’n’ roll.', []],
    ['plural possessive inside', 'They want ‘the workers’ rights’ kept.', ['‘the workers’ rights’']],
    ['elision inside', "He was 'goin' home' he said.", ["'goin' home'"]],
    ['nested', '“She told me ‘go home’ twice,” he said.', ['“She told me ‘go home’ twice,”', '> ‘go home’']],
    ['nested, same marks', '“He said “no” to me,” she said.', ['“He said “no” to me,”', '> “no”']],
    ['nested, straight', '"He said \'no\' to me," she said.', ['"He said \'no\' to me,"', "> 'no'"]],
    ['closing marks of two levels', '“She told me ‘go home.’” He left.', ['“She told me ‘go home.’”', '> ‘go home.’']],
    ['inches', 'A 12" pipe and a 5\'10" man, "tall" he said.', ['"tall"']],
    ['wrong direction', '“Go home,“ he said. ”Now.”', ['“Go home,“', '”Now.”']],
    ['mixed kinds', '“Go home," he said. "Now.”', ['“Go home,"', '"Now.”']],
    ['paragraphs reopened', '“One.\n\n“Two.\n\n“Three,” he said. “Four.”', ['“One. ¶ “Two. ¶ “Three,”', '“Four.”']],
    ['nested reopened', '“A ‘b.\n\n“‘C,’ d,” he said.', ['“A ‘b. ¶ “‘C,’ d,”', '> ‘b. ¶ ‘C,’']],
    ['not reopened', '“One.\n\nTwo “three” four.', ['“One.', '“three”']],
    ['markup attributes', '<a href="x" class="y">He “said” so</a>', ['“said”']],
    ['opener lost', 'We will win,” he said.', ['We will win,”']],
    ['closer lost before another quote', '“We lost. “And now.”', ['“And now.”']],
    ['closer lost before its cue', '“We lost, he said. “And now.”', ['“We lost,', '“And now.”']],
    ['closer lost before a cue and a name', '“We lost, said Ann.\n\n“So?” said Bo.', ['“We lost,', '“So?”']],
    ['closer lost of a few words', 'He called it “a ruin.\n\n“So?” she said.', ['“a ruin.', '“So?”']],
    ['a quote that goes on in the next paragraph', '“We lost.\n\n“So?” she said.', ['“We lost. ¶ “So?”']],
    ['turns of a transcript', '"LUND: One?\n\n"BRECK: Two.\n\n"Three."', ['"LUND: One?', '"BRECK: Two. ¶ "Three."']],
    ['a label inside a quote', '“One.\n\n“NOTE: Two.”', ['“One. ¶ “NOTE: Two.”']],
    ['single, reopened', "'One.\n\n'Two.\n\n'Three,' she said.", ["'One. ¶ 'Two. ¶ 'Three,'"]],
    ['single curly, reopened', '‘One.\n\n‘Two,’ she said. ‘Three.’', ['‘One. ¶ ‘Two,’', '‘Three.’']],
    ['single after a colon, reopened', "She said: 'One.\n\n'Two.'", ["'One. ¶ 'Two.'"]],
    [
      'apostrophes in single marks, reopened',
      "'It's the nurses' pay that's cut.\n\n'The phone's dead, and the dogs' home is shut,' he said.",
      ["'It's the nurses' pay that's cut. ¶ 'The phone's dead, and the dogs' home is shut,'"],
    ],
    ['a plural before a closing mark', "'Sick dogs' were seen.\n\n'We went,' he said.", ["'Sick dogs'", "'We went,'"]],
    [
      'single around double, both reopened',
      "'He said: \"One.\n\n'\"Two,\" and left.\n\n'Three,' she said.",
      ["'He said: \"One. ¶ '\"Two,\" and left. ¶ 'Three,'", '> "One. ¶ "Two,"'],
    ],
    [
      'single around double, reopened',
      '‘He said “no” twice.\n\n‘Then “yes”,’ she said.',
      ['‘He said “no” twice. ¶ ‘Then “yes”,’', '> “no”', '> “yes”'],
    ],
    [
      'single, not reopened',
      "'One is lost.\n\nTwo 'three' four. 'Five,' he said.",
      ["'One is lost.", "'three'", "'Five,'"],
    ],
    ['single after a sentence, reopened', '‘One,’ he said. ‘Two.\n\n‘Three.’', ['‘One,’', '‘Two. ¶ ‘Three.’']],
    ['German single marks', 'Er rief ‚Eins‘, dann ‚Zwei‘.', ['‚Eins‘', '‚Zwei‘']],
    ['single, reopened and not closed', '‘One.\n\n‘Two.\n\nHe left.', ['‘One. ¶ ‘Two.']],
    ['single, no closer before its cue', '‘We lost, said Ann.', ['‘We lost,']],
    ['apostrophes at the start of paragraphs', "'Tis late.\n\n'Twas he.\n\n‘Abd al-Malik went.", []],
    ['guillemets reopened', '«One.\n\n«Two», he said.', ['«One. ¶ «Two»']],
    ['guillemets reopened by their closer', '« One.\n\n» Two », he said.', ['« One. ¶ » Two »']],
    ['German marks reopened', '„One.\n\n„Two“, he said.', ['„One. ¶ „Two“']],
    ['Polish marks reopened', '„One.\n\n„Two”, he said.', ['„One. ¶ „Two”']],
    ['Swedish marks reopened', '”One.\n\n”Two”, he said.', ['”One. ¶ ”Two”']],
    ['inverted guillemets reopened', '»One.\n\n»Two«, he said.', ['»One. ¶ »Two«']],
    ['straight marks reopened', '"One.\n\n"Two," he said.', ['"One. ¶ "Two,"']],
    ['TeX marks reopened', "``One.\n\n``Two,'' he said.", ["``One. ¶ ``Two,''"]],
    ['closer of the wrong kind', '“We go.’\n\nHe left.', ['“We go.’']],
    ['nothing between', 'Empty “” and "" marks', []],
    ['CRLF between paragraphs', '“One.”\r\n\r\n“Two.”', ['“One.”', '“Two.”']],
  ];
  for (const [name, text, expected] of table) {
    it(name, () => assert.deepEqual(quotesOf(text), expected));
  }

  it('reports marks without a partner, and no others', () => {
    assert.deepEqual(problemsOf('“Fine,” he said. ‘Also fine,’ it’s the dogs’ day.'), []);
    assert.deepEqual(problemsOf('“Open.\n\nNext “good”.'), ['quote/unbalanced 0']);
    assert.deepEqual(problemsOf('"LUND: One?\n\n"BRECK: Two."'), []);
    assert.deepEqual(problemsOf('Some ” stray and “good”.'), ['quote/unbalanced 5']);
    assert.deepEqual(problemsOf("'One.\n\n'Two.\n\n'Three,' she said."), []);
    assert.deepEqual(problemsOf("'One.\n\n'Two.\n\nHe left."), ['quote/unbalanced 7']);
    assert.deepEqual(problemsOf("'One is lost.\n\n'Two,' he said.\n\n'Three is open.\n\nHe left."), [
      'quote/unbalanced 32',
    ]);
    assert.deepEqual(problemsOf('‘We lost, said Ann.'), ['quote/unbalanced 0']);
    assert.deepEqual(problemsOf('‘Abd al-Malik went.\n\nHe said ‘no’.'), []);
  });

  const deep = (n: number, words = 'we '): string =>
    Array.from({ length: n }, (_, i) => `${'“‘'[i % 2]}${words}`).join('') +
    Array.from({ length: n }, (_, i) => `go${'’”'[(n + i) % 2]} `).join('');

  it('leaves out quotes that are nested too deeply, and reports that once', () => {
    assert.equal(quotesOf(deep(MAX_QUOTE_DEPTH)).length, MAX_QUOTE_DEPTH);
    assert.deepEqual(problemsOf(deep(MAX_QUOTE_DEPTH)), []);
    assert.deepEqual(
      quotesOf(deep(MAX_QUOTE_DEPTH + 1)),
      quotesOf(deep(MAX_QUOTE_DEPTH + 1)).slice(0, MAX_QUOTE_DEPTH),
    );
    assert.deepEqual(problemsOf(deep(MAX_QUOTE_DEPTH + 1)), [`quote/too-deep ${4 * MAX_QUOTE_DEPTH}`]);
    const twice = `${deep(40)}\n\n${deep(40)}`;
    assert.equal(quotesOf(twice).length, 2 * MAX_QUOTE_DEPTH);
    assert.equal(problemsOf(twice).length, 2);
  });

  it('offers to insert the missing mark', () => {
    const text = '“Open for ever.\n\nNext.';
    const [problem] = findQuotes(text).problems;
    assert.deepEqual(problem?.fixes?.[0]?.edits, [{ span: { start: 15, end: 15 }, newText: '”' }]);
  });

  it('limits the effect of a stray mark to its paragraph', () => {
    const clean = 'He said “yes” and “no”.\n\n“Well,” she said.';
    const stray = `A stray “ mark here.\n\n${clean}`;
    assert.deepEqual(quotesOf(stray).slice(-3), quotesOf(clean));
  });

  it('gives ordered, nested spans for any sequence of marks', () => {
    const char = fc.constantFrom(
      '“',
      '”',
      '"',
      '‘',
      '’',
      "'",
      '`',
      '«',
      '»',
      '„',
      ' ',
      'a',
      'B',
      ',',
      '.',
      '\n',
      '\n\n',
      '=',
    );
    fc.assert(
      fc.property(fc.array(char, { maxLength: 60 }), chars => {
        const text = chars.join('');
        const { quotes } = findQuotes(text);
        for (const [i, q] of quotes.entries()) {
          assert.ok(q.span.start < q.span.end && q.span.end <= text.length);
          assert.equal(q.parts[0]?.start, q.span.start);
          assert.equal(q.parts.at(-1)?.end, q.span.end);
          if (q.within !== null) assert.ok(q.within < i && contains(quotes[q.within]!.span, q.span));
        }
      }),
      { numRuns: 2000 },
    );
  });
});
