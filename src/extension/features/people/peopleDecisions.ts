/** Decisions on people for a folder, in its `seed-annotator.yaml`, or for the one article that has a short name. */
import * as vscode from 'vscode';
import type { EntityType } from '../../../core/analysis';
import {
  type CorpusChange,
  type CorpusEntity,
  type CorpusFile,
  draftEntityEdit,
  ENTITY_TYPES,
  type EntityEdit,
  keepNamesApart,
  rejectInCorpus,
  renameInCorpus,
  splitInCorpus,
  splitPerson,
} from '../../../core/annotation';
import { foldWords, isOfOneArticle, type Person, type PersonArticle } from '../../../core/corpus';
import { entityById, excerpt } from '../../../core/view';
import { pathBelow } from '../../../platform/vscode/folders';
import type { Services } from '../../services/services';
import type { Reach } from '../../shell/args';
import { plainText } from '../../shell/language';
import { withProgress } from '../../shell/messages';
import { Transaction } from '../../stores/history';
import type { StoredFile } from '../../stores/yamlFiles';
import type { PeopleIndex } from './peopleLists';

export interface DecisionContext extends Pick<Services, 'views' | 'annotator' | 'corpus' | 'memory'> {
  readonly index: PeopleIndex & { uriOf(path: string): vscode.Uri };
}

/** The change of one corpus file, given its entities and the names that are decided on. */
type CorpusDecision = (entities: readonly CorpusEntity[], names: readonly string[]) => CorpusChange[];

/** More than any person of a shared name is in; all sidecars are written in one step of undo. */
const MAX_ARTICLES = 10_000;

type CorpusPlace = Pick<StoredFile<CorpusFile>, 'uri' | 'read'>;

interface LongWork {
  readonly edit: EntityEdit;
  readonly within: Transaction;
  /** What was done before it is cancelled stays, and can be undone. */
  readonly token: vscode.CancellationToken;
  readonly progress: (done: number, of: number) => void;
}

/** Makes all of these people the one of a name. Each call is one step of undo. */
export async function mergePeople(
  context: DecisionContext,
  from: readonly Person[],
  into: Person,
  reach: Reach,
): Promise<void> {
  const type = from.every(person => person.type === into.type) ? undefined : typeOf(into);
  await decide(context, from, reach, { name: into.name, ...(type && { type }) }, [into], (entities, names) =>
    renameInCorpus(entities, names, into.name, type),
  );
}

export async function renamePerson(
  context: DecisionContext,
  person: Person,
  name: string,
  reach: Reach,
): Promise<void> {
  await decide(context, [person], reach, { name }, [], (entities, names) => renameInCorpus(entities, names, name));
}

export async function rejectPeople(context: DecisionContext, people: readonly Person[], reach: Reach): Promise<void> {
  await decide(context, people, reach, { isEntity: false }, [], rejectInCorpus);
}

/** Says that people of similar names are several, so that they are not proposed as one again. One step of undo. */
export async function keepApart(context: DecisionContext, people: readonly Person[]): Promise<void> {
  const names = people.map(({ name }) => name);
  await changeCorpus(context, people, () => keepNamesApart(names), new Transaction());
}

/**
 * Those whose name others have, too, are decided in each of their articles; except where they are joined.
 * @param reach `article`: those whose names are linked to no other article are decided there, all others in the folder
 * @param edit what is decided in an article
 * @param others whose names the decision for the folder is also about
 */
async function decide(
  context: DecisionContext,
  people: readonly Person[],
  reach: Reach,
  edit: EntityEdit,
  others: readonly Person[],
  change: CorpusDecision,
): Promise<void> {
  const isJoin = (person: Person): boolean => others.some(other => foldWords(other.name) === foldWords(person.name));
  const own = people.filter(person =>
    isOfOneArticle(person) ? reach === 'article' : person.sharesName && !isJoin(person),
  );
  const linked = people.filter(person => !own.includes(person));
  const all = new Transaction();
  if (linked.length) await changeCorpus(context, [...linked, ...others], change, all);
  for (const person of own) await editInAllArticles(context, person, edit, all);
}

