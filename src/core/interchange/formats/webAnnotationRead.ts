/**
 * Reads annotations of the W3C's model in the forms in which tools write them: pages and collections of JSON-LD, lists of
 * Recogito and text-annotator, and what Hypothesis' API and client export.
 */
import { phrase, quantity } from '../../text';
import { parseJson } from '../encoding/jsonLines';
import {
  type AnnotationFields,
  FormatError,
  isAnnotationFields,
  isRecord,
  type ReadAnnotation,
  type ReadDocument,
} from '../exchangeModel';
import { type CountingWay, POINTS } from '../placing/counting';
import { placeTold, type ToldPlace } from '../placing/placeTold';

/** Begins the ids of what was exported from here. */
export const SPACE = 'urn:x-seed-annotator:';

/**
 * @param way how the tool counts
 * @returns nothing if a list of annotations is empty
 * @throws FormatError if the text has no annotations
 */
export function readWebAnnotations(
  text: string,
  textOf: (name: string | null) => string | null,
  way: CountingWay = POINTS,
): ReadDocument[] {
  const value = parseJson(text, null);
  const annotations = annotationsIn(value);
  if (!annotations.length && hasEmptyList(value)) return [];
  if (!annotations.length)
    throw new FormatError(
      phrase`The file has no annotations: “type” must be Annotation, AnnotationPage or AnnotationCollection.`,
    );
  const byId = new Map(annotations.flatMap(one => (typeof one.id === 'string' ? [[one.id, one] as const] : [])));
  const bySource = new Map<string | null, AnnotationFields[]>();
  for (const annotation of annotations) {
    const source = sourceOf(annotation);
    const known = bySource.get(source);
    if (known) known.push(annotation);
    else bySource.set(source, [annotation]);
  }
  return [...bySource].map(([name, all]) => new PageReader(textOf(name), byId, way).read(name, all));
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
      else open.push(one['@graph'], one.annotations, one.rows, one.first, one.items);
    }
  }
  return found;
}

