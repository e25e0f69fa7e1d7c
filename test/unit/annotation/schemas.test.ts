import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editSidecar } from '../../../src/core/annotation/sidecar/sidecar';
import { annotations } from './arbitraries';

const validator = (name: string) =>
  new Ajv({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));

describe('the schema of sidecars', () => {
  const valid = validator('sidecar');
  const item = (fields: object) => ({
    format: 'seed-annotations/1',
    annotations: [{ id: 'a', target: { exact: 'x' }, ...fields }],
  });

  const cases: [fields: object, good: boolean][] = [
    [{ kind: 'note', body: 'b' }, true],
    [{ kind: 'note' }, false],
    [{ kind: 'tag', tag: 't', mine: 1 }, true],
    [{ kind: 'tag', tag: '' }, false],
    [{ kind: 'speaker', status: 'confirmed', speaker: 'Ann' }, true],
    [{ kind: 'speaker', status: 'confirmed' }, false],
    [{ kind: 'speaker', status: 'rejected' }, true],
    [{ kind: 'speaker', status: 'rejected', speaker: 'Ann' }, true],
    [{ kind: 'entity', status: 'corrected', type: 'planet' }, false],
    [{ kind: 'entity', status: 'corrected', name: 'Ann', mentions: 'alike' }, true],
    [{ kind: 'entity', status: 'corrected', name: 'Ann', mentions: 'two' }, false],
    [{ kind: 'relation', relation: 'supports', to: { exact: 'y' } }, true],
    [{ kind: 'relation', relation: 'supports' }, false],
    [{ kind: 'relation', to: { exact: 'y' } }, false],
    [{ kind: 'comment' }, false],
  ];
  for (const [fields, good] of cases) {
    it(`${good ? 'accepts' : 'rejects'} ${JSON.stringify(fields)}`, () => assert.equal(valid(item(fields)), good));
  }

  it('accepts what is written', () => {
    fc.assert(
      fc.property(annotations, all => {
        const written = editSidecar(
          null,
          'a.txt',
          all.map(annotation => ({ op: 'add' as const, annotation })),
        );
        assert.ok(written.ok && (!all.length || valid(parse(written.text))), JSON.stringify(valid.errors));
      }),
      { numRuns: 100 },
    );
  });

  it('accepts the sidecars of the sample seeds', () => {
    for (const name of ['skarholm-ferry', 'keller-brewery']) {
      assert.ok(valid(parse(readFileSync(`seeds/${name}.txt.annotations.yaml`, 'utf8'))), JSON.stringify(valid.errors));
    }
  });
});

describe('the schema of the corpus file', () => {
  it('accepts the one of the sample seeds, and rejects an invalid colour', () => {
    const valid = validator('corpus');
    assert.ok(valid(parse(readFileSync('seeds/seed-annotator.yaml', 'utf8'))), JSON.stringify(valid.errors));
    assert.ok(!valid({ format: 'seed-annotator/1', tags: [{ name: 'a', color: 'red' }] }));
  });

  it('accepts records with a file or a source', () => {
    const valid = validator('corpus');
    const isValid = (...records: unknown[]) => valid({ format: 'seed-annotator/1', records });
    assert.ok(isValid('speech.txt', { file: 'court/**' }, { source: 'Kremlin', note: 'mine' }));
    for (const wrong of ['', {}, { file: 'a', source: 'b' }, { source: '' }, 7]) assert.ok(!isValid(wrong));
  });
});
