/** What is to be written into the corpus file so that an entity is what a person says of it in all articles. Pure. */
import type { EntityType } from '../../analysis';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { CorpusChange } from '../corpusFile/corpusFile';
import { foldName } from '../model/nameFolding';
import type { EntityView } from '../overlay/overlay';

/** The names that an entity goes by without what is decided of it in this article. */
export function corpusNamesOf({ name, parts, corpus }: EntityView): string[] {
  const worked = parts.map(({ entity }) => entity.name);
  return [...new Set(corpus ? [corpus.name] : worked.length ? worked : [name])];
}

/**
 * From now on what went by one of the names goes by another: an entity of that name takes all of theirs. Where no
 * analysis knows any of them, it is an entity from now on.
 */
export function renameInCorpus(
  entities: readonly CorpusEntity[],
  names: readonly string[],
  to: string,
  type?: EntityType,
): CorpusChange[] {
  const known = names.flatMap(name => findByName(entities, name) ?? []);
  const target = findByName(entities, to) ?? known[0];
  const gone = [...new Set(known)].filter(entity => entity !== target);
  const aliases = [target, ...gone].flatMap(entity => (entity ? [entity.name, ...(entity.aliases ?? [])] : []));
  const item = withAliases({ ...target, name: to, ...(type ? { type } : {}) }, [...aliases, ...names]);
  return [
    ...gone.map(({ name }): CorpusChange => ({ list: 'entities', op: 'remove', key: name })),
    put(withoutStatus(item), target?.name),
  ];
}

/** From now on what goes by one of the names is of this type. */
export const setTypeInCorpus = (
  entities: readonly CorpusEntity[],
  names: readonly string[],
  type: EntityType,
): CorpusChange[] => changeInCorpus(entities, names, entity => withoutStatus({ ...entity, type }));

/** From now on nothing that goes by one of the names is an entity. */
export const rejectInCorpus = (entities: readonly CorpusEntity[], names: readonly string[]): CorpusChange[] =>
  changeInCorpus(entities, names, entity => ({ ...entity, status: 'rejected' }));

/** Nothing is decided of it any more. */
export const removeFromCorpus = ({ name }: CorpusEntity): CorpusChange[] => [
  { list: 'entities', op: 'remove', key: name },
];

function changeInCorpus(
  entities: readonly CorpusEntity[],
  names: readonly string[],
  change: (entity: CorpusEntity) => CorpusEntity,
): CorpusChange[] {
  const told = new Set(names.map(name => findByName(entities, name) ?? { name }));
  return [...told].map(entity => put(change(entity), entity.name));
}

const put = (item: CorpusEntity, at: string | undefined): CorpusChange => ({
  list: 'entities',
  op: 'put',
  item,
  ...(at === undefined ? {} : { currentKey: at }),
});

/** As one that is an entity after all. */
function withoutStatus({ status: _, ...entity }: CorpusEntity): CorpusEntity {
  return entity;
}

function withAliases(entity: CorpusEntity, aliases: readonly string[]): CorpusEntity {
  const others = new Map<string, string>();
  for (const alias of aliases)
    if (foldName(alias) !== foldName(entity.name) && !others.has(foldName(alias))) others.set(foldName(alias), alias);
  const { aliases: _, ...rest } = entity;
  return others.size ? { ...rest, aliases: [...others.values()] } : rest;
}

/** The folder's entity of a name, else the first that has it for an alias. */
function findByName(entities: readonly CorpusEntity[], name: string): CorpusEntity | undefined {
  const wanted = foldName(name);
  return (
    entities.find(entity => foldName(entity.name) === wanted) ??
    entities.find(({ aliases }) => aliases?.some(alias => foldName(alias) === wanted))
  );
}
