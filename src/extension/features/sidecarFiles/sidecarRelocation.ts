/** Sidecars whose article another program has renamed, moved or deleted. */

import * as vscode from 'vscode';
import { ENOUGH_AT_HOME, shareAtHome } from '../../../core/annotation';
import { compareFiles } from '../../shell/order';
import { runSliced } from '../../shell/schedule';
import { readText } from '../../shell/text';
import { findSeedFiles } from '../../stores/seedFiles';
import { articleOf, SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { exists } from './fileMoves';

/** A sidecar without an article beside it, and the article whose text holds most of its passages. */
export interface Lost {
  readonly sidecar: vscode.Uri;
  /** Null where no text holds enough of them, or two hold as many. */
  readonly article: vscode.Uri | null;
  /** Of the passages, 0–1. */
  readonly share: number;
}

/** More are not compared: each is held against every article without annotations. */
const MOST_SIDECARS = 200;

export async function sidecarsWithoutArticle(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const sidecars = await vscode.workspace.findFiles(`**/*${SIDECAR_SUFFIX}`, undefined, undefined, token);
  const lost: vscode.Uri[] = [];
  for (const sidecar of sidecars.sort(compareFiles)) {
    if (token.isCancellationRequested) break;
    if (!(await exists(articleOf(sidecar)))) lost.push(sidecar);
  }
  return lost;
}

/** For each sidecar without article the article that it fits. @throws vscode.CancellationError where cancelled */
export async function findLost(
  sidecars: SidecarStore,
  token: vscode.CancellationToken,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Lost[]> {
  const lost = (await sidecarsWithoutArticle(token)).slice(0, MOST_SIDECARS);
  if (!lost.length) return [];
  const wanted = await Promise.all(lost.map(async uri => (await sidecars.get(articleOf(uri))).read.annotations));
  const best = lost.map(sidecar => ({ sidecar, article: null as vscode.Uri | null, share: 0 }));
  const articles = await findSeedFiles(token);
  for (const [done, article] of articles.entries()) {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    progress(done, articles.length);
    const text = (await exists(sidecarOf(article))) ? null : await readText(article).catch(() => null);
    if (text === null) continue;
    for (const [i, annotations] of wanted.entries()) {
      const share = await runSliced(shareAtHome(text, annotations), () => token.isCancellationRequested);
      if (share >= ENOUGH_AT_HOME && share === best[i].share) best[i].article = null;
      else if (share >= ENOUGH_AT_HOME && share > best[i].share) Object.assign(best[i], { article, share });
    }
  }
  return best;
}

/** Puts a sidecar beside the article that it belongs to; never over another. */
export async function bringHome(sidecars: SidecarStore, from: vscode.Uri, article: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.rename(from, sidecarOf(article), { overwrite: false });
  await sidecars.renameSource(article);
}
