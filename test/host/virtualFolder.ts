import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';

/** Adds a folder to the workspace, as its last. */
export async function addFolder(uri: vscode.Uri, name?: string): Promise<void> {
  const count = vscode.workspace.workspaceFolders?.length ?? 0;
  const isAdded = () => vscode.workspace.workspaceFolders?.some(folder => folder.uri.toString() === uri.toString());
  await changed(() => vscode.workspace.updateWorkspaceFolders(count, 0, { uri, ...(name ? { name } : {}) }), isAdded);
}

export async function removeFolder(uri: vscode.Uri): Promise<void> {
  const at = () =>
    vscode.workspace.workspaceFolders?.findIndex(folder => folder.uri.toString() === uri.toString()) ?? -1;
  await changed(
    () => vscode.workspace.updateWorkspaceFolders(at(), 1),
    () => at() < 0,
  );
}

async function changed(act: () => boolean, isDone: () => boolean | undefined): Promise<void> {
  const told = new Promise<void>(resolve => {
    const listener = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (!isDone()) return;
      listener.dispose();
      resolve();
    });
  });
  if (!act()) throw new Error('the folders of the workspace cannot be changed now');
  await told;
}

/** A folder of the workspace that is on no disk. */
export class VirtualFolder {
  private constructor(
    readonly uri: vscode.Uri,
    readonly files: MemoryFiles,
    private readonly provided: vscode.Disposable,
  ) {}

  static async add(
    scheme: string,
    path: string,
    options: { readonly isReadonly?: boolean; readonly name?: string } = {},
  ): Promise<VirtualFolder> {
    const files = new MemoryFiles();
    const uri = vscode.Uri.from({ scheme, path });
    files.createDirectory(uri);
    const provided = vscode.workspace.registerFileSystemProvider(scheme, files, options);
    await addFolder(uri, options.name);
    return new VirtualFolder(uri, files, provided);
  }

  /** Takes the folder out of the workspace. Its files stay: the editor keeps closed documents for a while. */
  leave(): Promise<void> {
    return removeFolder(this.uri);
  }

  dispose(): void {
    this.provided.dispose();
  }
}
