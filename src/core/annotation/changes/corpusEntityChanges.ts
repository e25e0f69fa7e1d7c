/** The changes of the corpus file that apply a decision on an entity to all articles. Pure. */
import type { EntityType } from '../../analysis';
import { type CorpusEntity, isLimited } from '../corpusFile/corpusEntities';
import type { CorpusChange } from '../corpusFile/corpusFile';
import { foldName } from '../model/nameFolding';
import type { EntityView } from '../overlay/overlay';

/** The names of an entity apart from decisions in this article: those to decide on for all articles. */
export function corpusNamesOf({ name, parts, corpus }: EntityView): string[] {
  if (corpus) return [corpus.name];
  const derived = parts.map(({ entity }) => entity.name);
  return [...new Set(derived.length ? derived : [name])];
}

/**
 * Gives entities with any of the names a new name. The entity of that name, or else the first one, takes all names of the
 * others. If there is none yet, it is added. An entity that applied in some articles only, and takes another name, applies
 * in all.
 */
export function renameInCorpus(
  entities: readonly CorpusEntity[],
  names: readonly string[],
  to: string,
  type?: EntityType,
): CorpusChange[] {
  const known = names.flatMap(name => findByName(entities, name) ?? []);
  const target = findByName(entities, to) ?? known[0];
  const merged = [...new Set(known)].filter(entity => entity !== target);
  const aliases = [target, ...merged].flatMap(entity => (entity ? [entity.name, ...(entity.aliases ?? [])] : []));
  const isRename = names.every(name => foldName(name) === foldName(target?.name ?? ''));
  const kept = target && !isRename ? withoutLimits(target) : target;
  const item = withAliases({ ...kept, name: to, ...(type ? { type } : {}) }, [...aliases, ...names]);
  return [
    ...merged.map(({ name }): CorpusChange => ({ list: 'entities', op: 'remove', key: name })),
    put(withoutStatus(item), target?.name),
  ];
}

/** Gives entities with any of the names a type. */
export const setTypeInCorpus = (
  entities: readonly CorpusEntity[],
  names: readonly string[],
  type: EntityType,
): CorpusChange[] => changeInCorpus(entities, names, entity => withoutStatus({ ...entity, type }));

/** Rejects entities with any of the names. */
export const rejectInCorpus = (entities: readonly CorpusEntity[], names: readonly string[]): CorpusChange[] =>
  changeInCorpus(entities, names, entity => ({ ...entity, status: 'rejected' }));

/** Takes aliases away from the entity of a name: each is an entity of its own again. */
export function splitInCorpus(
  entities: readonly CorpusEntity[],
  name: string,
  aliases: readonly string[],
): CorpusChange[] {
  const entity = findByName(entities, name);
  const parted = new Set(aliases.map(foldName));
  const kept = entity?.aliases?.filter(alias => !parted.has(foldName(alias))) ?? [];
  if (!entity || kept.length === (entity.aliases?.length ?? 0)) return [];
  const { aliases: _, ...rest } = entity;
  return [put(kept.length ? { ...rest, aliases: kept } : rest, entity.name)];
}

/** The aliases that the corpus file gives to the entity of a name. */
export const aliasesInCorpus = (entities: readonly CorpusEntity[], name: string): readonly string[] =>
  findByName(entities, name)?.aliases ?? [];

/** Removes all decisions on an entity. */
export const removeFromCorpus = ({ name }: CorpusEntity): CorpusChange[] => [
  { list: 'entities', op: 'remove', key: name },
];

function changeInCorpus(
  entities: readonly CorpusEntity[],
  names: readonly string[],
  change: (entity: CorpusEntity) => CorpusEntity,
): CorpusChange[] {
  const found = new Set(names.map(name => findByName(entities, name) ?? { name }));
  return [...found].map(entity => put(change(entity), entity.name));
}

const put = (item: CorpusEntity, currentKey: string | undefined): CorpusChange => ({
  list: 'entities',
  op: 'put',
  item,
  ...(currentKey === undefined ? {} : { currentKey }),
});

/** The entity without a rejection. */
function withoutStatus({ status: _, ...entity }: CorpusEntity): CorpusEntity {
  return entity;
}

/** The entity as one that applies in all articles. */
function withoutLimits({ articles: _, roles: __, ...entity }: CorpusEntity): CorpusEntity {
  return entity;
}

function withAliases(entity: CorpusEntity, aliases: readonly string[]): CorpusEntity {
  const others = new Map<string, string>();
  for (const alias of aliases)
    if (foldName(alias) !== foldName(entity.name) && !others.has(foldName(alias))) others.set(foldName(alias), alias);
  const { aliases: _, ...rest } = entity;
  return others.size ? { ...rest, aliases: [...others.values()] } : rest;
}

/** The entity of a name, else the first with this alias that applies in all articles. */
function findByName(entities: readonly CorpusEntity[], name: string): CorpusEntity | undefined {
  const wanted = foldName(name);
  return (
    entities.find(entity => foldName(entity.name) === wanted) ??
    entities.find(entity => !isLimited(entity) && entity.aliases?.some(alias => foldName(alias) === wanted))
  );
}
