/** Annotations in memory. The sidecar file is the only place where they are stored. Offsets are of the file. */

import type { EntityType } from '../../analysis';
import type { Span } from '../../text';

/**
 * A W3C Web Annotation selector: a TextQuoteSelector (`exact`, `prefix`, `suffix`) and a TextPositionSelector (`start`,
 * `end`: half-open file offsets in UTF-16 units) in one.
 */
export interface Selector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
}

interface AnnotationBase {
  /** A ULID: sorts by creation time and never changes. */
  readonly id: string;
  readonly target: Selector;
  readonly author?: string;
  /** ISO 8601 instants in UTC. */
  readonly created?: string;
  readonly modified?: string;
  /** The outcome where annotators disagreed. A `dismissed` annotation is kept but inactive. */
  readonly adjudication?: 'adopted' | 'dismissed';
}

/** A comment in Markdown on a span, with replies. */
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

/** A user-defined tag on a span. Tags may overlap. */
export interface Tag extends AnnotationBase {
  readonly kind: 'tag';
  readonly tag: string;
}

/**
 * A decision on the speaker of the quote at the target. `confirmed`: the analysis is right. `corrected`: the speaker is
 * `speaker`. `rejected`: not speech; or, with `speaker`, not spoken by that speaker, and the real one is unknown.
 * A confirmation or correction where the analysis found no quote adds the missing quote.
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
  /** The corrected name. Entities given the same name are merged. */
  readonly name?: string;
  readonly type?: EntityType;
  /**
   * The mentions that the decision applies to. Absent: all mentions of the entity at the target. `one`: only the target.
   * `alike`: the target and every passage of the article with the same text. With `one` and `alike` the mentions are
   * moved out of the entity that the analysis gave them to, or added where there was none.
   */
  readonly mentions?: 'one' | 'alike';
}

/** How the passage at the target relates to another passage of the same file: it supports it, contradicts it, … */
export interface Relation extends AnnotationBase {
  readonly kind: 'relation';
  /** The name of the relation type. The relation leads from `target` to `to`. */
  readonly relation: string;
  readonly to: Selector;
}

export type Annotation = Note | Tag | SpeakerDecision | EntityDecision | Relation;
export type AnnotationKind = Annotation['kind'];

/**
 * Where a selector's passage is in the current text. `exact`: at the stored offsets. `moved`: the same text elsewhere.
 * `fuzzy`: similar text; a score below 1 means that the position is uncertain. `orphaned`: not found.
 */
export type Anchor =
  | {
      readonly status: 'exact' | 'moved' | 'fuzzy';
      readonly span: Span;
      /** The share of the possible evidence that supports the position, 0–1. */
      readonly score: number;
    }
  | { readonly status: 'orphaned'; readonly span: null; readonly score: 0 };

export interface AnchoredAnnotation {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
  /** The anchor of a relation's second target. Only relations have it. */
  readonly to?: Anchor;
}

/** False if the annotation was dismissed in favour of another annotator's. */
export const isActive = ({ adjudication }: Annotation): boolean => adjudication !== 'dismissed';
