/**
 * Exports as other tools' own code takes them: spaCy, doccano, Label Studio's SDK and pandas in Python, Recogito's Text
 * Annotator in Node.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseW3CTextAnnotation } from '@recogito/text-annotator';
import { CodePoints } from '../../src/core/interchange/encoding/codePoints';
import { readCsv } from '../../src/core/interchange/encoding/csv';
import { bundle, PATIENCE, seedAnnotator, temporaryFolder } from './command';
import { PATIENCE_TO_INSTALL, pythonOrSkip, runPython } from './peers/tools';

const FERRY = `Ferry stops for a day 🚢 date 2025-04-26 [Source: Coast Wire]

“We wait,” said Ana Brodsky, the pilot, on Friday. “It is a “toy” of a boat,” she told Tomas Reuter of Norbank in Oslo.

Reuter, 41, went to Bergen in 2024. “I doubt that very much,” he said.
`;
const BRIDGE = `Bridge opens date 2025-05-02 [Source: Coast Wire]

The bridge is open, said the mayor Ilse Brandt. “It will last,” she said = "a bet", as some think.
`;

interface Tag {
  readonly id: string;
  readonly words: string;
  readonly tag: string;
  readonly author: string;
}

const FERRY_TAGS: readonly Tag[] = [
  { id: 't1', words: 'the pilot', tag: 'crew member', author: 'anna' },
  { id: 't2', words: 'Ana Brodsky', tag: 'person', author: 'ben@desk.example' },
  { id: 't3', words: 'Ana Brodsky, the pilot', tag: 'who is who', author: 'anna' },
  { id: 't4', words: 'doubt', tag: 'derived:doubt', author: 'anna' },
];
const BRIDGE_TAGS: readonly Tag[] = [{ id: 'b1', words: 'the mayor', tag: '100 % sure', author: 'anna' }];

function sidecarOf(file: string, tags: readonly Tag[], more = ''): string {
  const items = tags.map(
    ({ id, words, tag, author }) =>
      `  - { id: ${id}, kind: tag, target: { exact: "${words}" }, tag: "${tag}", author: ${author} }\n`,
  );
  return `format: seed-annotations/1\nsource: ${file}\nannotations:\n${items.join('')}${more}`;
}

const MORE = `  - { id: r1, kind: relation, target: { exact: Tomas Reuter }, to: { exact: Norbank }, relation: works for, author: anna }
  - { id: n1, kind: note, target: { exact: of a boat }, body: "Which one?", author: anna, replies: [{ id: x, body: The ferry. }] }
`;

/** The place of words, in code points. */
function pointsOf(text: string, words: string): [start: number, end: number] {
  const start = text.indexOf(words);
  const span = new CodePoints(text).spanToPoints({ start, end: start + words.length });
  return [span.start, span.end];
}

