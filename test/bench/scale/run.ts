/** Runs a bundle in its own process and returns its resource usage. */
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';

export interface Usage {
  /** Processor time in milliseconds. */
  readonly time: number;
  /** Peak memory, in megabytes. */
  readonly memory: number;
  readonly code: number | null;
  readonly err: string;
}

/** Writes the resource usage of the process to its fourth stream when it ends. */
const METER = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())));",
)}`;

/** @returns null if it took longer than the limit, or died */
export function run(bundle: string, args: readonly string[], cwd: string, limit: number): Promise<Usage | null> {
  return new Promise((resolve, reject) => {
    const sink = openSync('/dev/null', 'w');
    const child = spawn(process.execPath, ['--import', METER, bundle, ...args], {
      cwd,
      stdio: ['ignore', sink, 'pipe', 'pipe'],
      timeout: limit,
      killSignal: 'SIGKILL',
    });
    let usage = '';
    let err = '';
    (child.stdio[3] as NodeJS.ReadableStream).setEncoding('utf8').on('data', chunk => (usage += chunk));
    child.stderr!.setEncoding('utf8').on('data', chunk => {
      if (err.length < 2000) err += chunk;
    });
    child.on('error', reject).on('close', code => {
      if (!usage) return resolve(null);
      const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage);
      resolve({ time: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024, code, err });
    });
  });
}
