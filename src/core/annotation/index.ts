/** Annotations: what a sidecar and the corpus file hold, where it is in a text, and what it makes of an analysis. */
export { AnchorFinder, anchorSteps } from './anchoring/anchor';
export { type Refreshed, refreshSteps } from './anchoring/refreshSelectors';
export { TrackedRange } from './anchoring/trackedRange';
export { type Snapshot, TrackedRanges } from './anchoring/trackedRanges';
export type { CorpusEntity } from './corpusFile/corpusEntities';
export { CorpusIndex } from './corpusFile/corpusEntityIndex';
export {
  CORPUS_LISTS,
  type CorpusChange,
  type CorpusFile,
  editCorpusFile,
  readCorpusFile,
  revertCorpusFile,
} from './corpusFile/corpusFile';
export { type EndKind, fitOf, type RelationType } from './corpusFile/corpusRelations';
export { isBelow, pathOf, renamedTag, type TagNode, TagSet } from './corpusFile/tagSet';
export {
  namesForAll,
  rejectedForAll,
  renamedForAll,
  typedForAll,
  withdrawnForAll,
} from './entities/corpusEntityChanges';
export { added, type Draft, decisionsOn, mergeInto, sayOfEntity, splitOff } from './entities/entityDrafts';
export { mergeSidecars, type SidecarMerge } from './merge/mergeSidecars';
export {
  type Anchor,
  type AnchoredAnnotation,
  type Annotation,
  type AnnotationKind,
  type EntityDecision,
  holds,
  type Note,
  type Relation,
  type Reply,
  type Selector,
  type SpeakerDecision,
  type Tag,
} from './model/annotation';
export {
  anchorAnnotations,
  anchorStatus,
  type End,
  endsOf,
  isGuessed,
  placesOf,
  withAnchors,
  withEnds,
} from './model/annotationTargets';
export { CORPUS_FILE, faultOfLinkTarget, holdsAnnotations, isAnnotationsName, SIDECAR_SUFFIX } from './model/fileKinds';
export { describe } from './model/selector';
export { SHARED } from './overlay/addedQuotes';
export { annotationsByArticle } from './overlay/byArticle';
export { type ArticleView, type EntityView, overlay, overlaySteps, type QuoteView } from './overlay/overlay';
export { articleMissing, orphanProblems } from './sidecar/checkSidecar';
export { EditBatch, type TextEdit } from './sidecar/editBatch';
export { ENTITY_TYPES, readItem, toItem } from './sidecar/items';
export { copyName, MIGRATIONS, type Migration } from './sidecar/migrations';
export { SidecarRewrites } from './sidecar/rewrites';
export {
  ANNOTATIONS,
  editSidecar,
  editSource,
  readSidecar,
  revertSidecar,
  type SidecarChange,
  type SidecarRead,
} from './sidecar/sidecar';
export { ENOUGH_AT_HOME, shareAtHome } from './sidecar/sidecarRelocation';
export type { SidecarProblem } from './yaml/file';
export type { ItemRecord } from './yaml/itemRecords';
export type { RevertResult, YamlEditResult } from './yaml/keyedList';
export { isSame } from './yaml/listChanges';
