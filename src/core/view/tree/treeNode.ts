/** A node of the Articles tree. */
import type { EntityType, Mention } from '../../analysis';
import type { Anchor, Annotation, QuoteView } from '../../annotation';
import type { Span } from '../../text';
import type { Icon } from '../icons';

export type NodeKind = 'section' | 'entity' | 'mention' | 'speaker' | 'quote' | 'annotation' | 'tag';

/** A section of an article's part of the tree. */
export type SectionName = 'people' | 'organizations' | 'places' | 'others' | 'rejected' | 'quotes' | 'annotations';

/** The kind of a node and its state: what menus tell nodes apart by. */
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
  /** Unique in the article and stable while the text is: keeps what is expanded and selected. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** The part of the label to stand out, half-open. */
  readonly highlight?: readonly [number, number];
  readonly description: string;
  readonly tooltip: string;
  readonly icon: Icon | null;
  /** `#rrggbb`, as a person gave it: shown as a swatch in place of the icon. */
  readonly color?: string;
  readonly context: NodeContext;
  /** Where a click leads, or null. */
  readonly span: Span | null;
  /** What it stands for: an entity's, quote's or annotation's id, or a section's name. */
  readonly ref: string;
  readonly children: readonly TreeNode[];
}
