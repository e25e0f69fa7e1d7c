/** Files of other tools: each reader takes any text, and tells what it cannot read. */
import assert from 'node:assert/strict';
import { editSidecar, readSidecar, targetsOf } from '../../../src/core/annotation';
import {
  FORMATS,
  type Format,
  FormatError,
  ImportPlanner,
  type ReadDocument,
  readIncoming,
  recognizeFormat,
} from '../../../src/core/interchange';
import { documentOf } from '../../bench/scale/documents';
import { allowing, assertInside, joinParts, partsOf, type Target } from '../target';
import { SIDECAR, STORY } from './samples';

const JSON_WORDS = [
  '[]',
  '{}',
  'null',
  '""',
  ',',
  ':',
  '"text":',
  '"spans":',
  '"label":',
  '"start":0',
  '"end":9',
  '"relations":',
  '"id":',
  '"__proto__":{"x":1},',
  '\\ud800',
  '\\u0000',
  '1e400',
];
const MARKUP_WORDS = [
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?x ?>',
  '&#x0;',
  '&#55296;',
  '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
  '<said>',
  '</said>',
  '<body>',
  '</',
  '/>',
  ' xml:id="x"',
  '<seg ana="#a">',
];
const LINE_WORDS = [
  '\t',
  '\n',
  'T1\t',
  'R1\t',
  'A1\t',
  '#1\tAnnotatorNotes T1\t',
  'E1\t',
  '*\tEquiv ',
  'Arg1:T1',
  ' 0 9\t',
  '0 3;5 9',
  'B-',
  'I-',
  'O',
  '-DOCSTART-',
  '#Text=',
  '# global.columns = ',
  '"',
  '""',
  ';',
  '=1+1',
  '\ufeff',
];

/** The fields that a sidecar takes: the reader gives nothing that an import would not write. */
function assertImported(documents: readonly ReadDocument[], text: string): void {
  let ids = 0;
  const ports = { newId: () => `new${++ids}`, author: 'anna', now: '2025-01-01T00:00:00Z' };
  const planner = new ImportPlanner(text, [], ports);
  for (const document of documents) {
    if (document.text !== null)
      assertInside(
        document.text,
        document.marks.flatMap(({ span }) => span ?? []),
        'marks',
      );
    const { changes, findings } = planner.plan(document);
    assert.equal(changes.length, findings.length);
    if (!changes.length) continue;
    const result = editSidecar(null, 'story.txt', changes);
    assert.ok(result.ok, 'what was read cannot be written');
    const { annotations, problems } = readSidecar(result.text);
    assert.deepEqual(problems, []);
    assert.equal(annotations.length, changes.length, 'annotations were lost on the way');
    for (const one of annotations) for (const { selector } of targetsOf(one)) assert.ok(selector.start <= selector.end);
  }
  assert.equal(({} as Record<string, unknown>).x, undefined, 'the prototype of objects was changed');
}

const targetOf = (format: Format): Target => ({
  name: `import-${format.id}`,
  seeds: () => {
    const { contents } = format.write(documentOf('story.txt', STORY, SIDECAR));
    const last = contents.at(-1) ?? '';
    const whole = format.joined ? format.joined.head + last + format.joined.end : last;
    return [joinParts(whole, ...contents.slice(0, -1)), joinParts(whole, STORY.replaceAll('\n', '\r\n'))];
  },
  words: format.id === 'tei' ? MARKUP_WORDS : /conll|brat|csv/.test(format.id) ? LINE_WORDS : JSON_WORDS,
  longest: 100_000,
  run: input => {
    const [text = '', companion = ''] = partsOf(input, 2);
    const name = `story${format.endings.at(-1)}`;
    const file = { name, text, companion: format.endings.length > 1 ? companion : null };
    recognizeFormat(name, text);
    const read = allowing([FormatError], () => readIncoming(format, file, () => STORY));
    if (read?.documents) assertImported(read.documents, STORY);
  },
});

export const EXCHANGE_TARGETS: readonly Target[] = FORMATS.filter(
  ({ id }) => id !== 'recogito' && id !== 'doccano-overlapping',
).map(targetOf);
