import type * as vscode from 'vscode';
import type { PlainText } from '../../../core/view';
import { storedKey } from '../../contributions/ids';
import { count, plainText, say } from '../../shell/language';
import { pickOne, type Row } from '../../shell/picks';

/** Where passages of a person are shown from. */
export type PassageScope = 'article' | 'file' | 'folder';

const SCOPES: readonly PassageScope[] = ['article', 'file', 'folder'];
const LAST_SCOPE = storedKey('passages.scope');

/** The scope that the person chose last; at first the article. */
export function lastScope(memory: vscode.Memento): PassageScope {
  const kept = memory.get(LAST_SCOPE);
  return SCOPES.find(scope => scope === kept) ?? 'article';
}

/** What each scope holds; a scope that is missing is not offered. */
export type ScopeCounts = Readonly<
  Partial<Record<PassageScope, { readonly passages: number; readonly articles: number }>>
>;

const LABELS = {
  article: { icon: 'article', label: say`In This Article` },
  file: { icon: 'file', label: say`In This File` },
  folder: { icon: 'folder', label: say`In the Folder` },
} as const;

/** Asks for a scope, and remembers it. Undefined if the person cancels. */
export async function chooseScope(
  title: PlainText,
  noun: 'quote' | 'mention',
  counts: ScopeCounts,
  memory: vscode.Memento,
): Promise<PassageScope | undefined> {
  const last = memory.get(LAST_SCOPE);
  const rows = SCOPES.flatMap((scope): Row<PassageScope>[] => {
    const held = counts[scope];
    if (!held) return [];
    const articles = scope === 'article' ? '' : say` in ${count(held.articles, 'article')}`;
    const passages = noun === 'quote' ? count(held.passages, 'quote') : count(held.passages, 'mention');
    const chosen = scope === last ? say` · chosen last` : '';
    return [{ ...LABELS[scope], description: `${passages}${articles}${chosen}`, value: scope }];
  });
  const scope = await pickOne(rows, { title, placeholder: plainText`Choose where to look. The choice is remembered` });
  if (scope) await memory.update(LAST_SCOPE, scope);
  return scope;
}
