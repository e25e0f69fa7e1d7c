import * as vscode from 'vscode';
import { ANNOTATIONS_KEY, type ItemRecord, readItem } from '../../../core/annotation';
import { quoteAt } from '../../../core/view';
import type { ContextName } from '../../contributions/contexts';
import { articleAt, queryView } from '../../services/viewQueries';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { toOffset } from '../../shell/positions';
import type { History } from '../../stores/history';
import { isSeedDocument, SEED_SELECTOR } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';

/** Sets the context keys that tick the steps of the walkthrough. The editor remembers which steps are done. */
export class StepProgress extends DisposableOwner {
  private readonly done = new Set<ContextName>();

  constructor(views: Pick<ViewStore, 'ofDocument'>, history: Pick<History, 'onDidRecord'>) {
    super();
    const look = () => {
      if (vscode.window.visibleTextEditors.some(({ document }) => isSeedDocument(document))) this.did('didOpenArticle');
    };
    look();
    this.own(vscode.window.onDidChangeVisibleTextEditors(look));
    // A shown text may become an article.
    this.own(vscode.workspace.onDidOpenTextDocument(look));
    this.own(history.onDidRecord(records => this.follow(records)));
    this.own(
      vscode.languages.registerHoverProvider(SEED_SELECTOR, {
        provideHover: (document, position, token) =>
          this.done.has('didSeeWhy')
            ? null
            : queryView(views, document, token, view => {
                const offset = toOffset(view.lines, position);
                const article = articleAt(view, offset);
                if (article && quoteAt(article, offset)) this.did('didSeeWhy');
                return null;
              }),
      }),
    );
  }

  private follow(records: readonly ItemRecord[]): void {
    for (const { list, after } of records) {
      const annotation = list === ANNOTATIONS_KEY && after ? readItem(after.value).annotation : null;
      if (annotation?.kind === 'note') this.did('didAddNote');
      if (annotation?.kind === 'speaker' && annotation.status === 'corrected') this.did('didCorrectSpeaker');
    }
  }

  private did(step: ContextName): void {
    if (this.done.has(step)) return;
    this.done.add(step);
    void setContext(step, true);
  }
}
