import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { QuickFixes } from './quickFixes';
import { SeedDiagnostics } from './seedDiagnostics';

/** Problems of open seed files and their sidecars in the Problems panel, with quick fixes. */
export const diagnostics: Feature = {
  activate({ views, sidecars, report }) {
    return {
      disposables: [
        new SeedDiagnostics(views, sidecars, report),
        vscode.languages.registerCodeActionsProvider(SEED_SELECTOR, new QuickFixes(views), {
          providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
        }),
      ],
      commands: {},
    };
  },
};
