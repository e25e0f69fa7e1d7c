/**
 * The use cases that all hosts share: open a file, recognize seed files, find the corpus file, decide, extract, check,
 * export. Hosts provide ports. Files are identified by names that the host chooses; offsets are file offsets.
 */

// Open a file

export { analyseOnce } from './analyseOnce';
export { type FileView, Project, type ProjectPorts } from './project';

// Find seed files, sidecars and corpus files

export { CORPUS_FILE, SIDECAR_SUFFIX } from '../annotation';
export { HEAD_LENGTH, isSeedFile, isSeedPath, opensWithHeader, SKIPPED_FOLDERS } from './seedFile';
export { articleOf, faultOf, nearestCorpus, pathBelow, ReadOnce, sidecarOf } from './stored';

// Decide

export { Decisions, type SeenText, type Verdict } from './decide';

// Index

export { corpusKeyOf, FileIndexer, type FileIndexing, headRowsOf, type IndexedTexts } from './fileIndexer';

// Extract, check and export

export { ArticleExport, type ExportOptions, type ExportTarget } from './export';
export { extractFile } from './extract';
export { ProblemCheck } from './problems';

// Ports

export type {
  AnalysedFile,
  Analyses,
  Authors,
  Cancellation,
  Clock,
  FileName,
  Ids,
  Log,
  PlacedTarget,
  ProjectFiles,
  ReadOutcome,
  RunSteps,
  StoredAnnotations,
  StoredCorpus,
  StoredSidecar,
  TrackedPlaces,
} from './ports';
