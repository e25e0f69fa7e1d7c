import * as vscode from 'vscode';
import type { SidecarProblem } from '../../../core/annotation';
import type { Problem, Severity } from '../../../core/article';
import { diagnostic, quickFix } from '../../shell/labels';
import { toRange } from '../../shell/positions';
import { openDocument } from '../../shell/text';
import { canBeAnnotated } from '../../stores/annotatable';
import { isSeedDocument, SEED_SELECTOR } from '../../stores/seedFiles';
import { articleOf, SIDECAR_SUFFIX, type Sidecar, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { ask } from './providers';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

const SOURCE = 'seed';

const problemsOf = (view: SeedView): Problem[] => [
  ...view.file.problems,
  ...view.analyses.flatMap(analysis => analysis.problems),
];

/** Problems of open seed files and of their sidecars in the Problems panel, with quick fixes where the way out is clear. */
export function registerDiagnostics(
  views: ViewStore,
  sidecars: SidecarStore,
  report: (error: unknown) => void,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('seed');
  /** Articles whose last tab was closed. The editor keeps their documents for minutes. */
  const shut = new Set<string>();
  const clear = (article: vscode.Uri) => {
    collection.delete(article);
    collection.delete(sidecarOf(article));
  };
  const openArticle = (uri: vscode.Uri) => {
    const open = canBeAnnotated(uri) && !shut.has(uri.toString()) ? openDocument(uri) : undefined;
    return open && isSeedDocument(open) ? open : undefined;
  };
  const update = async (uri: vscode.Uri) => {
    const document = openArticle(uri);
    if (!document) {
      clear(uri);
      return;
    }
    const view = await views.ofDocument(document);
    // It may have been closed meanwhile, or made plain text.
    if (openArticle(uri) !== document) return;
    collection.set(
      uri,
      problemsOf(view).map(problem => diagnosticOf(problem, toRange(view.lines, problem.span))),
    );
    if (!view.sidecar) return;
    const lost = await sidecars.orphanProblems(view.sidecar, view.annotations);
    if (openArticle(uri) === document) collection.set(view.sidecar.uri, sidecarDiagnostics(view.sidecar, lost));
  };
  const soon = (uri: vscode.Uri) => {
    update(uri).catch(error => {
      if (!(error instanceof vscode.CancellationError)) report(error);
    });
  };
  const ofDocument = (document: vscode.TextDocument) => {
    if (isSeedDocument(document)) soon(document.uri);
    else if (document.uri.path.endsWith(SIDECAR_SUFFIX)) soon(articleOf(document.uri));
  };
  vscode.workspace.textDocuments.forEach(ofDocument);
  return vscode.Disposable.from(
    collection,
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      for (const uri of closed.flatMap(urisOf)) {
        if (isInTab(uri)) continue;
        shut.add(uri.toString());
        clear(uri);
      }
      for (const uri of opened.flatMap(urisOf)) if (shut.delete(uri.toString())) soon(uri);
    }),
    vscode.workspace.onDidOpenTextDocument(document => {
      shut.delete(document.uri.toString());
      ofDocument(document);
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      if (isSeedDocument(document)) clear(document.uri);
      else ofDocument(document);
    }),
    views.onDidChange(soon),
    sidecars.onDidChange(soon),
    vscode.languages.registerCodeActionsProvider(SEED_SELECTOR, new Fixes(views), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

function urisOf({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

const isInTab = (uri: vscode.Uri): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(tab => urisOf(tab).some(shown => shown.toString() === uri.toString())),
  );

function diagnosticOf(problem: Problem, range: vscode.Range): vscode.Diagnostic {
  const result = diagnostic(range, problem.message, SEVERITIES[problem.severity]);
  result.source = SOURCE;
  result.code = problem.code;
  return result;
}

function sidecarDiagnostics({ read }: Sidecar, lost: readonly SidecarProblem[]): vscode.Diagnostic[] {
  return [...read.problems, ...lost].map(problem => {
    const range = new vscode.Range(
      problem.line,
      problem.column,
      problem.line,
      problem.column + Math.max(1, problem.span.end - problem.span.start),
    );
    const result = diagnostic(range, problem.message, SEVERITIES[problem.severity]);
    result.source = SOURCE;
    result.code = problem.code;
    return result;
  });
}

class Fixes implements vscode.CodeActionProvider {
  constructor(private readonly views: ViewStore) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    _: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!canBeAnnotated(document.uri)) return [];
    return (await ask(this.views, document, token, view => this.fixesIn(view, document, range))) ?? [];
  }

  private fixesIn(view: SeedView, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    return problemsOf(view).flatMap(problem => {
      const place = toRange(view.lines, problem.span);
      if (!problem.fixes || !place.intersection(range)) return [];
      return problem.fixes.map((fix, index) => {
        const action = quickFix(fix.title);
        action.diagnostics = [diagnosticOf(problem, place)];
        action.isPreferred = index === 0;
        action.edit = new vscode.WorkspaceEdit();
        for (const edit of fix.edits) action.edit.replace(document.uri, toRange(view.lines, edit.span), edit.newText);
        return action;
      });
    });
  }
}
