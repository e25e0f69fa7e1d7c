/**
 * The use-cases that all hosts share: open a file, tell what is a seed file, find the corpus file that holds, decide,
 * export. Hosts hand in ports. Files are known by the names that the host gives them; offsets are file offsets.
 */
export { CORPUS_FILE, SIDECAR_SUFFIX } from '../annotation';
export { analyseOnce } from './analyseOnce';
export { Decisions, type SeenText, type Verdict } from './decide';
export { ArticleExport, type ExportOptions, type ExportTarget } from './export';
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
  RunSteps,
  StoredAnnotations,
  StoredCorpus,
  StoredSidecar,
  TrackedPlaces,
} from './ports';
export { type FileView, Project, type ProjectPorts } from './project';
export { HEAD_LENGTH, isSeedFile, isSeedPath, opensWithHeader, SKIPPED_FOLDERS } from './seedFile';
export { articleOf, faultOf, nearestCorpus, ReadOnce, sidecarOf } from './stored';
