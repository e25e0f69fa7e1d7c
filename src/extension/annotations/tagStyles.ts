import * as vscode from 'vscode';
import { type CorpusFile, editCorpusFile, readCorpusFile } from '../../core/annotation/corpusFile';
import { encode, openDocument, readText } from '../host/text';

export const CORPUS_FILE = 'seed-annotator.yaml';

export interface TagStyle {
  readonly name: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/** Told apart in light and dark themes by hue; used in turn for tags that name no colour. */
const PALETTE = ['#4e9bd4', '#d9822b', '#4fa66a', '#c2557a', '#8f6fd1', '#b3a125', '#3fa7a0', '#a9705a'];

/** The tags of a workspace folder, from its `seed-annotator.yaml`. */
export class TagStyles implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher(`**/${CORPUS_FILE}`);
  private readonly files = new Map<string, Promise<CorpusFile>>();
  readonly onDidChange = this.changed.event;

  constructor() {
    const stale = () => {
      this.files.clear();
      this.changed.fire();
    };
    this.watcher.onDidCreate(stale);
    this.watcher.onDidChange(stale);
    this.watcher.onDidDelete(stale);
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
  }

  async tagsFor(uri: vscode.Uri): Promise<TagStyle[]> {
    const file = await this.read(uri);
    return (file?.tags ?? []).map(({ name, description, color }) => ({
      name,
      description: description ?? '',
      color: colorOf(name, color),
    }));
  }

  async styleOf(tag: string, uri: vscode.Uri): Promise<TagStyle> {
    const known = (await this.tagsFor(uri)).find(candidate => candidate.name === tag);
    return known ?? { name: tag, description: '', color: colorOf(tag) };
  }

  /** Adds a tag to the folder's tag set, unless it is there. @throws Error where the file cannot be read or written. */
  async add(tag: string, uri: vscode.Uri): Promise<void> {
    const at = corpusFileOf(uri);
    if (!at || (await this.tagsFor(uri)).some(known => known.name === tag)) return;
    const edited = editCorpusFile(await readText(at), [{ op: 'addTag', tag: { name: tag, color: colorOf(tag) } }]);
    if (!edited.ok)
      throw new Error(`${CORPUS_FILE}, line ${edited.problems[0].line + 1}: ${edited.problems[0].message}`);
    const open = openDocument(at);
    if (open?.isDirty) throw new Error(`${CORPUS_FILE} has unsaved changes: save it first.`);
    await vscode.workspace.fs.writeFile(at, encode(edited.text));
    this.files.clear();
    this.changed.fire();
  }

  private async read(uri: vscode.Uri): Promise<CorpusFile | null> {
    const at = corpusFileOf(uri);
    if (!at) return null;
    const key = at.toString();
    let file = this.files.get(key);
    if (!file) {
      file = readText(at).then(text => readCorpusFile(text ?? ''));
      this.files.set(key, file);
    }
    return file;
  }
}

function corpusFileOf(uri: vscode.Uri): vscode.Uri | null {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder ? vscode.Uri.joinPath(folder.uri, CORPUS_FILE) : null;
}

/** A colour of six hex digits as it is; anything else gives way to one from the palette, always the same for a name. */
function colorOf(name: string, color?: string): string {
  if (color && /^#[0-9a-f]{6}$/i.test(color)) return color;
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return PALETTE[hash % PALETTE.length];
}
