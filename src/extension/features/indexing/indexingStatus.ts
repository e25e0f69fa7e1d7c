import type * as vscode from 'vscode';
import { indexLabelsOf, PlainText } from '../../../core/view';
import { DisposableOwner } from '../../shell/disposables';
import { LANGUAGE, say } from '../../shell/language';
import { StatusItem } from '../../shell/statusItem';
import type { IndexStore } from '../../stores/indexStore';

/** Short work is not worth a flicker in the status bar, in milliseconds. */
const PATIENCE = 1500;

/** Shows in the status bar how far the index is, while there is work on it. */
export class IndexingStatus extends DisposableOwner implements vscode.Disposable {
  private readonly item = this.own(
    new StatusItem('indexing', say`Seed Annotator: Corpus Index`, 'showIndexActions', 1),
  );
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isShown = false;

  constructor(private readonly index: IndexStore) {
    super();
    this.own(index.onDidChangeStatus(() => this.update()));
  }

  override dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    super.dispose();
  }

  private update(): void {
    if (indexLabelsOf(this.index.status, LANGUAGE).short === null) this.hide();
    else if (this.isShown) this.show();
    else
      this.timer ??= setTimeout(() => {
        this.isShown = true;
        this.show();
      }, PATIENCE);
  }

  private show(): void {
    const { short, long } = indexLabelsOf(this.index.status, LANGUAGE);
    if (short === null) return;
    const { state } = this.index.status;
    const icon = state === 'failed' ? 'lost' : state === 'paused' || state === 'canceled' ? 'paused' : 'reading';
    this.item.show({ icon, text: PlainText.of(short), tooltip: PlainText.of(long), spoken: PlainText.of(long) });
  }

  private hide(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.isShown = false;
    this.item.hide();
  }
}
