/** `npm run test:kills [-- --kills N --seed S]`: kills indexing at N random moments; each next start must be right. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from '../cli/command';
import { killRuns } from '../cli/killedIndex';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
  });
  bundle();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-kills-'));
  try {
    const { kills, interrupted } = await killRuns(folder, Number(values.kills), Number(values.seed));
    process.stdout.write(
      `seed ${values.seed}: ${kills} runs killed, ${interrupted} in a transaction; all starts right\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
