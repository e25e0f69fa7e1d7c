import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  readonly content: Uint8Array;
  readonly mtime: number;
}

const NOTHING = new Uint8Array();
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** A file system in memory, without links. Writing a file makes the folders that it is in. */
export class MemoryFiles implements vscode.FileSystemProvider {
  /** By path, without a slash at the end. */
  private readonly entries = new Map<string, Entry>([
    ['', { type: vscode.FileType.Directory, content: NOTHING, mtime: 0 }],
  ]);
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private clock = 0;
  readonly onDidChangeFile = this.changed.event;

  /** The paths of all files. */
  get paths(): string[] {
    return [...this.entries].flatMap(([path, { type }]) => (type === vscode.FileType.File ? [path] : []));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { type, content, mtime } = this.entry(uri);
    return { type, ctime: 0, mtime, size: content.length };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const { type, content } = this.entry(uri);
    if (type !== vscode.FileType.File) throw vscode.FileSystemError.FileIsADirectory(uri);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const type = this.entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.makeFolder(parentOf(uri.path));
    this.entries.set(uri.path, { type: vscode.FileType.File, content, mtime: ++this.clock });
    this.tell(uri, type);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (this.entry(uri).type !== vscode.FileType.Directory) throw vscode.FileSystemError.FileNotADirectory(uri);
    const lead = `${keyOf(uri)}/`;
    return [...this.entries].flatMap(([path, { type }]): [string, vscode.FileType][] =>
      path.startsWith(lead) && !path.includes('/', lead.length) ? [[path.slice(lead.length), type]] : [],
    );
  }

  createDirectory(uri: vscode.Uri): void {
    this.makeFolder(keyOf(uri));
    this.tell(uri, vscode.FileChangeType.Created);
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { overwrite: boolean }): void {
    this.entry(from);
    if (!overwrite && this.entries.has(to.path)) throw vscode.FileSystemError.FileExists(to);
    this.makeFolder(parentOf(to.path));
    for (const [path, entry] of [...this.entries]) {
      if (path !== from.path && !path.startsWith(`${from.path}/`)) continue;
      this.entries.delete(path);
      this.entries.set(to.path + path.slice(from.path.length), entry);
    }
    this.tell(from, vscode.FileChangeType.Deleted);
    this.tell(to, vscode.FileChangeType.Created);
  }

  delete(uri: vscode.Uri): void {
    this.entry(uri);
    for (const path of [...this.entries.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.entries.delete(path);
    this.tell(uri, vscode.FileChangeType.Deleted);
  }

  private entry(uri: vscode.Uri): Entry {
    const entry = this.entries.get(keyOf(uri));
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  private makeFolder(path: string): void {
    if (this.entries.has(path)) return;
    this.makeFolder(parentOf(path));
    this.entries.set(path, { type: vscode.FileType.Directory, content: NOTHING, mtime: ++this.clock });
  }

  private tell(uri: vscode.Uri, type: vscode.FileChangeType): void {
    this.changed.fire([{ type, uri }]);
  }
}

const keyOf = (uri: vscode.Uri): string => uri.path.replace(/\/$/, '');
