/** The annotations that apply a decision on an entity to one article. Pure. */

import type { EntityType, Mention } from '../../analysis';
import type { Span } from '../../text';
import type { EntityPart } from '../entities/entityResolver';
import type { EntityDecision, SpeakerDecision } from '../model/annotation';
import type { ArticleView, EntityView } from '../overlay/overlay';

/** An edit of an entity. Absent fields stay as they are. */
export interface EntityEdit {
  readonly name?: string;
  readonly type?: EntityType;
  /** False rejects it as an entity, true confirms it. */
  readonly isEntity?: boolean;
}

/** The name, and perhaps the type, of the entity that mentions are given to. */
export interface NamedEntity {
  readonly name: string;
  readonly type?: EntityType;
}

/** An annotation to be added at a span (file offsets), or an existing one to be changed. */
export type AnnotationDraft =
  | { readonly op: 'add'; readonly at: Span; readonly fields: Pick<EntityDecision, EntityField> }
  | { readonly op: 'change'; readonly annotation: EntityDecision | SpeakerDecision };
type EntityField = 'kind' | 'status' | 'name' | 'type' | 'mentions';

/**
 * Edits an entity as a whole. Each part of it is edited, so that merged entities stay together. An entity that only
 * speaker decisions name can only be renamed, in these decisions.
 */
export function draftEntityEdit(view: ArticleView, entity: EntityView, edit: EntityEdit): AnnotationDraft[] {
  if (!entity.parts.length) return edit.name === undefined ? [] : renameSpeaker(view, entity, edit.name);
  return entity.parts.flatMap(part => draftForPart(part, edit));
}

function draftForPart({ entity, decisions }: EntityPart, { name, type, isEntity }: EntityEdit): AnnotationDraft[] {
  const last = decisions.at(-1);
  const status: EntityDecision['status'] = isEntity === false ? 'rejected' : isEntity ? 'confirmed' : 'corrected';
  const fields = { ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }), status };
  if (last) return [{ op: 'change', annotation: { ...last, ...fields } }];
  const mention = entity.mentions.find(({ kind }) => kind === 'name') ?? entity.mentions[0];
  return mention ? [{ op: 'add', at: mention.span, fields: { kind: 'entity', ...fields } }] : [];
}

function renameSpeaker(view: ArticleView, { entity }: EntityView, name: string): AnnotationDraft[] {
  return view.quotes.flatMap(({ speaker, decision }): AnnotationDraft[] =>
    decision && speaker?.entity === entity.id ? [{ op: 'change', annotation: { ...decision, speaker: name } }] : [],
  );
}

/** Merges an entity into another one: gives it that one's name, and its type if it differs. */
export function draftMerge(view: ArticleView, from: EntityView, into: EntityView): AnnotationDraft[] {
  return draftEntityEdit(view, from, { name: into.name, ...(from.type === into.type ? {} : { type: into.type }) });
}

/** Moves mentions to another entity, known or new. */
export function draftSplit(
  view: ArticleView,
  mentions: readonly Mention[],
  { name, type }: NamedEntity,
): AnnotationDraft[] {
  const fields = { name, ...(type === undefined ? {} : { type }), status: 'corrected' as const };
  return mentions.map(({ span }): AnnotationDraft => {
    const present = mentionDecisionAt(view, span);
    if (present) return { op: 'change', annotation: { ...present, ...fields } };
    return { op: 'add', at: span, fields: { kind: 'entity', ...fields, mentions: 'one' } };
  });
}

/** The decision on the single mention at a span. */
function mentionDecisionAt({ annotations }: ArticleView, span: Span): EntityDecision | undefined {
  for (const { annotation, anchor } of annotations) {
    const isAtSpan = anchor.span?.start === span.start && anchor.span.end === span.end;
    if (isAtSpan && annotation.kind === 'entity' && annotation.mentions === 'one') return annotation;
  }
  return undefined;
}

/** Adds an entity that the analysis missed: at this passage, or wherever the article has the same text. */
export function draftAddition(at: Span, mentions: 'one' | 'alike', { name, type }: NamedEntity): AnnotationDraft[] {
  const about = { name, ...(type === undefined ? {} : { type }) };
  return [{ op: 'add', at, fields: { kind: 'entity', ...about, mentions, status: 'corrected' } }];
}

/** The ids of the article's decisions on an entity. Removing them resets it to the analysis and the corpus file. */
export const entityDecisionIds = ({ parts }: EntityView): string[] => [
  ...new Set(parts.flatMap(({ decisions }) => decisions.map(({ id }) => id))),
];
