/** Finds articles that another program has renamed or moved without their sidecars. */

import * as vscode from 'vscode';
import { MIN_RELOCATION_SHARE, relocationShareSteps } from '../../../core/annotation';
import { findSidecars } from '../../services/sidecarFiles';
import { throwIfCancelled } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { sortFiles } from '../../shell/order';
import { runSliced } from '../../shell/schedule';
import { readText } from '../../shell/text';
import { findSeedFiles } from '../../stores/seedFiles';
import { articleOf, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';

/** A sidecar without an article beside it, and the article that it seems to belong to. */
export interface Relocation {
  readonly sidecar: vscode.Uri;
  /** The article that contains most of the passages; null if none contains enough, or two contain as many. */
  readonly article: vscode.Uri | null;
  /** Share of the passages that the article contains, 0–1. */
  readonly share: number;
}

/** Limit of sidecars that are compared: each is compared with every article without annotations. */
const MAX_SIDECARS = 200;

/** Sidecars without an article beside them, sorted by path. If cancelled, those found so far. */
export async function findOrphanedSidecars(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const orphaned: vscode.Uri[] = [];
  for (const sidecar of sortFiles(await findSidecars(token))) {
    if (token.isCancellationRequested) break;
    if (!(await exists(articleOf(sidecar)))) orphaned.push(sidecar);
  }
  return orphaned;
}

/** Finds the article of each orphaned sidecar. @throws vscode.CancellationError */
export async function findRelocations(
  sidecars: SidecarStore,
  token: vscode.CancellationToken,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Relocation[]> {
  const orphaned = (await findOrphanedSidecars(token)).slice(0, MAX_SIDECARS);
  if (!orphaned.length) return [];
  const matches = await Promise.all(
    orphaned.map(async sidecar => {
      const { read } = await sidecars.get(articleOf(sidecar));
      return { sidecar, annotations: read.annotations, article: null as vscode.Uri | null, share: 0 };
    }),
  );
  const articles = await findSeedFiles(token);
  for (const [done, article] of articles.entries()) {
    throwIfCancelled(token);
    progress(done, articles.length);
    const text = (await exists(sidecarOf(article))) ? null : await readText(article).catch(() => null);
    if (text === null) continue;
    for (const match of matches) {
      const share = await runSliced(relocationShareSteps(text, match.annotations), () => token.isCancellationRequested);
      if (share < MIN_RELOCATION_SHARE || share < match.share) continue;
      match.article = share === match.share ? null : article;
      match.share = share;
    }
  }
  return matches.map(({ sidecar, article, share }) => ({ sidecar, article, share }));
}

/** Moves a sidecar beside its article. Fails if a file is there. */
export async function relocateSidecar(sidecars: SidecarStore, from: vscode.Uri, article: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.rename(from, sidecarOf(article), { overwrite: false });
  await sidecars.renameSource(article);
}
