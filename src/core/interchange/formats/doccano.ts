/**
 * doccano's JSONL for sequence labelling with relations, https://doccano.github.io/doccano/: offsets in code points. A
 * project takes overlapping spans only if its creator allowed them; else doccano drops those that begin later. Its import
 * guesses the encoding, and often wrongly, so that only ASCII is written.
 */
import { inARow, type Message, phrase, quantity } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import {
  asciiJson,
  contentOf,
  contentOfRelation,
  isOwnDocument,
  type JsonRecord,
  listIn,
  metaOf,
  nameIn,
  readDocuments,
  ToldMarks,
  textIn,
} from '../encoding/jsonLines';
import { type Ranked, rankOf, withoutOverlaps } from '../encoding/withoutOverlaps';
import {
  type AnnotationFields,
  type ExchangeDocument,
  type ExchangeItem,
  kindsOf,
  lossWarnings,
  type ReadDocument,
  spanOfItem,
  withoutDismissed,
} from '../exchangeModel';
import { type Format, IN_LINES, type WrittenDocument } from './format';
import { labelOf, labelOfRelation } from './labels';

export const doccano: Format = {
  id: 'doccano',
  title: phrase`doccano JSONL`,
  detail: phrase`one document per line, with spans that do not overlap, and relations`,
  endings: ['.doccano.jsonl'],
  joined: IN_LINES,
  write: all => write(all, withoutOverlapping),
  read: text => readDocuments(text, readDocument),
};

export const doccanoOverlapping: Format = {
  ...doccano,
  id: 'doccano-overlapping',
  title: phrase`doccano JSONL, Overlapping`,
  detail: phrase`the same with all spans, for projects that allow overlapping ones`,
  endings: ['.overlapping.doccano.jsonl'],
  write: all => write(all, allSpans),
};

/** The spans to write, and for the others the one that stands for them, if any. */
interface Choice {
  readonly items: readonly ExchangeItem[];
  /** The item that stands for another with the same span, by its id. */
  readonly standIns: ReadonlyMap<string, ExchangeItem>;
  readonly left: readonly ExchangeItem[];
}

function write(all: ExchangeDocument, choose: (items: readonly ExchangeItem[]) => Choice): WrittenDocument {
  const { document, warnings: dismissed } = withoutDismissed(all);
  const choice = choose(document.items.filter(item => item.origin !== 'person' || item.annotation.kind === 'tag'));
  const { record, relationsLeft } = toDoccano(document, choice);
  const warnings = [
    ...dismissed,
    ...lossWarnings(document, 'doccano', { notes: true, decisions: true, orphans: true }),
  ];
  const overlapping = [
    ...(choice.left.length ? [kindsOf(choice.left)] : []),
    ...(relationsLeft ? [quantity(relationsLeft, 'relation')] : []),
  ];
  if (overlapping.length)
    warnings.push(
      phrase`${document.name}: ${inARow(overlapping, ', and ')} left out, which overlap others. The format doccano-overlapping holds them, for projects that allow it.`,
    );
  return { contents: [`${asciiJson(record)}\n`], warnings };
}

const allSpans = (items: readonly ExchangeItem[]): Choice => ({ items, standIns: new Map(), left: [] });

/** Of the same span, one item is kept; so an end of a relation is where a tag or a name is. */
function withoutOverlapping(items: readonly ExchangeItem[]): Choice {
  const bySpan = new Map<string, ExchangeItem[]>();
  for (const item of items) {
    const { start, end } = spanOfItem(item);
    const known = bySpan.get(`${start} ${end}`);
    if (known) known.push(item);
    else bySpan.set(`${start} ${end}`, [item]);
  }
  const ranked = [...bySpan.values()].map((alike): Ranked<readonly ExchangeItem[]> => {
    const rank = alike.reduce((lowest, item) => Math.min(lowest, rankOf(item)), Number.POSITIVE_INFINITY);
    return { of: alike, span: spanOfItem(alike[0] as ExchangeItem), rank };
  });
  const { kept, left } = withoutOverlaps(ranked);
  const standIns = new Map<string, ExchangeItem>();
  const chosen = kept.map(({ of }) => {
    const best = [...of].sort((a, b) => preference(a) - preference(b))[0] as ExchangeItem;
    for (const item of of) if (item !== best) standIns.set(item.id, best);
    return best;
  });
  // An end that a label stands for is not left out.
  const written = new Set(chosen);
  const hidden = [...kept, ...left].flatMap(({ of }) => of).filter(item => !written.has(item));
  return { items: chosen, standIns, left: hidden.filter(item => item.origin !== 'relation') };
}

/** A span with a label of its own is rather written than an end of a relation. */
const preference = (item: ExchangeItem): number => (item.origin === 'relation' ? 9 : rankOf(item));

function toDoccano(document: ExchangeDocument, { items, standIns }: Choice): { record: object; relationsLeft: number } {
  const points = new CodePoints(document.text);
  const ids = new Map(items.map((item, i) => [item.id, i + 1]));
  const idOf = (item: string) => ids.get(standIns.get(item)?.id ?? item);
  const relations = document.relations.flatMap(relation => {
    const [from, to] = [idOf(relation.from), idOf(relation.to)];
    return from === undefined || to === undefined ? [] : [{ from, to, type: labelOfRelation(relation) }];
  });
  const record = {
    text: document.text,
    meta: metaOf(document),
    entities: items.map(item => {
      const { start, end } = points.spanToPoints(spanOfItem(item));
      return { id: ids.get(item.id), label: labelOf(item), start_offset: start, end_offset: end };
    }),
    relations: relations.map(({ from, to, type }, i) => ({ id: i + 1, from_id: from, to_id: to, type })),
  };
  return { record, relationsLeft: document.relations.length - relations.length };
}

function readDocument({ value, line }: JsonRecord): ReadDocument {
  const text = textIn(value, line);
  const isOwn = isOwnDocument(value);
  const marks = new ToldMarks();
  const places = new Map<unknown, number>();
  for (const entity of [...listIn(value, 'entities'), ...listIn(value, 'annotations'), ...triples(value)]) {
    const place = marks.place(entity.start_offset, entity.end_offset, null);
    places.set(entity.id, place);
    marks.add(contentOf({}, String(entity.label ?? ''), isOwn), place);
  }
  let left = 0;
  for (const { from_id, to_id, type } of listIn(value, 'relations')) {
    const [from, to] = [places.get(from_id), places.get(to_id)];
    if (from === undefined || to === undefined) left++;
    else marks.add(contentOfRelation({}, String(type ?? ''), isOwn), from, to);
  }
  const read = marks.read(text, line);
  const warnings: Message[] = left ? [phrase`${quantity(left, 'relation')} of missing entities not imported.`] : [];
  const comments = [value.Comments, value.comments].find(Array.isArray) ?? [];
  if (comments.length)
    warnings.push(phrase`${quantity(comments.length, 'comment')} without a position in the text not imported.`);
  return { name: nameIn(value), text, ...read, warnings: [...read.warnings, ...warnings] };
}

/** Without relations, doccano writes `"label": [[0, 5, "PER"]]`; older versions write `"labels"`. */
function triples(value: AnnotationFields): AnnotationFields[] {
  const list = [value.label, value.labels, value.entities].find(one => Array.isArray(one) && one.some(Array.isArray));
  if (!Array.isArray(list)) return [];
  return list
    .filter(Array.isArray)
    .map(([start, end, label]): AnnotationFields => ({ start_offset: start, end_offset: end, label }));
}
