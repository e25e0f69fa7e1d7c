/**
 * W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/, as JSON-LD. Targets have a TextQuoteSelector
 * and a TextPositionSelector, whose offsets are code points.
 */
import { type Annotation, describeSpan, type Selector } from '../../annotation';
import { CodePoints } from '../encoding/codePoints';
import { type DerivedItem, type ExchangeDocument, fieldsOf, spanOfItem } from '../exchangeModel';
import type { Format } from './format';
import { MOTIVATIONS } from './labels';
import { readWebAnnotations, SPACE } from './webAnnotationRead';

/** The published context with additional terms. `annotation` holds the fields of an item of the sidecar. */
const CONTEXT = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    seed: SPACE,
    annotation: { '@id': 'seed:annotation', '@type': '@json' },
    derived: { '@id': 'seed:derived', '@type': '@json' },
  },
];

export const webAnnotation: Format = {
  id: 'web-annotation',
  title: 'W3C Web Annotation',
  detail: 'JSON-LD, for Hypothesis, Recogito, IIIF viewers and libraries',
  endings: ['.jsonld'],
  joined: false,
  head: '',
  write: document => ({ contents: [`${JSON.stringify(toPage(document), null, 2)}\n`], warnings: [] }),
  read: (text, _companion, textOf) => readWebAnnotations(text, textOf),
};

function toPage(document: ExchangeDocument): object {
  const points = new CodePoints(document.text);
  const source = encodeURIComponent(document.name);
  const target = (selector: Selector, placed: boolean) => ({
    source,
    selector: [
      { type: 'TextQuoteSelector', exact: selector.exact, prefix: selector.prefix, suffix: selector.suffix },
      ...(placed ? [{ type: 'TextPositionSelector', ...points.spanToPoints(selector) }] : []),
    ],
  });
  const written = (annotation: Annotation, placed: boolean) =>
    fromAnnotation(annotation, selector => target(selector, placed));
  const items = document.items.flatMap(item => {
    if (item.origin === 'relation') return [];
    if (item.origin === 'person') return [written(item.annotation, true)];
    return [fromDerived(item, source, target(describeSpan(document.text, spanOfItem(item)), true))];
  });
  const relations = document.relations.flatMap(({ annotation }) => (annotation ? [written(annotation, true)] : []));
  const orphans = document.orphans.map(annotation => written(annotation, false));
  const all = [...items, ...relations, ...orphans];
  const id = `${SPACE}page:${source}`;
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationPage',
    partOf: { id: `${SPACE}file:${source}`, type: 'AnnotationCollection', label: document.name, total: all.length },
    startIndex: 0,
    items: all,
  };
}

const textual = (purpose: string, value: string, more: object = {}): object => ({
  type: 'TextualBody',
  purpose,
  value,
  ...more,
});

const person = (name: string | undefined): object => (name ? { creator: { type: 'Person', name } } : {});

function times({ created, modified }: { readonly created?: string; readonly modified?: string }): object {
  return { ...(created ? { created } : {}), ...(modified ? { modified } : {}) };
}

function fromAnnotation(annotation: Annotation, at: (selector: Selector) => object): object {
  return {
    id: `${SPACE}annotation:${encodeURIComponent(annotation.id)}`,
    type: 'Annotation',
    motivation: MOTIVATIONS[annotation.kind],
    ...person(annotation.author),
    ...times(annotation),
    body: bodiesOf(annotation, at),
    target: at(annotation.target),
    annotation: fieldsOf(annotation),
  };
}

function bodiesOf(annotation: Annotation, at: (selector: Selector) => object): object[] {
  switch (annotation.kind) {
    case 'note':
      return [
        textual('commenting', annotation.body, { format: 'text/markdown' }),
        ...(annotation.replies ?? []).map(reply =>
          textual('replying', reply.body, { format: 'text/markdown', ...person(reply.author), ...times(reply) }),
        ),
      ];
    case 'tag':
      return [textual('tagging', annotation.tag)];
    case 'speaker':
      return annotation.speaker ? [textual('identifying', annotation.speaker)] : [];
    case 'entity':
      return [
        ...(annotation.name ? [textual('identifying', annotation.name)] : []),
        ...(annotation.type ? [textual('classifying', annotation.type)] : []),
      ];
    case 'relation':
      return [
        textual('classifying', annotation.relation),
        { type: 'SpecificResource', purpose: 'linking', ...at(annotation.to) },
      ];
  }
}

function fromDerived(item: DerivedItem, source: string, target: object): object {
  const { what, label, name, confidence, days, status } = item;
  return {
    id: `${SPACE}derived:${source}:${item.id}`,
    type: 'Annotation',
    motivation: 'classifying',
    generator: { type: 'Software', name: 'Seed Annotator' },
    body: [textual('classifying', label), ...(name ? [textual('identifying', name)] : [])],
    target,
    derived: { what, status, ...(confidence === null ? {} : { confidence }), ...(days ?? {}) },
  };
}
