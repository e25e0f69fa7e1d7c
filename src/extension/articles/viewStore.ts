import * as vscode from 'vscode';
import { anchorSteps } from '../../core/annotation/anchor';
import { annotationsByArticle } from '../../core/annotation/byArticle';
import type { CorpusEntity } from '../../core/annotation/corpusEntities';
import { CorpusIndex } from '../../core/annotation/corpusIndex';
import { endsOf, withAnchors } from '../../core/annotation/ends';
import type { Anchor, AnchoredAnnotation, Annotation, Selector } from '../../core/annotation/model';
import { type ArticleView, overlay } from '../../core/annotation/overlay';
import type { Span } from '../../core/text/span';
import type { CorpusStore } from '../annotations/corpusStore';
import type { Sidecar, SidecarStore } from '../annotations/sidecarStore';
import type { TrackedDocuments } from '../annotations/trackedDocuments';
import { Debouncer, runSliced } from '../host/schedule';
import { openDocument, readText } from '../host/text';
import type { AnalysedFile, AnalysisStore } from './analysisStore';
import { canHaveSidecar } from './annotatable';
import { onDidChangeLanguage } from './languageChanges';
import { isSeedDocument } from './seedFiles';

/** A seed file as every surface sees it: what was worked out, with what people decided laid over it. */
export interface SeedView extends AnalysedFile {
  readonly uri: vscode.Uri;
  readonly articles: readonly ArticleView[];
  readonly annotations: readonly AnchoredAnnotation[];
  /** Null where the text can have none. */
  readonly sidecar: Sidecar | null;
  /** What is decided of entities for all articles of the folder. */
  readonly corpus: readonly CorpusEntity[];
}

interface Entry {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly view: Promise<SeedView>;
}

/** After this long without typing the surfaces that are not asked for by the editor are brought up to date. */
const QUIET = 250;

/** How many views are kept beside those of open files; the one asked for longest ago is forgotten. */
const KEPT = 200;

/** Joins text, analysis and sidecar to one view per file, made once per state and shared by all surfaces. */
export class ViewStore implements vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  /** One for each corpus file as it was read: all its articles share it. */
  private readonly indices = new WeakMap<readonly CorpusEntity[], CorpusIndex>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly debouncer = new Debouncer(QUIET);
  private readonly disposables: vscode.Disposable[];

  /** Fires when a file's view is out of date; while a person types, only once they pause. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyses: AnalysisStore,
    private readonly sidecars: SidecarStore,
    private readonly corpus: CorpusStore,
    private readonly tracked: TrackedDocuments,
  ) {
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
      // The surfaces were asked while it was plain text.
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

  /** As `of`, for passes over many files: a view that nobody else has asked for is not kept. */
  async once(uri: vscode.Uri): Promise<SeedView | null> {
    const key = uri.toString();
    const known = this.entries.has(key);
    const view = await this.of(uri);
    if (!known && !openDocument(uri)) this.entries.delete(key);
    return view;
  }

  /** Drops what is known of a file and tells all surfaces. */
  invalidate(uri: vscode.Uri): void {
    this.entries.delete(uri.toString());
    this.changed.fire(uri);
  }

  /** What is decided for all articles has changed: each is laid out anew. */
  private invalidateAll(): void {
    const uris = [...this.entries.values()].map(({ uri }) => uri);
    this.entries.clear();
    for (const uri of uris) this.changed.fire(uri);
  }

  private ofText(uri: vscode.Uri, text: string): Promise<SeedView> {
    const key = uri.toString();
    const known = this.entries.get(key);
    this.entries.delete(key);
    const entry: Entry = known?.text === text ? known : { uri, text, view: this.build(uri, text) };
    this.entries.set(key, entry);
    if (entry !== known) {
      entry.view.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
      this.forgetOldest();
    }
    return this.latest(key, entry);
  }

  /** What an entry has come to: annotations may have changed while it was made. */
  private async latest(key: string, entry: Entry): Promise<SeedView> {
    const view = await entry.view;
    const now = this.entries.get(key);
    return now && now !== entry && now.text === entry.text ? this.latest(key, now) : view;
  }

  private forgetOldest(): void {
    if (this.entries.size <= KEPT) return;
    for (const [key, { uri }] of this.entries)
      if (!openDocument(uri)) {
        this.entries.delete(key);
        return;
      }
  }

  private async build(uri: vscode.Uri, text: string): Promise<SeedView> {
    const [analysed, sidecar, corpus] = await Promise.all([
      this.analyses.get(uri, text),
      canHaveSidecar(uri) ? this.sidecars.get(uri) : null,
      this.corpus.get(uri),
    ]);
    const surroundings = { text, corpus: this.indexOf(corpus?.read.entities ?? []) };
    const annotations = await this.anchorAll(uri, text, sidecar?.read.annotations ?? []);
    const lists = annotationsByArticle(analysed.file.articles, annotations);
    const articles = analysed.analyses.map(analysis => overlay(analysis, lists[analysis.article.index], surroundings));
    return { ...analysed, uri, articles, annotations, sidecar, corpus: surroundings.corpus.entities };
  }

  private indexOf(entities: readonly CorpusEntity[]): CorpusIndex {
    const index = this.indices.get(entities) ?? new CorpusIndex(entities);
    this.indices.set(entities, index);
    return index;
  }

  private async anchorAll(
    uri: vscode.Uri,
    text: string,
    annotations: readonly Annotation[],
  ): Promise<AnchoredAnnotation[]> {
    const ends = annotations.flatMap(endsOf);
    const placed = new Map<string, Anchor>();
    this.tracked.settle(uri, text);
    for (const end of ends) {
      const at = this.tracked.spanOf(uri, end);
      if (at && at.end <= text.length) placed.set(end.key, trackedAnchor(text, end.selector, at));
    }
    const unplaced = ends.filter(({ key }) => !placed.has(key));
    const anchors = await runSliced(
      anchorSteps(
        text,
        unplaced.map(({ selector }) => selector),
      ),
    );
    for (const [i, { key }] of unplaced.entries()) placed.set(key, anchors[i]);
    const open = openDocument(uri);
    if (open && isSeedDocument(open) && open.getText() === text) {
      // A likely place is looked for again each time: only what is certain is carried along, and kept on saving.
      const found = unplaced.flatMap(end => {
        const { status, span } = placed.get(end.key)!;
        return status === 'exact' || status === 'moved' ? [{ end, span }] : [];
      });
      this.tracked.track(uri, text, found);
    }
    return annotations.map(annotation =>
      withAnchors(
        annotation,
        endsOf(annotation).map(({ key }) => placed.get(key)!),
      ),
    );
  }
}

function trackedAnchor(text: string, { exact, start }: Selector, at: Span): Anchor {
  if (text.slice(at.start, at.end) !== exact) return { status: 'fuzzy', span: at, score: 1 };
  return { status: at.start === start ? 'exact' : 'moved', span: at, score: 1 };
}
