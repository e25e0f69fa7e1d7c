/** All keybindings. If two apply at once, the later one wins. */
import type { CommandName } from './commands';
import type { ViewName } from './viewNames';
import {
  all,
  any,
  context,
  focused,
  IN_COMPARISON,
  IN_NEW_ARTICLE,
  IN_NOTES,
  IN_OWN_VIEW,
  IN_SEARCH,
  IN_SEED,
  IN_TEXT,
  NOTHING_TO_CLOSE,
  not,
  remarkIs,
  type When,
} from './when';

export interface Keybinding {
  readonly command: CommandName;
  readonly key: string;
  readonly mac?: string;
  readonly when: When;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** A chord that begins with Ctrl+K; on a Mac, Cmd replaces Ctrl. */
const ctrlK = (key: string): { readonly key: string; readonly mac: string } => ({
  key: `ctrl+k ${key}`,
  mac: `cmd+k ${key.replaceAll('ctrl', 'cmd')}`,
});

const IN_SEED_OR_ARTICLES = any(IN_SEED, focused('articles'), focused('people'));
const IN_ARTICLES_TREE = all(focused('articles'), not('inputFocus'));
const IN_PEOPLE_TREE = all(focused('people'), not('inputFocus'));
/** Keys on the selected rows of a view: `rows` names it. */
const onRows = (view: ViewName) => ({ args: { rows: view }, when: all(focused(view), not('inputFocus')) });
/** Views with rows of annotations. */
const WITH_ANNOTATIONS: readonly ViewName[] = ['articles', 'importResults', 'toCheck'];

const IN_REVIEW = all(context('reviewing'), IN_TEXT);
const IN_TAGGING = all(context('tagging'), not(context('reviewing')), IN_TEXT);

/** Every letter and digit may be a tag's key. */
const TAG_KEYS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

export const KEYBINDINGS: readonly Keybinding[] = [
  { command: 'undoAnnotation', ...ctrlK('ctrl+z'), when: IN_SEED_OR_ARTICLES },
  { command: 'redoAnnotation', ...ctrlK('ctrl+shift+z'), when: IN_SEED_OR_ARTICLES },
  { command: 'addNote', ...ctrlK('n'), when: IN_TEXT },
  { command: 'addTag', ...ctrlK('t'), when: IN_TEXT },
  { command: 'confirmSpeaker', ...ctrlK('y'), when: IN_TEXT },
  { command: 'changeSpeaker', ...ctrlK('h'), when: IN_TEXT },
  { command: 'notSpeech', ...ctrlK('j'), when: IN_TEXT },
  { command: 'addQuote', ...ctrlK('a'), when: IN_TEXT },
  { command: 'addEntity', ...ctrlK('l'), when: IN_TEXT },
  { command: 'mergeEntity', ...ctrlK('g'), when: IN_TEXT },
  { command: 'rejectEntity', ...ctrlK('x'), when: IN_TEXT },
  { command: 'filterArticles', key: 'ctrl+f', mac: 'cmd+f', when: IN_ARTICLES_TREE },
  { command: 'renameEntity', key: 'f2', args: { tree: true }, when: IN_ARTICLES_TREE },
  { command: 'mergeEntity', ...ctrlK('g'), args: { tree: true }, when: IN_ARTICLES_TREE },
  { command: 'rejectEntity', ...ctrlK('x'), args: { tree: true }, when: IN_ARTICLES_TREE },
  { command: 'confirmSpeaker', ...ctrlK('y'), ...onRows('articles') },
  { command: 'changeSpeaker', ...ctrlK('h'), ...onRows('articles') },
  { command: 'notSpeech', ...ctrlK('j'), ...onRows('articles') },
  { command: 'addNote', ...ctrlK('n'), ...onRows('articles') },
  { command: 'addRelation', ...ctrlK('b'), ...onRows('articles') },
  { command: 'reviewFile', ...ctrlK('q'), ...onRows('articles') },
  ...WITH_ANNOTATIONS.flatMap((view): Keybinding[] => [
    { command: 'editAnnotation', ...ctrlK('i'), ...onRows(view) },
    { command: 'deleteAnnotation', key: 'delete', mac: 'cmd+backspace', ...onRows(view) },
    { command: 'deleteAnnotation', ...ctrlK('backspace'), ...onRows(view) },
  ]),
  { command: 'people.filter', key: 'ctrl+f', mac: 'cmd+f', when: IN_PEOPLE_TREE },
  { command: 'people.rename', key: 'f2', when: IN_PEOPLE_TREE },
  { command: 'people.merge', ...ctrlK('g'), when: IN_PEOPLE_TREE },
  { command: 'people.reject', ...ctrlK('x'), when: IN_PEOPLE_TREE },
  { command: 'nextQuote', ...ctrlK('.'), when: IN_TEXT },
  { command: 'previousQuote', ...ctrlK(','), when: IN_TEXT },
  { command: 'nextDisagreement', ...ctrlK('j'), when: IN_COMPARISON },
  { command: 'previousDisagreement', ...ctrlK('shift+j'), when: IN_COMPARISON },
  { command: 'adoptVersion', ...ctrlK('a'), when: IN_COMPARISON },
  { command: 'review.accept', key: 'a', when: IN_REVIEW },
  { command: 'review.nextCandidate', key: 'n', when: IN_REVIEW },
  { command: 'review.chooseOther', key: 'o', when: IN_REVIEW },
  { command: 'review.notSpeech', key: 'x', when: IN_REVIEW },
  { command: 'review.addNote', key: 'm', when: IN_REVIEW },
  { command: 'review.skip', key: 's', when: IN_REVIEW },
  { command: 'review.previous', key: 'p', when: IN_REVIEW },
  { command: 'review.undo', key: 'u', when: IN_REVIEW },
  { command: 'review.toText', key: 'j', when: IN_REVIEW },
  {
    command: 'review.stop',
    key: 'escape',
    when: all(IN_REVIEW, NOTHING_TO_CLOSE),
  },
  { command: 'resumeReview', ...ctrlK('q'), when: all(IN_TEXT, context('reviewSuspended')) },
  { command: 'reviewFile', ...ctrlK('q'), when: all(IN_TEXT, not(context('reviewSuspended'))) },
  {
    command: 'startTagging',
    ...ctrlK('shift+t'),
    when: all(IN_TEXT, not(context('tagging')), not(context('reviewing'))),
  },
  { command: 'stopTagging', ...ctrlK('shift+t'), when: context('tagging') },
  { command: 'addRelation', ...ctrlK('b'), when: IN_TEXT },
  { command: 'goToRelated', ...ctrlK('shift+b'), when: IN_TEXT },
  { command: 'editAnnotation', ...ctrlK('i'), when: IN_TEXT },
  { command: 'deleteAnnotation', ...ctrlK('backspace'), when: IN_TEXT },
  {
    command: 'saveArticle',
    key: 'ctrl+s',
    mac: 'cmd+s',
    when: all(IN_NEW_ARTICLE, not('commentEditorFocused')),
  },
  { command: 'note.submit', key: 'ctrl+s', mac: 'cmd+s', when: all('commentEditorFocused', IN_NOTES) },
  {
    command: 'note.leave',
    key: 'escape',
    when: all('commentEditorFocused', IN_NOTES, remarkIs('newNote'), not('suggestWidgetVisible')),
  },
  {
    command: 'openRow',
    key: 'enter',
    when: all(IN_OWN_VIEW, 'listFocus', not('inputFocus'), not('treestickyScrollFocused')),
  },
  {
    command: 'cancelRelation',
    key: 'escape',
    when: all('editorTextFocus', context('relationBegun'), NOTHING_TO_CLOSE),
  },
  { command: 'stopTagging', key: 'escape', when: all(IN_TAGGING, NOTHING_TO_CLOSE) },
  { command: 'removeTag', key: 'backspace', when: IN_TAGGING },
  { command: 'removeTag', key: 'delete', when: IN_TAGGING },
  { command: 'search', ...ctrlK('f'), when: any(IN_SEED, IN_SEARCH, IN_OWN_VIEW) },
  {
    command: 'search.openRow',
    key: 'enter',
    when: all('editorTextFocus', IN_SEARCH, context('onSearchRow'), not('suggestWidgetVisible')),
  },
  { command: 'search.nextPage', ...ctrlK('.'), when: IN_SEARCH },
  { command: 'search.previousPage', ...ctrlK(','), when: IN_SEARCH },
  ...TAG_KEYS.map((key): Keybinding => ({ command: 'applyTagByKey', key, when: IN_TAGGING, args: { key } })),
];
