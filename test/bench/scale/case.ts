/** The elements of every list of cases. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatOf } from '../../../src/core/interchange/formats/allFormats';
import { HEAD, nameOf, repeat } from './inputs';

export interface Case {
  readonly command: string;
  readonly shape: string;
  /** The smallest of the three sizes; the others are twice and four times as large. */
  readonly size: number;
  /** Fills an empty folder, in which the command is then run. @returns the command's arguments */
  make(folder: string, n: number): string[];
}

export type Files = Readonly<Record<string, string>>;

export function fill(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

export const SIDECAR = 'story.txt.annotations.yaml';
/** Number of annotations in the smallest sidecar. */
export const ANNOTATIONS = 1000;

export const exportTo = (format: string): string[] => [
  'export',
  '--format',
  format,
  '--output',
  formatOf(format)!.joined ? 'out' : 'out/',
];

export const lines = (n: number, make: (i: number) => unknown): string =>
  repeat(n, i => `${JSON.stringify(make(i))}\n`);

export const articleText = (i: number): string => `${HEAD}“We wait in harbour ${i} for the boat,” said ${nameOf(i)}.\n`;
export const articles = (n: number): Files =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`story${i}.txt`, articleText(i)]));
