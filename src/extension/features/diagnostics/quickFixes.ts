import * as vscode from 'vscode';
import type { Problem } from '../../../core/article';
import { queryView } from '../../services/viewQueries';
import { quickFix } from '../../shell/labels';
import { tell } from '../../shell/language';
import { toRange } from '../../shell/positions';
import { canBeAnnotated } from '../../stores/annotatable';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { diagnosticOf, problemsOf } from './problems';

/** Quick fixes of problems that the core knows a fix for. */
export class QuickFixes implements vscode.CodeActionProvider {
  constructor(private readonly views: ViewStore) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    _: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!canBeAnnotated(document.uri)) return [];
    const fixes = await queryView(this.views, document, token, view =>
      problemsOf(view).flatMap(problem =>
        toRange(view.lines, problem.span).intersection(range) ? fixesOf(problem, view) : [],
      ),
    );
    return fixes ?? [];
  }
}

function fixesOf(problem: Problem, { uri, lines }: SeedView): vscode.CodeAction[] {
  return (problem.fixes ?? []).map(({ title, edits }, index) => {
    const action = quickFix(tell(title));
    action.diagnostics = [diagnosticOf(problem, toRange(lines, problem.span))];
    action.isPreferred = index === 0;
    action.edit = new vscode.WorkspaceEdit();
    for (const { span, newText } of edits) action.edit.replace(uri, toRange(lines, span), newText);
    return action;
  });
}
