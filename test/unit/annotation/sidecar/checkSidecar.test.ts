import assert from 'node:assert/strict';
import { anchorAnnotations } from '../../../../src/core/annotation/anchoring/anchorAnnotations';
import { orphanProblems } from '../../../../src/core/annotation/sidecar/checkSidecar';
import { readSidecar } from '../../../../src/core/annotation/sidecar/sidecar';

const TEXT = 'The bridge cost four million. It was opened on a Monday in May.';
const YAML = `format: seed-annotations/1
annotations:
  - id: a
    kind: relation
    target: { exact: The bridge cost four million }
    to: { exact: nobody ever wrote these words }
    relation: contradicts
  - id: b
    kind: relation
    target: { exact: nor did anybody write those }
    to: { exact: It was opened on a Monday }
    relation: contradicts
  - id: c
    kind: relation
    target: { exact: The bridge cost four million }
    to: { exact: It was opened on a Monday }
    relation: supports
`;

describe('a relation with an orphaned target', () => {
  it('is reported at that target', () => {
    const steps = anchorAnnotations(TEXT, readSidecar(YAML).annotations);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const found = orphanProblems(YAML, step.value).map(({ code, line }) => [code, line + 1]);
    assert.deepEqual(found, [
      ['sidecar/orphaned', 6],
      ['sidecar/orphaned', 10],
    ]);
  });
});
