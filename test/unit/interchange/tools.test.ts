/** Files as the documentation of Prodigy, doccano and Label Studio has them, and of CoNLL's shared tasks. */

import assert from 'node:assert/strict';
import type { ReadDocument } from '../../../src/core/interchange/exchangeModel';
import { formatOf } from '../../../src/core/interchange/formats/allFormats';
import { planImport } from '../../../src/core/interchange/importPlan';
import { inEnglish } from '../../../src/core/text';

/** The ship stands outside the basic plane: offsets behind it differ by how they are counted. */
const TEXT = '🚢 Ada Moss counted boats for Nordmalz in Oslo.';
const [MOSS, FIRM, CITY] = ['Ada Moss', 'Nordmalz', 'Oslo'].map(words => {
  const start = [...TEXT.slice(0, TEXT.indexOf(words))].length;
  return { start, end: start + words.length };
});

const read = (id: string, ...records: unknown[]): readonly ReadDocument[] =>
  formatOf(id)!.read(records.map(record => JSON.stringify(record)).join('\n'), null, () => null);

/** Each mark as `words: tag`, `words (note)` or `words —type→ words`. */
const said = ({ marks, text }: ReadDocument): string[] =>
  marks.map(({ fields, span, to }) => {
    const words = (at: typeof span | undefined) => (at ? text!.slice(at.start, at.end) : '?');
    if (fields.kind === 'relation') return `${words(span)} —${fields.relation}→ ${words(to?.span)}`;
    return fields.kind === 'tag' ? `${words(span)}: ${fields.tag}` : `${words(span)} (${fields.body})`;
  });

describe('Prodigy’s tasks', () => {
  it('spans with tokens, relations of spans, and answers', () => {
    const [accepted, rejected] = read(
      'prodigy',
      {
        text: TEXT,
        tokens: [{ text: '🚢', start: 0, end: 1, id: 0, ws: true }],
        spans: [
          { ...MOSS, token_start: 1, token_end: 2, label: 'PERSON' },
          { ...FIRM, token_start: 6, token_end: 6, label: 'ORG' },
        ],
        relations: [
          {
            ...{ head: 2, child: 6, label: 'WORKS_FOR' },
            head_span: { ...MOSS, token_start: 1, token_end: 2, label: 'PERSON' },
            child_span: { ...FIRM, token_start: 6, token_end: 6, label: 'ORG' },
          },
        ],
        ...{ _input_hash: 1, _task_hash: 2, _view_id: 'relations', answer: 'accept' },
      },
      { text: TEXT, spans: [{ ...CITY, label: 'ORG' }], answer: 'reject' },
    );
    assert.deepEqual(said(accepted), ['Ada Moss: PERSON', 'Nordmalz: ORG', 'Ada Moss —WORKS_FOR→ Nordmalz']);
    assert.deepEqual([accepted.warnings, said(rejected)], [[], []]);
    assert.match(inEnglish(rejected.warnings[0]), /^Line 2 not imported: its answer is “reject”/);
  });
});

describe('doccano’s export', () => {
  const at = ({ start, end }: typeof MOSS) => ({ start_offset: start, end_offset: end });
  it('entities with relations, and comments', () => {
    const [document] = read('doccano', {
      ...{ id: 7, text: TEXT },
      entities: [
        { id: 0, label: 'PERSON', ...at(MOSS) },
        { id: 1, label: 'ORG', ...at(FIRM) },
      ],
      relations: [{ id: 0, from_id: 0, to_id: 1, type: 'works for' }],
      Comments: ['Is this right?'],
    });
    assert.deepEqual(said(document), ['Ada Moss: PERSON', 'Nordmalz: ORG', 'Ada Moss —works for→ Nordmalz']);
    assert.deepEqual(document.warnings.map(inEnglish), ['1 comment without a position in the text not imported.']);
  });

  for (const key of ['label', 'labels']) {
    it(`triples under “${key}”`, () => {
      const [document] = read('doccano', { id: 1, text: TEXT, [key]: [[CITY.start, CITY.end, 'LOC']], Comments: [] });
      assert.deepEqual([said(document), document.warnings], [['Oslo: LOC'], []]);
    });
  }
});

