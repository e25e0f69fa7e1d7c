import { phrase } from '../../text';
import { foldName } from '../model/nameFolding';
import type { CorpusList } from './corpusList';

/** Names that look like spellings of one name, and are those of several people: they are not proposed to be joined. */
export interface DistinctNames {
  /** At least two. */
  readonly names: readonly string[];
}

/** The list `distinct`. */
export const DISTINCT: CorpusList<DistinctNames> = {
  key: 'distinct',
  noun: phrase`list of names`,
  keys: ['names'],
  keyOf: distinctNamesKey,
  read(fields) {
    const { names = [] } = fields.texts('names');
    const key = new Set(names.map(foldName));
    return key.size > 1 ? { names } : fields.fail(phrase`“names” must be a list of at least two names.`);
  },
};

/** What distinct names are known by in the list: their order does not matter. */
export function distinctNamesKey({ names }: DistinctNames): string {
  return [...new Set(names.map(foldName))].sort().join(' / ');
}
