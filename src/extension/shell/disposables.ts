import * as vscode from 'vscode';

/** Base of classes that own subscriptions, emitters or drawn things, and dispose of them all at once. */
export abstract class DisposableOwner implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];

  /** Disposes of `disposable` together with this object. @returns the same disposable */
  protected own<T extends vscode.Disposable>(disposable: T): T {
    this.disposables.push(disposable);
    return disposable;
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }
}
