import * as vscode from 'vscode';
import { articleOf, CORPUS_FILE, SIDECAR_SUFFIX } from '../../core/project';
import { DisposableOwner } from '../shell/disposables';
import { IGNORE_GLOB } from './ignoreFiles';

/** Changes within this time are told together, in milliseconds. */
const BATCH_MS = 40;
/** More changes at once are told as a change of everything: listing the folder again is quicker. */
const MAX_TOUCHED = 2000;
/** Folders that come and go lead to a listing only so often, in milliseconds. */
const FOLDERS_MS = 1000;

/** A person who comes back to the window leads to a listing only so often, in milliseconds. */
const RETURN_MS = 60_000;

/** Whether the name of a file is one that articles have. */
const isArticlePath = (uri: vscode.Uri): boolean => /\.(?:txt|seed)$/.test(uri.path);

/** Watches what the index is made from: articles, sidecars, corpus files, ignore files, and folders. */
export class IndexWatch extends DisposableOwner {
  private readonly touched = this.own(new vscode.EventEmitter<readonly vscode.Uri[]>());
  private readonly rules = this.own(new vscode.EventEmitter<void>());
  private readonly waiting = new Map<string, vscode.Uri>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private foldersTimer: ReturnType<typeof setTimeout> | null = null;

  /** Fires with articles that may have changed, are new or gone. */
  readonly onDidTouch = this.touched.event;
  /** Fires when any file may have changed. */
  readonly onDidChangeRules = this.rules.event;

  constructor() {
    super();
    this.watch('**/*.{txt,seed}', uri => this.touch(uri));
    this.watch(`**/*${SIDECAR_SUFFIX}`, uri => this.touch(uri.with({ path: articleOf(uri.path) })));
    this.watch(`**/${CORPUS_FILE}`, () => this.rules.fire());
    this.watch(IGNORE_GLOB, () => this.rules.fire());
    this.watchFolders();
    this.lookOnReturn();
    this.own(vscode.workspace.onDidSaveTextDocument(({ uri }) => isArticlePath(uri) && this.touch(uri)));
  }

  override dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    if (this.foldersTimer) clearTimeout(this.foldersTimer);
    super.dispose();
  }

  touch(uri: vscode.Uri): void {
    this.waiting.set(uri.toString(), uri);
    this.timer ??= setTimeout(() => this.tell(), BATCH_MS);
  }

  private tell(): void {
    this.timer = null;
    const uris = [...this.waiting.values()];
    this.waiting.clear();
    if (uris.length > MAX_TOUCHED) this.rules.fire();
    else this.touched.fire(uris);
  }

  private watch(glob: string, changed: (uri: vscode.Uri) => void): void {
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(glob));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) this.own(event(changed));
  }

  /** Not every disk can be watched: a network drive may say nothing. So everything is looked at when a person comes back. */
  private lookOnReturn(): void {
    let last = performance.now();
    this.own(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (!focused || performance.now() - last < RETURN_MS) return;
        last = performance.now();
        this.rules.fire();
      }),
    );
  }

  /** A folder that is renamed, moved in or deleted is told as one change, not as one of each file in it. */
  private watchFolders(): void {
    const watcher = this.own(vscode.workspace.createFileSystemWatcher('**/*', false, true, false));
    const consider = (uri: vscode.Uri): void => {
      const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
      if (name.includes('.') || /\/(?:\.git|node_modules)(?:\/|$)/.test(uri.path)) return;
      this.foldersTimer ??= setTimeout(() => {
        this.foldersTimer = null;
        this.rules.fire();
      }, FOLDERS_MS);
    };
    this.own(watcher.onDidCreate(consider));
    this.own(watcher.onDidDelete(consider));
  }
}
