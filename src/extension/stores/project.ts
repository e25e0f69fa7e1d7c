import * as vscode from 'vscode';
import { Project, type StoredAnnotations, type TrackedPlaces } from '../../core/project';
import type { Span } from '../../core/text';
import { pathBelow } from '../../platform/vscode/folders';
import { runSliced } from '../shell/schedule';
import { openDocument } from '../shell/text';
import type { AnalysisStore } from './analysisStore';
import { canHaveSidecar } from './annotatable';
import type { CorpusStore } from './corpusStore';
import { isSeedDocument } from './seedFiles';
import type { Sidecar, SidecarStore } from './sidecarStore';
import type { TrackedDocuments } from './trackedDocuments';

/** The use-cases over the editor's stores. Files are named by their uris. */
export function editorProject(
  analyses: AnalysisStore,
  sidecars: SidecarStore,
  corpus: CorpusStore,
  tracked: TrackedDocuments,
): Project<Sidecar | null> {
  const stored: StoredAnnotations<Sidecar | null> = {
    sidecarOf: async file => {
      const uri = vscode.Uri.parse(file);
      return canHaveSidecar(uri) ? sidecars.get(uri) : null;
    },
    corpusFor: async file => {
      const uri = vscode.Uri.parse(file);
      const found = await corpus.find(uri);
      if (!found) return null;
      const path = pathBelow(vscode.Uri.joinPath(found.uri, '..'), uri);
      return { file: found.uri.toString(), read: found.read, path };
    },
  };
  return new Project({
    run: (steps, cancellation) => runSliced(steps, () => cancellation?.isCancelled ?? false),
    analyses: { of: (file, text) => analyses.get(vscode.Uri.parse(file), text) },
    stored,
    tracked: placesIn(tracked),
  });
}

function placesIn(tracked: TrackedDocuments): TrackedPlaces {
  return {
    spansOf: (file, text, ends) => {
      const uri = vscode.Uri.parse(file);
      tracked.settle(uri, text);
      const spans = new Map<string, Span>();
      for (const end of ends) {
        const at = tracked.spanOf(uri, end);
        if (at) spans.set(end.key, at);
      }
      return spans;
    },
    track: (file, text, found) => {
      const uri = vscode.Uri.parse(file);
      const open = openDocument(uri);
      if (open && isSeedDocument(open) && open.getText() === text) tracked.track(uri, text, found);
    },
  };
}
