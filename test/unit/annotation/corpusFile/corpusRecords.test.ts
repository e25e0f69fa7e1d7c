import assert from 'node:assert/strict';
import { editCorpusFile, RecordMarks, readCorpusFile, recordMarkKey } from '../../../../src/core/annotation';

describe('records of a corpus file', () => {
  const marks = new RecordMarks([
    { file: 'speeches/*.txt' },
    { file: 'court/**' },
    { file: 'odd [1].txt' },
    { source: 'White  House' },
  ]);
  const cases: readonly (readonly [path: string, source: string | null, is: boolean])[] = [
    ['speeches/may.txt', null, true],
    ['speeches/2025/may.txt', null, false],
    ['court/2025/may.txt', 'Reuters', true],
    ['odd [1].txt', null, true],
    ['news/may.txt', ' white house ', true],
    ['news/may.txt', 'The White House', false],
    ['news/may.txt', null, false],
  ];
  for (const [path, source, is] of cases)
    it(`${path} of ${source} is ${is ? 'a record' : 'no record'}`, () => assert.equal(marks.matches(path, source), is));

  it('are removed by file or source, whatever the case of the source', () => {
    const yaml = 'format: seed-annotator/1\nrecords:\n  - a.txt # the speech\n  - source: Kremlin\n';
    const edited = editCorpusFile(yaml, [
      { list: 'records', op: 'remove', key: recordMarkKey({ file: 'a.txt' }) },
      { list: 'records', op: 'remove', key: recordMarkKey({ source: 'KREMLIN' }) },
    ]);
    assert.ok(edited.ok);
    assert.deepEqual(readCorpusFile(edited.text).records, []);
  });
});
