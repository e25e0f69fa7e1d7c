/** Lists in answers: pages, and what is to be known of them. */
import { type JsonObject, pageOf } from './answer';
import { optionalNumber } from './fields';
import type { AnswerFiles } from './files';
import type { AgentPorts, AgentView } from './ports';

const MAX_OFFSET = 1_000_000;
export const MAX_LIMIT = 50;
export const DEFAULT_LIMIT = 20;

export const LIMIT_FIELD = optionalNumber(`How many at most; ${DEFAULT_LIMIT} if not given.`, 1, MAX_LIMIT);
export const OFFSET_FIELD = optionalNumber(
  'Where to go on: the number that an earlier answer gave as “next”.',
  0,
  MAX_OFFSET,
);

interface PageInput {
  readonly limit: number | null;
  readonly offset: number | null;
}

export const pageIn = ({ limit, offset }: PageInput): { readonly limit: number; readonly offset: number } => ({
  limit: limit ?? DEFAULT_LIMIT,
  offset: offset ?? 0,
});

/** A page of a list, of which items may have been left out: those that are null. */
export function listAnswer<V extends AgentView>(
  name: string,
  items: readonly (JsonObject | null)[],
  { offset, hasMore, files, ports }: ListContext<V>,
): JsonObject {
  const places = items.flatMap((item, i) => (item ? [i] : []));
  const { shown, next } = pageOf(
    places.map(i => items[i] as JsonObject),
    0,
    false,
  );
  // Items count from the beginning of the list, those that were left out too.
  const following = next === null ? (hasMore ? offset + items.length : null) : offset + (places[next] as number);
  return { [name]: shown, next: following, ...remarks(ports, files) };
}

interface ListContext<V extends AgentView> {
  readonly offset: number;
  readonly hasMore: boolean;
  readonly files: AnswerFiles<V> | null;
  readonly ports: AgentPorts<V>;
}

/** What an agent should know of an answer from the index. */
export function remarks<V extends AgentView>(ports: AgentPorts<V>, files: AnswerFiles<V> | null): JsonObject {
  const all = [ports.indexRemark(), files?.remark].filter(one => one !== null && one !== undefined);
  return all.length ? { remarks: all } : {};
}
