/** The changes of the corpus file that tell people of one name, or of similar names, apart. Pure. */
import type { EntityType } from '../../analysis';
import type { CorpusEntity } from '../corpusFile/corpusEntities';
import type { CorpusChange } from '../corpusFile/corpusFile';
import { foldName } from '../model/nameFolding';

/** A person, or another entity, over articles. */
export interface NamedPerson {
  readonly name: string;
  readonly type?: EntityType;
}

/** What is said of one of two people of one name: at least one article or role. */
export interface OtherPerson {
  /** A name that tells the two apart: `John Smith (baker)`. */
  readonly name: string;
  /** Where it is this person: see `CorpusEntity.articles`. */
  readonly articles?: readonly string[];
  /** By which roles it is this person, in these and all other articles: see `CorpusEntity.roles`. */
  readonly roles?: readonly string[];
}

/**
 * Tells another person of the same name apart: an entry of its own, with the name as an alias, that applies in the given
 * articles and to the given roles. Further articles and roles are added to an entry of that name.
 * @returns no changes if there is neither an article nor a role, or if the names are the same
 */
export function splitPerson(
  entities: readonly CorpusEntity[],
  person: NamedPerson,
  other: OtherPerson,
): CorpusChange[] {
  const [articles, roles] = [other.articles ?? [], other.roles ?? []];
  if (!(articles.length || roles.length) || foldName(other.name) === foldName(person.name)) return [];
  const known = entities.find(({ name }) => foldName(name) === foldName(other.name));
  const aliases = unite(known?.aliases ?? [], [person.name], foldName);
  const allArticles = unite(known?.articles ?? [], articles, article => article);
  const allRoles = unite(known?.roles ?? [], roles, foldName);
  const { status: _, ...rest } = known ?? { name: other.name };
  const item: CorpusEntity = {
    ...rest,
    aliases,
    ...(person.type && !known?.type ? { type: person.type } : {}),
    ...(allArticles.length ? { articles: allArticles } : {}),
    ...(allRoles.length ? { roles: allRoles } : {}),
  };
  const taken = new Set(articles);
  return [
    ...entities.flatMap(entity => (entity === known ? [] : withoutArticles(entity, person.name, taken))),
    { list: 'entities', op: 'put', item, ...(known ? { currentKey: known.name } : {}) },
  ];
}

/** Takes articles away from an entry of a name: they are another person’s now. An entry without any is removed. */
function withoutArticles(entity: CorpusEntity, name: string, taken: ReadonlySet<string>): CorpusChange[] {
  const names = [entity.name, ...(entity.aliases ?? [])].map(foldName);
  if (!names.includes(foldName(name)) || !entity.articles?.some(article => taken.has(article))) return [];
  const articles = entity.articles.filter(article => !taken.has(article));
  const { articles: _, ...rest } = entity;
  if (articles.length) return [{ list: 'entities', op: 'put', item: { ...rest, articles }, currentKey: entity.name }];
  return entity.roles
    ? [{ list: 'entities', op: 'put', item: rest, currentKey: entity.name }]
    : [{ list: 'entities', op: 'remove', key: entity.name }];
}

/** The items of both lists, each once. */
function unite(known: readonly string[], added: readonly string[], keyOf: (one: string) => string): string[] {
  const all = new Map<string, string>();
  for (const one of [...known, ...added]) if (!all.has(keyOf(one))) all.set(keyOf(one), one);
  return [...all.values()];
}

/** Says that names are those of several people, so that they are no longer proposed as spellings of one. */
export const keepNamesApart = (names: readonly string[]): CorpusChange[] => [
  { list: 'distinct', op: 'add', item: { names } },
];
