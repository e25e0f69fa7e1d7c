import * as vscode from 'vscode';
import type { Problem, Severity } from '../../../core/article';
import type { Message } from '../../../core/text';
import { diagnostic } from '../../shell/labels';
import { tell } from '../../shell/language';
import type { SeedView } from '../../stores/viewStore';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

const SOURCE = 'seed';

/** The problems of a seed file itself, in file offsets. */
export const problemsOf = (view: SeedView): Problem[] => [
  ...view.file.problems,
  ...view.analyses.flatMap(analysis => analysis.problems),
];

export function diagnosticOf(
  { message, severity, code }: { readonly message: Message; readonly severity: Severity; readonly code: string },
  range: vscode.Range,
): vscode.Diagnostic {
  const result = diagnostic(range, tell(message), SEVERITIES[severity]);
  result.source = SOURCE;
  result.code = code;
  return result;
}
