import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Services } from '../../services/services';
import { DisposableOwner } from '../../shell/disposables';
import type { SeedView } from '../../stores/viewStore';
import { ArticlesTree } from './articlesTree';
import { EntityDrag } from './entityDrag';
import type { ArticlesItem } from './shownItems';

const ARTICLES_VIEW = viewId('articles');

/** The view *Articles* of the side bar. */
export class ArticlesView extends DisposableOwner {
  readonly tree: ArticlesTree;
  readonly treeView: vscode.TreeView<ArticlesItem>;

  constructor({ views, vocabulary }: Pick<Services, 'views' | 'vocabulary'>) {
    super();
    this.tree = this.own(new ArticlesTree(views, vocabulary, ARTICLES_VIEW));
    this.treeView = this.own(
      vscode.window.createTreeView(ARTICLES_VIEW, {
        treeDataProvider: this.tree,
        dragAndDropController: new EntityDrag(),
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
  }

  /** Selects the row of what is at a file offset. */
  async reveal(view: SeedView, offset: number, { focus }: { readonly focus: boolean }): Promise<void> {
    const item = await this.tree.itemAt(view, offset);
    if (item) await this.treeView.reveal(item, { select: true, focus, expand: item.type === 'article' });
  }
}
