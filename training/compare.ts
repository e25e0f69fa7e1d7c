import fs from 'node:fs';
import path from 'node:path';
import type { LearnedFile } from './steps';

/** The result of comparing a file made by a step with the committed one. */
export type Verdict = 'same' | 'different' | 'not written';

/** Compares byte by byte. `made` is the output folder of the step, `root` the root of committed paths. */
export function compareFile(file: LearnedFile, made: string, root: string): Verdict {
  const [output, committed] = [path.join(made, file.name), path.join(root, file.committed)];
  if (!fs.existsSync(output)) return 'not written';
  return fs.existsSync(committed) && fs.readFileSync(output).equals(fs.readFileSync(committed)) ? 'same' : 'different';
}
