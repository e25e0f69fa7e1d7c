/** The words by which formats with plain labels call what is exchanged. */
import type { AnnotationKind } from '../../annotation';
import { type AnnotationFields, type ExchangeItem, type ExchangeRelation, SPEAKER } from '../exchangeModel';

/** Why each kind is set, in the W3C’s words, which TEI takes over. */
export const MOTIVATIONS: Readonly<Record<AnnotationKind, string>> = {
  note: 'commenting',
  tag: 'tagging',
  speaker: 'identifying',
  entity: 'classifying',
  relation: 'linking',
};

/** The label of a relation's end. */
const PASSAGE = 'passage';

/** Labels that mean something of the project's own; a tag of such a name is written with `tag:` before it. */
const OWN_LABELS: ReadonlySet<string> = new Set([
  ...['note', 'speaker', 'entity', 'quote', 'direct', 'partial', 'scare', 'indirect', 'date'],
  ...['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other', PASSAGE],
]);

/** The one word that a format with plain labels shows for an item. */
export function labelOf(item: ExchangeItem): string {
  if (item.origin === 'machine') return item.what === 'quote' ? 'quote' : item.label;
  if (item.origin === 'relation') return PASSAGE;
  const { annotation } = item;
  if (annotation.kind !== 'tag') return annotation.kind;
  return OWN_LABELS.has(annotation.tag) || annotation.tag.startsWith('tag:') ? `tag:${annotation.tag}` : annotation.tag;
}

/** What a label of another tool says: a tag; null where it is one of the project's own, which is worked out anew. */
export function tagOfLabel(label: string): AnnotationFields | null {
  if (OWN_LABELS.has(label)) return null;
  const tag = label.startsWith('tag:') ? label.slice(4) : label;
  return tag ? { kind: 'tag', tag } : null;
}

/** The one word that a format with plain labels shows for a relation; a person's own `speaker` is not the worked-out one. */
export function labelOfRelation({ type, annotation }: ExchangeRelation): string {
  return annotation && (type === SPEAKER || type.startsWith('relation:')) ? `relation:${type}` : type;
}

/** What a relation's label of another tool says; null where it is worked out anew. */
export function relationOfLabel(label: string): AnnotationFields | null {
  if (label === SPEAKER) return null;
  const relation = label.startsWith('relation:') ? label.slice(9) : label;
  return relation ? { kind: 'relation', relation } : null;
}
