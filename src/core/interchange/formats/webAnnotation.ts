/**
 * W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/, as JSON-LD. Targets have a TextQuoteSelector
 * and a TextPositionSelector, whose offsets are code points.
 */
import { type Annotation, describeSpan, type Selector } from '../../annotation';
import { phrase, type Span } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import {
  addressOf,
  type DerivedItem,
  type ExchangeDocument,
  fieldsOf,
  lossWarnings,
  spanOfItem,
} from '../exchangeModel';
import { UNITS } from '../placing/counting';
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
  title: phrase`W3C Web Annotation`,
  detail: phrase`JSON-LD by the standard, for libraries, archives and IIIF viewers`,
  endings: ['.jsonld'],
  joined: null,
  write: document => ({ contents: [`${JSON.stringify(toPage(document), null, 2)}\n`], warnings: [] }),
  read: (text, _companion, textOf) => readWebAnnotations(text, textOf),
};

export const recogito: Format = {
  id: 'recogito',
  title: phrase`Recogito Text Annotator`,
  detail: phrase`a list of W3C annotations with offsets as browsers count`,
  endings: ['.recogito.json'],
  joined: null,
  write: document => ({
    contents: [`${JSON.stringify(toList(document), null, 2)}\n`],
    warnings: lossWarnings(document, 'Text Annotator', { orphans: true }),
  }),
  read: (text, _companion, textOf) => readWebAnnotations(text, textOf, UNITS),
};

/** The standard counts code points. text-annotator counts UTF-16 units. */
const inUnits = ({ start, end }: Span): Span => ({ start, end });

function toPage(document: ExchangeDocument): object {
  const { spanToPoints } = new CodePoints(document.text);
  const annotations = new AnnotationWriter(document, spanToPoints);
  const all = [...annotations.placed(), ...annotations.orphans()];
  const file = encodeURIComponent(document.name);
  const id = `${SPACE}page:${file}`;
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationPage',
    partOf: { id: `${SPACE}file:${file}`, type: 'AnnotationCollection', label: document.name, total: all.length },
    startIndex: 0,
    items: all,
  };
}

const toList = (document: ExchangeDocument): object[] =>
  new AnnotationWriter(document, inUnits).placed().map(annotation => ({ '@context': CONTEXT, ...annotation }));

class AnnotationWriter {
  private readonly source: string;

  /** @param count converts a span of UTF-16 units */
  constructor(
    private readonly document: ExchangeDocument,
    private readonly count: (span: Span) => Span,
  ) {
    this.source = addressOf(document);
  }

  placed(): object[] {
    const { document } = this;
    const items = document.items.flatMap(item => {
      if (item.origin === 'relation') return [];
      if (item.origin === 'person') return [this.written(item.annotation)];
      const at = this.targetOf(describeSpan(document.text, spanOfItem(item)));
      return [fromDerived(item, encodeURIComponent(document.name), at)];
    });
    const relations = document.relations.flatMap(({ annotation }) => (annotation ? [this.written(annotation)] : []));
    return [...items, ...relations];
  }

  /** Annotations that have no position. */
  orphans(): object[] {
    return this.document.orphans.map(annotation =>
      fromAnnotation(annotation, selector => ({ source: this.source, selector: [quoteOf(selector)] })),
    );
  }

  private written(annotation: Annotation): object {
    return fromAnnotation(annotation, selector => this.targetOf(selector));
  }

  private targetOf(selector: Selector): object {
    const { source } = this;
    return { source, selector: [quoteOf(selector), { type: 'TextPositionSelector', ...this.count(selector) }] };
  }
}

const quoteOf = ({ exact, prefix, suffix }: Selector): object => ({
  type: 'TextQuoteSelector',
  exact,
  prefix,
  suffix,
});

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
