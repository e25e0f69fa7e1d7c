/** `data/manifest.json`: the hash of every learned file. The version of an analysis rests on it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const DATA = path.join(import.meta.dirname, '../../src/core/analysis/data');
const MANIFEST = 'manifest.json';

/** SHA-256 by file name, in the order of the names. */
export function hashesOf(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder).filter(file => file.endsWith('.json') && file !== MANIFEST);
  const hashOf = (file: string): string =>
    createHash('sha256')
      .update(fs.readFileSync(path.join(folder, file)))
      .digest('hex');
  return Object.fromEntries(files.sort().map(file => [file, hashOf(file)]));
}

/** Writes a learned file, and the manifest with its hash. */
export function writeLearned(file: string, data: unknown): void {
  fs.writeFileSync(path.join(DATA, file), `${JSON.stringify(data)}\n`);
  fs.writeFileSync(path.join(DATA, MANIFEST), `${JSON.stringify(hashesOf(DATA), null, 2)}\n`);
}
