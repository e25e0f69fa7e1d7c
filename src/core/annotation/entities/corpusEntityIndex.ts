import type { CorpusEntity } from '../corpusFile/corpusEntities';
import { foldName } from '../model/nameFolding';
import { NameTries } from './namesInText';

/** The folder's entities by what they are called. Made once for a list, since all articles ask the same of it. */
export class CorpusIndex {
  private byName: Map<string, CorpusEntity> | null = null;
  private trees: { readonly names: NameTries; readonly entities: readonly CorpusEntity[] } | null = null;

  constructor(readonly entities: readonly CorpusEntity[]) {}

  /** The entity of this name, else the first that has it for an alias; also one that was rejected. */
  get(name: string): CorpusEntity | null {
    if (!this.entities.length) return null;
    this.byName ??= foldedNames(this.entities);
    return this.byName.get(foldName(name)) ?? null;
  }

  /** What is to be looked for in texts: all names of those that are entities, and whose each is. */
  get searchable(): { readonly names: NameTries; readonly entities: readonly CorpusEntity[] } {
    if (!this.trees) {
      const all = this.entities
        .filter(({ status }) => status !== 'rejected')
        .flatMap(entity => namesOf(entity).map(name => ({ entity, name })));
      this.trees = { names: new NameTries(all.map(({ name }) => name)), entities: all.map(({ entity }) => entity) };
    }
    return this.trees;
  }
}

export const namesOf = ({ name, aliases }: CorpusEntity): string[] => [name, ...(aliases ?? [])];

function foldedNames(entities: readonly CorpusEntity[]): Map<string, CorpusEntity> {
  const byName = new Map<string, CorpusEntity>();
  const know = (name: string, entity: CorpusEntity) => {
    if (!byName.has(foldName(name))) byName.set(foldName(name), entity);
  };
  for (const entity of entities) know(entity.name, entity);
  for (const entity of entities) for (const alias of entity.aliases ?? []) know(alias, entity);
  return byName;
}
