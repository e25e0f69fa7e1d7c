import * as vscode from 'vscode';
import type { Mention } from '../../../core/analysis';
import {
  type AnnotationDraft,
  type ArticleView,
  type CorpusChange,
  corpusNamesOf,
  draftAddition,
  draftEntityEdit,
  draftMerge,
  draftSplit,
  type EntityView,
  entityDecisionIds,
  rejectInCorpus,
  removeFromCorpus,
  renameInCorpus,
  setTypeInCorpus,
} from '../../../core/annotation';
import { entityById, excerpt, mentionAt, type PlainText, rejectionLabelOf } from '../../../core/view';
import { atCursor, trimSpan } from '../../services/passage';
import { articleAt } from '../../services/viewQueries';
import { type EntityArgument, entityArgument, entityWish, type Reach } from '../../shell/args';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { pickOne, type Row } from '../../shell/picks';
import { toSpan } from '../../shell/positions';
import type { Handler, Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import type { CorpusStore } from '../../stores/corpusStore';
import { Transaction } from '../../stores/history';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { chooseMentions, chooseName, chooseOther, chooseReach, chooseType, chooseWho } from './entityInputs';

/** An entity that a command is about. */
interface EntityTarget {
  readonly view: SeedView;
  readonly article: ArticleView;
  readonly entity: EntityView;
  /** The mention that the person pointed at, if any. */
  readonly mention: Mention | null;
}

export interface EntityContext {
  readonly views: ViewStore;
  readonly annotator: Annotator;
  readonly corpus: CorpusStore;
  /** Keeps the last choices. */
  readonly memory: vscode.Memento;
  /** The row selected in the tree. Keys pressed there are about it. */
  readonly selected: () => unknown;
}

type EntityAct = (context: EntityContext, target: EntityTarget, argument: unknown) => Promise<void>;

/** Commands that add entities and decide on them, in an article or for the whole folder. */
export function entityCommands(context: EntityContext): Handlers {
  const withTarget =
    (act: EntityAct): Handler =>
    async given => {
      const argument = isTreeKey(given) ? (context.selected() ?? null) : given;
      const target = await targetOf(context.views, argument);
      if (target) await act(context, target, argument);
      else if (isTreeKey(given)) void showInformation(plainText`Select an entity in the Articles view first.`);
    };
  return {
    renameEntity: withTarget(rename),
    changeEntityType: withTarget(changeType),
    mergeEntity: withTarget(merge),
    splitEntity: withTarget(split),
    rejectEntity: withTarget(reject),
    undecideEntity: withTarget(undecide),
    addEntity: () => addEntity(context),
  };
}

const rename: EntityAct = async (context, target, argument) => {
  const { view, entity } = target;
  const wish = entityWish(argument);
  const title = plainText`Rename “${excerpt(entity.name, 40)}”`;
  const name = wish.name ?? (await chooseName(plainText`${title} (1 of 2)`, entity.name));
  const reach = wish.reach ?? (name && (await chooseReach(plainText`${title} (2 of 2)`, view.uri, context.memory)));
  if (!name || !reach || (reach === 'article' && name === entity.name)) return;
  const drafts = draftEntityEdit(target.article, entity, { name });
  const forAll = () => renameInCorpus(view.corpus, corpusNamesOf(entity), name);
  await keep(context, view, { reach, drafts, forAll });
};

const changeType: EntityAct = async (context, target, argument) => {
  const { view, entity } = target;
  const title = plainText`Type of “${excerpt(entity.name, 40)}”`;
  const wish = entityWish(argument);
  const type = wish.type ?? (await chooseType(plainText`${title} (1 of 2)`, entity.type));
  const reach = wish.reach ?? (type && (await chooseReach(plainText`${title} (2 of 2)`, view.uri, context.memory)));
  if (!type || !reach || (reach === 'article' && type === entity.type)) return;
  const drafts = draftEntityEdit(target.article, entity, { type });
  const forAll = () => setTypeInCorpus(view.corpus, corpusNamesOf(entity), type);
  await keep(context, view, { reach, drafts, forAll, within: transactionOf(argument) });
};

const merge: EntityAct = async (context, { view, article, entity }, argument) => {
  const wish = entityWish(argument);
  const title = plainText`Merge “${excerpt(entity.name, 40)}” Into`;
  const into = wish.into
    ? entityById(article, wish.into)
    : await chooseOther(plainText`${title}… (1 of 2)`, article, entity);
  const last = into && plainText`${title} “${excerpt(into.name, 40)}” (2 of 2)`;
  const reach = wish.reach ?? (last && (await chooseReach(last, view.uri, context.memory)));
  if (!into || !reach || into === entity) return;
  const type = into.type === entity.type ? undefined : into.type;
  const forAll = () => renameInCorpus(view.corpus, [...corpusNamesOf(entity), ...corpusNamesOf(into)], into.name, type);
  const drafts = draftMerge(article, entity, into);
  await keep(context, view, { reach, drafts, forAll, within: transactionOf(argument) });
};

const split: EntityAct = async ({ annotator }, { view, article, entity, mention }) => {
  const title = plainText`Split Off Mentions of “${excerpt(entity.name, 40)}”`;
  const mentions = await chooseMentions(plainText`${title} (1 of 2)`, view.text, entity.mentions, mention);
  if (!mentions?.length) return;
  const who = await chooseWho(plainText`${title} (2 of 2): Who Is It?`, article, entity, null);
  if (who)
    await annotator.keep(view, draftSplit(article, mentions, { name: who.name, type: (who.known ?? entity).type }));
};

const reject: EntityAct = async (context, { view, article, entity }, argument) => {
  const title = plainText`${rejectionLabelOf(entity, LANGUAGE)}: “${excerpt(entity.name, 40)}”`;
  const reach = entityWish(argument).reach ?? (await chooseReach(title, view.uri, context.memory));
  const drafts = draftEntityEdit(article, entity, { isEntity: false });
  const forAll = () => rejectInCorpus(view.corpus, corpusNamesOf(entity));
  if (reach) await keep(context, view, { reach, drafts, forAll });
};

const undecide: EntityAct = async ({ annotator, corpus, memory }, { view, entity }) => {
  const decided = entityDecisionIds(entity);
  const forAll = entity.corpus && removeFromCorpus(entity.corpus);
  if (!decided.length && !forAll) {
    void showInformation(plainText`There is no decision on ${excerpt(entity.name, 60)} to undo.`);
    return;
  }
  const title = plainText`Undo Decision on “${excerpt(entity.name, 40)}”`;
  const only: Reach = forAll ? 'folder' : 'article';
  const reach = decided.length && forAll ? await chooseReach(title, view.uri, memory) : only;
  if (reach === 'folder') await corpus.apply(view.uri, forAll ?? []);
  else if (reach) await annotator.remove(view.uri, decided);
};

interface EntityDecisions {
  readonly reach: Reach;
  /** Decisions in the article. */
  readonly drafts: readonly AnnotationDraft[];
  /** Decisions in the folder. */
  readonly forAll: () => readonly CorpusChange[];
  readonly within?: Transaction | undefined;
}

/** A drop passes one transaction for all that is dragged. */
function transactionOf(argument: unknown): Transaction | undefined {
  const { within } = (argument ?? {}) as { readonly within?: unknown };
  return within instanceof Transaction ? within : undefined;
}

/**
 * Saves a decision in the article's sidecar, or in the folder's file. The latter also changes contrary ones in the
 * article.
 */
async function keep(
  { annotator, corpus }: EntityContext,
  view: SeedView,
  { reach, drafts, forAll, within: both = new Transaction() }: EntityDecisions,
): Promise<void> {
  if (reach === 'folder') await corpus.apply(view.uri, forAll(), both);
  await annotator.keep(view, reach === 'folder' ? drafts.filter(({ op }) => op === 'change') : drafts, both);
}

const isTreeKey = (argument: unknown): boolean => (argument as { tree?: unknown } | undefined)?.tree === true;

/** The entity that an argument names (of a tree row, a link), or else the one at the cursor. */
async function targetOf(views: ViewStore, argument: unknown): Promise<EntityTarget | null> {
  const named = entityArgument(argument);
  if (named) return namedTarget(views, named, entityWish(argument).start);
  return argument === undefined ? targetAtCursor(views) : null;
}

/** @param start file offset of the start of the mention meant; null if none is */
async function namedTarget(
  views: ViewStore,
  named: EntityArgument,
  start: number | null,
): Promise<EntityTarget | null> {
  const view = await views.of(named.uri);
  const article = view?.articles[named.article];
  const entity = article && entityById(article, named.entity);
  if (!view || !article || !entity) return null;
  return { view, article, entity, mention: entity.mentions.find(({ span }) => span.start === start) ?? null };
}

async function targetAtCursor(views: ViewStore): Promise<EntityTarget | null> {
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  const found = article && mentionAt(article, at.offset, { orRejected: true });
  if (at && !found) void showInformation(plainText`Put the cursor on a name or another mention of an entity first.`);
  return at && article && found ? { view: at.view, article, entity: found.entity, mention: found.mention } : null;
}

/** As `Reach`, or only at one passage. */
type MentionReach = Reach | 'here';

async function addEntity({ views, annotator, corpus }: EntityContext): Promise<void> {
  const at = await atCursor(views);
  if (!at) return;
  if (at.editor.selection.isEmpty) {
    void showInformation(plainText`Select the name of the entity first.`);
    return;
  }
  const { view } = at;
  const span = trimSpan(view.text, toSpan(view.lines, at.editor.selection));
  const article = articleAt(view, span.start);
  const words = view.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  if (!article || !words) return;
  const title = plainText`Add Entity “${excerpt(words, 40)}”`;
  const who = await chooseWho(plainText`${title} (1 of 3): Who Is It?`, article, null, words);
  const type = who && (who.known?.type ?? (await chooseType(plainText`${title} (2 of 3)`, 'other')));
  const where = type && (await chooseWhere(plainText`${title} (3 of 3)`, view.uri));
  if (!who || !type || !where) return;
  const said = { name: who.name, type };
  if (where === 'folder') await corpus.apply(view.uri, renameInCorpus(view.corpus, [words], who.name, type));
  else await annotator.keep(view, draftAddition(span, where === 'here' ? 'one' : 'alike', said));
}

async function chooseWhere(title: PlainText, uri: vscode.Uri): Promise<MentionReach | undefined> {
  const all: Row<MentionReach> = { icon: 'files', label: say`All Occurrences in the Folder`, value: 'folder' };
  const rows: Row<MentionReach>[] = [
    { icon: 'article', label: say`All Occurrences in This Article`, value: 'article' },
    { icon: 'words', label: say`Only This Occurrence`, value: 'here' },
    ...(vscode.workspace.getWorkspaceFolder(uri) ? [all] : []),
  ];
  return pickOne(rows, { title, placeholder: plainText`Choose which occurrences are mentions` });
}
