import type { CorpusEntity } from '../corpusFile/corpusEntities';
import { foldName } from '../model/nameFolding';
import { NameTries } from './namesInText';

/** Names to search for in texts. `entities` holds the entity of each name. */
interface SearchableNames {
  readonly names: NameTries;
  readonly entities: readonly CorpusEntity[];
}

/** The folder's entities by name. Create it once for a list: all articles use it. */
export class CorpusEntityIndex {
  private byName: Map<string, CorpusEntity> | null = null;
  private searchableNames: SearchableNames | null = null;

  constructor(readonly entities: readonly CorpusEntity[]) {}

  /** The entity of this name, else the first with this alias, including rejected ones; null if there is none. */
  get(name: string): CorpusEntity | null {
    if (!this.entities.length) return null;
    this.byName ??= indexByName(this.entities);
    return this.byName.get(foldName(name)) ?? null;
  }

  /** The names and aliases of all entities that are not rejected. */
  get searchable(): SearchableNames {
    this.searchableNames ??= collectNames(this.entities);
    return this.searchableNames;
  }
}

function collectNames(entities: readonly CorpusEntity[]): SearchableNames {
  const all = entities
    .filter(({ status }) => status !== 'rejected')
    .flatMap(entity => namesOf(entity).map(name => ({ entity, name })));
  return { names: new NameTries(all.map(({ name }) => name)), entities: all.map(({ entity }) => entity) };
}

/** The name and the aliases of an entity. */
export const namesOf = ({ name, aliases }: CorpusEntity): string[] => [name, ...(aliases ?? [])];

function indexByName(entities: readonly CorpusEntity[]): Map<string, CorpusEntity> {
  const byName = new Map<string, CorpusEntity>();
  const add = (name: string, entity: CorpusEntity) => {
    if (!byName.has(foldName(name))) byName.set(foldName(name), entity);
  };
  for (const entity of entities) add(entity.name, entity);
  for (const entity of entities) for (const alias of entity.aliases ?? []) add(alias, entity);
  return byName;
}
