import type * as vscode from 'vscode';
import { findFiles, findFilesIn } from '../shell/findFiles';
import { SIDECAR_SUFFIX } from '../stores/sidecarStore';

/** The sidecars of the workspace, or of one folder, with or without their articles. In no particular order. */
export async function findSidecars(
  token: vscode.CancellationToken,
  folder: vscode.WorkspaceFolder | null = null,
): Promise<vscode.Uri[]> {
  const wanted = { include: [`**/*${SIDECAR_SUFFIX}`] };
  return folder ? findFilesIn(folder, wanted, token) : findFiles(wanted, token);
}
