import * as vscode from 'vscode';
import { linkTargetFault } from '../../core/annotation';
import { type Files, isLink, isPlainFile, RefusedFile, statIfThere } from '../shell/files';
import { say, tell } from '../shell/language';

const WAY_OUT = say`Replace it with a file, or change the link.`;

/**
 * Where a file's content is written: to the file itself, or to the target of a link in the same workspace folder.
 * @param articleOf the article whose annotations a file holds, by its name; null where it has none
 * @throws RefusedFile where the target must not be written to, or is unknown
 */
export async function writePlace(
  files: Files,
  uri: vscode.Uri,
  articleOf: (file: vscode.Uri) => vscode.Uri | null,
): Promise<vscode.Uri> {
  const info = await statIfThere(files, uri);
  if (!info || (!isLink(info) && isPlainFile(info))) return uri;
  if (!isLink(info)) throw new RefusedFile(say`it is not a plain file. Remove it, then try again.`);
  if (!isPlainFile(info)) throw new RefusedFile(say`it is a symbolic link that does not lead to a file. ${WAY_OUT}`);
  if (!files.realPath)
    throw new RefusedFile(say`it is a symbolic link, and its target cannot be determined here. ${WAY_OUT}`);
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
  const [target, root] = [await files.realPath(uri), await files.realPath(folder)];
  if (!target || !root) throw new RefusedFile(say`it is a symbolic link whose target does not exist. ${WAY_OUT}`);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const misplaced = linkTargetFault(name, pathBelow(root, target), root.fsPath);
  const fault = misplaced
    ? tell(misplaced)
    : (await isOfAnother(files, articleOf(uri), articleOf(target)))
      ? say`which contains the annotations of another article`
      : null;
  if (fault) throw new RefusedFile(say`it is a symbolic link to ${target.fsPath}, ${fault}. ${WAY_OUT}`);
  return target;
}

/** The path with `/` between its parts; null where it is outside. */
function pathBelow(root: vscode.Uri, { path }: vscode.Uri): string | null {
  const from = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return path.startsWith(from) ? path.slice(from.length) : null;
}

async function isOfAnother(files: Files, own: vscode.Uri | null, other: vscode.Uri | null): Promise<boolean> {
  if (!own || !other || !(await statIfThere(files, other))) return false;
  const [a, b] = [await files.realPath?.(own), await files.realPath?.(other)];
  return a?.toString() !== b?.toString();
}
