/**
 * The editor's display language. Every text that a person reads is a template with one of the tags `say` and
 * `plainText`, or a call of `count`: test/unit/translations.test.ts holds that each has its translations in l10n.
 */

import * as vscode from 'vscode';
import { displayLanguage, toldBy } from '../../core/text';
import { plainTextIn } from '../../core/view';

/** English where there is no translation. VS Code reads the translations before it loads the extension. */
export const LANGUAGE = vscode.l10n.bundle
  ? displayLanguage(vscode.env.language, vscode.l10n.bundle)
  : displayLanguage('en', {});

export const { say, count, tell } = LANGUAGE;

/** What a person is told of an error, in the display language as far as it has a translation. */
export const reasonOf = (error: unknown): string => tell(toldBy(error));

/** As `say`, for what VS Code may draw links and icons in: every value is made plain. */
export const plainText = plainTextIn(LANGUAGE);
