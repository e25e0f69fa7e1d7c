/** What is to be written into the sidecar so that an entity is from now on what a person says of it. Pure. */

import type { EntityType, Mention } from '../../analysis';
import type { Span } from '../../text';
import type { EntityPart } from '../entities/entityResolver';
import type { EntityDecision, SpeakerDecision } from '../model/annotation';
import type { ArticleView, EntityView } from '../overlay/overlay';

/** What a person says of an entity; what is absent is left as it is. */
export interface EntityEdit {
  readonly name?: string;
  readonly type?: EntityType;
  /** False: it is no entity. */
  readonly isEntity?: boolean;
}

/** An annotation to be made on `at`, or one that is there, changed. */
export type AnnotationDraft =
  | { readonly op: 'add'; readonly at: Span; readonly fields: Pick<EntityDecision, EntityField> }
  | { readonly op: 'change'; readonly annotation: EntityDecision | SpeakerDecision };
type EntityField = 'kind' | 'status' | 'name' | 'type' | 'mentions';

/**
 * A saying on all of an entity: each part of it is told, so that what was merged stays together. One that only decisions
 * on speakers name is renamed in these.
 */
export function draftEntityEdit(view: ArticleView, entity: EntityView, saying: EntityEdit): AnnotationDraft[] {
  if (!entity.parts.length) return saying.name === undefined ? [] : renameSpeaker(view, entity, saying.name);
  return entity.parts.map(part => draftForPart(part, saying));
}

function draftForPart(part: EntityPart, { name, type, isEntity: isOne }: EntityEdit): AnnotationDraft {
  const present = part.decisions[part.decisions.length - 1];
  const status: EntityDecision['status'] = isOne === false ? 'rejected' : isOne ? 'confirmed' : 'corrected';
  const said = { ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) };
  if (present) return { op: 'change', annotation: { ...present, ...said, status } };
  const at = (part.entity.mentions.find(({ kind }) => kind === 'name') ?? part.entity.mentions[0]).span;
  return { op: 'add', at, fields: { kind: 'entity', ...said, status } };
}

function renameSpeaker(view: ArticleView, { entity }: EntityView, name: string): AnnotationDraft[] {
  return view.quotes.flatMap(({ speaker, decision }): AnnotationDraft[] =>
    decision && speaker?.entity === entity.id ? [{ op: 'change', annotation: { ...decision, speaker: name } }] : [],
  );
}

/** One entity is another: it goes by that one's name, and is of its type. */
export function draftMerge(view: ArticleView, from: EntityView, into: EntityView): AnnotationDraft[] {
  return draftEntityEdit(view, from, { name: into.name, ...(from.type === into.type ? {} : { type: into.type }) });
}

/** Some mentions of an entity are another's, known already or not. */
export function draftSplit(
  view: ArticleView,
  mentions: readonly Mention[],
  { name, type }: { readonly name: string; readonly type?: EntityType },
): AnnotationDraft[] {
  const said = { name, ...(type === undefined ? {} : { type }), status: 'corrected' as const };
  return mentions.map(({ span }): AnnotationDraft => {
    const present = view.annotations.find(
      ({ annotation, anchor }) =>
        annotation.kind === 'entity' &&
        annotation.mentions === 'one' &&
        anchor.span?.start === span.start &&
        anchor.span.end === span.end,
    )?.annotation as EntityDecision | undefined;
    if (present) return { op: 'change', annotation: { ...present, ...said } };
    return { op: 'add', at: span, fields: { kind: 'entity', ...said, mentions: 'one' } };
  });
}

/** Words that the analysis did not take for anybody are somebody, here or wherever the article has them. */
export function draftAddition(
  at: Span,
  mentions: 'one' | 'alike',
  { name, type }: { readonly name: string; readonly type?: EntityType },
): AnnotationDraft[] {
  const fields = {
    kind: 'entity',
    name,
    ...(type === undefined ? {} : { type }),
    mentions,
    status: 'corrected',
  } as const;
  return [{ op: 'add', at, fields }];
}

/** Ids of the article's decisions on an entity: without them it is what was worked out, and decided for all articles. */
export const entityDecisionIds = ({ parts }: EntityView): string[] => [
  ...new Set(parts.flatMap(({ decisions }) => decisions.map(({ id }) => id))),
];
