/**
 * Scores all attributions, including indirect speech, per role and per contiguous span: exactly, and by overlap (a span
 * counts as found by the share of its characters that the other side has). Sequence taggers for PolNeAR report the same
 * measures (CofeNet, 2022), so the figures can be compared.
 */
export type Stretch = readonly [start: number, end: number];
export type Role = 'source' | 'cue' | 'content';
export const ROLES: readonly Role[] = ['source', 'cue', 'content'];
export type Roles = Readonly<Record<Role, readonly Stretch[]>>;

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export class SpanScore {
  private readonly exact = tallies();
  private readonly overlap = tallies();

  /** Adds one article: all spans of each role, over all of its attributions. */
  add(gold: Roles, predicted: Roles): void {
    for (const role of ROLES) {
      const g = distinct(gold[role]);
      const p = distinct(predicted[role]);
      const keys = new Set(g.map(key));
      const hits = p.filter(s => keys.has(key(s))).length;
      bump(this.exact[role], hits, p.length, hits, g.length);
      bump(this.overlap[role], shared(p, g), p.length, shared(g, p), g.length);
    }
  }

  figures(kind: 'exact' | 'overlap', role: Role): Figures {
    const t = this[kind][role];
    const precision = t.predicted ? t.precise / t.predicted : 0;
    const recall = t.gold ? t.recalled / t.gold : 0;
    return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
  }
}

interface Tally {
  precise: number;
  predicted: number;
  recalled: number;
  gold: number;
}

const tallies = (): Record<Role, Tally> => {
  const zero = (): Tally => ({ precise: 0, predicted: 0, recalled: 0, gold: 0 });
  return { source: zero(), cue: zero(), content: zero() };
};

function bump(t: Tally, precise: number, predicted: number, recalled: number, gold: number): void {
  t.precise += precise;
  t.predicted += predicted;
  t.recalled += recalled;
  t.gold += gold;
}

const key = (s: Stretch): string => `${s[0]},${s[1]}`;
const distinct = (list: readonly Stretch[]): Stretch[] => [...new Map(list.map(s => [key(s), s])).values()];

/** Sum over `list` of the largest share of each span that one span of `other` covers. */
function shared(list: readonly Stretch[], other: readonly Stretch[]): number {
  let sum = 0;
  for (const [start, end] of list) {
    let best = 0;
    for (const [s, e] of other) best = Math.max(best, Math.min(e, end) - Math.max(s, start));
    sum += best / (end - start);
  }
  return sum;
}
