/** The nodes of trees, as plain data. */
import type { EntityType, Mention } from '../../analysis';
import type { Anchor, Annotation, QuoteView } from '../../annotation';
import type { Span } from '../../text';
import type { Icon } from '../icons';

export type NodeKind = 'section' | 'entity' | 'mention' | 'speaker' | 'quote' | 'annotation' | 'tag';

/** A section below an article. */
export type SectionName = 'people' | 'organizations' | 'places' | 'others' | 'rejected' | 'quotes' | 'annotations';

/** The kind and state of a node. Menus depend on it. */
export type NodeContext =
  | SectionName
  | `entity.${EntityType | 'rejected'}${'' | '.decided'}`
  | `mention.${Mention['kind']}`
  | 'speaker.named'
  | 'unnamed'
  | `quote.${QuoteView['status']}`
  | 'tagName'
  | 'tagName.defined'
  | `annotation.${Annotation['kind']}.${Anchor['status']}`
  | 'relationEnd';

export interface TreeNode {
  /** Unique in the article, and stable as long as the text is: preserves expansion and selection. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** The highlighted part of the label, half-open. */
  readonly highlight?: readonly [number, number];
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon | null;
  /** `#rrggbb`, as defined by a person. Shown as a swatch instead of the icon. */
  readonly color?: string;
  readonly context: NodeContext;
  /** The destination of a click, or null. */
  readonly span: Span | null;
  /** The id of the entity, quote or annotation, or the name of the section. */
  readonly ref: string;
  readonly children: readonly TreeNode[];
}
