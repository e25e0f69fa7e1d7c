import assert from 'node:assert/strict';
import { anchorAnnotations } from '../../../../src/core/annotation/anchoring/anchorAnnotations';
import { orphanProblems } from '../../../../src/core/annotation/sidecar/checkSidecar';
import { readSidecar } from '../../../../src/core/annotation/sidecar/sidecar';
import { runToEnd } from '../../../../src/core/text';

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

function orphansIn(yaml: string): (string | number)[][] {
  const anchored = runToEnd(anchorAnnotations(TEXT, readSidecar(yaml).annotations));
  return orphanProblems(yaml, anchored).map(({ code, line }) => [code, line + 1]);
}

describe('a relation with an orphaned target', () => {
  it('is reported at that target', () => {
    assert.deepEqual(orphansIn(YAML), [
      ['sidecar/orphaned', 6],
      ['sidecar/orphaned', 10],
    ]);
  });

  it('is reported in the item that is read, where another has its id', () => {
    assert.deepEqual(orphansIn(YAML.replace('annotations:\n', 'annotations:\n  - id: b\n')), [
      ['sidecar/orphaned', 7],
      ['sidecar/orphaned', 11],
    ]);
  });
});
