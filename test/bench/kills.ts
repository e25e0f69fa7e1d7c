/**
 * `npm run test:kills [-- editor|line --kills N --seed S]`: kills indexing at N random moments, by the command line and by the worker of
 * the editor; each next start must be right.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../cli/command';
import { type IndexProgram, killRuns } from '../cli/killedIndex';
import { bundleIndexWorker } from '../kills/indexWorker';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  });
  bundle();
  const all: [name: string, program: IndexProgram | undefined][] = [
    ['the command line', undefined],
    ['the worker of the editor', bundleIndexWorker()],
  ];
  const chosen = all.filter(([name]) => !positionals.length || positionals.some(word => name.includes(word)));
  for (const [name, program] of chosen) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-kills-'));
    try {
      const tell = (line: string) => void process.stdout.write(`${line}\n`);
      const { kills, interrupted } = await killRuns(folder, Number(values.kills), Number(values.seed), program, tell);
      process.stdout.write(
        `${name}, seed ${values.seed}: ${kills} runs killed, ${interrupted} in a transaction; all starts right\n`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

void main();