describe('Label Studio’s tasks', () => {
  const region = (id: string, at: typeof MOSS, label: string, more: object = {}) => ({
    ...{ id, from_name: 'label', to_name: 'text', type: 'labels', origin: 'manual', ...more },
    value: { ...at, text: [...TEXT].slice(at.start, at.end).join(''), labels: [label] },
  });
  const task = {
    ...{ id: 1, data: { text: TEXT }, predictions: [], meta: {} },
    annotations: [
      {
        ...{ id: 11, completed_by: { id: 1, email: 'ben@example.org' }, was_cancelled: false },
        result: [
          region('a', MOSS, 'PER', { meta: { text: ['The keeper?'] } }),
          region('b', FIRM, 'ORG'),
          { from_id: 'a', to_id: 'b', type: 'relation', direction: 'right', labels: ['works for'] },
          { id: 'c', from_name: 'tone', to_name: 'text', type: 'choices', value: { choices: ['neutral'] } },
        ],
      },
      { id: 12, completed_by: 3, was_cancelled: true, result: [region('d', CITY, 'LOC')] },
    ],
  };

  it('regions, their notes, relations and authors; choices are told, cancelled sets are not taken', () => {
    const [document] = formatOf('label-studio')!.read(JSON.stringify([task], null, 2), null, () => null);
    assert.deepEqual(said(document), [
      'Ada Moss: PER',
      'Ada Moss (The keeper?)',
      'Nordmalz: ORG',
      'Ada Moss —works for→ Nordmalz',
    ]);
    assert.deepEqual([...new Set(document.marks.map(({ fields }) => fields.author))], ['ben@example.org']);
    assert.match(
      document.warnings.map(inEnglish).join(),
      /^1 result of the type “choices” not imported.*,1 annotation set skipped/,
    );
  });

  const results = [region('a', MOSS, 'PER')];
  const shapes: [name: string, task: object][] = [
    ['JSON-MIN', { id: 1, text: TEXT, label: [{ ...MOSS, labels: ['PER'] }] }],
    ['completions', { data: { text: TEXT }, completions: [{ result: results }] }],
    [
      'a text under another key',
      {
        data: { url: 'https://x.example/1', article: TEXT },
        annotations: [{ result: results }],
      },
    ],
    ['predictions only', { data: { text: TEXT }, predictions: [{ result: results }] }],
  ];
  for (const [name, shape] of shapes)
    it(`reads ${name}`, () => assert.deepEqual(said(read('label-studio', shape)[0]), ['Ada Moss: PER']));

  it('reads the other lines where one is no JSON', () => {
    const good = JSON.stringify({ text: TEXT, spans: [{ ...MOSS, label: 'PER' }] });
    const [document] = formatOf('prodigy')!.read(`{"text":\n[1]\n${good}\n`, null, () => null);
    assert.deepEqual(said(document), ['Ada Moss: PER']);
    assert.deepEqual(
      document.faults?.map(({ line }) => line),
      [1, 2],
    );
  });

  it('reads the other tasks where one has no text', () => {
    const format = formatOf('label-studio')!;
    const good = { data: { text: TEXT }, annotations: [{ result: results }] };
    const [document, ...others] = format.read(JSON.stringify([{ id: 1 }, good]), null, () => null);
    assert.equal(others.length, 0);
    assert.deepEqual(said(document), ['Ada Moss: PER']);
    assert.deepEqual(
      document.faults?.map(({ line, message }) => [line, /The task has no text/.test(message)]),
      [[1, true]],
    );
    assert.throws(() => format.read(JSON.stringify([{ id: 1 }]), null, () => null), /The task has no text/);
  });
});

describe('CoNLL’s columns', () => {
  const conll = formatOf('conll')!;
  const rows = (...lines: string[]) => conll.read(`${lines.join('\n')}\n`, null, () => TEXT)[0];

  it('in other schemes, and the other lines where one has no label', () => {
    const schemes: readonly (readonly string[])[] = [
      ['Ada B-PER', 'Moss L-PER', 'x O'],
      ['Ada B-PER', 'Moss E-PER', 'x O'],
      ['Ada I-PER', 'Moss I-PER', 'x O'],
      ['Ada (PER*', 'Moss *)', 'x *'],
      ['1 Ada B-PER', '2 Moss I-PER', '3 x O'],
    ];
    const at = TEXT.indexOf('Ada Moss');
    const after = /\w+/.exec(TEXT.slice(at + 8))?.[0] ?? '';
    for (const lines of schemes)
      assert.deepEqual(said(rows(...lines.map(line => line.replace('x', after)))), ['Ada Moss: PER'], lines.join());
    const document = rows('Ada B-PER', 'Moss I-PER', 'alone', `${after} O`, '', 'Ada PERSON');
    assert.deepEqual(said(document), ['Ada Moss: PER']);
    assert.deepEqual(
      document.faults?.map(({ line }) => line),
      [3, 6],
    );
  });

  it('has tokens that begin with #, and comments that end like a label', () => {
    const read = (...lines: string[]) => conll.read(`${lines.join('\n')}\n`, null, () => 'Vote #now for Ada Moss # 1');
    const tokens = ['Vote\tO', '#now\tB-TAG', 'for\tO', 'Ada\tB-PER', 'Moss\tI-PER', '#\tO', '1\tO'];
    const [document] = read('# text = Vitamin O', ...tokens);
    assert.deepEqual(said(document), ['#now: TAG', 'Ada Moss: PER']);
    assert.deepEqual(document.faults, []);
  });

  it('four columns of 2003, in IOB2', () => {
    const document = rows(
      '-DOCSTART- -X- -X- O',
      '',
      '🚢 SYM O O',
      'Ada NNP I-NP B-PER',
      'Moss NNP I-NP I-PER',
      'counted VBD I-VP O',
      'boats NNS I-NP O',
      'for IN I-PP O',
      'Nordmalz NNP I-NP B-ORG',
      'in IN I-PP O',
      'Oslo NNP I-NP B-LOC',
      '. . O O',
    );
    assert.deepEqual(said(document), ['Ada Moss: PER', 'Nordmalz: ORG', 'Oslo: LOC']);
  });

  it('two spans that touch are two by B-, and one in IOB1 may begin with I-', () => {
    assert.deepEqual(said(rows('Ada\tB-X', 'Moss\tB-X')), ['Ada: X', 'Moss: X']);
    assert.deepEqual(said(rows('Ada\tI-X', 'Moss\tI-X', 'counted\tO')), ['Ada Moss: X']);
  });
});

describe('an import', () => {
  const ports = { newId: () => 'new', author: null, now: '2025-06-01T00:00:00Z' };
  const [document] = read('prodigy', { text: TEXT, spans: [{ ...MOSS, label: 'PERSON' }] });

  it('of a part of the article finds its place in the whole', () => {
    const plan = planImport(document, ` Boats date 2025-05-06 [Source: Post]\n\n${TEXT}\n`, [], ports);
    assert.deepEqual([plan.changes.length, plan.warnings], [1, []]);
  });

  it('of what is about another article takes nothing, and says so', () => {
    const plan = planImport(document, 'Nothing like it stands here.', [], ports);
    assert.equal(plan.changes.length, 0);
    assert.match(inEnglish(plan.warnings[0]), /about another article\. Nothing was imported/);
  });
});
