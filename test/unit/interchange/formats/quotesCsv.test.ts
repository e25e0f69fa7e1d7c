/** Tables of quotes that were edited: what is taken, what is told, and how spreadsheets and data frames save them. */

import assert from 'node:assert/strict';
import type { Annotation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan } from '../../../../src/core/annotation/model/selector';
import { readCsv } from '../../../../src/core/interchange/encoding/csv';
import { quotesCsv } from '../../../../src/core/interchange/formats/quotesCsv';
import { planImport } from '../../../../src/core/interchange/importPlan';
import { inEnglish } from '../../../../src/core/text';
import { documentOf, placed } from '../sample';

const TEXT = [
  'Lock gate date 2025-05-06 [Source: Canal Post]',
  '',
  '“The gate is stuck,” keeper Ilse Brandt said on Tuesday.',
  '',
  '“It is not,” said Tomas Reuter, who built it.',
  '',
  '“We shall see,” Brandt said.',
  '',
].join('\n');

const targetOf = (words: string) => {
  const start = TEXT.indexOf(words);
  return describeSpan(TEXT, { start, end: start + words.length });
};
const PRESENT: readonly Annotation[] = [
  { id: 't1', kind: 'tag', target: targetOf('gate is stuck'), tag: 'claim; open', author: 'anna' },
  { id: 't2', kind: 'tag', target: targetOf('“The gate is stuck,”'), tag: 'crew', author: 'ben' },
  { id: 'n1', kind: 'note', target: targetOf('“It is not,”'), body: 'Ask again.\n\nHe was not there.', author: 'anna' },
  { id: 's1', kind: 'speaker', target: targetOf('“We shall see,”'), status: 'confirmed', author: 'anna' },
];

type Row = Record<string, string>;

function exportedRows(): Row[] {
  const { contents } = quotesCsv.write(documentOf(PRESENT.map(placed), TEXT));
  const [head, ...rows] = readCsv(`${quotesCsv.joined?.head}${contents[0]}`);
  return rows.map(({ cells }) => Object.fromEntries(head.cells.map((name, i) => [name, cells[i] ?? ''])));
}

function importOf(table: string) {
  const [document, ...others] = quotesCsv.read(table, null, () => TEXT);
  assert.equal(others.length, 0);
  let id = 0;
  const ports = { newId: () => `new${++id}`, author: 'carla', isAuthorAssumed: true, now: '2025-05-13T07:52:10Z' };
  const { changes, known, warnings } = planImport(document, TEXT, PRESENT, ports);
  const added = changes.flatMap(change => (change.op === 'remove' ? [] : [summaryOf(change.annotation)]));
  return { added, known, warnings: warnings.map(inEnglish).join('\n'), faults: document.faults ?? [] };
}

function summaryOf(annotation: Annotation): string {
  const { kind, target, author = 'nobody' } = annotation;
  const content =
    kind === 'tag'
      ? annotation.tag
      : kind === 'note'
        ? annotation.body
        : kind === 'speaker'
          ? [annotation.status, annotation.speaker].filter(Boolean).join(' ')
          : '';
  return `${kind} ${target.exact}: ${content} (${author})`;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const needed = (separator: string) => (cell: string) =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? quoted(cell) : cell;
const written = (rows: readonly Row[], separator: string, end: string, cellOf = needed(separator)): string =>
  [Object.keys(rows[0]), ...rows.map(row => Object.values(row))]
    .map(cells => cells.map(cellOf).join(separator) + end)
    .join('');

/** A table as programs save it. */
const WRITERS: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  'this program': rows => written(rows, ',', '\r\n'),
  'Excel as “CSV UTF-8”': rows => `\ufeff${written(rows, ';', '\r\n')}`,
  'Excel as “Unicode Text”': rows => written(rows, '\t', '\r\n'),
  'Excel, with a line for the separator': rows => `sep=;\r\n${written(rows, ';', '\r\n')}`,
  'an editor, with that line as a cell': rows => `"sep=;";;;\r\n${written(rows, ';', '\r\n')}`,
  'Excel for Mac of old': rows => written(rows, ',', '\r'),
  'Excel, with rows below that were emptied': rows =>
    written(rows, ';', '\r\n') + `${';'.repeat(Object.keys(rows[0]).length - 1)}\r\n`.repeat(3),
  'LibreOffice, all text quoted': rows =>
    written(rows, ',', '\n', cell => (/^[\d.]+$/.test(cell) ? cell : quoted(cell))),
  'LibreOffice with bars': rows => written(rows, '|', '\n'),
  'pandas with its index': rows =>
    written(
      rows.map((row, i) => ({ '': String(i), ...row })),
      ',',
      '\n',
    ),
  'pandas with floats': rows =>
    written(
      rows.map(row => ({ ...row, start: `${row.start}.0`, end: `${row.end}.0` })),
      ',',
      '\n',
    ),
  'a spreadsheet that groups digits': rows =>
    written(
      rows.map(row => ({ ...row, start: `1,${row.start.padStart(3, '0')}` })),
      ';',
      '\n',
    ),
  'a spreadsheet with capitals': rows => {
    const upper = rows.map(row => ({ ...row, status: row.status.toUpperCase() }));
    return written(upper, ',', '\n').replace(/^.*/, head => head.toUpperCase());
  },
};

