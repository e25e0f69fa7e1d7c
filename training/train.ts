/**
 * Runs the chain of training steps and reports for each learned file whether it equals the committed one.
 *
 *   SEED_DATA=FOLDER npm run train -- [--only STEP]… [--out FOLDER] [--write]
 *
 * Exit code: 0 if all files are equal, 1 if some differ, 2 if a step failed or could not run. README.md in this folder has
 * the layout of the data.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compareFile, type Verdict } from './compare';
import { DATA, writeManifest } from './manifest';
import { STEPS, type Step } from './steps';

const ROOT = path.join(import.meta.dirname, '..');
const Exit = { Same: 0, Different: 1, Failed: 2 } as const;
type Exit = (typeof Exit)[keyof typeof Exit];

const VERDICTS: Readonly<Record<Verdict, { said: string; code: Exit }>> = {
  same: { said: 'has the committed bytes', code: Exit.Same },
  different: { said: 'DIFFERS from the committed file', code: Exit.Different },
  'not written': { said: 'was not written', code: Exit.Failed },
};

function main(): Exit {
  const { only, out, write } = readArguments();
  const steps = STEPS.filter(step => only.length === 0 || only.includes(step.name));
  const folder = out ?? fs.mkdtempSync(path.join(os.tmpdir(), 'seed-train-'));
  fs.mkdirSync(folder, { recursive: true });
  console.log(`writing to ${folder}`);
  const lines: string[] = [];
  let exit: Exit = Exit.Same;
  for (const step of steps) {
    const result = runStep(step, folder, write);
    lines.push(...result.lines.map(line => `${step.name}: ${line}`));
    if (result.exit > exit) exit = result.exit;
    // With --write, later steps would use files that were not made.
    if (result.exit === Exit.Failed && write) break;
  }
  console.log(`\n${lines.join('\n')}`);
  return exit;
}

function readArguments(): { only: readonly string[]; out: string | undefined; write: boolean } {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find(name => !STEPS.some(step => step.name === name));
  if (unknown !== undefined)
    throw new Error(`no step "${unknown}"; the steps are ${STEPS.map(step => step.name).join(', ')}`);
  return { only: values.only, out: values.out && path.resolve(values.out), write: values.write };
}

function runStep(step: Step, folder: string, write: boolean): { lines: string[]; exit: Exit } {
  const missing = step.needs.filter(name => !process.env[name]);
  if (missing.length > 0) return { lines: [`not run: ${missing.join(', ')} not set`], exit: Exit.Failed };
  console.log(`\n${step.name}`);
  // Otherwise a file of an earlier run could be mistaken for the result of this one.
  for (const { name } of step.files) fs.rmSync(path.join(folder, name), { force: true });
  // Models cached by an earlier run would hide changes.
  const { SEED_CACHE: _, ...env } = process.env;
  const started = performance.now();
  const { status, error } = spawnSync(process.execPath, ['--import=tsx', step.script], {
    cwd: ROOT,
    env: { ...env, SEED_OUT: folder },
    stdio: 'inherit',
  });
  const seconds = `${Math.round((performance.now() - started) / 1000)} s`;
  if (status !== 0)
    return { lines: [`failed after ${seconds}${error ? `: ${error.message}` : ''}`], exit: Exit.Failed };
  if (step.files.length === 0) return { lines: [`done in ${seconds}; nothing of it is committed`], exit: Exit.Same };
  return compare(step, folder, seconds, write);
}

function compare(step: Step, folder: string, seconds: string, write: boolean): { lines: string[]; exit: Exit } {
  const lines: string[] = [];
  let exit: Exit = Exit.Same;
  for (const file of step.files) {
    const verdict = compareFile(file, folder, ROOT);
    const { said, code } = VERDICTS[verdict];
    lines.push(`${file.name} ${said} (${seconds})`);
    if (code > exit) exit = code;
    if (verdict !== 'different' || !write) continue;
    const place = path.join(ROOT, file.committed);
    fs.copyFileSync(path.join(folder, file.name), place);
    if (path.dirname(place) === DATA) writeManifest(DATA);
    lines.push(`${file.committed} was replaced`);
  }
  return { lines, exit };
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = Exit.Failed;
}
