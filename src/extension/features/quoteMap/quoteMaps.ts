import * as vscode from 'vscode';
import type { MapScope } from '../../../core/corpus';
import { readMapState, WHOLE_CORPUS } from '../../../core/view';
import { QUOTE_MAP_PAGE } from '../../contributions/ids';
import { DisposableOwner } from '../../shell/disposables';
import { plainText } from '../../shell/language';
import { createPage } from '../../shell/webviews';
import { type PanelServices, QuoteMapPanel } from './quoteMapPanel';

/** The open quote maps: one, and those that the editor brings back after a reload. */
export class QuoteMaps extends DisposableOwner {
  private readonly open = new Set<QuoteMapPanel>();

  constructor(private readonly services: PanelServices) {
    super();
    this.own(
      vscode.window.registerWebviewPanelSerializer(QUOTE_MAP_PAGE, {
        deserializeWebviewPanel: async (panel, state) => this.add(panel, state),
      }),
    );
  }

  /** The tabs stay: after a reload the editor brings them back. */
  override dispose(): void {
    for (const map of this.open) map.dispose();
    super.dispose();
  }

  /** @param scope null: as it is shown, or the whole corpus in a new map */
  show(scope: MapScope | null): void {
    const [known] = this.open;
    if (!known) {
      this.add(createPage(QUOTE_MAP_PAGE, plainText`Quote Map`), { scope: scope ?? WHOLE_CORPUS });
      return;
    }
    known.panel.reveal();
    if (scope) known.change({ scope });
  }

  private add(panel: vscode.WebviewPanel, state: unknown): void {
    const map = new QuoteMapPanel(panel, readMapState(state), this.services);
    this.open.add(map);
    panel.onDidDispose(() => {
      this.open.delete(map);
      map.dispose();
    });
  }
}
