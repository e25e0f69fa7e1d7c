import * as vscode from 'vscode';
import type { SidecarProblem } from '../../../core/annotation';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { toRange } from '../../shell/positions';
import { openDocument } from '../../shell/text';
import { canBeAnnotated } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { articleOf, SIDECAR_SUFFIX, type Sidecar, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';
import { diagnosticOf, problemsOf } from './problems';

/** Lists the problems of open seed files and of their sidecars. */
export class SeedDiagnostics extends DisposableOwner {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection('seed'));
  /** Articles without a tab. The editor keeps their documents open for minutes. */
  private readonly withoutTab = new Set<string>();

  constructor(
    private readonly views: ViewStore,
    private readonly sidecars: SidecarStore,
    private readonly report: ReportError,
  ) {
    super();
    this.own(vscode.window.tabGroups.onDidChangeTabs(event => this.followTabs(event)));
    this.own(
      vscode.workspace.onDidOpenTextDocument(document => {
        this.withoutTab.delete(document.uri.toString());
        this.updateFor(document);
      }),
    );
    this.own(
      vscode.workspace.onDidCloseTextDocument(document => {
        if (isSeedDocument(document)) this.clear(document.uri);
        else this.updateFor(document);
      }),
    );
    this.own(views.onDidChange(article => this.update(article)));
    this.own(sidecars.onDidChange(article => this.update(article)));
    for (const document of vscode.workspace.textDocuments) this.updateFor(document);
  }

  /** @param document an article, or the sidecar of one; others are ignored */
  private updateFor(document: vscode.TextDocument): void {
    if (isSeedDocument(document)) this.update(document.uri);
    else if (document.uri.path.endsWith(SIDECAR_SUFFIX)) this.update(articleOf(document.uri));
  }

  private update(article: vscode.Uri): void {
    this.list(article).catch(unlessCancelled(this.report));
  }

  private async list(article: vscode.Uri): Promise<void> {
    const document = this.openArticle(article);
    if (!document) {
      this.clear(article);
      return;
    }
    const view = await this.views.ofDocument(document);
    // It may have been closed or made plain text meanwhile.
    if (this.openArticle(article) !== document) return;
    this.collection.set(
      article,
      problemsOf(view).map(problem => diagnosticOf(problem, toRange(view.lines, problem.span))),
    );
    if (!view.sidecar) return;
    const lost = await this.sidecars.orphanProblems(view.sidecar, view.annotations);
    if (this.openArticle(article) === document)
      this.collection.set(view.sidecar.uri, sidecarDiagnostics(view.sidecar, lost));
  }

  private openArticle(uri: vscode.Uri): vscode.TextDocument | undefined {
    const open = canBeAnnotated(uri) && !this.withoutTab.has(uri.toString()) ? openDocument(uri) : undefined;
    return open && isSeedDocument(open) ? open : undefined;
  }

  private clear(article: vscode.Uri): void {
    this.collection.delete(article);
    this.collection.delete(sidecarOf(article));
  }

  private followTabs({ opened, closed }: vscode.TabChangeEvent): void {
    for (const uri of closed.flatMap(urisOf)) {
      if (isInTab(uri)) continue;
      this.withoutTab.add(uri.toString());
      this.clear(uri);
    }
    for (const uri of opened.flatMap(urisOf)) if (this.withoutTab.delete(uri.toString())) this.update(uri);
  }
}

function urisOf({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

const isInTab = (uri: vscode.Uri): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(tab => urisOf(tab).some(shown => shown.toString() === uri.toString())),
  );

function sidecarDiagnostics({ read }: Sidecar, lost: readonly SidecarProblem[]): vscode.Diagnostic[] {
  return [...read.problems, ...lost].map(problem => {
    const { line, column, span } = problem;
    const range = new vscode.Range(line, column, line, column + Math.max(1, span.end - span.start));
    return diagnosticOf(problem, range);
  });
}