/** Whether a file holds annotations, of which there are none. */
function hasEmptyList(value: unknown): boolean {
  const lists = isRecord(value) ? [value.annotations, value.rows, value.items] : [value];
  return lists.some(list => Array.isArray(list) && list.length === 0);
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const firstText = (value: unknown): string | null =>
  listOf(value).find((one): one is string => typeof one === 'string' && one !== '') ?? null;

const targetsOf = (annotation: AnnotationFields): AnnotationFields[] =>
  listOf(annotation.target).flatMap(target => {
    if (typeof target === 'string') return [{ source: target }];
    return isRecord(target) ? [target] : [];
  });

/** The last segment of the source's path. */
function sourceOf(annotation: AnnotationFields): string | null {
  const iris = targetsOf(annotation).map(({ source }) => (isRecord(source) ? source.id : source));
  const iri = [...iris, annotation.uri].find(one => typeof one === 'string');
  if (typeof iri !== 'string') return null;
  const last = iri.split(/[?#]/, 1).join('').split('/').filter(Boolean).pop() ?? '';
  return decoded(last) || null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A place that is looked for, by its number; or one that needs no search. */
type Pending = (spans: PlacedSpans) => ReadAnnotation;
type PlacedSpans = ReturnType<typeof placeTold>['spans'];

/** Reads the annotations of one source. */
class PageReader {
  private readonly told: ToldPlace[] = [];
  private left = 0;
  private replies = 0;

  /** @param article the text of the source; null if there is none */
  constructor(
    private readonly article: string | null,
    private readonly byId: ReadonlyMap<string, AnnotationFields>,
    private readonly way: CountingWay,
  ) {}

  read(name: string | null, all: readonly AnnotationFields[]): ReadDocument {
    const pending = all.flatMap(annotation => {
      const marks = this.marksOf(annotation);
      if (!marks && listOf(annotation.references).length) this.replies++;
      else if (!marks) this.left++;
      return marks ?? [];
    });
    const { article, told, way } = this;
    const { spans, remarks } = article === null ? { spans: [], remarks: [] } : placeTold(article, told, way);
    const warnings = [...remarks];
    if (this.left)
      warnings.push(
        phrase`${quantity(this.left, 'annotation')} without a text selector, or without a comment or tag, not imported.`,
      );
    if (this.replies)
      warnings.push(
        phrase`${quantity(this.replies, 'reply', 'replies')} not imported: they have no place of their own.`,
      );
    return { name, text: this.article, marks: pending.map(mark => mark(spans)), warnings };
  }

  /** Returns null if nothing can be imported, and an empty list for derived items. */
  private marksOf(annotation: AnnotationFields): Pending[] | null {
    if (isRecord(annotation.derived)) return [];
    const linked = this.linkOf(annotation);
    if (linked) return [linked];
    const places = targetsOf(annotation).flatMap(target => this.placeOf(target.selector) ?? []);
    if (!places.length) return null;
    const own = annotation.annotation;
    if (isAnnotationFields(own)) return [this.ownMark(annotation, own, places[0] as Place)];
    const origin = originOf(annotation);
    const fields = bodiesIn(annotation).map(({ purpose, value }) =>
      purpose === 'tagging' ? { kind: 'tag', tag: value } : { kind: 'note', body: value },
    );
    if (!fields.length && motivationOf(annotation) === 'highlighting') fields.push({ kind: 'tag', tag: 'highlight' });
    if (!fields.length) return null;
    return places.flatMap(place => fields.map(one => this.at(place, { ...one, ...origin })));
  }

  private at(place: Place, fields: AnnotationFields, id: string | null = null): Pending {
    return spans => ({ id, fields, ...placed(place, spans) });
  }

  /** An annotation that was exported from a sidecar, with what another tool changed in it. */
  private ownMark(annotation: AnnotationFields, own: AnnotationFields, place: Place): Pending {
    const fields = { ...own, ...changed(own, bodiesIn(annotation)) };
    const to = this.otherEnd(annotation);
    const mark = this.at(place, fields, ownIdOf(annotation));
    return spans => ({ ...mark(spans), ...(to ? { to: placed(to, spans) } : {}) });
  }

  /** A link between two places, or between two annotations; null if it is none. */
  private linkOf(annotation: AnnotationFields): Pending | null {
    if (motivationOf(annotation) !== 'linking' || isAnnotationFields(annotation.annotation)) return null;
    const ends = this.endsOf(annotation);
    if (!ends) return null;
    const relation = bodiesIn(annotation)[0]?.value ?? 'related';
    const mark = this.at(ends[0], { kind: 'relation', relation, ...originOf(annotation) });
    return spans => ({ ...mark(spans), to: placed(ends[1], spans) });
  }

  private endsOf(annotation: AnnotationFields): readonly [Place, Place] | null {
    const targets = targetsOf(annotation);
    const selectors = targets.map(({ selector, id, source }) => {
      const other = selector === undefined ? this.byId.get(firstText([id, source]) ?? '') : undefined;
      return other ? targetsOf(other)[0]?.selector : selector;
    });
    const [from, second] = selectors.map(selector => this.placeOf(selector));
    const to = second ?? this.otherEnd(annotation);
    return from && to ? [from, to] : null;
  }

  /** The other end of a link within the same text. */
  private otherEnd(annotation: AnnotationFields): Place | null {
    const resource = listOf(annotation.body)
      .filter(isRecord)
      .find(({ selector }) => selector !== undefined);
    const source = targetsOf(annotation)[0]?.source;
    return resource && resource.source === source ? this.placeOf(resource.selector) : null;
  }

  private placeOf(selector: unknown): Place | null {
    const selectors = selectorsIn(selector);
    const words = selectors.find(one => isOfType(one, 'TextQuoteSelector') && typeof one.exact === 'string');
    const position = selectors.find(one => isOfType(one, 'TextPositionSelector'));
    const quote = words
      ? { exact: textOf(words.exact), prefix: textOf(words.prefix), suffix: textOf(words.suffix) }
      : null;
    if (!position || this.article === null) return quote && { told: null, quote };
    const { start, end } = position;
    this.told.push({
      start,
      end,
      words: quote?.exact ?? null,
      prefix: quote?.prefix ?? '',
      suffix: quote?.suffix ?? '',
    });
    return { told: this.told.length - 1, quote };
  }
}

interface Place {
  /** Its number among the places that are looked for by their offsets. */
  readonly told: number | null;
  readonly quote: ReadAnnotation['quote'];
}

function placed({ told, quote }: Place, spans: PlacedSpans): Pick<ReadAnnotation, 'span' | 'quote'> {
  return { span: (told === null ? null : spans[told]) ?? null, quote };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isOfType = ({ type }: AnnotationFields, name: string): boolean => listOf(type).includes(name);

/** All selectors, also those that refine others: the innermost first. */
function selectorsIn(selector: unknown): AnnotationFields[] {
  const found: AnnotationFields[] = [];
  const open = [...listOf(selector)];
  for (const one of open) {
    if (!isRecord(one)) continue;
    found.push(one);
    for (const inner of listOf(one.refinedBy)) open.push(inner);
  }
  return found.reverse();
}

const motivationOf = ({ motivation }: AnnotationFields): string => firstText(motivation) ?? 'commenting';

/** The id of an annotation that was exported from a sidecar; null for other annotations. */
function ownIdOf({ id }: AnnotationFields): string | null {
  const prefix = `${SPACE}annotation:`;
  return typeof id === 'string' && id.startsWith(prefix) ? decoded(id.slice(prefix.length)) : null;
}

/** Author and time of an annotation of another tool. */
function originOf({ creator, created, user }: AnnotationFields): AnnotationFields {
  const author = listOf(creator).map(nameOf).find(Boolean) ?? hypothesisName(user);
  return { ...(author ? { author } : {}), ...(typeof created === 'string' ? { created } : {}) };
}

const nameOf = (creator: unknown): string | null =>
  isRecord(creator) ? firstText([creator.name, creator.nickname, creator.id]) : firstText(creator);

/** `acct:anna@hypothes.is` is anna. */
const hypothesisName = (user: unknown): string | null =>
  typeof user === 'string'
    ? user
        .replace(/^acct:/, '')
        .split('@', 1)
        .join('') || null
    : null;

/** The text of a note with its replies, for a tool that cannot have replies. */
export function withReplies({ body, replies }: AnnotationFields): string {
  const texts = listOf(replies).filter(isRecord);
  return [body, ...texts.map(reply => `${firstText(reply.author) ?? 'Reply'}: ${textOf(reply.body)}`)].join('\n\n');
}

/** Changes that another tool made to the bodies. They take precedence over the stored fields. */
function changed(fields: AnnotationFields, bodies: readonly { purpose: string; value: string }[]): AnnotationFields {
  const first = (purpose: string) => bodies.find(body => body.purpose === purpose && body.value)?.value;
  if (fields.kind === 'note') {
    const text = first('commenting');
    return { body: text === undefined || text === withReplies(fields) ? fields.body : text };
  }
  if (fields.kind === 'tag') return { tag: first('tagging') ?? fields.tag };
  if (fields.kind === 'relation') return { relation: first('classifying') ?? fields.relation };
  return {};
}

/** Bodies with content. Those of Hypothesis have a text and tags instead. */
function bodiesIn(annotation: AnnotationFields): { purpose: string; value: string }[] {
  const motivation = motivationOf(annotation);
  const bodies = [annotation.bodyValue, ...listOf(annotation.body)].map(body => {
    if (!isRecord(body)) return { purpose: motivation, value: textOf(body) };
    const linked = body.selector === undefined ? [body.id, body.source] : [];
    return { purpose: firstText(body.purpose) ?? motivation, value: firstText([body.value, ...linked]) ?? '' };
  });
  if (annotation.body === undefined) {
    bodies.push({ purpose: 'commenting', value: textOf(annotation.text) });
    for (const tag of listOf(annotation.tags)) bodies.push({ purpose: 'tagging', value: textOf(tag) });
  }
  return bodies.filter(({ value }) => value !== '');
}
