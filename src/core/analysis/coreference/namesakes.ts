import { ADDRESS, TITLES } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';

/** Maximum number of people with one surname that are compared, the latest ones. Guards against hostile input. */
const MAX_NAMESAKES = 50;
export const latest = (clusters: readonly number[] = []): readonly number[] => clusters.slice(-MAX_NAMESAKES);

export const push = (map: Map<string, number[]>, key: string, value: number): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

/** The title directly before a name, in lower case without its full stop; null for none and for `Mr` and the like. */
export function titleOf({ tokens }: Doc, { firstToken }: MentionCandidate): string | null {
  const title = tokens[firstToken - 1]?.lower.replace(/\.$/, '') ?? '';
  return TITLES.has(title) && !ADDRESS.test(title) ? title : null;
}

/** The titles before the full names of each person, which tell namesakes apart. */
export class TitleIndex {
  private readonly byCluster: Set<string>[] = [];

  add(cluster: number, title: string | null): void {
    if (title === null) return;
    const known = this.byCluster[cluster];
    if (known) known.add(title);
    else this.byCluster[cluster] = new Set([title]);
  }

  /** `Dr. Bohl`: of several people, those who have the title, if any. */
  preferred(clusters: readonly number[], title: string | null): readonly number[] {
    if (title === null || clusters.length < 2) return clusters;
    const titled = clusters.filter(c => this.byCluster[c]?.has(title));
    return titled.length > 0 ? titled : clusters;
  }
}
