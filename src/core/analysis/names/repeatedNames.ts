import type { EntityType } from '../model';
import type { Doc, Token } from '../tokens/document';
import type { NameSpan } from './nameSpans';

/** Fewer uses of a name do not show what it is. */
const MIN_USES = 3;
/** The share of the uses that must agree. */
const AGREEMENT = 0.66;

/** Types that the tagger confuses; others are told by the words of a name. */
const isUnsure = (type: EntityType): boolean =>
  type === 'person' || type === 'organization' || type === 'place' || type === 'other';

/**
 * Gives each name the type of most of its uses in the article: the tagger sees each sentence alone. A part of a person’s full
 * name stays a person: `Paris` may be both a town and short for Paris Holm.
 */
export function withRepeatedNames({ tokens }: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const keys = names.map(({ first, last }) => {
    let key = (tokens[first] as Token).text;
    for (let i = first + 1; i < last; i++) key += ` ${(tokens[i] as Token).text}`;
    return key;
  });
  const uses = new Map<string, Map<EntityType, number>>();
  names.forEach(({ type }, i) => {
    const types = uses.get(keys[i] as string) ?? new Map<EntityType, number>();
    types.set(type, (types.get(type) ?? 0) + 1);
    uses.set(keys[i] as string, types);
  });
  const parts = partsOfPeople(tokens, names);
  return names.map((name, i) => {
    if (name.type === 'person' && name.last - name.first === 1 && parts.has(tokens[name.first]?.text)) return name;
    const type = isUnsure(name.type) ? mostly(uses.get(keys[i] as string)) : undefined;
    return type === undefined || type === name.type ? name : { ...name, type };
  });
}

/** The words of the names of people that have several. */
function partsOfPeople(tokens: Doc['tokens'], names: readonly NameSpan[]): ReadonlySet<string | undefined> {
  const parts = new Set<string | undefined>();
  for (const { first, last, type } of names)
    if (type === 'person' && last - first > 1) for (let i = first; i < last; i++) parts.add(tokens[i]?.text);
  return parts;
}

/** The type of most uses if it is a person, an organization or a place. */
function mostly(types: ReadonlyMap<EntityType, number> | undefined): EntityType | undefined {
  if (types === undefined || types.size < 2) return undefined;
  let all = 0;
  for (const count of types.values()) all += count;
  if (all < MIN_USES) return undefined;
  for (const [type, count] of types) if (count >= AGREEMENT * all && type !== 'other' && isUnsure(type)) return type;
  return undefined;
}
