/**
 * W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/, as JSON-LD. Targets have a TextQuoteSelector
 * and a TextPositionSelector, whose offsets are code points.
 */
import { type Annotation, describeSpan, type Selector } from '../../annotation';
import { CodePoints } from '../encoding/codePoints';
import { parseJson } from '../encoding/jsonLines';
import { Offsets } from '../encoding/readOffsets';
import {
  type AnnotationFields,
  count,
  type DerivedItem,
  type ExchangeDocument,
  FormatError,
  fieldsOf,
  isAnnotationFields,
  isRecord,
  type ReadAnnotation,
  type ReadDocument,
  spanOfItem,
} from '../exchangeModel';
import type { Format } from './format';
import { MOTIVATIONS } from './labels';

const SPACE = 'urn:x-seed-annotator:';
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
  read: (text, _companion, textOf) => readPages(text, textOf),
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

function readPages(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const annotations = annotationsIn(parseJson(text, null));
  if (!annotations.length)
    throw new FormatError(
      'The file has no annotations: “type” must be Annotation, AnnotationPage or AnnotationCollection.',
    );
  const bySource = new Map<string | null, AnnotationFields[]>();
  for (const annotation of annotations) {
    const source = sourceOf(annotation);
    const known = bySource.get(source);
    if (known) known.push(annotation);
    else bySource.set(source, [annotation]);
  }
  return [...bySource].map(([name, all]) => {
    const article = textOf(name);
    const offsets = article === null ? null : new Offsets(article);
    const marks: ReadAnnotation[] = [];
    let left = 0;
    for (const annotation of all) {
      const found = marksOf(annotation, offsets, article);
      for (const mark of found ?? []) marks.push(mark);
      if (!found) left++;
    }
    const warnings = left
      ? [`${count(left, 'annotation')} without a text selector, or without a comment or tag, not imported.`]
      : [];
    return { name, text: article, marks, warnings };
  });
}

/** All annotations, in order, at any depth. */
function annotationsIn(value: unknown): AnnotationFields[] {
  const found: AnnotationFields[] = [];
  const open = [value];
  while (open.length) {
    const one = open.pop();
    if (Array.isArray(one)) for (let i = one.length - 1; i >= 0; i--) open.push(one[i]);
    else if (isRecord(one)) {
      if (one.target !== undefined) found.push(one);
      else open.push(one['@graph'], one.first, one.items);
    }
  }
  return found;
}

const targetOf = (annotation: AnnotationFields): AnnotationFields => {
  const target = Array.isArray(annotation.target) ? annotation.target[0] : annotation.target;
  if (typeof target === 'string') return { source: target };
  return isRecord(target) ? target : {};
};

