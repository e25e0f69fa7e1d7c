/** The contents of surfaces (lenses, hovers, trees, outline, review) as plain data. Offsets are file offsets. */

// Quotes, mentions and entities at a position

export {
  type EntityIn,
  entityById,
  type MentionAt,
  mentionAt,
  namesakesOf,
  neighbour,
  quoteAt,
  quotesOf,
} from './find';
export { EntitiesByPlace, entityOf, passageLabelOf } from './relations';

// Lenses, outline and hovers

export { annotationBlocks } from './hover/annotationHover';
export { hoverAt } from './hover/articleHover';
export {
  emphasis,
  type Inline,
  isReading,
  type LinkAction,
  type RichLine,
  strong,
  text,
  withoutWriting,
} from './inline';
export { lensesOf, readingLenses, type SpeakerLens } from './lens';
export { type OutlineItem, outlineOf } from './outline';
export { quoteLinks } from './quoteLinks';

// The editor's own ways of reading

export { definitionAt, introductionOf } from './reading/definition';
export { type Hint, hintsIn } from './reading/hints';
export { type QuoteProgress, quoteProgressOf } from './reading/quoteProgress';
export { type QuotedSpeaker, quotedWithin, quotersOf, speakersIn } from './reading/quoting';
export { selectionSpansAt } from './reading/selectionSpans';
export { tagNamesIn } from './reading/tagNames';
export { typedNamesOf } from './reading/typedNames';

// Quotes that come again, and quotes against records

export { beginningOf, type Placed, placeQuotes } from './reuse/placing';
export { recordLabel, verdictBlock, verdictHeading, verdictLabel, verdictLens } from './reuse/recordLabels';
export { type PlaceRow, placeLabel, placeRows, type QuoteLens, reuseBlock, reuseLens } from './reuse/reuseLabels';
export { changesInBrief, changesLine, changesText } from './reuse/wordChanges';

// Trees

export { annotationNode, tagNodes } from './tree/annotationsTree';
export { articleTree, articleTreeSteps } from './tree/articleTree';
export {
  coQuotedRow,
  moreRow,
  type PeopleContext,
  type PeopleRow,
  type PersonList,
  peopleSortLabels,
  peopleSummary,
  peopleTypeLabels,
  personArticleRow,
  personQuoteRow,
  personRoleRow,
  personRow,
  personSections,
  spellingRow,
} from './tree/peopleTree';
export {
  type HeldInRecord,
  heldRow,
  moreHeldRow,
  type RecordsContext,
  type RecordsRow,
  recordRow,
  VERDICT_ORDER,
  verdictRow,
} from './tree/recordsTree';
export { moreReuseRow, type ReuseContext, type ReuseRow, reusePlaceRows, reuseRow } from './tree/reuseTree';
export { changedNodeSteps, changedNodes } from './tree/treeChanges';
export type { NodeContext, TreeNode } from './tree/treeNode';

// Annotations that need attention

export { annotationLabelOf, countPlaces, type PlaceToCheck, placeNode, placesToCheck } from './placesToCheck';

// Review

export { proposalsFor, verdictOn } from './candidates';
export { back, forward, goTo, NEW_WALK, ReviewQueue, readWalk, reviewItems, skip, type Walk } from './review';
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

// Relations, marks and threads

export { legible, type ThemeKind } from './contrast';
export type { Icon } from './icons';
export { lanesOf } from './lanes';
export { relationChoices } from './relationChoices';
export { type LineSpan, planThreads, type ThreadPlan } from './threadPlan';

// The quote map

export {
  axisNameOf,
  axisSourceOf,
  type ImageFormat,
  layOutTimeline,
  type MapMessage,
  type MapState,
  type MapTable,
  type MapUpdate,
  type MarkLabel,
  markLabelOf,
  nameOf,
  PICTURES,
  type Picture,
  type PictureName,
  pictureTitles,
  questionOf,
  radiusOf,
  readMapMessage,
  readMapState,
  remarksOn,
  shareLabelOf,
  sourceLabelOf,
  type TimelineLayout,
  tableOf,
  WHOLE_CORPUS,
} from './quoteMap';

// Searches of the corpus

export { type ConcordanceLine, concordanceLines } from './search/concordance';
export { fieldHelp, type HelpEntry, optionHelp, queryHelp } from './search/queryHelp';
export {
  DEFAULT_SEARCH,
  emptySummary,
  LINES_BEFORE_RESULTS,
  newSearchText,
  optionsLine,
  readSearchText,
  resultsText,
  SEARCH_OPTIONS,
  SEARCH_SORTS,
  type SearchOptions,
  type SearchSort,
  type SearchSummary,
  type SearchText,
  summaryLine,
} from './search/searchText';

// Labels and safe text

export { actionLabelOf } from './wording/actionLabels';
export { rejectionLabelOf, typeName } from './wording/entityLabels';
export { excerptInContext } from './wording/excerptInContext';
export { durationOf, type IndexLabels, type IndexProgress, indexLabelsOf } from './wording/indexLabels';
export { monthAndYear, withMonthsIn } from './wording/months';
export { makeVisible, PlainText, plainTextIn, shorten, toPlainLines, toPlainText } from './wording/plainText';
export { ruleInShort, ruleInWords } from './wording/ruleLabels';
export { isNamed, isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';
export { capitalize, count, excerpt, percent } from './wording/words';
