import * as vscode from 'vscode';
import { headlineOf } from '../../../core/article';
import type { ListedArticle } from '../../../core/corpus';
import { DisposableOwner } from '../../shell/disposables';
import { isSeedDocument } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';
import type { ArticlesIndex } from './articlesIndex';

/** The articles of open documents with changes that are not saved: the index does not know them yet. */
export class LiveArticles extends DisposableOwner {
  /** By path in the index. */
  private readonly rows = new Map<string, readonly ListedArticle[]>();
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  /** Fires when rows are other than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly views: ViewStore,
    private readonly index: Pick<ArticlesIndex, 'pathOf' | 'onDidChange'>,
  ) {
    super();
    this.own(views.onDidChange(uri => void this.read(uri).catch(() => this.forget(uri))));
    this.own(index.onDidChange(() => this.forgetSaved()));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
  }

  of(path: string): readonly ListedArticle[] | null {
    return this.rows.get(path) ?? null;
  }

  /** A row of the index, or what it is in the unsaved document. @param isFile whether the row is of a file */
  latest(row: ListedArticle, isFile: boolean): ListedArticle {
    const live = this.rows.get(row.path);
    const own = live?.[isFile ? 0 : row.number];
    if (!live || !own) return row;
    return { ...own, counts: row.counts };
  }

  private async read(uri: vscode.Uri): Promise<void> {
    const path = this.index.pathOf(uri);
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === uri.toString());
    if (path === null || !document?.isDirty || !isSeedDocument(document)) {
      this.forget(uri);
      return;
    }
    const view = await this.views.ofDocument(document);
    const { articles } = view.file;
    const rows = articles.map(
      (article): ListedArticle => ({
        path,
        articles: articles.length,
        number: article.index,
        headline: headlineOf(article, view.text),
        date: article.header?.date?.iso ?? null,
        source: article.header?.source?.text ?? null,
        counts: null,
      }),
    );
    if (!document.isDirty || JSON.stringify(rows) === JSON.stringify(this.rows.get(path))) return;
    this.rows.set(path, rows);
    this.changed.fire();
  }

  /** The index has read documents that were saved. */
  private forgetSaved(): void {
    const dirty = new Set(
      vscode.workspace.textDocuments.filter(one => one.isDirty).map(one => this.index.pathOf(one.uri)),
    );
    for (const path of this.rows.keys()) if (!dirty.has(path)) this.rows.delete(path);
  }

  private forget(uri: vscode.Uri): void {
    const path = this.index.pathOf(uri);
    if (path !== null && this.rows.delete(path)) this.changed.fire();
  }
}
