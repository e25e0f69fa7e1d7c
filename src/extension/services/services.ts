import type * as vscode from 'vscode';
import type { ReportError } from '../shell/cancellation';
import type { RowActivation } from '../shell/rowActivation';
import type { VirtualTexts } from '../shell/virtualTexts';
import type { Annotator } from '../stores/annotator';
import type { Operator } from '../stores/backgroundWorker';
import type { CorpusStore } from '../stores/corpusStore';
import type { History } from '../stores/history';
import type { IndexStore } from '../stores/indexStore';
import type { SidecarStore } from '../stores/sidecarStore';
import type { TagSchema } from '../stores/tagSchema';
import type { TrackedDocuments } from '../stores/trackedDocuments';
import type { ViewStore } from '../stores/viewStore';
import type { ReviewedParagraph } from './reviewedParagraph';
import type { RowSelections } from './selectedRows';
import type { ShownPassage } from './shownPassage';

/** The stores and shared objects that features work with. Each exists once. */
export interface Services {
  readonly views: ViewStore;
  readonly sidecars: SidecarStore;
  readonly corpus: CorpusStore;
  readonly index: IndexStore;
  /** Functions of texts, run in the worker. */
  readonly worker: Operator;
  readonly vocabulary: TagSchema;
  readonly annotator: Annotator;
  readonly history: History;
  readonly tracked: TrackedDocuments;
  readonly texts: VirtualTexts;
  readonly passages: ShownPassage;
  readonly activation: RowActivation;
  readonly reviewed: ReviewedParagraph;
  /** The rows selected in views, for keys. */
  readonly selections: RowSelections;
  /** The workspace's memory, kept by the editor. */
  readonly memory: vscode.Memento;
  /** Shows an error to the person, once, and logs it. Ignores cancellations. */
  readonly report: ReportError;
}
