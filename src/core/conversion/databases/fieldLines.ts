/** What the exports of news databases have in common: lines, and parts that lines with a name begin. */
import { cleanLine } from '../cleanText';

/** Some lines of an export. */
export type Lines = readonly string[];

/** The value of the first line that begins with a name and a colon, with the lines that continue it; null if none does. */
export function fieldValue(lines: Lines, name: RegExp): string | null {
  const at = lines.findIndex(line => name.test(line));
  if (at < 0) return null;
  const first = (lines[at] ?? '').replace(name, '');
  const rest = lines.slice(at + 1);
  const end = rest.findIndex(line => line.trim() === '' || /^[A-Z][A-Za-z-]{2,30}: /.test(line));
  return cleanLine([first, ...rest.slice(0, end < 0 ? 0 : end)].join(' ')) || null;
}

/** The index of the last line before a position that fits; -1 if none does. */
export function lastIndexBefore(lines: Lines, before: number, fits: (line: string) => boolean): number {
  for (let i = before - 1; i >= 0; i--) if (fits(lines[i] ?? '')) return i;
  return -1;
}

/** Parts lines at those that fit; these lines are in no part. */
export function splitAt(lines: Lines, isBoundary: (line: string) => boolean): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (isBoundary(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}
