import * as vscode from 'vscode';
import { anchorSteps } from '../../core/annotation/anchor';
import type { AnchoredAnnotation, Annotation } from '../../core/annotation/model';
import { type ArticleView, overlay } from '../../core/annotation/overlay';
import type { Article } from '../../core/article/model';
import { overlaps, type Span } from '../../core/text/span';
import type { LiveSpans } from '../annotations/liveSpans';
import type { Sidecar, SidecarStore } from '../annotations/sidecarStore';
import { Debouncer, runSliced } from '../host/schedule';
import { openDocument, readText } from '../host/text';
import type { AnalysedFile, AnalysisStore } from './analysisStore';
import { isSeedDocument } from './seedFiles';

/** A seed file as every surface sees it: what was worked out, with what people decided laid over it. */
export interface SeedView extends AnalysedFile {
  readonly uri: vscode.Uri;
  readonly articles: readonly ArticleView[];
  readonly annotations: readonly AnchoredAnnotation[];
  readonly sidecar: Sidecar;
}

interface Entry {
  readonly text: string;
  readonly view: Promise<SeedView>;
}

/** After this long without typing the surfaces that are not asked for by the editor are brought up to date. */
const QUIET = 250;

/** Joins text, analysis and sidecar to one view per file, made once per state and shared by all surfaces. */
export class ViewStore implements vscode.Disposable {
  private readonly entries = new Map<string, Entry>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly debouncer = new Debouncer(QUIET);
  private readonly disposables: vscode.Disposable[];

  /** Fires when a file's view is out of date; while a person types, only once they pause. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly analyses: AnalysisStore,
    private readonly sidecars: SidecarStore,
    private readonly live: LiveSpans,
  ) {
    this.disposables = [
      this.changed,
      this.debouncer,
      sidecars.onDidChange(article => this.invalidate(article)),
      vscode.workspace.onDidChangeTextDocument(event => {
        if (!isSeedDocument(event.document)) return;
        live.follow(event);
        this.debouncer.schedule(event.document.uri.toString(), () => this.changed.fire(event.document.uri));
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        if (isSeedDocument(document)) {
          live.forget(document.uri);
          this.invalidate(document.uri);
        }
      }),
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

  private ofText(uri: vscode.Uri, text: string): Promise<SeedView> {
    const key = uri.toString();
    const known = this.entries.get(key);
    if (known?.text === text) return known.view;
    const entry: Entry = { text, view: this.build(uri, text) };
    entry.view.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
    this.entries.set(key, entry);
    return entry.view;
  }

  private async build(uri: vscode.Uri, text: string): Promise<SeedView> {
    const [analysed, sidecar] = await Promise.all([this.analyses.get(uri, text), this.sidecars.get(uri)]);
    const annotations = await this.anchorAll(uri, text, sidecar.read.annotations);
    const articles = analysed.analyses.map(analysis =>
      overlay(
        analysis,
        annotations.filter(annotation => belongsTo(annotation, analysis.article, analysed.file.articles)),
      ),
    );
    return { ...analysed, uri, articles, annotations, sidecar };
  }

  private async anchorAll(
    uri: vscode.Uri,
    text: string,
    annotations: readonly Annotation[],
  ): Promise<AnchoredAnnotation[]> {
    const placed = new Map<string, AnchoredAnnotation>();
    const unplaced: Annotation[] = [];
    for (const annotation of annotations) {
      const at = this.live.get(uri, annotation);
      if (at && at.end <= text.length)
        placed.set(annotation.id, { annotation, anchor: liveAnchor(text, annotation, at) });
      else unplaced.push(annotation);
    }
    const anchors = await runSliced(
      anchorSteps(
        text,
        unplaced.map(annotation => annotation.target),
      ),
    );
    for (const [i, annotation] of unplaced.entries()) placed.set(annotation.id, { annotation, anchor: anchors[i] });
    const all = annotations.map(annotation => placed.get(annotation.id)!);
    const open = openDocument(uri);
    if (open && isSeedDocument(open) && open.getText() === text) {
      // A likely place is looked for again each time: only what is certain is carried along, and kept on saving.
      for (const { annotation, anchor } of all) {
        if (anchor.status === 'exact' || anchor.status === 'moved') this.live.set(uri, annotation, anchor.span);
      }
    }
    return all;
  }
}

function liveAnchor(text: string, annotation: Annotation, at: Span): AnchoredAnnotation['anchor'] {
  const { exact, start } = annotation.target;
  if (text.slice(at.start, at.end) !== exact) return { status: 'fuzzy', span: at, score: 1 };
  return { status: at.start === start ? 'exact' : 'moved', span: at, score: 1 };
}

/** An orphan is listed where its text once stood. */
function belongsTo({ annotation, anchor }: AnchoredAnnotation, article: Article, all: readonly Article[]): boolean {
  if (anchor.span) return overlaps(article.span, anchor.span);
  const at = annotation.target.start;
  if (article.index === all.length - 1) return at >= article.span.start;
  return (at >= article.span.start || article.index === 0) && at < article.span.end;
}
