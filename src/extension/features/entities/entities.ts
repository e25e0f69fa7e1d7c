import * as vscode from 'vscode';
import type { Mention } from '../../../core/analysis';
import {
  type ArticleView,
  added,
  type CorpusChange,
  type Draft,
  decisionsOn,
  type EntityView,
  mergeInto,
  namesForAll,
  rejectedForAll,
  renamedForAll,
  sayOfEntity,
  splitOff,
  typedForAll,
  withdrawnForAll,
} from '../../../core/annotation';
import { entityById, excerpt, mentionAt, type PlainText, plainText, rejectionLabelOf } from '../../../core/view';
import { entityArgument, entityWish, type Reach } from '../../shell/args';
import { showInformation } from '../../shell/messages';
import { pickOne, type Row } from '../../shell/picks';
import { toSpan } from '../../shell/positions';
import type { Handler, Handlers } from '../../shell/register';
import type { Annotator } from '../../stores/annotator';
import type { CorpusStore } from '../../stores/corpusStore';
import { Transaction } from '../../stores/history';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { articleAt } from '../language/providers';
import { atCursor } from '../navigation/navigation';
import { withoutSpace } from '../quotes/quotes';
import { chooseMentions, chooseName, chooseOther, chooseReach, chooseType, chooseWho } from './entityInputs';

interface Target {
  readonly view: SeedView;
  readonly article: ArticleView;
  readonly entity: EntityView;
  /** The one that the person pointed at, where it was one. */
  readonly mention: Mention | null;
}

export interface EntityParts {
  readonly views: ViewStore;
  readonly annotator: Annotator;
  readonly corpus: CorpusStore;
  /** Where the last choices are kept. */
  readonly memory: vscode.Memento;
  /** What is selected in the tree: what a key that is pressed there is about. */
  readonly selected: () => unknown;
}

type Act = (parts: EntityParts, target: Target, argument: unknown) => Promise<void>;

/** Add, rename, retype, merge, split and reject entities, in their article or for the whole folder. */
export function entityCommands(parts: EntityParts): Handlers {
  const withTarget =
    (act: Act): Handler =>
    async given => {
      const argument = isTreeKey(given) ? (parts.selected() ?? null) : given;
      const target = await targetOf(parts.views, argument);
      if (target) await act(parts, target, argument);
      else if (isTreeKey(given)) void showInformation(plainText`Select a name in the tree first.`);
    };
  return {
    renameEntity: withTarget(rename),
    changeEntityType: withTarget(changeType),
    mergeEntity: withTarget(merge),
    splitEntity: withTarget(split),
    rejectEntity: withTarget(reject),
    undecideEntity: withTarget(undecide),
    addEntity: () => addEntity(parts),
  };
}

const rename: Act = async (parts, target, argument) => {
  const { view, entity } = target;
  const wish = entityWish(argument);
  const title = plainText`Rename “${excerpt(entity.name, 40)}”`;
  const name = wish.name ?? (await chooseName(plainText`${title} (1 of 2)`, entity.name));
  const reach = wish.reach ?? (name && (await chooseReach(plainText`${title} (2 of 2)`, view.uri, parts.memory)));
  if (!name || !reach || (reach === 'article' && name === entity.name)) return;
  const drafts = sayOfEntity(target.article, entity, { name });
  await keep(parts, view, reach, drafts, () => renamedForAll(view.corpus, namesForAll(entity), name));
};

const changeType: Act = async (parts, target, argument) => {
  const { view, entity } = target;
  const title = plainText`Type of “${excerpt(entity.name, 40)}”`;
  const wish = entityWish(argument);
  const type = wish.type ?? (await chooseType(plainText`${title} (1 of 2)`, entity.type));
  const reach = wish.reach ?? (type && (await chooseReach(plainText`${title} (2 of 2)`, view.uri, parts.memory)));
  if (!type || !reach || (reach === 'article' && type === entity.type)) return;
  const drafts = sayOfEntity(target.article, entity, { type });
  await keep(parts, view, reach, drafts, () => typedForAll(view.corpus, namesForAll(entity), type));
};

const merge: Act = async (parts, { view, article, entity }, argument) => {
  const wish = entityWish(argument);
  const title = plainText`Merge “${excerpt(entity.name, 40)}” Into`;
  const into = wish.into
    ? entityById(article, wish.into)
    : await chooseOther(plainText`${title}… (1 of 2)`, article, entity);
  const last = into && plainText`${title} “${excerpt(into.name, 40)}” (2 of 2)`;
  const reach = wish.reach ?? (last && (await chooseReach(last, view.uri, parts.memory)));
  if (!into || !reach || into === entity) return;
  const type = into.type === entity.type ? undefined : into.type;
  await keep(parts, view, reach, mergeInto(article, entity, into), () =>
    renamedForAll(view.corpus, [...namesForAll(entity), ...namesForAll(into)], into.name, type),
  );
};

