/** The exact drafts for edits of entities, and the naming rules of relations and tags. */
import assert from 'node:assert/strict';
import { renameInCorpus } from '../../../src/core/annotation/changes/corpusEntityChanges';
import {
  draftAddition,
  draftEntityEdit,
  draftMerge,
  draftSplit,
} from '../../../src/core/annotation/changes/entityChanges';
import { type RelationType, relationFit } from '../../../src/core/annotation/corpusFile/corpusRelations';
import { renameTagPath, TagSet } from '../../../src/core/annotation/corpusFile/tagSet';
import { overlay } from '../../../src/core/annotation/overlay/overlay';
import { analysisOf, at, placed, quoteOf } from './storyteller';

const TEXT = 'He was late. Ada Bell met Bo Carr in Kelm. “No,” a stranger said. “Yes,” Bell said.';
const ANALYSIS = analysisOf(
  TEXT,
  [
    { mentions: [['Ada Bell'], ['Bell', 1]], pronouns: [['He']] },
    { mentions: [['Bo Carr']] },
    { mentions: [['Kelm']], type: 'place' },
  ],
  [quoteOf(TEXT, 'q1', '“No,”', null), quoteOf(TEXT, 'q2', '“Yes,”', 'e1')],
);
const [ADA, BO, KELM] = [0, 1, 2];
const entityOf = (view: ReturnType<typeof overlay>, index: number) => view.entities[index];

describe('drafts for an entity', () => {
  const view = overlay(ANALYSIS, []);
  const where = at(TEXT, 'Ada Bell');
  const sayings: [name: string, saying: Parameters<typeof draftEntityEdit>[2], fields: object][] = [
    ['a new name', { name: 'Ada B. Bell' }, { name: 'Ada B. Bell', status: 'corrected' }],
    ['a new type', { type: 'group' }, { type: 'group', status: 'corrected' }],
    ['a confirmation', { isEntity: true }, { status: 'confirmed' }],
    ['a rejection', { isEntity: false }, { status: 'rejected' }],
  ];
  for (const [name, saying, fields] of sayings)
    it(`put ${name} on its first name, not on an earlier pronoun`, () => {
      assert.deepEqual(draftEntityEdit(view, entityOf(view, ADA), saying), [
        { op: 'add', at: where, fields: { kind: 'entity', ...fields } },
      ]);
    });

  it('change the existing decision', () => {
    const decided = placed(TEXT, where, { kind: 'entity', status: 'corrected', name: 'Ada B. Bell' });
    const again = overlay(ANALYSIS, [decided]);
    assert.deepEqual(draftEntityEdit(again, entityOf(again, ADA), { type: 'group' }), [
      { op: 'change', annotation: { ...decided.annotation, type: 'group', status: 'corrected' } },
    ]);
  });

  it('merge with a type only if the types differ', () => {
    const drafts = (into: number) => draftMerge(view, entityOf(view, ADA), entityOf(view, into));
    assert.deepEqual(drafts(BO), [
      { op: 'add', at: where, fields: { kind: 'entity', name: 'Bo Carr', status: 'corrected' } },
    ]);
    assert.deepEqual(drafts(KELM), [
      { op: 'add', at: where, fields: { kind: 'entity', name: 'Kelm', type: 'place', status: 'corrected' } },
    ]);
  });

  it('rename an entity that only speaker decisions name in these decisions', () => {
    const decisions = [
      placed(TEXT, at(TEXT, '“No,”'), { kind: 'speaker', status: 'corrected', speaker: 'Cy Dent' }),
      placed(TEXT, at(TEXT, '“Yes,”'), { kind: 'speaker', status: 'confirmed', speaker: 'Ada Bell' }),
    ];
    const named = overlay(ANALYSIS, decisions);
    const stranger = named.entities.find(({ name }) => name === 'Cy Dent')!;
    assert.deepEqual(draftEntityEdit(named, stranger, { name: 'Cyrus Dent' }), [
      { op: 'change', annotation: { ...decisions[0].annotation, speaker: 'Cyrus Dent' } },
    ]);
    assert.deepEqual(draftEntityEdit(named, stranger, { type: 'group' }), []);
  });

  it('split and add with a type only if one is given', () => {
    const [mention] = entityOf(view, ADA).mentions.filter(({ text }) => text === 'Bell');
    const fields = { kind: 'entity', name: 'Eve Bell', status: 'corrected', mentions: 'one' };
    assert.deepEqual(draftSplit(view, [mention], { name: 'Eve Bell' }), [{ op: 'add', at: mention.span, fields }]);
    assert.deepEqual(draftSplit(view, [mention], { name: 'Eve Bell', type: 'group' }), [
      { op: 'add', at: mention.span, fields: { ...fields, type: 'group' } },
    ]);
    assert.deepEqual(draftAddition(where, 'alike', { name: 'Ada' }), [
      { op: 'add', at: where, fields: { kind: 'entity', name: 'Ada', mentions: 'alike', status: 'corrected' } },
    ]);
  });

  it('for the folder: find an entity by an alias, and keep its old name as an alias', () => {
    const entities = [{ name: 'Zed' }, { name: 'Vladimir Putin', aliases: ['Putin', 'Mr Putin'] }];
    assert.deepEqual(renameInCorpus(entities, ['mr  putin'], 'V. Putin'), [
      {
        list: 'entities',
        op: 'put',
        currentKey: 'Vladimir Putin',
        item: { name: 'V. Putin', aliases: ['Vladimir Putin', 'Putin', 'Mr Putin'] },
      },
    ]);
  });
});

describe('how a relation type fits two passages', () => {
  const to: RelationType = { name: 'said by', from: 'quote', to: 'person' };
  const cases: [type: RelationType, from: string | null, to: string | null, fit: string][] = [
    [{ name: 'any' }, null, null, 'as is'],
    [{ name: 'any' }, 'quote', 'person', 'as is'],
    [to, 'quote', 'person', 'as is'],
    [to, 'person', 'quote', 'reversed'],
    [{ ...to, symmetric: true }, 'person', 'quote', 'as is'],
    [to, 'quote', 'quote', 'not'],
    [to, 'person', 'person', 'not'],
    [to, null, 'person', 'not'],
    [to, 'quote', null, 'not'],
    [{ name: 'from', from: 'quote' }, 'quote', null, 'as is'],
    [{ name: 'from', from: 'quote' }, null, 'quote', 'reversed'],
    [{ name: 'to', to: 'quote' }, null, 'quote', 'as is'],
  ];
  for (const [type, from, end, fit] of cases)
    it(`${JSON.stringify(type)} from ${from} to ${end}: ${fit}`, () => {
      assert.equal(
        relationFit(type, from as Parameters<typeof relationFit>[1], end as Parameters<typeof relationFit>[2]),
        fit,
      );
    });
});

describe('renaming a tag', () => {
  const cases: [name: string, renamed: string][] = [
    ['claim', 'assertion'],
    ['claim/number', 'assertion/number'],
    ['claim/number/share', 'assertion/number/share'],
    ['claims', 'claims'],
    ['other/claim', 'other/claim'],
  ];
  for (const [name, renamed] of cases)
    it(`${name} becomes ${renamed}`, () => assert.equal(renameTagPath(name, 'claim', 'assertion'), renamed));

  it('finds a tag of the set by name', () => {
    const set = new TagSet([{ name: 'claim', key: 'c' }]);
    assert.deepEqual([set.get('claim'), set.get('lead'), set.tree().length], [{ name: 'claim', key: 'c' }, null, 1]);
  });
});
