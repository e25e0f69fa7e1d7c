/** Which blocks of the program have run: V8's precise coverage of this process. */
import { Session } from 'node:inspector';

interface Taken {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

/** Offsets in a module are smaller. */
const MAX_OFFSET = 2 ** 25;

/** Must be made before the code that it watches is loaded. */
export class Coverage {
  private readonly session = new Session();
  private readonly known = new Map<string, Set<number>>();

  constructor(private readonly isWatched: (url: string) => boolean) {
    this.session.connect();
    this.ask('Profiler.enable');
    this.ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The number of blocks that have run. */
  get blocks(): number {
    let sum = 0;
    for (const { size } of this.known.values()) sum += size;
    return sum;
  }

  /** Looks at what has run since the last call. @returns how many blocks ran for the first time; they are known then */
  take({ isNoted = true } = {}): number {
    let added = 0;
    for (const { url, functions } of this.ask<Taken>('Profiler.takePreciseCoverage').result) {
      if (!this.isWatched(url)) continue;
      const known = this.known.get(url) ?? new Set();
      this.known.set(url, known);
      for (const { ranges } of functions)
        for (const { startOffset, endOffset, count } of ranges) {
          const key = startOffset * MAX_OFFSET + endOffset;
          if (!count || known.has(key)) continue;
          added++;
          if (isNoted) known.add(key);
        }
    }
    return added;
  }

  private ask<Result>(method: string, params: object = {}): Result {
    let answer: Result | undefined;
    this.session.post(method, params, (error, result) => {
      if (error) throw error;
      answer = result as Result;
    });
    return answer as Result;
  }
}
