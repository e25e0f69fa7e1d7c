import * as vscode from 'vscode';
import { orphanProblems } from '../../core/annotation/checkSidecar';
import type { Problem, Severity } from '../../core/article/model';
import { articleOf, SIDECAR_SUFFIX, type SidecarStore } from '../annotations/sidecarStore';
import { isSeedDocument, SEED_SELECTOR } from '../articles/seedFiles';
import type { SeedView, ViewStore } from '../articles/viewStore';
import { toRange } from '../host/positions';
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
  const update = async (uri: vscode.Uri) => {
    const document = vscode.workspace.textDocuments.find(
      open => open.uri.toString() === uri.toString() && isSeedDocument(open),
    );
    if (!document || document.isClosed) {
      collection.delete(uri);
      return;
    }
    const view = await views.ofDocument(document);
    collection.set(
      uri,
      problemsOf(view).map(problem => diagnosticOf(problem, toRange(view.lines, problem.span))),
    );
    collection.set(view.sidecar.uri, sidecarDiagnostics(view));
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
    vscode.workspace.onDidOpenTextDocument(ofDocument),
    vscode.workspace.onDidCloseTextDocument(document => collection.delete(document.uri)),
    views.onDidChange(soon),
    sidecars.onDidChange(soon),
    vscode.languages.registerCodeActionsProvider(SEED_SELECTOR, new Fixes(views), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

function diagnosticOf(problem: Problem, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, problem.message, SEVERITIES[problem.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.code;
  return diagnostic;
}

function sidecarDiagnostics(view: SeedView): vscode.Diagnostic[] {
  const { text, read } = view.sidecar;
  const lost = text === null ? [] : orphanProblems(text, view.annotations);
  return [...read.problems, ...lost].map(problem => {
    const range = new vscode.Range(
      problem.line,
      problem.column,
      problem.line,
      problem.column + Math.max(1, problem.span.end - problem.span.start),
    );
    const diagnostic = new vscode.Diagnostic(range, problem.message, SEVERITIES[problem.severity]);
    diagnostic.source = SOURCE;
    diagnostic.code = problem.code;
    return diagnostic;
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
    return (await ask(this.views, document, token, view => this.fixesIn(view, document, range))) ?? [];
  }

  private fixesIn(view: SeedView, document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    return problemsOf(view).flatMap(problem => {
      const place = toRange(view.lines, problem.span);
      if (!problem.fixes || !place.intersection(range)) return [];
      return problem.fixes.map((fix, index) => {
        const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnosticOf(problem, place)];
        action.isPreferred = index === 0;
        action.edit = new vscode.WorkspaceEdit();
        for (const edit of fix.edits) action.edit.replace(document.uri, toRange(view.lines, edit.span), edit.newText);
        return action;
      });
    });
  }
}
