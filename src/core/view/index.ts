/** What surfaces show, as plain data, neutral of the host. */
export { proposalsFor, verdictOn } from './candidates';
export { legible, type ThemeKind } from './contrast';
export { entityById, mentionAt, neighbour, quoteAt, quotesOf } from './find';
export { annotationBlocks } from './hover/annotationHover';
export { hoverAt } from './hover/articleHover';
export type { Icon } from './icons';
export { type Action, emphasis, type Inline, type Line, strong, text, withoutWriting } from './inline';
export { lanesOf } from './lanes';
export { type Lens, lensesOf, readingLenses } from './lens';
export { type OutlineItem, outlineOf } from './outline';
export { countPlaces, type PlaceToCheck, placeInWords, placeNode, placesToCheck } from './placesToCheck';
export { relationChoices } from './relationChoices';
export { EntitiesByPlace, entityOf, passageInWords } from './relations';
export { back, forward, goTo, ReviewQueue, readWalk, reviewItems, skip, UNWALKED, type Walk } from './review';
export { type LineSpan, planThreads, type ThreadPlan } from './threadPlan';
export { annotationNode, tagNodes } from './tree/annotationsTree';
export { articleTree } from './tree/articleTree';
export { changedNodes } from './tree/treeChanges';
export type { NodeContext, TreeNode } from './tree/treeNode';
export { tellAction } from './wording/actionLabels';
export { notOne } from './wording/entityLabels';
export { inContext } from './wording/excerptInContext';
export { makeVisible, PlainText, plainText, shorten, toPlainLines, toPlainText } from './wording/plainText';
export {
  cueOf,
  lineInWords,
  positionInWords,
  type ReviewAct,
  type Reviewed,
  reviewKeys,
  whoInWords,
  whyInWords,
} from './wording/reviewLabels';
export { isNamed, isSpoken, tellSpeaker, type ViewOptions } from './wording/speakerLabel';
export { count, excerpt, percent } from './wording/words';