/** Decides in the articles of a person, and not of others of the same name. */
async function editInAllArticles(
  context: DecisionContext,
  person: Person,
  edit: EntityEdit,
  within: Transaction,
): Promise<void> {
  const articles = await context.index.ask('articlesOfPerson', person.id, { limit: MAX_ARTICLES, offset: 0 });
  const work = { within, edit };
  if (articles.length === 1) for (const article of articles) await editInArticle(context, article, edit, within);
  else
    await withProgress(plainText`Writing to the articles of ${excerpt(person.name, 40)}`, (token, progress) =>
      editInArticles(context, articles, { ...work, token, progress }),
    );
}

/** Takes names away from a person: each is somebody of its own again. */
export async function partNames(
  context: DecisionContext,
  person: Person,
  aliases: readonly string[],
  within: Transaction,
): Promise<void> {
  await changeCorpus(context, [person], entities => splitInCorpus(entities, person.name, aliases), within);
}

/** Says that a person of the same name is another one in some articles, in each corpus file that applies to them. */
export async function partArticles(
  context: DecisionContext,
  person: Person,
  other: string,
  articles: readonly PersonArticle[],
  within: Transaction,
): Promise<void> {
  const { index, corpus } = context;
  const parts = new Map<string, { readonly of: vscode.Uri; readonly file: CorpusPlace; readonly paths: string[] }>();
  for (const article of articles) {
    const of = index.uriOf(article.file);
    const file = await corpus.get(of);
    if (!file) continue;
    const part = parts.get(file.uri.toString()) ?? { of, file, paths: [] };
    parts.set(file.uri.toString(), part);
    part.paths.push(await pathFrom(context, file.uri, article));
  }
  const named = { name: person.name, type: typeOf(person) };
  for (const { of, file, paths } of parts.values()) {
    const changes = splitPerson(file.read.entities, named, { name: other, articles: paths });
    if (changes.length) await corpus.apply(of, changes, within);
  }
}

/** As in `CorpusEntity.articles`. */
async function pathFrom(
  { index, views }: DecisionContext,
  corpusFile: vscode.Uri,
  { file, article }: PersonArticle,
): Promise<string> {
  const uri = index.uriOf(file);
  const path = pathBelow(vscode.Uri.joinPath(corpusFile, '..'), uri);
  const isOnly = (await views.of(uri))?.articles.length === 1;
  return isOnly ? path : `${path}#${article + 1}`;
}

/** Decides on the person of some articles, in their sidecars. */
async function editInArticles(
  context: DecisionContext,
  articles: readonly PersonArticle[],
  { edit, within, token, progress }: LongWork,
): Promise<void> {
  for (const [i, article] of articles.entries()) {
    if (token.isCancellationRequested) return;
    await editInArticle(context, article, edit, within);
    progress(i + 1, articles.length);
  }
}

/** Changes each corpus file that applies to an article of these people. */
async function changeCorpus(
  { index, corpus }: DecisionContext,
  people: readonly Person[],
  change: CorpusDecision,
  within: Transaction,
): Promise<void> {
  const ids = people.map(({ id }) => id);
  const [names, files] = await Promise.all([index.ask('namesOfPeople', ids), index.ask('foldersOfPeople', ids)]);
  const changed = new Set<string>();
  for (const path of files) {
    const of = index.uriOf(path);
    const file = await corpus.get(of);
    if (file && changed.has(file.uri.toString())) continue;
    if (file) changed.add(file.uri.toString());
    const changes = change(file?.read.entities ?? [], names);
    if (changes.length) await corpus.apply(of, changes, within);
  }
}

async function editInArticle(
  { index, views, annotator }: DecisionContext,
  { file, article, ref }: PersonArticle,
  edit: EntityEdit,
  within: Transaction,
): Promise<void> {
  const view = await views.of(index.uriOf(file));
  const found = view?.articles[article];
  const entity = found && entityById(found, ref);
  if (view && found && entity) await annotator.keep(view, draftEntityEdit(found, entity, edit), within);
}

const typeOf = ({ type }: Person): EntityType | undefined => ENTITY_TYPES.find(known => known === type);
