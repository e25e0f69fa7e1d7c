import * as vscode from 'vscode';
import { isCancellation } from '../shell/cancellation';
import { DisposableOwner } from '../shell/disposables';
import { Debouncer } from '../shell/schedule';

/** How long changes of the index are gathered before open files are asked about again, in milliseconds. */
const PAUSE = 700;

/**
 * What the index answers about open files. An answer is kept while its file is open, and asked for again when the index
 * has changed. Nobody waits for one: who shows answers shows those that are known, and draws again when one has changed.
 */
export class IndexAnswers<T> extends DisposableOwner {
  private readonly known = new Map<string, T>();
  private readonly asked = new Set<string>();
  private readonly changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** Fires with a file whose answer has changed. */
  readonly onDidChange = this.changed.event;

  /**
   * @param ask the question about a file
   * @param changes what may change answers
   * @param log is told why a file could not be asked about
   */
  constructor(
    private readonly ask: (uri: vscode.Uri) => Promise<T>,
    changes: readonly vscode.Event<unknown>[],
    private readonly log: (error: unknown) => void,
  ) {
    super();
    const pause = this.own(new Debouncer(PAUSE));
    for (const change of changes) this.own(change(() => pause.schedule('index', () => this.askAgain())));
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.known.delete(uri.toString());
        this.asked.delete(uri.toString());
      }),
    );
  }

  /** The answer about an open file as far as it is known. Where it is not, it is asked for. */
  of(uri: vscode.Uri): T | null {
    const key = uri.toString();
    if (!this.asked.has(key)) {
      this.asked.add(key);
      void this.update(uri);
    }
    return this.known.get(key) ?? null;
  }

  private askAgain(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (this.asked.has(uri.toString())) void this.update(uri);
  }

  private async update(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    try {
      const answer = await this.ask(uri);
      if (!this.asked.has(key) || JSON.stringify(this.known.get(key)) === JSON.stringify(answer)) return;
      this.known.set(key, answer);
      this.changed.fire(uri);
    } catch (error) {
      if (!isCancellation(error)) this.log(error);
    }
  }
}
