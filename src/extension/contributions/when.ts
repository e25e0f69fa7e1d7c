/** Builders of when clauses from typed names. A `Clause` is an operand; a `When` is a clause that VS Code accepts. */
import { type ContextName, contextKey, type RemarkContext, type ThreadContext } from './contexts';
import { NOTES_CONTROLLER, PREFIX } from './ids';
import type { RowContext } from './rows';
import { type SettingName, settingKey } from './settings';
import { type ViewName, viewId } from './viewNames';

declare const WHEN: unique symbol;

/** A when clause made by one of the functions below. */
export type When = string & { readonly [WHEN]: true };

/** VS Code's own boolean context keys. */
export type EditorKey =
  | 'commentEditorFocused'
  | 'commentIsEmpty'
  | 'commentThreadIsEmpty'
  | 'editorHasSelection'
  | 'editorHoverVisible'
  | 'editorTextFocus'
  | 'findWidgetVisible'
  | 'inlineSuggestionVisible'
  | 'inputFocus'
  | 'inSnippetMode'
  | 'isInDiffEditor'
  | 'listFocus'
  | 'listMultiSelection'
  | 'markersNavigationVisible'
  | 'messageVisible'
  | 'notificationCenterVisible'
  | 'notificationToastsVisible'
  | 'parameterHintsVisible'
  | 'referenceSearchVisible'
  | 'renameInputVisible'
  | 'suggestWidgetVisible'
  | 'treestickyScrollFocused';

export type Clause = When | EditorKey;

const clause = (text: string): When => text as When;

/** In when clauses `&&` binds tighter than `||`. */
const inBrackets = (text: string): string => (text.includes(' || ') ? `(${text})` : text);
const isCompound = (text: string): boolean => / (?:&&|\|\||==|=~) /.test(text);

/** @throws TypeError if there is no clause: the meaning would be ambiguous */
export function all(...clauses: readonly Clause[]): When {
  const [first, ...others] = clauses;
  if (first === undefined) throw new TypeError('a when clause needs at least one operand');
  return clause(others.length === 0 ? first : clauses.map(inBrackets).join(' && '));
}

export const any = (...clauses: readonly [Clause, Clause, ...Clause[]]): When => clause(clauses.join(' || '));

export const not = (one: Clause): When => clause(isCompound(one) ? `!(${one})` : `!${one}`);

export const context = (name: ContextName): When => clause(contextKey(name));
export const setting = (name: SettingName): When => clause(`config.${settingKey(name)}`);

/** Matches the view that a menu belongs to. */
export const inView = (...names: readonly [ViewName, ...ViewName[]]): When =>
  clause(names.length === 1 ? `view == ${viewId(names[0])}` : `view =~ /^${PREFIX}\\.(${names.join('|')})$/`);

export const focused = (view: ViewName): When => clause(`focusedView == ${viewId(view)}`);

export const rowIs = (row: RowContext): When => clause(`viewItem == ${row}`);
/** @param pattern without flags; a test checks that it matches some `RowContext` */
export const rowMatches = (pattern: RegExp): When => clause(`viewItem =~ /${pattern.source}/`);

export const threadIs = (thread: ThreadContext): When => clause(`commentThread == ${thread}`);
export const remarkIs = (...remarks: readonly [RemarkContext, ...RemarkContext[]]): When =>
  clause(remarks.length === 1 ? `comment == ${remarks[0]}` : `comment =~ /^(${remarks.join('|')})$/`);

/** VS Code accepts the constant; used to hide commands from the palette. */
export const NEVER = clause('false');
export const NO_FOLDER = clause('workspaceFolderCount == 0');
export const HAS_FOLDER = clause('workspaceFolderCount != 0');
export const IN_SEED = clause('editorLangId == seed');
/** An article that has no file yet, in the active editor. */
export const IN_NEW_ARTICLE = clause('resourceScheme == untitled && resourceLangId == seed');
/** A plain text in the active editor. */
export const IN_PLAIN_TEXT = clause('resourceLangId == plaintext');
/** The document of a search. */
export const IN_SEARCH = clause('editorLangId == seed-search');
/** In menus of the editor’s title. */
export const IS_SEARCH = clause('resourceLangId == seed-search');
/** In menus of the editor’s title: an article, not one side of a comparison. */
export const IS_ARTICLE = all(clause('resourceLangId == seed'), not('isInDiffEditor'));
export const IN_TEXT = all('editorTextFocus', IN_SEED);
/** The editor's own *Escape* closes nothing: no message, box, list or peek is open. */
export const NOTHING_TO_CLOSE = all(
  not('editorHoverVisible'),
  not('findWidgetVisible'),
  not('inlineSuggestionVisible'),
  not('inSnippetMode'),
  not('markersNavigationVisible'),
  not('messageVisible'),
  not('notificationCenterVisible'),
  not('notificationToastsVisible'),
  not('parameterHintsVisible'),
  not('referenceSearchVisible'),
  not('renameInputVisible'),
  not('suggestWidgetVisible'),
);
export const IN_OWN_VIEW = clause(`focusedView =~ /^${PREFIX}\\./`);
export const IN_NOTES = clause(`commentController == ${NOTES_CONTROLLER}`);

/** The documents of the side-by-side comparison. */
const IN_VERSIONS = clause('resourceScheme == seed-annotator');
export const IN_COMPARISON = all(context('comparing'), any(IN_VERSIONS, focused('disagreements')));
export const IN_COMPARED_EDITOR = all(context('comparing'), 'isInDiffEditor', IN_VERSIONS);
