/** The comparison of annotators that is under way: over which articles, and what was found. */

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
import { setContext } from '../../shell/contexts';
import { SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';

interface ComparedFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly text: string;
  readonly annotations: readonly AnchoredAnnotation[];
  readonly comparison: FileComparison;
}

/** A disagreement with all that is needed to show it. */
export interface Found {
  /** The same for the same passage, as long as its start does not move. */
  readonly key: string;
  readonly uri: vscode.Uri;
  /** As it is told to a person. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly disagreement: Disagreement;
  readonly versions: readonly Version[];
  /** All of the file. */
  readonly annotations: readonly Annotation[];
}

export class Comparison implements vscode.Disposable {
  /** In the order of the articles. */
  private files = new Map<string, ComparedFile>();
  /** The last look at each file: what an earlier one found is out of date. */
  private readonly looks = new Map<string, symbol>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[];
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly views: Pick<ViewStore, 'once' | 'onDidChange'>,
    private readonly sidecars: Pick<SidecarStore, 'get'>,
    report: (error: unknown) => void,
  ) {
    this.disposables = [
      this.changed,
      views.onDidChange(uri => {
        if (this.files.has(uri.toString())) this.update(uri).catch(report);
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /**
   * Compares all that two or more people annotated. What was compared before is dropped, unless this is cancelled.
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
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      progress(done, annotated.length);
      const file = await this.compare(article, pathOf(article));
      if (file) files.set(article.toString(), file);
    }
    this.files = files;
    this.looks.clear();
    this.told();
  }

  clear(): void {
    this.files = new Map();
    this.looks.clear();
    this.told();
  }

  get isOpen(): boolean {
    return this.files.size > 0;
  }

  agreements(): Agreement[] {
    return agreementsOf([...this.files.values()].map(({ comparison }) => comparison));
  }

  /** By category, then in the order of articles and of their text. */
  found(): Found[] {
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
    const look = Symbol(key);
    this.looks.set(key, look);
    const file = await this.compare(uri, known.path);
    if (this.looks.get(key) !== look || !this.files.has(key)) return;
    if (file) this.files.set(key, file);
    else this.files.delete(key);
    if (!file || !isSame(file, known)) this.told();
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

  private told(): void {
    void setContext('comparing', this.isOpen);
    this.changed.fire();
  }
}

/** The rest follows from these. */
const isSame = (a: ComparedFile, b: ComparedFile): boolean =>
  a.text === b.text && JSON.stringify(a.annotations) === JSON.stringify(b.annotations);

function foundIn({ uri, path, text, annotations }: ComparedFile, disagreement: Disagreement): Found {
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

/** The articles that may have annotations: looked for by their sidecars where there are many. */
async function withSidecar(
  articles: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  if (articles.length < 50) return articles;
  const found = await vscode.workspace.findFiles(`**/*${SIDECAR_SUFFIX}`, undefined, undefined, token);
  const present = new Set(found.map(String));
  return articles.filter(article => present.has(sidecarOf(article).toString()));
}
