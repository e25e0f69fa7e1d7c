/** Which lines of a TypeScript file have been executed, from V8's coverage of the code that was made of it. */
import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping';

/** Half-open offsets in the code that ran; UTF-16. An inner range overrides the one around it. */
export interface BlockRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/** The places of a source that have code, in the order of that code. */
export interface Places {
  /** 0-based line in the source, by place. */
  readonly lines: readonly number[];
  /** Whether the place has been executed, by place. */
  readonly executed: readonly boolean[];
}

const INLINE_MAP = /\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,([A-Za-z0-9+/=]+)\s*$/;

/** The source map at the end of the code, or null if it has none. */
export function inlineMapOf(code: string): string | null {
  const match = INLINE_MAP.exec(code.slice(code.lastIndexOf('//# sourceMappingURL=')));
  return match ? Buffer.from(match[1], 'base64').toString('utf8') : null;
}

/**
 * @param code what ran, on which the ranges are
 * @param map its source map as JSON, with one source
 * @param functions V8's ranges, by function; outer functions first
 */
export function placesOf(code: string, map: string, functions: readonly (readonly BlockRange[])[]): Places {
  const counts = executedOffsets(code.length, functions);
  const starts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lines: number[] = [];
  const executed: boolean[] = [];
  decodedMappings(new TraceMap(map)).forEach((segments, row) => {
    for (const [column, , line] of segments) {
      if (line === undefined) continue;
      lines.push(line);
      executed.push(counts[(starts[row] ?? 0) + column] === 1);
    }
  });
  return { lines, executed };
}

/** For each offset: 1 if it has been executed. */
function executedOffsets(length: number, functions: readonly (readonly BlockRange[])[]): Uint8Array {
  const counts = new Uint8Array(length + 1).fill(1);
  const ranges = functions.flat().sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset);
  for (const { startOffset, endOffset, count } of ranges) counts.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return counts;
}
