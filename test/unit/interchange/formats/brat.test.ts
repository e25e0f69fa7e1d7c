/** brat's files as its own documentation, https://brat.nlplab.org/standoff.html, has them: each kind of line. */

import assert from 'node:assert/strict';
import { FormatError, type ReadDocument } from '../../../../src/core/interchange/exchangeModel';
import { brat } from '../../../../src/core/interchange/formats/brat';
import { inEnglish } from '../../../../src/core/text';

const TEXT =
  'Nordmalz formed a joint venture with Kystbryg, a brewer in Oslo.\nIt bought North and South Mill, Nordmalz (NM) said.\n';

/** A text-bound line over these words, by their nth place. */
function bound(id: string, type: string, words: string, from = 0): string {
  const start = TEXT.indexOf(words, from);
  assert.ok(start >= 0, words);
  return `${id}\t${type} ${start} ${start + words.length}\t${words}`;
}

const read = (...lines: readonly string[]): ReadDocument => brat.read(`${lines.join('\n')}\n`, TEXT, () => null)[0];

/** Each mark as `words: tag`, `words (note)` or `words -relation-> words`. */
const said = ({ marks }: ReadDocument): string[] =>
  marks.map(({ fields, span, quote, to }) => {
    const words = span ? TEXT.slice(span.start, span.end) : `?${quote?.exact}`;
    if (to) return `${words} -${fields.relation}-> ${TEXT.slice(to.span?.start, to.span?.end)}`;
    return fields.kind === 'tag' ? `${words}: ${fields.tag}` : `${words} (${fields.body})`;
  });

describe('brat standoff', () => {
  const cases: [name: string, lines: string[], marks: string[], warnings: RegExp[]][] = [
    ['text-bound: a tag', [bound('T1', 'Organization', 'Nordmalz')], ['Nordmalz: Organization'], []],
    [
      'discontinuous: one span, told',
      [
        `T1\tPlace ${TEXT.indexOf('North')} ${TEXT.indexOf('North') + 5};${TEXT.indexOf('Mill')} ${TEXT.indexOf('Mill') + 4}\tNorth Mill`,
      ],
      ['North and South Mill: Place'],
      [/^1 span in several pieces imported as one, gaps included\.$/],
    ],
    [
      'event: its trigger is a tag, its roles are relations',
      [bound('T1', 'Organization', 'Nordmalz'), bound('T2', 'MERGE-ORG', 'joint venture'), 'E1\tMERGE-ORG:T2 Org1:T1 '],
      ['Nordmalz: Organization', 'joint venture: MERGE-ORG', 'joint venture -Org-> Nordmalz'],
      [],
    ],
    [
      'attributes and the older modifications, with a value and without, of a span and of an event',
      [
        bound('T1', 'MERGE-ORG', 'joint venture'),
        'E1\tMERGE-ORG:T1',
        'A1\tNegation E1',
        'A2\tConfidence T1 L1',
        'M1\tSpeculation E1',
      ],
      [
        'joint venture: MERGE-ORG',
        'joint venture: MERGE-ORG/Negation',
        'joint venture: MERGE-ORG/Confidence/L1',
        'joint venture: MERGE-ORG/Speculation',
      ],
      [],
    ],
    [
      'a normalization is a note, an equivalence a relation',
      [
        bound('T1', 'Organization', 'Nordmalz'),
        bound('T2', 'Organization', 'NM'),
        'N1\tReference T1 Wikipedia:534366\tNordmalz',
        '*\tEquiv T1 T2',
      ],
      ['Nordmalz: Organization', 'Nordmalz (Wikipedia:534366 Nordmalz)', 'NM: Organization', 'Nordmalz -Equiv-> NM'],
      [],
    ],
    [
      'notes on a span, on an event, and on nothing that has a place',
      [
        bound('T1', 'MERGE-ORG', 'joint venture'),
        'E1\tMERGE-ORG:T1',
        '#1\tAnnotatorNotes T1\tthis annotation is suspect',
        '#2\tAnnotatorNotes E1\tof the event',
        '#3\tAnnotatorNotes R9\tlost',
      ],
      ['joint venture: MERGE-ORG', 'joint venture (this annotation is suspect)', 'joint venture (of the event)'],
      [/^1 note on something other than a span not imported/],
    ],
    [
      'words that do not stand at the offsets, nor near by: not put in the wrong place',
      ['T1\tOrganization 0 8\tSolkraft'],
      ['?Solkraft: Organization'],
      [],
    ],
    [
      'one bad line does not stop the others',
      [
        'T1\tOrganization 0',
        bound('T2', 'Organization', 'NM'),
        bound('T2', 'Place', 'Oslo'),
        'T3\tOrganization 5 900\tNordmalz',
        'something',
      ],
      ['NM: Organization', 'Nordmalz: Organization'],
      [/^1 place had other words/],
    ],
    [
      'a line end in a span, which brat writes as a space',
      [`T1\tPlace ${TEXT.indexOf('Oslo')} ${TEXT.indexOf(' bought')}\tOslo. It`],
      ['Oslo.\nIt: Place'],
      [],
    ],
  ];
  for (const [name, lines, marks, warnings] of cases) {
    it(name, () => {
      const document = read(...lines);
      assert.deepEqual(said(document), marks);
      assert.deepEqual(
        document.faults?.map(({ line }) => line),
        name.startsWith('one bad line') ? [1, 3, 5] : [],
      );
      assert.equal(document.warnings.length, warnings.length, document.warnings.map(inEnglish).join('\n'));
      for (const [i, pattern] of warnings.entries()) assert.match(inEnglish(document.warnings[i]), pattern);
    });
  }

  const broken: [lines: string, line: number, says: RegExp][] = [
    ['T1\tOrganization 0', 1, /its type, its start and its end/],
    ['\n\nsomething', 3, /begins with T, E, R/],
  ];
  for (const [lines, line, says] of broken) {
    it(`names the line of what it cannot read: ${JSON.stringify(lines)}`, () =>
      assert.throws(
        () => read(lines),
        error => error instanceof FormatError && error.line === line && says.test(error.message),
      ));
  }

  it('needs the text beside it', () =>
    assert.throws(() => brat.read('', null, () => null), /The text of this file is missing/));
});
