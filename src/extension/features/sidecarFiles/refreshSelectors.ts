import * as vscode from 'vscode';
import { refreshSteps, type TrackingSnapshot } from '../../../core/annotation';
import type { ReportError } from '../../shell/cancellation';
import { runSliced } from '../../shell/schedule';
import { canHaveSidecar } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import type { SidecarStore } from '../../stores/sidecarStore';
import type { TrackedDocuments } from '../../stores/trackedDocuments';

/**
 * When an article is saved, rewrites the selectors that no longer lead to their passages. The others stay as they are,
 * so an edit elsewhere in the text does not change the sidecar.
 */
export function refreshSelectors(
  sidecars: SidecarStore,
  tracked: TrackedDocuments,
  report: ReportError,
): vscode.Disposable {
  const queues = new Map<string, Promise<void>>();
  const latest = new Map<string, TrackingSnapshot>();

  const refresh = async (uri: vscode.Uri, snapshot: TrackingSnapshot): Promise<void> => {
    const key = uri.toString();
    // The article was saved again while this waited.
    if (latest.get(key) !== snapshot) return;
    try {
      const { read } = await sidecars.get(uri);
      if (!read.writable || !read.annotations.length) return;
      const { stale, selectors } = await runSliced(refreshSteps(snapshot, read.annotations));
      tracked.remember(uri, snapshot, selectors);
      if (stale.length) await sidecars.rewrite(uri, stale);
    } finally {
      if (latest.get(key) === snapshot) {
        latest.delete(key);
        queues.delete(key);
      }
    }
  };

  return vscode.workspace.onDidSaveTextDocument(document => {
    const snapshot = isSeedDocument(document) && canHaveSidecar(document.uri) ? tracked.snapshot(document) : null;
    if (!snapshot) return;
    const key = document.uri.toString();
    latest.set(key, snapshot);
    const before = queues.get(key) ?? Promise.resolve();
    queues.set(key, before.then(() => refresh(document.uri, snapshot)).catch(report));
  });
}
