/**
 * The door of annotations: other layers import nothing behind it.
 *
 * Annotations are stored in sidecar files, one beside each article file; what applies to all articles of a folder is in
 * the corpus file. Both are YAML, read and edited as text. Anchoring finds the annotated passages in the current text.
 * {@link overlay} applies the user's decisions to an analysis.
 *
 * All offsets are UTF-16 offsets of the file, and spans are half-open. Functions that read files report problems and do
 * not throw. A generator named `…Steps` yields, so that a caller can pause or cancel, and returns its result.
 */

// The model: annotations, their targets, and where these are in a text.

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
export { describeSpan } from './model/selector';

// Files: which ones hold annotations, and which ones their new content.

export { annotationDrafts, draftName, hiddenDraftName, isAbandoned } from './model/drafts';
export {
  CORPUS_FILE,
  hasAnnotationFormat,
  isAnnotationFileName,
  linkTargetFault,
  SIDECAR_SUFFIX,
} from './model/fileKinds';

// YAML: results and problems of reading and editing sidecars and the corpus file.

export type { SidecarProblem } from './yaml/file';
export type { ItemRecord } from './yaml/itemRecords';
export type { RevertResult, YamlEditResult } from './yaml/keyedList';
export { isSame } from './yaml/listChanges';

// Anchoring: finding passages again, and tracking them while a text is edited.

export { AnchorFinder, anchorSteps } from './anchoring/anchor';
export { anchorAnnotations } from './anchoring/anchorAnnotations';
export { EditBatch, type TextEdit } from './anchoring/editBatch';
export { type RefreshedSelectors, refreshSteps } from './anchoring/refreshSelectors';
export { type EditCause, TrackedRange } from './anchoring/trackedRange';
export { TrackedRanges, type TrackingSnapshot } from './anchoring/trackedRanges';

// The sidecar: reading, checking, editing, reverting, and following a moved article.

export { articleMissing, likenessProblems, orphanProblems } from './sidecar/checkSidecar';
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

// The corpus file: tags, entities and relation types of a folder.

export { type DistinctNames, distinctNamesKey } from './corpusFile/corpusDistinct';
export type { CorpusEntity } from './corpusFile/corpusEntities';
export {
  CORPUS_LISTS,
  type CorpusChange,
  type CorpusFile,
  type CorpusListName,
  editCorpusFile,
  readCorpusFile,
  revertCorpusFile,
} from './corpusFile/corpusFile';
export { type RecordMark, RecordMarks, recordMarkKey } from './corpusFile/corpusRecords';
export { type RelationTargetKind, type RelationType, relationFit } from './corpusFile/corpusRelations';
export { isTagBelow, renameTagPath, type TagNode, TagSet, tagPath } from './corpusFile/tagSet';

// The overlay: an analysis with the user's decisions.

export { CorpusEntityIndex } from './entities/corpusEntityIndex';
export { MIN_SAME_QUOTE_OVERLAP } from './overlay/addedQuotes';
export { annotationsByArticle } from './overlay/byArticle';
export { type ArticleView, type EntityView, overlay, overlaySteps, type QuoteView } from './overlay/overlay';

// Changes of entities: what to write for a decision, in an article or for the folder.

export {
  aliasesInCorpus,
  corpusNamesOf,
  rejectInCorpus,
  removeFromCorpus,
  renameInCorpus,
  setTypeInCorpus,
  splitInCorpus,
} from './changes/corpusEntityChanges';
export {
  keepNamesApart,
  type NamedPerson,
  type OtherPerson,
  splitPerson,
} from './changes/corpusPeopleChanges';
export {
  type AnnotationDraft,
  draftAddition,
  draftEntityEdit,
  draftMerge,
  draftSplit,
  type EntityEdit,
  entityDecisionIds,
} from './changes/entityChanges';

// Merging two versions of a sidecar.

export { mergeSidecars, type SidecarMerge } from './merge/mergeSidecars';
