/** What surfaces show, as plain data, neutral of the host. */
export { proposalsFor, verdictOn } from './candidates';
export { legible, type ThemeKind } from './contrast';
export { entityById, mentionAt, neighbour, quoteAt, quotesOf } from './find';
export { annotationBlocks } from './hover/annotationHover';
export { hoverAt } from './hover/articleHover';
export type { Icon } from './icons';
export { emphasis, type Inline, type LinkAction, type RichLine, strong, text, withoutWriting } from './inline';
export { lanesOf } from './lanes';
export { lensesOf, readingLenses, type SpeakerLens } from './lens';
export { type OutlineItem, outlineOf } from './outline';
export { annotationLabelOf, countPlaces, type PlaceToCheck, placeNode, placesToCheck } from './placesToCheck';
export { relationChoices } from './relationChoices';
export { EntitiesByPlace, entityOf, passageLabelOf } from './relations';
export { back, forward, goTo, NEW_WALK, ReviewQueue, readWalk, reviewItems, skip, type Walk } from './review';
export { type LineSpan, planThreads, type ThreadPlan } from './threadPlan';
export { annotationNode, tagNodes } from './tree/annotationsTree';
export { articleTree } from './tree/articleTree';
export { changedNodes } from './tree/treeChanges';
export type { NodeContext, TreeNode } from './tree/treeNode';
export { actionLabelOf } from './wording/actionLabels';
export { rejectionLabelOf } from './wording/entityLabels';
export { excerptInContext } from './wording/excerptInContext';
export { makeVisible, PlainText, plainText, shorten, toPlainLines, toPlainText } from './wording/plainText';
export {
  cueOf,
  positionLabelOf,
  proposalLabelOf,
  type ReviewAction,
  type ReviewedQuote,
  reasonLabelOf,
  reviewKeys,
  reviewLineOf,
} from './wording/reviewLabels';
export { isNamed, isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';
export { count, excerpt, percent } from './wording/words';
