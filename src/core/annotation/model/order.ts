type Timed = { readonly id: string; readonly created?: string; readonly modified?: string };

/** Oldest first; ids, which sort by creation, where the times are alike. */
export function byTime(a: Timed, b: Timed): number {
  const [first, second] = [a, b].map(({ modified, created, id }) => `${modified ?? created ?? ''} ${id}`);
  return first < second ? -1 : Number(first > second);
}

/** Names are the same in whatever case, spacing and Unicode form they are written. */
export const fold = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
