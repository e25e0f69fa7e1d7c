import * as vscode from 'vscode';
import { agreementMarkdown } from '../../../core/interchange';
import { excerpt } from '../../../core/view';
import { focusCommand } from '../../contributions/viewNames';
import { chooseScope } from '../../services/commandScope';
import { plainText } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
import type { Adjudication } from './adjudication';
import type { Comparison } from './comparison';
import { describeVersion } from './disagreementsTree';

/** Commands that compare annotators and decide on their disagreements. */
export function agreementCommands(comparison: Comparison, adjudication: Adjudication): Handlers {
  return {
    compareAnnotators: argument => compareAnnotators(comparison, argument),
    closeComparison: () => comparison.clear(),
    showAgreementReport: () => showReport(comparison),
    openDisagreement: argument => adjudication.open(argument),
    nextDisagreement: () => adjudication.step(1),
    previousDisagreement: () => adjudication.step(-1),
    adoptVersion: argument => adjudication.adopt(argument),
    reopenDisagreement: argument => adjudication.reopen(argument),
  };
}

async function compareAnnotators(comparison: Comparison, argument: unknown): Promise<void> {
  const scope = await chooseScope(plainText`Compare Annotators`, argument);
  if (!scope) return;
  await withProgress(plainText`Comparing annotators`, async (token, progress) =>
    comparison.start(await scope.files(token), scope.pathOf, token, progress),
  );
  if (comparison.isOpen) {
    await vscode.commands.executeCommand(focusCommand('disagreements'));
    return;
  }
  void showInformation(
    plainText`Nothing to compare: no article there has annotations by two authors. Add other people’s sidecars, or import their annotations.`,
  );
}

async function showReport(comparison: Comparison): Promise<void> {
  const listed = comparison.found().map(found => ({
    path: vscode.workspace.asRelativePath(found.uri),
    line: found.line,
    category: found.disagreement.category,
    words: excerpt(found.text.slice(found.disagreement.span.start, found.disagreement.span.end), 120),
    versions: found.versions.map(version => ({ authors: version.authors, says: describeVersion(found, version, 120) })),
    settled: found.disagreement.settled,
  }));
  const content = agreementMarkdown(comparison.agreements(), listed);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}
