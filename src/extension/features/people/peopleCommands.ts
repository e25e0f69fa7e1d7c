import type * as vscode from 'vscode';
import type { Person } from '../../../core/corpus';
import { excerpt, type PlainText, peopleSortLabels, peopleTypeLabels } from '../../../core/view';
import { offerUndo } from '../../services/offerUndo';
import type { Services } from '../../services/services';
import type { Reach } from '../../shell/args';
import { count, LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation, showInStatusBar } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { chooseName, chooseReach } from '../entities';
import type { PeopleChoices } from './peopleChoices';
import { type DecisionContext, mergePeople, rejectPeople, renamePerson } from './peopleDecisions';
import { askForFilter } from './peopleFilter';
import type { PeopleItem, PeopleTree } from './peopleTree';
import { choosePerson } from './personPick';
import { reviewSpellings } from './spellings';
import { splitPerson } from './splitPerson';

export interface PeopleContext extends DecisionContext, Pick<Services, 'history' | 'report'> {
  readonly choices: PeopleChoices;
  readonly tree: PeopleTree;
  readonly view: Pick<vscode.TreeView<PeopleItem>, 'selection'>;
}

/** Commands of the view *People & Organizations*. */
export function peopleCommands(context: PeopleContext): Handlers {
  const { choices, tree } = context;
  return {
    'people.filter': () => askForFilter(choices, tree),
    'people.clearFilter': () => choices.change({ filter: '' }),
    'people.showAll': () => choices.change({ filter: '', type: 'all' }),
    'people.sort': () => chooseSort(choices),
    'people.chooseType': () => chooseType(choices),
    'people.showMore': id => (typeof id === 'string' ? tree.showMore(id) : undefined),
    'people.merge': async (argument, selected) =>
      merge(context, await peopleMeant(context, argument, selected), argument),
    'people.rename': async argument => rename(context, await peopleMeant(context, argument, undefined)),
    'people.reject': async (argument, selected) => reject(context, await peopleMeant(context, argument, selected)),
    'people.reviewSpellings': () => reviewSpellings(context),
    'people.split': async argument => split(context, await peopleMeant(context, argument, undefined)),
  };
}

async function chooseSort(choices: PeopleChoices): Promise<void> {
  const sort = await pickOne(rowsOf(peopleSortLabels(LANGUAGE), choices.question.sort), {
    title: plainText`Sort People & Organizations`,
  });
  if (sort) await choices.change({ sort });
}

async function chooseType(choices: PeopleChoices): Promise<void> {
  const type = await pickOne(rowsOf(peopleTypeLabels(LANGUAGE), choices.question.type), {
    title: plainText`Show in People & Organizations`,
  });
  if (type) await choices.change({ type });
}

const rowsOf = <Value extends string>(labels: Readonly<Record<Value, string>>, present: Value) =>
  (Object.entries(labels) as [Value, string][]).map(([value, label]) => ({
    label,
    description: value === present ? say`current` : '',
    value,
  }));

/** The people that a menu, a key or a drop is about: all selected rows, else the row, else the selection of the view. */
async function peopleMeant({ index, view }: PeopleContext, argument: unknown, selected: unknown): Promise<Person[]> {
  const given = Array.isArray(selected) ? selected : argument === undefined ? view.selection : [argument];
  const keys = [...new Set((given as unknown[]).flatMap(one => keyOf(one) ?? []))];
  const people = keys.length ? await index.ask('peopleWithKeys', keys) : [];
  if (!people.length) void showInformation(plainText`Select a name in the view People & Organizations first.`);
  return people;
}

/** Of a row of the view, or `{ key }`. */
function keyOf(argument: unknown): string | null {
  const { person, key } = (argument ?? {}) as {
    readonly person?: { readonly key?: unknown } | null;
    readonly key?: unknown;
  };
  const found = key ?? person?.key;
  return typeof found === 'string' ? found : null;
}

/** Asks where a decision applies if one of the names is linked to no other article; all others apply to the folder. */
async function reachOf(
  { index, memory }: PeopleContext,
  people: readonly Person[],
  title: PlainText,
): Promise<Reach | undefined> {
  const own = people.find(({ key }) => key.includes('@'));
  const [article] = own ? await index.ask('articlesOfPerson', own.id, { limit: 1, offset: 0 }) : [];
  return article ? chooseReach(title, index.uriOf(article.file), memory) : 'folder';
}

const named = (people: readonly Person[]): string =>
  people.length === 1 ? say`“${excerpt(people[0]?.name ?? '', 40)}”` : count(people.length, 'name');

async function merge(context: PeopleContext, people: readonly Person[], argument: unknown): Promise<void> {
  const title = plainText`Merge ${named(people)} Into`;
  const target = (argument as { readonly into?: unknown } | null | undefined)?.into;
  const [known] = typeof target === 'string' ? await context.index.ask('peopleWithKeys', [target]) : [];
  const into = known ?? (people.length ? await choosePerson(context.index, title, people) : undefined);
  const from = people.filter(({ key }) => key !== into?.key);
  if (!into || !from.length) return;
  const reach = await reachOf(context, from, plainText`${title} “${excerpt(into.name, 40)}”`);
  if (!reach) return;
  await mergePeople(context, from, into, reach);
  const done = plainText`${named(from)} merged into “${excerpt(into.name, 40)}”`;
  // A drop names the target. It is easily made by mistake, and is not done while the message is waited for.
  if (known) void offerUndo(plainText`${done}.`, context.history).catch(context.report);
  else showInStatusBar(done, 5000, 'done');
}

async function rename(context: PeopleContext, [person]: readonly Person[]): Promise<void> {
  if (!person) return;
  const title = plainText`Rename ${named([person])}`;
  const name = await chooseName(title, person.name);
  const reach = name && name !== person.name ? await reachOf(context, [person], title) : undefined;
  if (name && reach) await renamePerson(context, person, name, reach);
}

async function reject(context: PeopleContext, people: readonly Person[]): Promise<void> {
  if (!people.length) return;
  const reach = await reachOf(context, people, plainText`Mark ${named(people)} as Not an Entity`);
  if (reach) await rejectPeople(context, people, reach);
}

async function split(context: PeopleContext, [person]: readonly Person[]): Promise<void> {
  if (person) await splitPerson(context, person);
}
