interface Timed {
  readonly id: string;
  readonly created?: string;
  readonly modified?: string;
}

/** Sorts oldest first: by `modified`, else `created`, then by id. An annotation without a time comes first. */
export function byTime(a: Timed, b: Timed): number {
  const [first, second] = [timeKey(a), timeKey(b)];
  return first < second ? -1 : Number(first > second);
}

const timeKey = ({ modified, created, id }: Timed): string => `${modified ?? created ?? ''} ${id}`;
