/** The folder and the hashes of the learned files. The version of an analysis depends on the hashes. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The folder of the committed learned files. */
export const DATA = path.join(import.meta.dirname, '../src/core/analysis/data');
const MANIFEST = 'manifest.json';

/** SHA-256 by file name, ordered by name. */
export function hashesOf(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder).filter(file => file.endsWith('.json') && file !== MANIFEST);
  const hashOf = (file: string): string =>
    createHash('sha256')
      .update(fs.readFileSync(path.join(folder, file)))
      .digest('hex');
  return Object.fromEntries(files.sort().map(file => [file, hashOf(file)]));
}

/** Updates the manifest of the learned files in `folder`. */
export function writeManifest(folder: string): void {
  fs.writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(hashesOf(folder), null, 2)}\n`);
}

/**
 * Path of a file that a step writes, in the folder that SEED_OUT names.
 * @throws Error if SEED_OUT is not set
 */
export function outputFile(name: string): string {
  const folder = process.env.SEED_OUT;
  if (!folder) throw new Error('SEED_OUT, the folder to write to, is not set: start a step with "npm run train"');
  return path.join(folder, name);
}

/** Writes a learned file to SEED_OUT. Only train.ts replaces committed files. */
export function writeLearned(name: string, data: unknown): void {
  fs.writeFileSync(outputFile(name), `${JSON.stringify(data)}\n`);
}
