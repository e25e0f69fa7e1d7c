/**
 * Validates exported TEI with the RELAX NG schema of the TEI Consortium, P5 4.3.0, in `data/tei_all.rng.gz` as it was
 * published (BSD 2-clause; no package on npm brings it).
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Annotation } from '../../src/core/annotation/model/annotation';
import { describeSpan as selectorOf } from '../../src/core/annotation/model/selector';
import { tei } from '../../src/core/interchange/formats/tei';
import { documentOf, placed, TEXT } from '../unit/interchange/sample';
import { bundle, ROOT, seedAnnotator, temporaryFolder } from './command';

type Validate = (xml: string) => string[];

async function validator(): Promise<Validate> {
  const { RelaxNGValidator, XmlDocument, XmlValidateError } = await import('libxml2-wasm');
  const schema = gunzipSync(readFileSync(path.join(__dirname, 'data', 'tei_all.rng.gz')));
  const rules = RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(schema));
  return xml => {
    const document = XmlDocument.fromString(xml);
    try {
      rules.validate(document);
      return [];
    } catch (error) {
      if (!(error instanceof XmlValidateError)) throw error;
      return error.details.map(({ message, line }) => `${line}: ${message}`);
    } finally {
      document.dispose();
    }
  };
}

const on = (words: string) => {
  const start = TEXT.indexOf(words);
  return selectorOf(TEXT, { start, end: start + words.length });
};
const BY = { author: 'anna & <ben>', created: '2025-05-13T07:52:10Z', modified: '2025-05-14T07:52:10Z' };
const ANNOTATIONS: readonly Annotation[] = [
  { ...BY, id: '01JV4A2D0GDF8GZSE97C45NHM8', kind: 'tag', tag: 'a/b "c" <d>', target: on('Brandt said') },
  {
    ...{
      ...BY,
      id: 'n 1',
      kind: 'note',
      body: 'Two\n\n*paragraphs* & “more”',
      resolved: true,
      target: on('will last,” Brandt'),
    },
    replies: [
      { ...BY, id: 'r1', body: 'Asked.' },
      { id: 'r2', body: '<b>' },
    ],
  },
  { id: 's', kind: 'speaker', status: 'corrected', speaker: 'Ana Brodsky', target: on('“It will last,”') },
  { id: 'x', kind: 'speaker', status: 'rejected', target: on('“toy”') },
  { ...BY, id: 'e', kind: 'entity', status: 'corrected', name: 'Oslo', type: 'place', target: on('Oslo') },
  { id: 'over', kind: 'tag', tag: 'over lines', target: on('said.\r\n\r\n'.slice(0, 5)) },
];

describe('exported TEI is valid', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let validate: Validate;
  before(async () => {
    bundle();
    validate = await validator();
  });

  it('the schema rejects invalid TEI', () => {
    const [xml] = tei.write(documentOf([])).contents;
    assert.deepEqual(validate(xml), []);
    assert.notDeepEqual(validate(xml.replace('<said ', '<said part="I" ')), []);
  });

  it('with annotations of each kind, unusual characters and an empty article', () => {
    assert.deepEqual(validate(tei.write(documentOf(ANNOTATIONS.map(placed))).contents[0]), []);
    for (const text of ['', 'No header, “just words,” said Ada Moss.\n', ' date 2025-02-30 [Source: ]\n\n'])
      assert.deepEqual(validate(tei.write(documentOf([], text)).contents[0]), [], text);
  });

  it('a quote over several paragraphs', () => {
    const text =
      ' Boats date 2025-05-06 [Source: Post]\n\n“One,” Ada Moss said. “Two.\n\n“Three.\n\n“Four,” she said.\n';
    const [xml] = tei.write(documentOf([], text)).contents;
    assert.match(xml, /xml:id="\w+p1" next="#(\w+p2)"[\s\S]*xml:id="\1" prev="#\w+p1"/);
    assert.deepEqual(validate(xml), []);
  });

  it('the sample articles, by the command line', async () => {
    const { code } = await seedAnnotator([
      'export',
      '--format',
      'tei',
      '--output',
      folder.path,
      path.join(ROOT, 'seeds'),
    ]);
    const files = readdirSync(folder.path);
    assert.deepEqual([code, files.length > 3], [0, true]);
    for (const file of files) assert.deepEqual(validate(readFileSync(path.join(folder.path, file), 'utf8')), [], file);
  });
});
