import fs from 'node:fs';
import path from 'node:path';
import type { LearnedFile } from './steps';

/** How a file that a step made compares with the committed one. */
export type Verdict = 'same' | 'different' | 'not written';

/** Compares byte by byte. `made` is the folder that the step wrote to, `root` the one that committed paths start from. */
export function compareFile(file: LearnedFile, made: string, root: string): Verdict {
  const [output, committed] = [path.join(made, file.name), path.join(root, file.committed)];
  if (!fs.existsSync(output)) return 'not written';
  return fs.existsSync(committed) && fs.readFileSync(output).equals(fs.readFileSync(committed)) ? 'same' : 'different';
}
