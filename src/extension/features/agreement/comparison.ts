import * as vscode from 'vscode';
import type { AnchoredAnnotation, Annotation } from '../../../core/annotation';
import {
  type Agreement,
  agreementsOf,
  compareFile,
  type Disagreement,
  type FileComparison,
  UNSIGNED,
  type Version,
  versionsOf,
} from '../../../core/interchange';
import { findSidecars } from '../../services/sidecarFiles';
import { type ReportError, throwIfCancelled } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';

/** From this number of articles on, one search for sidecars is faster than trying to read each. */
const MANY_ARTICLES = 50;

/** An article that two or more people have annotated. */
interface ComparedFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly text: string;
  readonly annotations: readonly AnchoredAnnotation[];
  readonly comparison: FileComparison;
}

/** A disagreement with what is needed to show it. */
export interface FoundDisagreement {
  /** Identifies the disagreement as long as the start of its passage does not move. */
  readonly key: string;
  readonly uri: vscode.Uri;
  /** Path to show. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly disagreement: Disagreement;
  readonly versions: readonly Version[];
  /** All annotations of the file. */
  readonly annotations: readonly Annotation[];
}

/** The current comparison of annotators. It follows changes of its articles. */
export class Comparison extends DisposableOwner {
  /** In the order of the articles. */
  private files = new Map<string, ComparedFile>();
  /** The latest update of each file. Results of earlier updates are dropped. */
  private readonly updates = new Map<string, symbol>();
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly views: Pick<ViewStore, 'once' | 'onDidChange'>,
    private readonly sidecars: Pick<SidecarStore, 'get'>,
    report: ReportError,
  ) {
    super();
    this.own(
      views.onDidChange(uri => {
        if (this.files.has(uri.toString())) this.update(uri).catch(report);
      }),
    );
  }

  /**
   * Compares the articles that two or more people have annotated. Replaces the former comparison, unless it is
   * cancelled.
   * @param pathOf an article's path to show
   * @throws vscode.CancellationError
   */
  async start(
    articles: readonly vscode.Uri[],
    pathOf: (article: vscode.Uri) => string,
    token: vscode.CancellationToken,
    progress: (done: number, of: number) => void = () => undefined,
  ): Promise<void> {
    const annotated = await withSidecar(articles, token);
    const files = new Map<string, ComparedFile>();
    for (const [done, article] of annotated.entries()) {
      throwIfCancelled(token);
      progress(done, annotated.length);
      const file = await this.compare(article, pathOf(article));
      if (file) files.set(article.toString(), file);
    }
    this.files = files;
    this.updates.clear();
    this.fireChanged();
  }

  clear(): void {
    this.files = new Map();
    this.updates.clear();
    this.fireChanged();
  }

  get isOpen(): boolean {
    return this.files.size > 0;
  }

  agreements(): Agreement[] {
    return agreementsOf([...this.files.values()].map(({ comparison }) => comparison));
  }

  /** All disagreements, by category, then by article, then by position. */
  found(): FoundDisagreement[] {
    const all = [...this.files.values()].flatMap(file =>
      file.comparison.disagreements.map(disagreement => foundIn(file, disagreement)),
    );
    return all.sort((a, b) =>
      a.disagreement.category < b.disagreement.category
        ? -1
        : Number(a.disagreement.category > b.disagreement.category),
    );
  }

  private async update(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const known = this.files.get(key);
    if (!known) return;
    const update = Symbol(key);
    this.updates.set(key, update);
    const file = await this.compare(uri, known.path);
    if (this.updates.get(key) !== update || !this.files.has(key)) return;
    if (file) this.files.set(key, file);
    else this.files.delete(key);
    if (!file || !isSame(file, known)) this.fireChanged();
  }

  private async compare(uri: vscode.Uri, path: string): Promise<ComparedFile | null> {
    const { read } = await this.sidecars.get(uri);
    if (new Set(read.annotations.map(({ author }) => author ?? UNSIGNED)).size < 2) return null;
    const view = await this.views.once(uri);
    if (!view) return null;
    const { text, annotations } = view;
    const comparison = compareFile({ name: path, text, annotations });
    return comparison && { uri, path, text, annotations, comparison };
  }

  private fireChanged(): void {
    void setContext('comparing', this.isOpen);
    this.changed.fire();
  }
}

/** Whether two states of a file give the same comparison. */
const isSame = (a: ComparedFile, b: ComparedFile): boolean =>
  a.text === b.text && JSON.stringify(a.annotations) === JSON.stringify(b.annotations);

function foundIn({ uri, path, text, annotations }: ComparedFile, disagreement: Disagreement): FoundDisagreement {
  const { category, span } = disagreement;
  return {
    key: `${uri}#${category}#${span.start}`,
    uri,
    path,
    line: text.slice(0, span.start).split(/\r\n|\r|\n/).length,
    text,
    disagreement,
    versions: versionsOf(disagreement),
    annotations: annotations.map(({ annotation }) => annotation),
  };
}

/** The articles that may have annotations. Many articles are filtered by one search for sidecars. */
async function withSidecar(
  articles: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  if (articles.length < MANY_ARTICLES) return articles;
  const present = new Set((await findSidecars(token)).map(String));
  return articles.filter(article => present.has(sidecarOf(article).toString()));
}