describe('a table of quotes that was edited', () => {
  interface Edit {
    readonly name: string;
    /** Changes cells of the first, second and third row. */
    readonly cells?: readonly [Row?, Row?, Row?];
    readonly added?: readonly string[];
    readonly told?: RegExp;
    readonly fault?: RegExp;
  }
  const [FIRST, SECOND, THIRD] = ['“The gate is stuck,”', '“It is not,”', '“We shall see,”'];
  const edits: readonly Edit[] = [
    { name: 'in nothing' },
    {
      name: 'in a speaker, the status left',
      cells: [{ speaker: 'Karl Holm' }],
      added: [`speaker ${FIRST}: corrected Karl Holm (carla)`],
      told: /^1 row with another speaker and the status left as it was taken as “corrected”\.$/,
    },
    {
      name: 'in a speaker that was decided before',
      cells: [undefined, undefined, { speaker: 'Karl Holm' }],
      added: [`speaker ${THIRD}: corrected Karl Holm (carla)`],
      told: /1 row with another speaker/,
    },
    {
      name: 'in speaker and status',
      cells: [{ speaker: 'Karl Holm', status: 'Confirmed ' }],
      added: [`speaker ${FIRST}: corrected Karl Holm (carla)`],
    },
    {
      name: 'in the status',
      cells: [{ status: 'confirmed' }, { status: 'rejected' }],
      added: [`speaker ${FIRST}: confirmed Ilse Brandt (carla)`, `speaker ${SECOND}: rejected (carla)`],
    },
    {
      name: 'by “not” before a speaker',
      cells: [{ speaker: 'not Ilse Brandt' }],
      added: [`speaker ${FIRST}: rejected Ilse Brandt (carla)`],
      told: /1 row with another speaker/,
    },
    {
      name: 'in a speaker, by removing it',
      cells: [{ speaker: '' }],
      told: /1 row without the speaker that was exported/,
    },
    {
      name: 'in a decision, by taking it back',
      cells: [{}, {}, { status: 'derived' }],
      told: /1 row set back to “derived”/,
    },
    {
      name: 'in a status, by a word that is none',
      cells: [{ status: 'maybe' }, { status: 'confirmed' }],
      added: [`speaker ${SECOND}: confirmed Tomas Reuter (carla)`],
      fault: /The status “maybe” is none of/,
    },
    {
      name: 'in tags',
      cells: [{ tags: 'crew; claim; open; urgent' }, { tags: 'late' }],
      added: [`tag ${FIRST}: urgent (carla)`, `tag ${SECOND}: late (carla)`],
    },
    {
      name: 'in tags, by removing one',
      cells: [{ tags: 'claim; open' }],
      told: /1 tag or note that the table no longer has kept/,
    },
    {
      name: 'in notes, by adding one',
      cells: [{ notes: 'Which gate?' }, { notes: 'Ask again.\r\n\r\nHe was not there.\r\n\r\nOr was he?' }],
      added: [`note ${FIRST}: Which gate? (carla)`, `note ${SECOND}: Or was he? (carla)`],
    },
    {
      name: 'in a note',
      cells: [{}, { notes: 'Ask again.\n\nHe was there.' }],
      added: [`note ${SECOND}: He was there. (carla)`],
      told: /1 tag or note that the table no longer has kept/,
    },
  ];
  for (const { name, cells = [], added = [], told = /^$/, fault } of edits)
    it(name, () => {
      const rows = exportedRows().map((row, i) => ({ ...row, ...cells[i] }));
      const result = importOf(WRITERS['this program'](rows));
      assert.deepEqual(result.added, added);
      assert.match(result.warnings, told);
      assert.match(result.faults.map(({ message }) => message).join('\n'), fault ?? /^$/);
    });

  for (const [program, write] of Object.entries(WRITERS))
    it(`is taken as saved by ${program}`, () => {
      const [first, second, third] = exportedRows();
      const note = 'One “"word"”; and\na line, more';
      const table = write([
        { ...first, speaker: 'Karl; Holm' },
        { ...second, tags: 'late' },
        { ...third, notes: note },
      ]);
      const { added, faults } = importOf(table);
      assert.deepEqual(
        [added, faults],
        [
          [
            `speaker ${FIRST}: corrected Karl; Holm (carla)`,
            `tag ${SECOND}: late (carla)`,
            `note ${THIRD}: ${note} (carla)`,
          ],
          [],
        ],
      );
    });

  it('adds nothing twice', () => {
    const rows = exportedRows().map(row => ({ ...row, tags: `${row.tags}; late`, speaker: 'Karl Holm' }));
    const table = WRITERS['this program'](rows);
    const [document] = quotesCsv.read(table, null, () => TEXT);
    let id = 0;
    const ports = { newId: () => `new${++id}`, author: 'carla', isAuthorAssumed: true, now: '2025-05-13T07:52:10Z' };
    const first = planImport(document, TEXT, PRESENT, ports);
    const present = [
      ...PRESENT,
      ...first.changes.flatMap(change => (change.op === 'remove' ? [] : [change.annotation])),
    ];
    assert.deepEqual([first.changes.length, planImport(document, TEXT, present, ports).changes], [6, []]);
  });
});
