/** The commands of each menu, with their group and order. */
import type { CommandName } from './commands';
import { PALETTE } from './palette';
import {
  all,
  type Clause,
  context,
  HAS_FOLDER,
  IN_COMPARED_EDITOR,
  IN_NEW_ARTICLE,
  IN_NOTES,
  IN_SEARCH,
  IN_SEED,
  IS_ARTICLE,
  IS_SEARCH,
  inView,
  not,
  remarkIs,
  rowIs,
  rowMatches,
  setting,
  threadIs,
  type When,
} from './when';

export interface MenuItem {
  readonly command: CommandName;
  readonly when: When;
  /** `name@order`; none in the palette. */
  readonly group?: string;
}

const item = (command: CommandName, group: string, when: When): MenuItem => ({ command, when, group });

/** An item of a comment menu. The editor shares these menus among all extensions, so the clause names the controller. */
const noteItem = (command: CommandName, group: string, when?: Clause): MenuItem => ({
  command,
  group,
  when: when ? all(IN_NOTES, when) : IN_NOTES,
});

const IN_ARTICLES = inView('articles');
const ONE_ARTICLES_ROW = all(IN_ARTICLES, not('listMultiSelection'));
const IN_PEOPLE = inView('people');
const PERSON_ROWS = all(IN_PEOPLE, rowIs('people.person'));
const ONE_PERSON_ROW = all(IN_PEOPLE, not('listMultiSelection'), rowIs('people.person'));
const IN_DISAGREEMENTS = inView('disagreements');
const IN_IMPORT_RESULTS = inView('importResults');
const IN_TO_CHECK = inView('toCheck');
const IN_TAGGED = inView('articles', 'tags');
const WITH_PASSAGES = inView('articles', 'importResults');
const IN_ANY_TREE = inView('articles', 'importResults', 'toCheck');

const FILE = rowMatches(/^file/);
const ENTITY = rowMatches(/^entity\.(?!rejected)/);
const NAMED = rowMatches(/^(entity\.(?!rejected)|speaker\.named)/);
const QUOTE = rowMatches(/^quote\./);
const TO_CONFIRM = rowMatches(/^quote\.(derived|corrected)/);
const TAG_NAME = rowMatches(/^tagName/);
const ANNOTATION = rowMatches(/^annotation\./);
const EDITABLE = rowMatches(/^annotation\.(note|tag|relation)/);
const CHANGED = rowMatches(/^annotation\..*\.fuzzy$/);
const LOST_OR_CHANGED = rowMatches(/^annotation\..*\.(orphaned|fuzzy)$/);
const WITH_CHANGED = rowMatches(/^toCheck\.changed/);
const OPEN = rowMatches(/^(version|disagreement)\.open$/);
const GONE = rowMatches(/^toCheck\.gone$/);

