/** Annotations: what a sidecar and the corpus file hold, where it is in a text, and what it makes of an analysis. */
export { AnchorFinder, anchorSteps } from './anchoring/anchor';
export { anchorAnnotations } from './anchoring/anchorAnnotations';
export { EditBatch, type TextEdit } from './anchoring/editBatch';
export { type RefreshedSelectors, refreshSteps } from './anchoring/refreshSelectors';
export { TrackedRange } from './anchoring/trackedRange';
export { type Snapshot, TrackedRanges } from './anchoring/trackedRanges';
export {
  corpusNamesOf,
  rejectInCorpus,
  removeFromCorpus,
  renameInCorpus,
  setTypeInCorpus,
} from './changes/corpusEntityChanges';
export {
  type AnnotationDraft,
  draftAddition,
  draftEntityEdit,
  draftMerge,
  draftSplit,
  entityDecisionIds,
} from './changes/entityChanges';
export type { CorpusEntity } from './corpusFile/corpusEntities';
export {
  CORPUS_LISTS,
  type CorpusChange,
  type CorpusFile,
  editCorpusFile,
  readCorpusFile,
  revertCorpusFile,
} from './corpusFile/corpusFile';
export { type RelationTargetKind, type RelationType, relationFit } from './corpusFile/corpusRelations';
export { isTagBelow, renameTagPath, type TagNode, TagSet, tagPath } from './corpusFile/tagSet';
export { CorpusIndex } from './entities/corpusEntityIndex';
export { mergeSidecars, type SidecarMerge } from './merge/mergeSidecars';
export {
  type Anchor,
  type AnchoredAnnotation,
  type Annotation,
  type AnnotationKind,
  type EntityDecision,
  isActive,
  type Note,
  type Relation,
  type Reply,
  type Selector,
  type SpeakerDecision,
  type Tag,
} from './model/annotation';
export {
  type AnnotationTarget,
  anchoredSpans,
  anchorStatus,
  isUncertain,
  targetsOf,
  withAnchors,
  withSelectors,
} from './model/annotationTargets';
export {
  CORPUS_FILE,
  hasAnnotationFormat,
  isAnnotationFileName,
  linkTargetFault,
  SIDECAR_SUFFIX,
} from './model/fileKinds';
export { describeSpan } from './model/selector';
export { MIN_SAME_QUOTE_OVERLAP } from './overlay/addedQuotes';
export { annotationsByArticle } from './overlay/byArticle';
export { type ArticleView, type EntityView, overlay, type QuoteView } from './overlay/overlay';
export { articleMissing, orphanProblems } from './sidecar/checkSidecar';
export { ENTITY_TYPES, readItem, toItem } from './sidecar/items';
export { backupName, MIGRATIONS, type Migration } from './sidecar/migrations';
export {
  ANNOTATIONS_KEY,
  editSidecar,
  readSidecar,
  renameSource,
  revertSidecar,
  type SidecarChange,
  type SidecarRead,
} from './sidecar/sidecar';
export { MIN_RELOCATION_SHARE, relocationShareSteps } from './sidecar/sidecarRelocation';
export { SidecarRewrites } from './sidecar/sidecarRewrites';
export type { SidecarProblem } from './yaml/file';
export type { ItemRecord } from './yaml/itemRecords';
export type { RevertResult, YamlEditResult } from './yaml/keyedList';
export { isSame } from './yaml/listChanges';
