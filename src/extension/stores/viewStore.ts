import * as vscode from 'vscode';
import type { FileView, Project } from '../../core/project';
import { Debouncer } from '../shell/schedule';
import { openDocument, readText } from '../shell/text';
import type { AnalysisStore } from './analysisStore';
import type { CorpusStore } from './corpusStore';
import { onDidChangeLanguage } from './languageChanges';
import { editorProject } from './project';
import { isSeedDocument } from './seedFiles';
import type { Sidecar, SidecarStore } from './sidecarStore';
import type { TrackedDocuments } from './trackedDocuments';

/** The view of a seed file, with its uri. The sidecar is null where the text cannot have one. */
export interface SeedView extends FileView<Sidecar | null> {
  readonly uri: vscode.Uri;
}

interface Entry {
  readonly uri: vscode.Uri;
  readonly text: string;
  isCancelled: boolean;
  readonly view: Promise<SeedView>;
}

/** How long after the last keystroke features are told that a view has changed, in milliseconds. */
const TYPING_PAUSE = 250;

/** Number of views that are kept, apart from open files. The one asked for longest ago is forgotten. */
const MAX_VIEWS = 200;

/** Keeps one view per file. It is made once per state and shared by all features. */
export class ViewStore implements vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly project: Project<Sidecar | null>;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly debouncer = new Debouncer(TYPING_PAUSE);
  private readonly disposables: vscode.Disposable[];

  /** Fires when a file's view is out of date, but not before a typing person pauses. */
  readonly onDidChange = this.changed.event;

  constructor(analyses: AnalysisStore, sidecars: SidecarStore, corpus: CorpusStore, tracked: TrackedDocuments) {
    this.project = editorProject(analyses, sidecars, corpus, tracked);
    this.disposables = [
      this.changed,
      this.debouncer,
      sidecars.onDidChange(article => this.invalidate(article)),
      corpus.onDidChange(() => this.invalidateAll()),
      vscode.workspace.onDidChangeTextDocument(event => {
        if (!isSeedDocument(event.document)) return;
        tracked.follow(event);
        this.debouncer.schedule(event.document.uri.toString(), () => this.changed.fire(event.document.uri));
      }),
      vscode.workspace.onDidOpenTextDocument(document => isSeedDocument(document) && tracked.didOpen(document)),
      vscode.workspace.onDidCloseTextDocument(document => {
        if (isSeedDocument(document)) {
          tracked.didClose(document);
          this.invalidate(document.uri);
        }
      }),
      // Features were asked while it was plain text.
      onDidChangeLanguage(({ document }) => this.invalidate(document.uri)),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** The view of an open document's present text. */
  ofDocument(document: vscode.TextDocument): Promise<SeedView> {
    return this.ofText(document.uri, document.getText());
  }

  /** The view of a file, open or not; null where there is no such file. */
  async of(uri: vscode.Uri): Promise<SeedView | null> {
    const text = await readText(uri);
    return text === null ? null : this.ofText(uri, text);
  }

  /** As `of`, for passes over many files: the view is kept only if it was known before. */
  async once(uri: vscode.Uri): Promise<SeedView | null> {
    const key = uri.toString();
    const known = this.entries.has(key);
    const view = await this.of(uri);
    if (!known && !openDocument(uri)) {
      this.entries.delete(key);
      this.project.forget(key);
    }
    return view;
  }

  /** Drops a file's view and tells all features. */
  invalidate(uri: vscode.Uri): void {
    this.entries.delete(uri.toString());
    this.changed.fire(uri);
  }

  /** The corpus file has changed, which concerns all articles. */
  private invalidateAll(): void {
    const uris = [...this.entries.values()].map(({ uri }) => uri);
    this.entries.clear();
    for (const uri of uris) this.changed.fire(uri);
  }

  private ofText(uri: vscode.Uri, text: string): Promise<SeedView> {
    const key = uri.toString();
    const known = this.entries.get(key);
    this.entries.delete(key);
    const entry = known?.text === text ? known : this.open(uri, text);
    // Work on an older text is of no use any more.
    if (known && entry !== known) known.isCancelled = true;
    this.entries.set(key, entry);
    if (entry !== known) {
      entry.view.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
      this.forgetOldest();
    }
    return this.latest(key, entry);
  }

  /** The latest view of the entry's text: annotations may have changed while it was made. */
  private async latest(key: string, entry: Entry): Promise<SeedView> {
    const view = await entry.view;
    const now = this.entries.get(key);
    return now && now !== entry && now.text === entry.text ? this.latest(key, now) : view;
  }

  private forgetOldest(): void {
    if (this.entries.size <= MAX_VIEWS) return;
    for (const [key, { uri }] of this.entries)
      if (!openDocument(uri)) {
        this.entries.delete(key);
        return;
      }
  }

  private open(uri: vscode.Uri, text: string): Entry {
    const view = async () => ({ ...(await this.project.open(uri.toString(), text, entry)), uri });
    const entry: Entry = { uri, text, isCancelled: false, view: Promise.resolve().then(view) };
    return entry;
  }
}
