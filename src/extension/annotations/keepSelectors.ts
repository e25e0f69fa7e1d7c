import * as vscode from 'vscode';
import { anchorSteps } from '../../core/annotation/anchor';
import { endsOf, withEnds } from '../../core/annotation/ends';
import type { Annotation } from '../../core/annotation/model';
import { describe } from '../../core/annotation/selector';
import { canHaveSidecar } from '../articles/annotatable';
import { isSeedDocument } from '../articles/seedFiles';
import { runSliced } from '../host/schedule';
import type { Annotator } from './annotator';
import type { LiveSpans } from './liveSpans';
import type { SidecarStore } from './sidecarStore';

/**
 * When an article is saved, the selectors that would no longer lead to where their annotation is are written anew.
 * Those that still do are left alone: an edit elsewhere in the text leaves no trace in the sidecar.
 */
export function keepSelectors(
  sidecars: SidecarStore,
  live: LiveSpans,
  annotator: Annotator,
  report: (error: unknown) => void,
): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(document => {
    if (isSeedDocument(document) && canHaveSidecar(document.uri))
      rewriteStale(document, sidecars, live, annotator).catch(report);
  });
}

async function rewriteStale(
  document: vscode.TextDocument,
  sidecars: SidecarStore,
  live: LiveSpans,
  annotator: Annotator,
): Promise<void> {
  const text = document.getText();
  const { read } = await sidecars.get(document.uri);
  if (!read.writable || !read.annotations.length) return;
  const ends = read.annotations.map(endsOf);
  const anchors = await runSliced(
    anchorSteps(
      text,
      ends.flat().map(({ selector }) => selector),
    ),
  );
  const stale: Annotation[] = [];
  let next = 0;
  read.annotations.forEach((annotation, i) => {
    const selectors = ends[i].map(end => {
      const found = anchors[next++];
      const at = live.get(document.uri, end);
      if (!at || at.end > text.length) return end.selector;
      const leads = found.span?.start === at.start && found.span.end === at.end && found.status !== 'fuzzy';
      return leads ? end.selector : describe(text, at);
    });
    if (selectors.some((selector, end) => selector !== ends[i][end].selector))
      stale.push(withEnds(annotation, selectors));
  });
  if (stale.length) await annotator.rewrite(document.uri, stale);
}
