/** `npm run bench:kills -- --kills N --seed S`: kills N extension hosts while they annotate. */
import { parseArgs } from 'node:util';
import { killExtensionHosts } from './hostKills';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
  });
  const { kills, written, midway } = await killExtensionHosts(Number(values.kills), Number(values.seed), line =>
    process.stdout.write(`${line}\n`),
  );
  process.stdout.write(
    `${kills} hosts killed, ${midway} of them midway in a write; ${written} tags written, none lost\n`,
  );
}

void main();