export const MENUS = {
  'editor/context': [
    item('searchSelection', '2_search@1', all(IN_SEED, 'editorHasSelection')),
    item('searchSpeaker', '2_search@2', IN_SEED),
    item('copyQuote', '9_cutcopypaste@9', IN_SEED),
    item('search.tagAll', '1_search@1', IN_SEARCH),
    item('search.confirmShown', '1_search@2', IN_SEARCH),
    item('addNote', '1_seed@1', IN_SEED),
    item('addTag', '1_seed@2', IN_SEED),
    item('addRelation', '1_seed@3', IN_SEED),
    item('confirmSpeaker', '1_seed@4', IN_SEED),
    item('changeSpeaker', '1_seed@5', IN_SEED),
    item('addQuote', '1_seed@5', all(IN_SEED, 'editorHasSelection')),
    item('addEntity', '1_seed@5', all(IN_SEED, 'editorHasSelection')),
    item('mergeEntity', '1_seed@5', all(IN_SEED, not('editorHasSelection'))),
    item('revealInTree', '1_seed@6', IN_SEED),
    item('showReuse', '1_seed@6', IN_SEED),
    item('showVerdict', '1_seed@6', IN_SEED),
    item('reviewFile', '1_seed@7', all(IN_SEED, not(context('reviewing')))),
  ],
  'view/title': [
    item('filterArticles', 'navigation@-4', IN_ARTICLES),
    item('clearArticleFilter', 'navigation@-3', all(IN_ARTICLES, context('articlesFiltered'))),
    item('groupArticles', 'navigation@-2', IN_ARTICLES),
    item('sortArticles', 'navigation@-1', IN_ARTICLES),
    item('showUndecidedArticles', '1_list@1', all(IN_ARTICLES, not(context('articlesUndecided')))),
    item('showAllArticles', '1_list@1', all(IN_ARTICLES, context('articlesUndecided'))),
    item('openArticlesReadOnly', '1_list@2', all(IN_ARTICLES, not(setting('articles.openReadOnly')))),
    item('openArticlesWriteable', '1_list@2', all(IN_ARTICLES, setting('articles.openReadOnly'))),
    item('refresh', 'navigation@2', IN_ARTICLES),
    item('unfollowCursor', 'navigation@1', all(IN_ARTICLES, setting('articles.followCursor'))),
    item('followCursor', 'navigation@1', all(IN_ARTICLES, not(setting('articles.followCursor')))),
    item('importArticles', '4_exchange@0', IN_ARTICLES),
    item('importAnnotations', '4_exchange@1', IN_ARTICLES),
    item('exportAnnotations', 'navigation@3', IN_ARTICLES),
    item('compareAnnotators', '5_share@1', IN_ARTICLES),
    item('closeImportResults', 'navigation@1', IN_IMPORT_RESULTS),
    item('previousDisagreement', 'navigation@1', IN_DISAGREEMENTS),
    item('nextDisagreement', 'navigation@2', IN_DISAGREEMENTS),
    item('showAgreementReport', 'navigation@3', IN_DISAGREEMENTS),
    item('closeComparison', 'navigation@4', IN_DISAGREEMENTS),
    item('writeReport', '5_share@2', IN_ARTICLES),
    item('showQuoteMap', '3_map@1', IN_ARTICLES),
    item('reviewFolder', '2_review@1', all(IN_ARTICLES, context('scanned'))),
    item('people.clearFilter', 'navigation@1', all(IN_PEOPLE, context('peopleFiltered'))),
    item('people.filter', 'navigation@2', IN_PEOPLE),
    item('people.chooseType', 'navigation@3', IN_PEOPLE),
    item('people.sort', 'navigation@4', IN_PEOPLE),
    item('people.reviewSpellings', '1_names@1', IN_PEOPLE),
    item('refreshReuse', 'navigation@1', inView('reuse')),
    item('openTagSet', 'navigation@1', inView('tags')),
    item('checkPlaces', 'navigation@1', IN_TO_CHECK),
  ],
  'view/item/context': [
    item('confirmSpeaker', 'inline@1', all(IN_ARTICLES, TO_CONFIRM)),
    item('confirmSpeaker', '1_quote@1', all(IN_ARTICLES, TO_CONFIRM)),
    item('changeSpeaker', 'inline@2', all(IN_ARTICLES, QUOTE)),
    item('changeSpeaker', '1_quote@2', all(IN_ARTICLES, QUOTE)),
    item('addNote', '1_quote@3', all(ONE_ARTICLES_ROW, QUOTE)),
    item('copyQuote', '5_share@1', all(ONE_ARTICLES_ROW, QUOTE)),
    item(
      'undecideSpeaker',
      '2_decide@1',
      all(IN_ARTICLES, rowMatches(/^quote\.(confirmed|corrected|rejected|unattributed)/)),
    ),
    item('rejectSpeaker', '2_decide@2', all(ONE_ARTICLES_ROW, rowMatches(/^quote\.(derived|confirmed|corrected)/))),
    item(
      'notSpeech',
      '2_decide@3',
      all(ONE_ARTICLES_ROW, rowMatches(/^quote\.(derived|confirmed|corrected|unattributed)/)),
    ),
    item('renameEntity', 'inline@2', all(ONE_ARTICLES_ROW, NAMED)),
    item('rejectEntity', 'inline@3', all(ONE_ARTICLES_ROW, ENTITY)),
    item('renameEntity', '1_entity@1', all(ONE_ARTICLES_ROW, NAMED)),
    item('searchSpeaker', '0_search@1', all(ONE_ARTICLES_ROW, NAMED)),
    item('changeEntityType', '1_entity@2', all(ONE_ARTICLES_ROW, ENTITY)),
    item('mergeEntity', '1_entity@3', all(ONE_ARTICLES_ROW, NAMED)),
    item('splitEntity', '1_entity@4', all(ONE_ARTICLES_ROW, rowMatches(/^(entity\.(?!rejected)|mention\.)/))),
    item('rejectEntity', '1_entity@5', all(ONE_ARTICLES_ROW, ENTITY)),
    item('undecideEntity', '2_decide@1', all(ONE_ARTICLES_ROW, rowMatches(/^entity\..*\.decided$/))),
    item('undecideEntity', 'inline@1', all(ONE_ARTICLES_ROW, rowMatches(/^entity\.rejected\.decided$/))),
    item('editAnnotation', 'inline@1', all(WITH_PASSAGES, EDITABLE)),
    item('editAnnotation', '1_places@0', all(WITH_PASSAGES, EDITABLE)),
    item('deleteAnnotation', 'inline@2', all(IN_ANY_TREE, ANNOTATION)),
    item('reanchorAnnotation', 'inline@0', all(IN_ANY_TREE, LOST_OR_CHANGED)),
    item('showQuotesOfSpeaker', 'inline@1', all(IN_ARTICLES, rowMatches(/^speaker/))),
    item('showQuotesOfSpeaker', '1_show@0', all(IN_ARTICLES, rowMatches(/^speaker/))),
    item('showQuotesOfSpeakerIn', '1_show@1', all(IN_ARTICLES, rowMatches(/^speaker/))),
    item('openSidecar', '3_open@1', all(IN_ARTICLES, rowMatches(/^(article|file|annotations)/))),
    item('exportAnnotations', '4_exchange@1', all(IN_ARTICLES, FILE)),
    item('compareAnnotators', '5_share@1', all(IN_ARTICLES, FILE)),
    item('adoptVersion', 'inline@1', all(IN_DISAGREEMENTS, OPEN)),
    item('adoptVersion', '1_settle@1', all(IN_DISAGREEMENTS, OPEN)),
    item('reopenDisagreement', 'inline@1', all(IN_DISAGREEMENTS, rowIs('disagreement.settled'))),
    item('reopenDisagreement', '1_settle@2', all(IN_DISAGREEMENTS, rowIs('disagreement.settled'))),
    item(
      'writeReport',
      '5_share@2',
      all(IN_ARTICLES, rowMatches(/^(file|article|quotes|quote\.|speaker|entity\.person|entity\.organization)/)),
    ),
    item('markRecord', '3_record@1', all(IN_ARTICLES, FILE)),
    item('unmarkRecord', '3_record@2', all(IN_ARTICLES, FILE)),
    item('unmarkRecord', 'inline@1', all(inView('records'), rowIs('records.record'))),
    item('unmarkRecord', '1_record@1', all(inView('records'), rowIs('records.record'))),
    item('reveal', 'inline@0', all(inView('records'), rowIs('records.record'))),
    item('reveal', '0_show@1', all(inView('records'), rowIs('records.record'))),
    item('reviewFile', '2_review@1', all(IN_ARTICLES, FILE)),
    item('showQuoteMap', '3_map@1', all(IN_ARTICLES, rowMatches(/^(file|article)/))),
    item('showQuoteMap', '3_map@1', PERSON_ROWS),
    item('people.merge', 'inline@1', PERSON_ROWS),
    item('people.rename', 'inline@2', ONE_PERSON_ROW),
    item('people.rename', '1_entity@1', ONE_PERSON_ROW),
    item('searchSpeaker', '2_search@1', ONE_PERSON_ROW),
    item('people.merge', '1_entity@2', PERSON_ROWS),
    item('people.split', '1_entity@3', ONE_PERSON_ROW),
    item('people.reject', '1_entity@4', PERSON_ROWS),
    item('applyTag', 'inline@1', all(IN_TAGGED, TAG_NAME)),
    item('applyTag', '1_tag@1', all(IN_TAGGED, TAG_NAME)),
    item('renameTag', '2_tag@1', all(IN_TAGGED, TAG_NAME)),
    item('removeTagFromSet', '2_tag@2', all(IN_TAGGED, rowIs('tagName.defined'))),
    item(
      'addRelation',
      '1_relate@1',
      all(IN_ARTICLES, rowMatches(/^(quote|entity|annotation\.(tag|note)\.(exact|moved|fuzzy))/)),
    ),
    item('acceptPlace', 'inline@0', all(IN_ANY_TREE, CHANGED)),
    item('acceptAllPlaces', 'inline@1', all(IN_TO_CHECK, WITH_CHANGED)),
    item('acceptAllPlaces', '1_places@1', all(IN_TO_CHECK, WITH_CHANGED)),
    item('deleteLostAnnotations', '1_places@2', all(IN_TO_CHECK, rowMatches(/^toCheck.*\.lost$/))),
    item('findMovedArticles', 'inline@1', all(IN_TO_CHECK, GONE)),
    item('findMovedArticles', '1_places@1', all(IN_TO_CHECK, GONE)),
    item('deleteSidecar', 'inline@3', all(IN_TO_CHECK, GONE)),
    item('deleteSidecar', '1_places@3', all(IN_TO_CHECK, GONE)),
    item('openSidecar', '3_open@1', all(IN_TO_CHECK, rowMatches(/^toCheck\./))),
    item('acceptPlace', '1_places@1', all(IN_ANY_TREE, CHANGED)),
    item('reanchorAnnotation', '1_places@2', all(IN_ANY_TREE, LOST_OR_CHANGED)),
    item('deleteAnnotation', '1_places@3', all(IN_ANY_TREE, ANNOTATION)),
  ],
  'comments/commentThread/context': [
    noteItem('note.create', 'inline', 'commentThreadIsEmpty'),
    noteItem('note.reply', 'inline', not('commentThreadIsEmpty')),
  ],
  'comments/commentThread/title': [
    noteItem('note.resolve', 'navigation@1', threadIs('open')),
    noteItem('note.reopen', 'navigation@1', threadIs('resolved')),
  ],
  'comments/comment/title': [
    noteItem('note.edit', 'inline@1', remarkIs('note', 'reply')),
    noteItem('note.delete', 'inline@2', remarkIs('note')),
    noteItem('note.deleteReply', 'inline@2', remarkIs('reply')),
  ],
  'comments/comment/context': [noteItem('note.cancel', 'inline@2'), noteItem('note.save', 'inline@1')],
  commandPalette: Object.entries(PALETTE).map(([command, when]) => ({ command: command as CommandName, when })),
  'editor/title': [
    item('saveArticle', 'navigation@-1', IN_NEW_ARTICLE),
    item('reviewFile', 'navigation@1', all(IS_ARTICLE, not(context('reviewing')))),
    item('search', 'navigation@2', all(IS_ARTICLE, HAS_FOLDER)),
    item('exportAnnotations', 'navigation@3', IS_ARTICLE),
    item('search.previousPage', 'navigation@1', IS_SEARCH),
    item('search.nextPage', 'navigation@2', IS_SEARCH),
    item('search.sort', 'navigation@3', IS_SEARCH),
    item('search.export', 'navigation@4', IS_SEARCH),
    item('search.tagAll', '1_search@1', IS_SEARCH),
    item('search.confirmShown', '1_search@2', IS_SEARCH),
    item('adoptVersion', 'navigation@-3', IN_COMPARED_EDITOR),
    item('previousDisagreement', 'navigation@-2', IN_COMPARED_EDITOR),
    item('nextDisagreement', 'navigation@-1', IN_COMPARED_EDITOR),
  ],
} satisfies Readonly<Record<string, readonly MenuItem[]>>;
