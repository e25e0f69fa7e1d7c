/** When clauses, written with typed names. `Clause` is what they are made of, `When` what VS Code takes. */
import { type ContextName, contextKey, type RemarkContext, type ThreadContext } from './contexts';
import { NOTES_CONTROLLER, PREFIX } from './ids';
import type { RowContext } from './rows';
import { type SettingName, settingKey } from './settings';
import { type ViewName, viewId } from './viewNames';

declare const WHEN: unique symbol;

/** A when clause that is made by one of the functions below. */
export type When = string & { readonly [WHEN]: true };

/** Keys of VS Code's own that are true or false. */
export type EditorKey =
  | 'commentEditorFocused'
  | 'commentIsEmpty'
  | 'commentThreadIsEmpty'
  | 'editorHasSelection'
  | 'editorHoverVisible'
  | 'editorTextFocus'
  | 'findWidgetVisible'
  | 'inputFocus'
  | 'isInDiffEditor'
  | 'listFocus'
  | 'listMultiSelection'
  | 'referenceSearchVisible'
  | 'suggestWidgetVisible'
  | 'treestickyScrollFocused';

export type Clause = When | EditorKey;

const clause = (text: string): When => text as When;

/** VS Code has brackets, but binds `&&` closer than `||` without them. */
const inBrackets = (text: string): string => (text.includes(' || ') ? `(${text})` : text);
const isCompound = (text: string): boolean => / (?:&&|\|\||==|=~) /.test(text);

/** @throws TypeError for no clause, which would hold never or always */
export function all(...clauses: readonly Clause[]): When {
  if (!clauses.length) throw new TypeError('a when clause of nothing');
  return clause(clauses.length === 1 ? clauses[0] : clauses.map(inBrackets).join(' && '));
}

export const any = (...clauses: readonly [Clause, Clause, ...Clause[]]): When => clause(clauses.join(' || '));

export const not = (one: Clause): When => clause(isCompound(one) ? `!(${one})` : `!${one}`);

export const context = (name: ContextName): When => clause(contextKey(name));
export const setting = (name: SettingName): When => clause(`config.${settingKey(name)}`);

/** Of the view that a menu belongs to. */
export const inView = (...names: readonly [ViewName, ...ViewName[]]): When =>
  clause(names.length === 1 ? `view == ${viewId(names[0])}` : `view =~ /^${PREFIX}\\.(${names.join('|')})$/`);

export const focused = (view: ViewName): When => clause(`focusedView == ${viewId(view)}`);

export const rowIs = (row: RowContext): When => clause(`viewItem == ${row}`);
/** @param pattern without flags; a test holds that it fits some `RowContext` */
export const rowMatches = (pattern: RegExp): When => clause(`viewItem =~ /${pattern.source}/`);

export const threadIs = (thread: ThreadContext): When => clause(`commentThread == ${thread}`);
export const remarkIs = (...remarks: readonly [RemarkContext, ...RemarkContext[]]): When =>
  clause(remarks.length === 1 ? `comment == ${remarks[0]}` : `comment =~ /^(${remarks.join('|')})$/`);

/** For the palette: VS Code knows the constant. */
export const NEVER = clause('false');
export const NO_FOLDER = clause('workspaceFolderCount == 0');
export const HAS_FOLDER = clause('workspaceFolderCount != 0');
export const IN_SEED = clause('editorLangId == seed');
export const IN_TEXT = all('editorTextFocus', IN_SEED);
export const IN_OWN_VIEW = clause(`focusedView =~ /^${PREFIX}\\./`);
export const IN_NOTES = clause(`commentController == ${NOTES_CONTROLLER}`);

/** The two versions of a disagreement, side by side. */
const IN_VERSIONS = clause('resourceScheme == seed-annotator');
export const IN_COMPARISON = all(context('comparing'), any(IN_VERSIONS, focused('disagreements')));
export const IN_COMPARED_EDITOR = all(context('comparing'), 'isInDiffEditor', IN_VERSIONS);
