/** What a person decided. The sidecar file is the only place where it lives; this is its form in memory. */

import type { EntityType } from '../../analysis';
import type { Span } from '../../text';

/** W3C Web Annotation: a TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start, end). */
export interface Selector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

interface AnnotationBase {
  /** A ULID: sorts by creation, never changes. */
  readonly id: string;
  readonly target: Selector;
  readonly author?: string;
  /** ISO 8601 instants in UTC. */
  readonly created?: string;
  readonly modified?: string;
  /** What was decided where annotators disagreed; what is `dismissed` is kept, and holds no longer. */
  readonly adjudication?: 'adopted' | 'dismissed';
}

/** A remark in Markdown on a span, with replies. */
export interface Note extends AnnotationBase {
  readonly kind: 'note';
  readonly body: string;
  readonly replies?: readonly Reply[];
  readonly resolved?: boolean;
}

export interface Reply {
  readonly id: string;
  readonly body: string;
  readonly author?: string;
  readonly created?: string;
  readonly modified?: string;
}

/** A tag of the person's own on a span; several may overlap. */
export interface Tag extends AnnotationBase {
  readonly kind: 'tag';
  readonly tag: string;
}

/**
 * A decision on the quote at the target: `confirmed` (the analysis was right), `corrected` (it is `speaker`),
 * `rejected` (nobody's speech; where `speaker` is named: only not that one's, and nobody can tell whose). One that
 * confirms or corrects a speaker where the analysis found no quote adds the quote that was missed.
 */
export interface SpeakerDecision extends AnnotationBase {
  readonly kind: 'speaker';
  readonly status: 'confirmed' | 'corrected' | 'rejected';
  readonly speaker?: string;
}

/** A decision on the entity mentioned at the target. */
export interface EntityDecision extends AnnotationBase {
  readonly kind: 'entity';
  readonly status: 'confirmed' | 'corrected' | 'rejected';
  /** The name it goes by, where that was corrected: two mentions given one name are merged. */
  readonly name?: string;
  readonly type?: EntityType;
  /**
   * What of the article it is about. Absent: all mentions of the entity at the target. `one`: the target alone, and
   * `alike`: the target and whatever else in the article has the same words; these are taken out of the entity that
   * they were worked out for, or added where none was.
   */
  readonly mentions?: 'one' | 'alike';
}

/** What the passage at the target has to do with another one of the same file: it supports it, contradicts it, … */
export interface Relation extends AnnotationBase {
  readonly kind: 'relation';
  /** The name of its type. It reads from the target to the other end. */
  readonly relation: string;
  /** The other end. */
  readonly to: Selector;
}

export type Annotation = Note | Tag | SpeakerDecision | EntityDecision | Relation;
export type AnnotationKind = Annotation['kind'];

/** Where an annotation's target is in the present text. */
export type Anchor =
  | {
      readonly status: 'exact' | 'moved' | 'fuzzy';
      readonly span: Span /** 0–1; 1 for exact and moved-unique. */;
      readonly score: number;
    }
  | { readonly status: 'orphaned'; readonly span: null; readonly score: 0 };

export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
  /** Where a relation's other end is; of relations only. */
  readonly to?: Anchor;
}

/** True for what nobody has set aside in favour of what another annotator says. */
export const isActive = ({ adjudication }: Annotation): boolean => adjudication !== 'dismissed';
