/** `npx tsx test/fuzz/replay.ts TARGET FILE…`: runs inputs that the fuzzer has found, and says what each does. */
import { readFileSync } from 'node:fs';
import { TARGETS } from './allTargets';

async function main(): Promise<void> {
  const [name, ...files] = process.argv.slice(2);
  const target = TARGETS.find(one => one.name === name);
  if (!target) throw new Error(`Targets are ${TARGETS.map(one => one.name).join(', ')}.`);
  for (const file of files) {
    const start = process.cpuUsage();
    const outcome = await Promise.resolve()
      .then(() => target.run(readFileSync(file)))
      .then(() => 'holds')
      .catch(error => (error instanceof Error ? (error.stack ?? error.message) : String(error)));
    const { user, system } = process.cpuUsage(start);
    process.stdout.write(`${file}: ${Math.round((user + system) / 1000)} ms\n${outcome}\n`);
  }
}

void main();