describe('exports in other tools’ own code', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder.path, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const warnings = new Map<string, string>();

  async function exported(format: string, to: string): Promise<void> {
    const { code, err } = await seedAnnotator(['export', '--format', format, '--output', at(to), at('in')]);
    assert.equal(code, 0, err);
    warnings.set(format, err);
  }

  before(async function () {
    this.timeout(PATIENCE);
    bundle();
    folder.make({
      'in/ferry.txt': FERRY,
      'in/ferry.txt.annotations.yaml': sidecarOf('ferry.txt', FERRY_TAGS, MORE),
      'in/bridge.txt': BRIDGE,
      'in/bridge.txt.annotations.yaml': sidecarOf('bridge.txt', BRIDGE_TAGS),
    });
    await exported('conll', 'all.conll');
    await exported('doccano', 'all.doccano.jsonl');
    await exported('doccano-overlapping', 'all.overlapping.doccano.jsonl');
    await exported('label-studio', 'all.label-studio.json');
    await exported('csv', 'all.quotes.csv');
    await exported('recogito', 'out');
    await exported('hypothesis', 'out');
    const one = ['export', '--format', 'conll', '--output', at('ferry.conll'), at('in/ferry.txt')];
    assert.equal((await seedAnnotator(one)).code, 0);
  });

  it('Recogito’s Text Annotator finds every annotation at its words', () => {
    for (const [file, text, least] of [
      ['ferry', FERRY, 20],
      ['bridge', BRIDGE, 5],
    ] as const) {
      const annotations: Parameters<typeof parseW3CTextAnnotation>[0][] = JSON.parse(read(`out/${file}.recogito.json`));
      assert.ok(annotations.length > least, String(annotations.length));
      for (const annotation of annotations) {
        const { parsed, error } = parseW3CTextAnnotation(annotation);
        assert.equal(error, undefined);
        const [selector] = parsed?.target.selector ?? [];
        assert.ok(selector?.quote);
        assert.equal(text.slice(selector.start, selector.end), selector.quote);
      }
    }
  });

  it('Hypothesis’ client can import what it reads of a file, by its rules', () => {
    const { annotations } = JSON.parse(read('out/ferry.hypothesis.json'));
    assert.ok(Array.isArray(annotations));
    assert.equal(annotations.length, FERRY_TAGS.length + 1);
    for (const { uri, text, tags, target, document, user, references } of annotations) {
      assert.deepEqual([uri, typeof text, document.title.length, references], ['ferry.txt', 'string', 1, []]);
      assert.ok(text !== '' || tags.length, 'without text and tags it is a highlight');
      assert.match(user, /^acct:[^@]+@.+$/);
      const [position, quote] = target[0].selector;
      assert.equal(FERRY.slice(position.start, position.end), quote.exact);
    }
    assert.match(annotations.map(({ text }: { text: string }) => text).join('|'), /Which one\?\n\nReply: The ferry\./);
    assert.match(warnings.get('hypothesis') ?? '', /1 relation|relations? left out/);
  });

  describe('in Python', () => {
    let python = '';
    before(function () {
      this.timeout(PATIENCE_TO_INSTALL);
      python = pythonOrSkip(this);
    });

    it('spaCy reads tokens, labels and documents, and nothing else', () => {
      type Doc = { words: string[]; entities: [label: string, start: number, end: number][] };
      const { files } = runPython<{ files: Doc[][] }>(python, 'spacy_conll.py', [at('all.conll'), at('ferry.conll')]);
      const [all, [ferry]] = files as [Doc[], Doc[]];
      assert.deepEqual(
        all.map(({ words }) => words[0]),
        ['Bridge', 'Ferry'],
      );
      assert.deepEqual(all[1], ferry);
      const lines = read('ferry.conll')
        .split('\n')
        .filter(line => line !== '');
      assert.deepEqual(
        ferry?.words,
        lines.map(line => line.split('\t')[0]),
      );
      const said = (doc: Doc | undefined) =>
        doc?.entities.map(([label, start, end]) => `${label}: ${doc.words.slice(start, end).join(' ')}`) ?? [];
      assert.deepEqual(
        said(ferry).filter(one => !one.startsWith('derived:')),
        ['person: Ana Brodsky', 'crew%20member: the pilot', 'tag:derived:doubt: doubt'],
      );
      assert.ok(said(ferry).includes('derived:place: Bergen'), String(said(ferry)));
      assert.equal(ferry?.entities.length, lines.filter(line => line.includes('\tB-')).length);
      assert.ok(said(all[0]).includes('100%20%25%20sure: the mayor'));
      assert.match(warnings.get('conll') ?? '', /ferry\.txt: .*1 tag\b.* left out, which overlap others/);
    });

    it('doccano imports all spans and relations of its formats', () => {
      const relational = { format: 'JSONL', task: 'RelationExtraction' };
      const plain = {
        format: 'JSONL',
        task: 'SequenceLabeling',
        arguments: { column_label: 'entities', encoding: 'utf_8' },
      };
      const jobs = [
        { ...relational, file: at('all.doccano.jsonl'), project: { use_relation: true } },
        { ...plain, file: at('all.doccano.jsonl'), project: {} },
        {
          ...relational,
          file: at('all.overlapping.doccano.jsonl'),
          project: { use_relation: true, allow_overlapping: true },
        },
        {
          ...{ format: 'CoNLL', task: 'SequenceLabeling', project: {}, file: at('ferry.conll') },
          arguments: { encoding: 'utf_8', scheme: 'IOB2', delimiter: ' ' },
        },
      ];
      type Span = [start: number, end: number, label: string];
      interface Taken {
        faults: string[];
        examples: { text: string; spans: Span[]; relations: [from: number, to: number, type: string][] }[];
      }
      const taken = runPython<{ jobs: Taken[] }>(python, 'doccano_import.py', [], JSON.stringify(jobs)).jobs;
      for (const { faults } of taken) assert.deepEqual(faults, []);
      const written = (name: string) =>
        read(name)
          .trim()
          .split('\n')
          .map(line => JSON.parse(line))
          .map(({ text, entities, relations }) => ({
            text,
            spans: entities.map(
              (one: Record<string, unknown>): Span => [
                one.start_offset as number,
                one.end_offset as number,
                one.label as string,
              ],
            ),
            relations: relations.length,
          }));
      const counted = ({ examples }: Taken) =>
        examples.map(({ text, spans, relations }) => ({ text, spans, relations: relations.length }));
      const [flat, spansOnly, overlapping, columns] = taken as [Taken, Taken, Taken, Taken];
      assert.deepEqual(counted(flat), written('all.doccano.jsonl'));
      assert.deepEqual(
        spansOnly.examples.map(({ spans }) => spans),
        flat.examples.map(({ spans }) => spans),
      );
      assert.deepEqual(counted(overlapping), written('all.overlapping.doccano.jsonl'));

      const [bridge, ferry] = overlapping.examples;
      assert.deepEqual([bridge?.text, ferry?.text], [BRIDGE, FERRY]);
      const has = (example: typeof ferry, { words, tag }: Tag) =>
        example?.spans.some(
          ([start, end, label]) => `${start} ${end}` === pointsOf(example.text, words).join(' ') && label.endsWith(tag),
        );
      for (const tag of FERRY_TAGS) assert.ok(has(ferry, tag), tag.words);
      assert.ok(has(bridge, BRIDGE_TAGS[0] as Tag));
      const worksFor = [pointsOf(FERRY, 'Tomas Reuter')[0], pointsOf(FERRY, 'Norbank')[0], 'works for'];
      for (const { examples } of [flat, overlapping])
        assert.ok(
          examples[1]?.relations.some(relation => `${relation}` === `${worksFor}`),
          `${examples[1]?.relations}`,
        );
      assert.match(warnings.get('doccano') ?? '', /ferry\.txt: .*1 tag\b.* left out, which overlap others/);
      assert.doesNotMatch(warnings.get('doccano-overlapping') ?? '', /overlap/);

      const labels = columns.examples.flatMap(({ text, spans }) =>
        spans.map(([start, end, label]) => `${label}: ${[...text].slice(start, end).join('')}`),
      );
      assert.ok(labels.includes('crew%20member: the pilot'), String(labels));
      assert.equal(labels.length, read('ferry.conll').split('\tB-').length - 1);
    });

    it('Label Studio’s SDK finds no fault, and converts every set of annotations', () => {
      type Region = { start: number; end: number; text: string; labels: string[] };
      const tasks: {
        data: { text: string };
        annotations: { result: Result[] }[];
        predictions: { result: Result[] }[];
      }[] = JSON.parse(read('all.label-studio.json'));
      type Result = { type: string; value: Region };
      const results = tasks.flatMap(({ annotations, predictions }) =>
        [...annotations, ...predictions].flatMap(({ result }) => result),
      );
      const labels = new Set(results.flatMap(({ value }) => value?.labels ?? []));
      const config = `<View><Labels name="label" toName="text">${[...labels].map(label => `<Label value="${label}"/>`).join('')}</Labels><Text name="text" value="$text"/></View>`;
      const { files } = runPython<{ files: { faults: string[]; records: { text: string; label: Region[] }[] }[] }>(
        python,
        'label_studio.py',
        [config, at('all.label-studio.json')],
      );
      const [{ faults, records }] = files as [(typeof files)[number]];
      assert.deepEqual(faults, []);
      const sets = tasks.flatMap(({ data, annotations }) =>
        annotations.map(({ result }) => [
          data.text,
          result.filter(({ type }) => type === 'labels').map(({ value }) => [value.start, value.end, value.labels]),
        ]),
      );
      assert.deepEqual(
        records.map(({ text, label }) => [text, label.map(({ start, end, labels: own }) => [start, end, own])]),
        sets,
      );
      for (const { text, label } of records)
        for (const region of label) assert.equal([...text].slice(region.start, region.end).join(''), region.text);
      // Nobody of its users is named, since Label Studio refuses the file for one that it does not know.
      assert.doesNotMatch(read('all.label-studio.json'), /completed_by/);
      assert.match(warnings.get('label-studio') ?? '', /ferry\.txt: 2 authors kept in “meta”/);
    });

    it('pandas reads the table of quotes as it was written', () => {
      const { tables } = runPython<{ tables: Record<string, string>[][] }>(python, 'read_csv.py', [
        at('all.quotes.csv'),
      ]);
      const [columns = [], ...rows] = readCsv(read('all.quotes.csv')).map(({ cells }) => cells);
      const records = rows.map(row => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ''])));
      assert.ok(records.length >= 4);
      assert.deepEqual(tables[0], records);
    });
  });
});
