/** Converts between annotations and the labels of formats with plain labels. */
import type { AnnotationKind } from '../../annotation';
import { type AnnotationFields, type ExchangeItem, type ExchangeRelation, SPEAKER } from '../exchangeModel';

/** The motivation of each kind, by the W3C’s vocabulary, which TEI also uses. */
export const MOTIVATIONS: Readonly<Record<AnnotationKind, string>> = {
  note: 'commenting',
  tag: 'tagging',
  speaker: 'identifying',
  entity: 'classifying',
  relation: 'linking',
};

/** The label of an end of a relation. */
const PASSAGE = 'passage';

/** Reserved labels. Tags with such a name are written with the prefix `tag:`. */
const OWN_LABELS: ReadonlySet<string> = new Set([
  ...['note', 'speaker', 'entity', 'quote', 'direct', 'partial', 'scare', 'indirect', 'date'],
  ...['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other', PASSAGE],
]);

/** The label of an item. */
export function labelOf(item: ExchangeItem): string {
  if (item.origin === 'machine') return item.what === 'quote' ? 'quote' : item.label;
  if (item.origin === 'relation') return PASSAGE;
  const { annotation } = item;
  if (annotation.kind !== 'tag') return annotation.kind;
  return OWN_LABELS.has(annotation.tag) || annotation.tag.startsWith('tag:') ? `tag:${annotation.tag}` : annotation.tag;
}

const DERIVED = 'derived:';

/** The label of an item in a file that holds nothing but labels. That of a derived item says so. */
export function bareLabelOf(item: ExchangeItem): string {
  if (item.origin === 'machine') return DERIVED + labelOf(item);
  if (item.origin === 'relation' || item.annotation.kind !== 'tag') return labelOf(item);
  return /^(?:tag|derived):/.test(item.annotation.tag) ? `tag:${item.annotation.tag}` : item.annotation.tag;
}

/** Reads a label of a file that holds nothing but labels. Returns null for those of derived items. */
export function tagOfBareLabel(label: string): AnnotationFields | null {
  if (label.startsWith(DERIVED) && OWN_LABELS.has(label.slice(DERIVED.length))) return null;
  const tag = /^tag:(?:tag|derived):/.test(label) ? label.slice(4) : label;
  return tag ? { kind: 'tag', tag } : null;
}

/** Reads a label of another tool as a tag. Returns null for reserved labels, whose items are derived. */
export function tagOfLabel(label: string): AnnotationFields | null {
  if (OWN_LABELS.has(label)) return null;
  const tag = label.startsWith('tag:') ? label.slice(4) : label;
  return tag ? { kind: 'tag', tag } : null;
}

/** Reads a label that was not written here: every one is a tag. */
export const tagOfForeignLabel = (label: string): AnnotationFields | null =>
  label ? { kind: 'tag', tag: label } : null;

/** Reads the label of a relation that was not written here. */
export const relationOfForeignLabel = (label: string): AnnotationFields | null =>
  label ? { kind: 'relation', relation: label } : null;

/** The label of a relation. A person's relation named `speaker` is distinguished from the derived one by a prefix. */
export function labelOfRelation({ type, annotation }: ExchangeRelation): string {
  return annotation && (type === SPEAKER || type.startsWith('relation:')) ? `relation:${type}` : type;
}

/** Reads the label of a relation of another tool. Returns null for the derived relation. */
export function relationOfLabel(label: string): AnnotationFields | null {
  if (label === SPEAKER) return null;
  const relation = label.startsWith('relation:') ? label.slice(9) : label;
  return relation ? { kind: 'relation', relation } : null;
}
