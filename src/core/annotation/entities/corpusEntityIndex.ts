import { type CorpusEntity, isLimited } from '../corpusFile/corpusEntities';
import { foldName } from '../model/nameFolding';
import { NameTries } from './namesInText';

/** Names to search for in texts. `entities` holds the entity of each name. */
interface SearchableNames {
  readonly names: NameTries;
  readonly entities: readonly CorpusEntity[];
}

/** The folder's entities by name. Create it once for a list: all articles use it, each through `forArticle`. */
export class CorpusEntityIndex {
  private byName: Map<string, CorpusEntity> | null = null;
  private byRole: Map<string, CorpusEntity[]> | null = null;
  private searchableNames: SearchableNames | null = null;
  private byArticle: Map<string, CorpusEntity[]> | null = null;
  private readonly inArticles = new Map<string, CorpusEntityIndex>();

  /** @param listed entities that apply here because their article is listed; they come before the others */
  constructor(
    readonly entities: readonly CorpusEntity[],
    private readonly listed: readonly CorpusEntity[] = [],
  ) {}

  /**
   * The entities as they apply in an article. The same article gives the same object.
   * @param path of its file, relative to the corpus file’s folder, with `/`
   * @param number 0-based, in the file
   */
  forArticle(path: string, number: number): CorpusEntityIndex {
    this.byArticle ??= groupBy(this.entities, ({ articles }) => articles ?? []);
    const own = this.byArticle.get(`${path}#${number + 1}`) ?? [];
    const inFile = this.byArticle.get(path) ?? [];
    if (!own.length && !inFile.length) return this;
    const article = own.length ? `${path}#${number + 1}` : path;
    const index = this.inArticles.get(article) ?? new CorpusEntityIndex(this.entities, [...own, ...inFile]);
    this.inArticles.set(article, index);
    return index;
  }

  /**
   * The entity of this name, else the first with this alias, including rejected ones; null if there is none. Those that
   * list the article come first, then those for the role.
   * @param role of the entity that is looked up
   */
  get(name: string, role: string | null = null): CorpusEntity | null {
    if (!this.entities.length) return null;
    const folded = foldName(name);
    this.byName ??= indexByName([this.listed, this.entities.filter(entity => !isLimited(entity))]);
    const known = this.byName.get(folded) ?? null;
    if (role === null || (known && isLimited(known))) return known;
    this.byRole ??= groupBy(
      this.entities.filter(({ roles }) => roles !== undefined),
      entity => namesOf(entity).map(foldName),
    );
    return this.byRole.get(folded)?.find(({ roles }) => roles?.some(words => hasWords(role, words))) ?? known;
  }

  /** The names and aliases of all entities that are not rejected. */
  get searchable(): SearchableNames {
    this.searchableNames ??= collectNames([...this.listed, ...this.entities.filter(entity => !isLimited(entity))]);
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

/** @param lists of entities, the first before the second */
function indexByName(lists: readonly (readonly CorpusEntity[])[]): Map<string, CorpusEntity> {
  const byName = new Map<string, CorpusEntity>();
  const add = (name: string, entity: CorpusEntity) => {
    if (!byName.has(foldName(name))) byName.set(foldName(name), entity);
  };
  for (const entities of lists) {
    for (const entity of entities) add(entity.name, entity);
    for (const entity of entities) for (const alias of entity.aliases ?? []) add(alias, entity);
  }
  return byName;
}

function groupBy(
  entities: readonly CorpusEntity[],
  keysOf: (entity: CorpusEntity) => readonly string[],
): Map<string, CorpusEntity[]> {
  const groups = new Map<string, CorpusEntity[]>();
  for (const entity of entities)
    for (const key of new Set(keysOf(entity))) {
      const known = groups.get(key);
      if (known) known.push(entity);
      else groups.set(key, [entity]);
    }
  return groups;
}

/** True if a role has these words, in this order and side by side. */
const hasWords = (role: string, words: string): boolean =>
  words.trim() !== '' && ` ${wordsOf(role)} `.includes(` ${wordsOf(words)} `);

const wordsOf = (text: string): string =>
  foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
    .join(' ');
