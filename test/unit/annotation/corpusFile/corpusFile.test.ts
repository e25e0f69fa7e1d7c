import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  type CorpusChange,
  editCorpusFile,
  readCorpusFile,
} from '../../../../src/core/annotation/corpusFile/corpusFile';

const FILE = `# ours
format: seed-annotator/1
owner: desk # not known to the program
tags:
  - check
  - name: lead # worth a call
    color: "#2f7d4f"
    weight: 3
entities:
  - name: Ola Dahl
    aliases: [Dahl]
    since: 2024
`;

function edit(text: string | null, ...changes: CorpusChange[]): string {
  const result = editCorpusFile(text, changes);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

describe('corpus file: reading', () => {
  it('reads each list, also tags and relation types that are just a name', () => {
    const { tags, entities, relations, problems, writable } = readCorpusFile(`${FILE}relations: [supports]\n`);
    assert.deepEqual(tags, [{ name: 'check' }, { name: 'lead', color: '#2f7d4f' }]);
    assert.deepEqual(entities, [{ name: 'Ola Dahl', aliases: ['Dahl'] }]);
    assert.deepEqual(relations, [{ name: 'supports' }]);
    assert.deepEqual([problems, writable], [[], true]);
  });

  it('reads groups of tags and the passages that relation types ask for', () => {
    const yaml = [
      'tags: [{ name: a, key: 1, group: verdict, description: b, color: "#00AAff" }]',
      'relations: [{ name: r, color: "#112233", symmetric: true, from: person, to: quote }, { name: s, symmetric: false }]',
    ].join('\n');
    const { tags, relations, problems } = readCorpusFile(yaml);
    assert.deepEqual(tags, [{ name: 'a', key: '1', group: 'verdict', description: 'b', color: '#00AAff' }]);
    assert.deepEqual(relations, [
      { name: 'r', color: '#112233', symmetric: true, from: 'person', to: 'quote' },
      { name: 's' },
    ]);
    assert.deepEqual(problems, []);
  });

  it('reads records by file and by source', () => {
    const { records, problems } = readCorpusFile(
      'records: [speech.txt, { file: "court/**", since: 2 }, { source: Kremlin }]',
    );
    assert.deepEqual(records, [{ file: 'speech.txt' }, { file: 'court/**' }, { source: 'Kremlin' }]);
    assert.deepEqual(problems, []);
  });

  const flawed: [yaml: string, code: string, line: number, writable: boolean][] = [
    ['tags: many', 'sidecar/invalid-list', 0, false],
    ['format: seed-annotator/2\ntags: []', 'sidecar/unknown-format', 0, false],
    ['tags:\n  - color: "#112233"', 'sidecar/invalid-item', 1, true],
    ['tags:\n  - 7', 'sidecar/invalid-item', 1, true],
    ['tags:\n  - name: a\n    color: 7', 'sidecar/invalid-field', 2, true],
    ['tags:\n  - name: a\n    color: red', 'sidecar/invalid-field', 2, true],
    ['relations:\n  - name: a\n    color: "#12345"', 'sidecar/invalid-field', 2, true],
    ['relations:\n  - name: a\n    from: planet', 'sidecar/invalid-field', 2, true],
    ['relations:\n  - name: a\n    symmetric: often', 'sidecar/invalid-field', 2, true],
    ['tags:\n  - a\n  - name: a', 'sidecar/duplicate-id', 2, true],
    ['entities:\n  - name: a\n    type: planet', 'sidecar/invalid-field', 2, true],
    ['entities:\n  - name: a\n    aliases: b', 'sidecar/invalid-field', 2, true],
    ['records:\n  - 7', 'sidecar/invalid-item', 1, true],
    ['records:\n  - file: a.txt\n    source: b', 'sidecar/invalid-item', 1, true],
    ['records:\n  - a.txt\n  - file: a.txt', 'sidecar/duplicate-id', 2, true],
    ['tags: [', 'yaml/invalid', 0, false],
    ['tags:\n<<<<<<< ours', 'yaml/conflict-markers', 1, false],
  ];
  for (const [yaml, code, line, writable] of flawed) {
    it(`reports ${code} in ${JSON.stringify(yaml)}, with its line`, () => {
      const read = readCorpusFile(yaml);
      assert.deepEqual([read.problems[0].code, read.problems[0].line, read.writable], [code, line, writable]);
      const edited = editCorpusFile(yaml, [{ list: 'relations', op: 'add', item: { name: 'r' } }]);
      assert.equal(edited.ok, writable);
    });
  }
});

describe('corpus file: writing', () => {
  const cases: [does: string, changes: CorpusChange[], from: string, to: string][] = [
    [
      'adds an item behind the others',
      [{ list: 'tags', op: 'add', item: { name: 'new' } }],
      '    weight: 3\n',
      '    weight: 3\n  - name: new\n',
    ],
    ['keeps an existing one', [{ list: 'tags', op: 'add', item: { name: 'lead', color: '#000000' } }], '', ''],
    [
      'changes one, and keeps comments and unknown keys',
      [{ list: 'tags', op: 'put', item: { name: 'lead', color: '#000000', key: 'l' } }],
      '    color: "#2f7d4f"\n',
      '    color: "#000000"\n    key: l\n',
    ],
    [
      'renames one in its place',
      [{ list: 'entities', op: 'put', currentKey: 'Ola Dahl', item: { name: 'Ola Dahle', aliases: ['Dahl'] } }],
      'name: Ola Dahl\n',
      'name: Ola Dahle\n',
    ],
    [
      'gives fields to one that was a name alone',
      [{ list: 'tags', op: 'put', item: { name: 'check', key: 'c' } }],
      '  - check\n',
      '  - name: check\n    key: c\n',
    ],
    [
      'marks a record',
      [{ list: 'records', op: 'add', item: { source: 'Kremlin' } }],
      '    since: 2024\n',
      '    since: 2024\nrecords:\n  - source: Kremlin\n',
    ],
    ['removes one', [{ list: 'tags', op: 'remove', key: 'check' }], '  - check\n', ''],
    ['ignores removing a missing one', [{ list: 'tags', op: 'remove', key: 'chick' }], '', ''],
    [
      'begins a list that was not there',
      [{ list: 'relations', op: 'put', item: { name: 'supports' } }],
      '    since: 2024\n',
      '    since: 2024\nrelations:\n  - name: supports\n',
    ],
  ];
  for (const [does, changes, from, to] of cases)
    it(does, () => assert.equal(edit(FILE, ...changes), FILE.replace(from, to)));

  it('changes several lists at once, also in a new file', () => {
    const text = edit(
      null,
      { list: 'entities', op: 'add', item: { name: 'Mari', type: 'person' } },
      { list: 'tags', op: 'add', item: { name: 'a' } },
    );
    const { tags, entities } = readCorpusFile(text);
    assert.deepEqual([tags, entities], [[{ name: 'a' }], [{ name: 'Mari', type: 'person' }]]);
  });

  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const item = fc.record({ name, description: fc.string({ unit: 'grapheme' }) }, { requiredKeys: ['name'] });
  const change = fc.oneof(
    fc.record({ list: fc.constantFrom('tags', 'relations'), op: fc.constantFrom('add', 'put'), item }),
    fc.record({ list: fc.constantFrom('tags', 'relations'), op: fc.constant('remove'), key: name }),
  ) as fc.Arbitrary<CorpusChange>;
  const schema = JSON.parse(readFileSync('schemas/corpus.schema.json', 'utf8'));
  const valid = new Ajv({ allowUnionTypes: true }).compile(schema);

  it('any changes have the same result one by one and together, and it fits the schema', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), changes => {
        const oneByOne = changes.reduce((text, one) => edit(text, one), FILE);
        const together = edit(FILE, ...changes);
        const lists = (text: string) => {
          const { tags, relations } = readCorpusFile(text);
          return { tags, relations };
        };
        assert.deepEqual(lists(together), lists(oneByOne));
        assert.match(together, /owner: desk # not known/);
        assert.ok(valid(parse(together)), JSON.stringify(valid.errors));
      }),
      { numRuns: 200 },
    );
  });
});
