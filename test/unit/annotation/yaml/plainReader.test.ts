/** The quick reader of sidecars against the parser: it reads the same, or nothing. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editSidecar } from '../../../../src/core/annotation/sidecar/sidecar';
import { parse, plainDocument } from '../../../../src/core/annotation/yaml/file';
import { parsedLineSpans } from '../../../../src/core/annotation/yaml/linePositions';
import { readPlainYaml } from '../../../../src/core/annotation/yaml/plainReader';
import { annotations as anyAnnotations } from '../arbitraries';

/** @returns whether the quick reader reads the text */
function compare(text: string): boolean {
  const plain = readPlainYaml(text);
  if (!plain) return false;
  const document = parse(text);
  assert.ok(document, text);
  assert.deepEqual(document.errors, [], text);
  assert.deepEqual(plain.fields, plainDocument(document), text);
  for (const [key, list] of plain.lists) assert.deepEqual(list, parsedLineSpans({ text, document }, key), text);
  return true;
}

const SIDECAR = `# Annotations
format: seed-annotations/1
source: "a \\"b\\" #c.txt" # a name
annotations:
  - id: 01JV4A2D0GDF8GZSE97C45NHM8
    kind: note
    target:
      exact: “We saw:the crack,”
      prefix: 'it''s on '
      suffix: " Solberg\\u0085said."
      start: 113
      end: 142
    # about the body
    body: |-
      First

        indented # no comment
      last
    replies:
      - id: r1
        body: |
          yes

      - id: r2
        body: no
    resolved: true

  - id: b # the second
    created: 2025-05-13T07:52:10Z
    tag: 12:30
`;

describe('the quick reader of sidecars', () => {
  it('reads what this program writes, and what people write beside it', () => {
    assert.ok(compare(SIDECAR));
    assert.ok(compare('format: a\nannotations:\n- id: a\n- id: b\nlast: []\nempty:\n'));
    assert.ok(compare('annotations: []'));
  });

  it('reads all that is written to a sidecar', () => {
    fc.assert(
      fc.property(anyAnnotations, annotations => {
        const edited = editSidecar(
          null,
          'a.txt',
          annotations.map(annotation => ({ op: 'add', annotation })),
        );
        assert.ok(edited.ok);
        compare(edited.text);
      }),
      { numRuns: 300 },
    );
  });

  const scalars = fc.oneof(
    fc.constantFrom(
      ...['a', '"a"', "'a'", 'a b', 'a: b', 'a:', 'a #b', 'a#b', '-', '- a', '-a', '?', '? a', ': a', ':a', '|', '|-'],
      ...[
        '|+',
        '|2',
        '>',
        '>-',
        '"a',
        "'a",
        '"a" b',
        "'a''b'",
        '"\\x41"',
        '"\\u0041"',
        '"\\ud83d\\ude00"',
        '"\\/"',
        '1',
      ],
      ...[
        '0',
        '01',
        '-1',
        '+1',
        '1.5',
        '1.',
        '.5',
        '1e3',
        '0x1F',
        '0o17',
        '1_000',
        '12:30',
        '2025-05-13',
        '.inf',
        '.NaN',
      ],
      ...['true', 'True', 'yes', 'null', 'Null', '~', '~a', '&a b', '*a', '!t a', '!!str a', '[]', '[ ]', '[a]', '{}'],
      ...['{a: b}', '%a', '@a', '`a', ',', ']', '}', '#', '# a', '', ' ', '  ', 'a  ', '"a"  # b', '"a"# b', '<<', '='],
      ...[
        '---',
        '...',
        '“a”',
        'ü',
        '\u00a0a\u00a0',
        '🚢',
        '123456789012345',
        '1234567890123456',
        '00E5',
        'a\tb',
        'nullable',
      ],
    ),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: fc.constantFrom('"', "'", '\\', ':', ' ', '#', 'a', '-', 'n', 'u', '0'), maxLength: 8 }),
  );
  const keys = fc.constantFrom('a', 'b', 'c', 'body', 'id', 'true', '__proto__', '"q"', '1', 'a b', '?', '<<', 'x-y');
  const lines = fc
    .tuple(
      fc.constantFrom(0, 0, 2, 2, 4, 4, 6, 1, 3),
      fc.constantFrom('', '', '', '- ', '- ', '-  ', '-', '# ', '- - '),
      fc.oneof(
        fc.tuple(keys, scalars).map(([key, value]) => `${key}: ${value}`),
        keys.map(key => `${key}:`),
        scalars,
        fc.constant(''),
      ),
    )
    .map(([indent, dash, rest]) => ' '.repeat(indent) + dash + rest);

  it('reads the same as the parser, or nothing', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 7 }), fc.constantFrom('\n', '\n', '\r\n'), (all, end) => {
        if (compare(all.join(end))) read++;
        if (compare(all.map(line => line + end).join(''))) read++;
      }),
      { numRuns: 5000 },
    );
    assert.ok(read > 5, String(read));
  });

  it('reads the same scalars as the parser', () => {
    let read = 0;
    const blocks = fc
      .array(fc.constantFrom('', ' ', 'a', ' b', '# c', '- d', 'e: f', '   '), { maxLength: 4 })
      .map(all => `|-\n${all.map(line => `        ${line}`).join('\n')}`);
    const some = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', '“b” c', '1', '"d\\n"') }, scalars, blocks);
    fc.assert(
      fc.property(fc.array(some, { minLength: 7, maxLength: 7 }), ([a, b, c, d, e, f, g]) => {
        const text = `a: ${a}\nlist:\n  - id: ${b}\n    body: ${c}\n\n  # x\n  - id: ${d}\n    to:\n      e: ${e}\n    f: ${f}\nlast: ${g}\n`;
        if (compare(text)) read++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(read > 200, String(read));
  });

  it('reads the same as the parser where a line of a sidecar was changed', () => {
    const all = SIDECAR.split('\n');
    fc.assert(
      fc.property(fc.nat(all.length - 1), lines, fc.constantFrom(0, 1, 2), (at, line, removed) => {
        compare([...all.slice(0, at), line, ...all.slice(at + removed)].join('\n'));
      }),
      { numRuns: 2000 },
    );
  });
});