/** The last segment of the source's path. */
function sourceOf(annotation: AnnotationFields): string | null {
  const { source } = targetOf(annotation);
  const iri = isRecord(source) ? source.id : source;
  if (typeof iri !== 'string') return null;
  const last = iri.split(/[?#]/, 1).join('').split('/').pop() ?? '';
  try {
    return decodeURIComponent(last) || null;
  } catch {
    return last || null;
  }
}

/** Returns null if nothing can be imported, and an empty list for derived items. */
function marksOf(
  annotation: AnnotationFields,
  offsets: Offsets | null,
  article: string | null,
): ReadAnnotation[] | null {
  if (isRecord(annotation.derived)) return [];
  const place = placeOf(targetOf(annotation).selector, offsets, article);
  if (!place) return null;
  const bodies = bodiesIn(annotation);
  const to = otherEnd(annotation, offsets, article);
  if (isAnnotationFields(annotation.annotation)) {
    const fields = { ...annotation.annotation, ...changed(annotation.annotation, bodies) };
    return [{ id: ownIdOf(annotation), fields, ...place, ...(to ? { to } : {}) }];
  }
  const origin = originOf(annotation);
  if (to && annotation.motivation === 'linking') {
    const relation = bodies.find(({ value }) => value !== '')?.value ?? 'related';
    return [{ id: null, fields: { kind: 'relation', relation, ...origin }, ...place, to }];
  }
  const marks = bodies.flatMap(({ purpose, value }): ReadAnnotation[] => {
    if (value === '') return [];
    const fields = purpose === 'tagging' ? { kind: 'tag', tag: value } : { kind: 'note', body: value };
    return [{ id: null, fields: { ...fields, ...origin }, ...place }];
  });
  if (marks.length) return marks;
  return annotation.motivation === 'highlighting'
    ? [{ id: null, fields: { kind: 'tag', tag: 'highlight', ...origin }, ...place }]
    : null;
}

/** The id of an annotation that was exported from a sidecar; null for other annotations. */
function ownIdOf({ id }: AnnotationFields): string | null {
  const prefix = `${SPACE}annotation:`;
  return typeof id === 'string' && id.startsWith(prefix) ? decodeURIComponent(id.slice(prefix.length)) : null;
}

/** Author and time of an annotation of another tool. */
function originOf({ creator, created }: AnnotationFields): AnnotationFields {
  const author = isRecord(creator) ? creator.name : creator;
  return { ...(typeof author === 'string' ? { author } : {}), ...(typeof created === 'string' ? { created } : {}) };
}

/** Changes that another tool made to the bodies. They take precedence over the stored fields. */
function changed(fields: AnnotationFields, bodies: readonly { purpose: string; value: string }[]): AnnotationFields {
  const first = (purpose: string) => bodies.find(body => body.purpose === purpose && body.value)?.value;
  if (fields.kind === 'note') return { body: first('commenting') ?? fields.body };
  if (fields.kind === 'tag') return { tag: first('tagging') ?? fields.tag };
  if (fields.kind === 'relation') return { relation: first('classifying') ?? fields.relation };
  return {};
}

function bodiesIn(annotation: AnnotationFields): { purpose: string; value: string }[] {
  const motivation = typeof annotation.motivation === 'string' ? annotation.motivation : 'commenting';
  if (typeof annotation.bodyValue === 'string') return [{ purpose: motivation, value: annotation.bodyValue }];
  const list = Array.isArray(annotation.body) ? annotation.body : [annotation.body];
  return list.flatMap(body => {
    if (typeof body === 'string') return [{ purpose: motivation, value: body }];
    if (!isRecord(body) || typeof body.value !== 'string') return [];
    return [{ purpose: typeof body.purpose === 'string' ? body.purpose : motivation, value: body.value }];
  });
}

/** The other end of a link within the same text. */
function otherEnd(
  annotation: AnnotationFields,
  offsets: Offsets | null,
  article: string | null,
): ReadAnnotation['to'] | null {
  const bodies = Array.isArray(annotation.body) ? annotation.body : [annotation.body];
  const resource = bodies.filter(isRecord).find(({ selector }) => selector !== undefined);
  return resource && resource.source === targetOf(annotation).source
    ? placeOf(resource.selector, offsets, article)
    : null;
}

function placeOf(
  selector: unknown,
  offsets: Offsets | null,
  article: string | null,
): Pick<ReadAnnotation, 'span' | 'quote'> | null {
  const selectors = (Array.isArray(selector) ? selector : [selector]).filter(isRecord);
  const words = selectors.find(({ type, exact }) => type === 'TextQuoteSelector' && typeof exact === 'string');
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const quote = words ? { exact: text(words.exact), prefix: text(words.prefix), suffix: text(words.suffix) } : null;
  const span = offsets && position ? tried(() => offsets.span(position.start, position.end, quote?.exact, null)) : null;
  // If the words differ, the position is outdated, and only the words are used.
  const fits = span && (!quote || article?.slice(span.start, span.end) === quote.exact);
  if (fits) return { span, quote };
  return quote ? { span: null, quote } : null;
}

function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}
