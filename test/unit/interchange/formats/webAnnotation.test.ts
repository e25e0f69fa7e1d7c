/** Exported JSON-LD, expanded by the W3C's published context, and annotations as the recommendation's examples have them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
// @ts-expect-error It brings no types.
import jsonld from 'jsonld';
import type { Annotation } from '../../../../src/core/annotation/model/annotation';
import { describeSpan as describeTarget } from '../../../../src/core/annotation/model/selector';
import { webAnnotation } from '../../../../src/core/interchange/formats/webAnnotation';
import { documentOf, placed, TEXT } from '../sample';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
const OA = 'http://www.w3.org/ns/oa#';
type Node = Record<string, never>;

/** Never fetches: the context is the copy beside the tests. */
const documentLoader = async (url: string) => {
  assert.equal(url, CONTEXT);
  const document = JSON.parse(readFileSync(path.join(__dirname, '..', 'data', 'anno.jsonld'), 'utf8'));
  return { contextUrl: undefined, documentUrl: url, document };
};

const on = (words: string) => {
  const start = TEXT.indexOf(words);
  return describeTarget(TEXT, { start, end: start + words.length });
};
const NOTE: Annotation = {
  ...{ id: '01JV4A2D0GDF8GZSE97C45NHM8', kind: 'note', body: 'Until *when*?', target: on('It will last') },
  ...{ author: 'anna', created: '2025-05-13T07:52:10Z', replies: [{ id: 'r', body: 'Ten years.', author: 'ben' }] },
};
const TAG: Annotation = { id: 'ä/1', kind: 'tag', tag: 'claim', target: on('Oslo') };

describe('W3C Web Annotation', () => {
  const written = () => JSON.parse(webAnnotation.write(documentOf([NOTE, TAG].map(placed))).contents[0]);

  /** Codes and keys of what has no meaning by the context, and would be dropped in silence. */
  async function expand(page: object): Promise<{ expanded: Node; lost: string[] }> {
    const lost: string[] = [];
    const [expanded]: Node[] = await jsonld.expand(page, {
      documentLoader,
      base: 'https://example.org/',
      eventHandler: ({ event }: { event: { code: string; details: { property?: string } } }) =>
        lost.push(`${event.code} ${event.details.property}`),
    });
    return { expanded, lost };
  }

  it('expands by the W3C’s context, and every key of it has a meaning there', async () => {
    const { expanded, lost } = await expand(written());
    assert.deepEqual((await expand({ ...written(), unheard: 'of' })).lost, ['invalid property unheard']);
    assert.deepEqual(lost, []);
    assert.deepEqual(expanded['@type'], ['http://www.w3.org/ns/activitystreams#OrderedCollectionPage']);
    const [list] = expanded['http://www.w3.org/ns/activitystreams#items'] as { '@list': Record<string, unknown[]>[] }[];
    const note = list['@list'].find(item => String(item['@id']).endsWith('01JV4A2D0GDF8GZSE97C45NHM8'))!;
    assert.deepEqual(note['@type'], [`${OA}Annotation`]);
    assert.deepEqual(note[`${OA}motivatedBy`], [{ '@id': `${OA}commenting` }]);
    const [target] = note[`${OA}hasTarget`] as Record<string, Record<string, unknown>[]>[];
    assert.deepEqual(
      target[`${OA}hasSelector`].map(selector => selector['@type']),
      [[`${OA}TextQuoteSelector`], [`${OA}TextPositionSelector`]],
    );
    assert.deepEqual(note['http://purl.org/dc/terms/created'], [
      { '@type': 'http://www.w3.org/2001/XMLSchema#dateTime', '@value': '2025-05-13T07:52:10Z' },
    ]);
  });

  it('counts positions in code points', () => {
    const item = written().items.find(({ id }: { id: string }) => id.endsWith('annotation:%C3%A4%2F1'));
    const { start, end } = item.target.selector[1];
    assert.equal([...TEXT].slice(start, end).join(''), 'Oslo');
    assert.notEqual(start, TAG.target.start);
  });

  const example = (fields: object) =>
    JSON.stringify({ '@context': CONTEXT, id: 'http://example.org/anno', type: 'Annotation', ...fields });
  const source = 'https://example.org/news/bridge.txt';
  const selector = { type: 'TextQuoteSelector', exact: 'Oslo', prefix: 'went to ', suffix: ' in 2024' };
  const cases: [name: string, fields: object, marks: object[], left: number][] = [
    ['a plain body', { bodyValue: 'Capital?', target: { source, selector } }, [{ kind: 'note', body: 'Capital?' }], 0],
    [
      'bodies with purposes and a creator',
      {
        creator: { type: 'Person', name: 'Ben' },
        created: '2015-10-13T13:00:00Z',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'place' },
          { type: 'TextualBody', purpose: 'describing', value: 'The capital.' },
        ],
        target: { source, selector: [selector] },
      },
      [
        { kind: 'tag', tag: 'place', author: 'Ben', created: '2015-10-13T13:00:00Z' },
        { kind: 'note', body: 'The capital.', author: 'Ben', created: '2015-10-13T13:00:00Z' },
      ],
      0,
    ],
    [
      'a highlight',
      { motivation: 'highlighting', target: { source, selector } },
      [{ kind: 'tag', tag: 'highlight' }],
      0,
    ],
    ['a page as a whole', { bodyValue: 'Good.', target: source }, [], 1],
    ['an image region', { body: 'http://example.org/b', target: { source, selector: { type: 'SvgSelector' } } }, [], 1],
  ];
  for (const [name, fields, marks, left] of cases) {
    it(`reads ${name}`, () => {
      const [document] = webAnnotation.read(example(fields), null, asked => (asked === 'bridge.txt' ? TEXT : null));
      assert.deepEqual(
        document.marks.map(({ fields: read }) => read),
        marks,
      );
      for (const { quote } of document.marks) assert.equal(quote?.exact, 'Oslo');
      assert.deepEqual([document.name, document.warnings.length], ['bridge.txt', left]);
    });
  }
});