const split: Act = async ({ annotator }, { view, article, entity, mention }) => {
  const title = plainText`Split Off Mentions of “${excerpt(entity.name, 40)}”`;
  const mentions = await chooseMentions(plainText`${title} (1 of 2)`, view.text, entity.mentions, mention);
  if (!mentions?.length) return;
  const who = await chooseWho(plainText`${title} (2 of 2): Who Is It?`, article, entity, null);
  if (who)
    await annotator.keep(view, splitOff(article, mentions, { name: who.name, type: (who.known ?? entity).type }));
};

const reject: Act = async (parts, { view, article, entity }, argument) => {
  const title = plainText`${rejectionLabelOf(entity)}: “${excerpt(entity.name, 40)}”`;
  const reach = entityWish(argument).reach ?? (await chooseReach(title, view.uri, parts.memory));
  const drafts = sayOfEntity(article, entity, { isOne: false });
  if (reach) await keep(parts, view, reach, drafts, () => rejectedForAll(view.corpus, namesForAll(entity)));
};

const undecide: Act = async ({ annotator, corpus, memory }, { view, entity }) => {
  const decided = decisionsOn(entity);
  const forAll = entity.corpus && withdrawnForAll(entity.corpus);
  if (!decided.length && !forAll) {
    void showInformation(plainText`Nothing was decided on ${excerpt(entity.name, 60)}.`);
    return;
  }
  const title = plainText`Withdraw Decision on “${excerpt(entity.name, 40)}”`;
  const only: Reach = forAll ? 'folder' : 'article';
  const reach = decided.length && forAll ? await chooseReach(title, view.uri, memory) : only;
  if (reach === 'folder') await corpus.apply(view.uri, forAll ?? []);
  else if (reach) await annotator.remove(view.uri, decided);
};

/** In the article's sidecar, or in the folder's file, and then also where the article has said otherwise. */
async function keep(
  { annotator, corpus }: EntityParts,
  view: SeedView,
  reach: Reach,
  drafts: readonly Draft[],
  forAll: () => readonly CorpusChange[],
): Promise<void> {
  const both = new Transaction();
  if (reach === 'folder') await corpus.apply(view.uri, forAll(), both);
  await annotator.keep(view, reach === 'folder' ? drafts.filter(({ op }) => op === 'change') : drafts, both);
}

const isTreeKey = (argument: unknown): boolean => (argument as { tree?: unknown } | undefined)?.tree === true;

/** What an argument names (a node of the tree, a link), else what is under the cursor. */
async function targetOf(views: ViewStore, argument: unknown): Promise<Target | null> {
  const named = entityArgument(argument);
  if (named) {
    const view = await views.of(named.uri);
    const article = view?.articles[named.article];
    const entity = article && entityById(article, named.entity);
    if (!view || !article || !entity) return null;
    const { start } = entityWish(argument);
    return { view, article, entity, mention: entity.mentions.find(({ span }) => span.start === start) ?? null };
  }
  if (argument !== undefined) return null;
  const at = await atCursor(views);
  const article = at && articleAt(at.view, at.offset);
  const found = article && mentionAt(article, at.offset, { orRejected: true });
  if (at && !found) void showInformation(plainText`Put the cursor on a name, or on words that stand for somebody.`);
  return at && article && found ? { view: at.view, article, entity: found.entity, mention: found.mention } : null;
}

type Where = Reach | 'here';

async function addEntity({ views, annotator, corpus }: EntityParts): Promise<void> {
  const at = await atCursor(views);
  if (!at) return;
  if (at.editor.selection.isEmpty) {
    void showInformation(plainText`Select the words that name it, then add it.`);
    return;
  }
  const { view } = at;
  const span = withoutSpace(view, toSpan(view.lines, at.editor.selection));
  const article = articleAt(view, span.start);
  const words = view.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  if (!article || !words) return;
  const title = plainText`Add Entity “${excerpt(words, 40)}”`;
  const who = await chooseWho(plainText`${title} (1 of 3): Who Is It?`, article, null, words);
  const type = who && (who.known?.type ?? (await chooseType(plainText`${title} (2 of 3)`, 'other')));
  const where = type && (await chooseWhere(plainText`${title} (3 of 3)`, view.uri));
  if (!who || !type || !where) return;
  const said = { name: who.name, type };
  if (where === 'folder') await corpus.apply(view.uri, renamedForAll(view.corpus, [words], who.name, type));
  else await annotator.keep(view, added(span, where === 'here' ? 'one' : 'alike', said));
}

async function chooseWhere(title: PlainText, uri: vscode.Uri): Promise<Where | undefined> {
  const all: Row<Where> = { icon: 'files', label: 'Wherever These Words Stand in the Folder', value: 'folder' };
  const rows: Row<Where>[] = [
    { icon: 'article', label: 'Wherever These Words Stand in This Article', value: 'article' },
    { icon: 'words', label: 'Only Here', value: 'here' },
    ...(vscode.workspace.getWorkspaceFolder(uri) ? [all] : []),
  ];
  return pickOne(rows, { title, placeholder: plainText`Where is it a mention?` });
}
