/** An article with what makes formats stumble: CRLF, characters outside the basic plane, markup, quotes over lines. */
import fc from 'fast-check';
import type { CorpusEntity } from '../../../src/core/annotation/corpusFile/corpusEntities';
import { CorpusEntityIndex } from '../../../src/core/annotation/entities/corpusEntityIndex';
import type { AnchoredAnnotation, Annotation } from '../../../src/core/annotation/model/annotation';
import { targetsOf, withAnchors } from '../../../src/core/annotation/model/annotationTargets';
import { describeSpan } from '../../../src/core/annotation/model/selector';
import { overlay } from '../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../src/core/article/parse';
import { type ExchangeDocument, toExchangeDocument } from '../../../src/core/interchange/exchangeModel';
import { fileOf } from '../../../src/core/interchange/exporting';
import type { Format } from '../../../src/core/interchange/formats/format';
import { type PlannedImport, planImport } from '../../../src/core/interchange/importPlan';
import { analyse } from '../analyse';

export const TEXT = [
  ' Bridge & ferry 🚢 <closed> date 2025-05-06 [Source: Harbour Post]',
  '',
  'Mayor Ilse Brandt opened the 𝒃ridge on Monday. “It will last,” Brandt said 👍🏽.',
  '',
  '“I doubt that\tvery much,” engineer Tomas Reuter said. He called it “a “toy””.',
  'Reuter, 41, went to Oslo in 2024.',
  '',
].join('\r\n');

export const placed = (annotation: Annotation): AnchoredAnnotation =>
  withAnchors(
    annotation,
    targetsOf(annotation).map(({ selector: { start, end } }) => ({ status: 'exact', span: { start, end }, score: 1 })),
  );

export function documentOf(
  annotations: readonly AnchoredAnnotation[],
  text = TEXT,
  entities: readonly CorpusEntity[] = [],
): ExchangeDocument {
  const corpus = new CorpusEntityIndex(entities);
  const views = parse(text).articles.map(article => overlay(analyse(text, article), annotations, { text, corpus }));
  return toExchangeDocument('bridge.txt', text, views, annotations);
}

/** Offsets that do not cut a pair of surrogates in two. */
const OFFSETS = [0];
for (const character of TEXT) OFFSETS.push(OFFSETS[OFFSETS.length - 1] + character.length);
const WORDS = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('note', 'tag:date', 'a b', '=1+1', '%20', '<b>&amp;', 'über/unter', '🚢', "'=x"),
);
const PRINTABLE = WORDS.filter(
  words => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(words) && words.trim() === words && words !== '',
);

const selector = fc
  .tuple(fc.nat(OFFSETS.length - 2), fc.nat(12))
  .map(([from, length]) => ({ start: OFFSETS[from], end: OFFSETS[Math.min(from + 1 + length, OFFSETS.length - 1)] }))
  .map(({ start, end }) => ({ start, end, words: TEXT.slice(start, end) }))
  .filter(({ words }) => words !== '' && words.trim() === words)
  .map(span => describeSpan(TEXT, span));
const common = { id: fc.uuid(), target: selector };
const when = { author: PRINTABLE, created: fc.constant('2025-05-13T07:52:10Z') };

export const tags = fc.record({ ...common, kind: fc.constant('tag' as const), tag: PRINTABLE });
export const annotations: fc.Arbitrary<Annotation> = fc.oneof(
  fc.record({ ...common, ...when, kind: fc.constant('tag' as const), tag: PRINTABLE }),
  fc.record(
    {
      ...common,
      ...when,
      kind: fc.constant('note' as const),
      body: PRINTABLE,
      resolved: fc.constant(true as const),
      replies: fc.array(fc.record({ id: fc.uuid(), body: PRINTABLE, author: PRINTABLE }), {
        minLength: 1,
        maxLength: 2,
      }),
    },
    { requiredKeys: ['id', 'target', 'kind', 'body'] },
  ),
  fc.record({
    ...common,
    ...when,
    kind: fc.constant('speaker' as const),
    status: fc.constantFrom('corrected' as const, 'rejected' as const),
    speaker: PRINTABLE,
  }),
  fc.record(
    {
      ...common,
      kind: fc.constant('entity' as const),
      status: fc.constant('corrected' as const),
      name: PRINTABLE,
      type: fc.constantFrom('person' as const, 'place' as const),
      mentions: fc.constantFrom('one' as const, 'alike' as const),
    },
    { requiredKeys: ['id', 'target', 'kind', 'status', 'name', 'type'] },
  ),
  fc.record({
    ...common,
    ...when,
    kind: fc.constant('relation' as const),
    to: selector,
    relation: fc.oneof(PRINTABLE, fc.constantFrom('speaker', 'relation:speaker', 'works for')),
  }),
);

/** Writes, reads again, and plans the import into an article without annotations. */
export function roundTrip(
  format: Format,
  document: ExchangeDocument,
  present: readonly Annotation[] = [],
): PlannedImport {
  const { contents } = format.write(document);
  const text = fileOf(format, contents[contents.length - 1]);
  const documents = format.read(text, contents[0], () => document.text);
  let next = 0;
  const ports = { newId: () => `new${next++}`, author: null, now: '2025-06-01T00:00:00Z' };
  const nothing = { name: null, text: null, marks: [], warnings: [] };
  return planImport(documents[0] ?? nothing, document.text, present, ports);
}

export const added = (plan: PlannedImport): Annotation[] =>
  plan.changes.flatMap(change => (change.op === 'remove' ? [] : [change.annotation]));
