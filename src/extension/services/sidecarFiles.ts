import * as vscode from 'vscode';
import { SIDECAR_SUFFIX } from '../stores/sidecarStore';

/** The sidecars of the workspace, or of one folder, with or without their articles. In no particular order. */
export async function findSidecars(
  token: vscode.CancellationToken,
  folder: vscode.WorkspaceFolder | null = null,
): Promise<vscode.Uri[]> {
  const glob = `**/*${SIDECAR_SUFFIX}`;
  const pattern = folder ? new vscode.RelativePattern(folder, glob) : glob;
  return vscode.workspace.findFiles(pattern, undefined, undefined, token);
}
