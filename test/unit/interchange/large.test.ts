/** Files of other tools that are larger, or nested more deeply, than a call takes arguments or a stack frames. */
import assert from 'node:assert/strict';
import { isTooDeep } from '../../../src/core/interchange/encoding/jsonDepth';
import { FormatError } from '../../../src/core/interchange/exchangeModel';
import { formatOf } from '../../../src/core/interchange/formats/allFormats';

const MANY = 150_000;
const TEXT = 'The boat was late.';

const marksIn = (format: string, content: string): number =>
  formatOf(format)!
    .read(content, TEXT, () => TEXT)
    .reduce((sum, { marks }) => sum + marks.length, 0);

const task = (value: object): string =>
  JSON.stringify({ data: { text: TEXT }, annotations: [{ result: [{ id: 'r', type: 'labels', value }] }] });

describe('a large file of another tool', () => {
  it('has so many labels in one region', () => {
    const labels = Array.from({ length: MANY }, (_, i) => `L${i}`);
    assert.equal(marksIn('label-studio', task({ start: 4, end: 8, labels })), MANY);
  });

  it('has so many tokens', () => {
    assert.equal(marksIn('conll', `${'boat\tB-A\n'}${'\n'.repeat(MANY)}`), 1);
    const words = 'boat '.repeat(MANY);
    const read = formatOf('conll')!.read('boat\tB-A\n'.repeat(MANY), null, () => words);
    assert.equal(read[0].marks.length, MANY);
  });

  it('has so many fragments in one span', () => {
    assert.equal(marksIn('brat', `T1\tA ${Array.from({ length: MANY }, () => '4 8').join(';')}\n`), 1);
  });

  it('has so many bodies in one annotation', () => {
    const body = Array.from({ length: MANY }, (_, i) => ({ type: 'TextualBody', purpose: 'tagging', value: `t${i}` }));
    const target = { source: 'a.txt', selector: { type: 'TextPositionSelector', start: 4, end: 8 } };
    assert.equal(marksIn('web-annotation', JSON.stringify({ type: 'Annotation', body, target })), MANY);
  });

  it('has so many notes in a note', () => {
    const notes = `${'<note>'.repeat(MANY)}x${'</note>'.repeat(MANY)}`;
    const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>${TEXT}${notes}</p></body></text></TEI>`;
    assert.equal(marksIn('tei', xml), 1);
  });
});

describe('notes in a long paragraph of TEI', () => {
  it('are about the words before them, not about all of it', () => {
    const body = Array.from({ length: 600 }, (_, i) => `word${i}<note>remark</note> `).join('');
    const xml = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>${body}</p></body></text></TEI>`;
    const [{ text, marks }] = formatOf('tei')!.read(xml, null, () => null);
    const words = marks.map(({ span }) => text!.slice(span!.start, span!.end));
    assert.deepEqual([words[0], words[1]], ['word0', 'word0 word1']);
    assert.match(words[599], /^word\d+ .* word599$/);
    assert.ok(words.every(({ length }) => length <= 1000));
  });
});

describe('JSON that is nested more deeply than any tool writes', () => {
  const nested: [name: string, value: string][] = [
    ['lists', '['.repeat(MANY) + ']'.repeat(MANY)],
    ['maps', '{"a":'.repeat(MANY) + 1 + '}'.repeat(MANY)],
    ['lists that never end', '['.repeat(MANY)],
  ];
  const lines: [format: string, around: (value: string) => string][] = [
    ['prodigy', value => `{"text":"${TEXT}","spans":[{"start":${value},"end":1,"label":"A"}]}`],
    ['doccano', value => `{"text":"${TEXT}","label":[[0,1,${value}]]}`],
    ['label-studio', value => task({ start: 0, end: 1, labels: ['@'] }).replace('"@"', value)],
    ['web-annotation', value => value],
  ];
  for (const [format, around] of lines)
    for (const [name, value] of nested)
      it(`is refused: ${name} in ${format}`, () => {
        assert.throws(() => marksIn(format, around(value)), FormatError);
      });

  it('is told by brackets outside of strings', () => {
    assert.equal(isTooDeep(`${'['.repeat(100)}${']'.repeat(100)}`), false);
    assert.equal(isTooDeep(`${'[{'.repeat(51)}`), true);
    assert.equal(isTooDeep(JSON.stringify(`\\"${'['.repeat(200)}`)), false);
    assert.equal(isTooDeep('[]'.repeat(1000)), false);
  });
});
