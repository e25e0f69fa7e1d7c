/**
 * Run in a process of its own by `fuzz.ts`: mutates the inputs of one target, and keeps those that reach new code.
 *
 *   node --import tsx fuzzTarget.ts TARGET SECONDS SEED FOLDER
 *
 * Prints one JSON object per line: findings, and counts now and then.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Coverage } from './coverage';
import { mutate, stretch } from './mutate';
import { Random } from './random';
import type { Target } from './target';

/** Processor time, in milliseconds, for which inputs are run before the coverage is looked at: a look walks the whole heap. */
const BATCH_MS = 300;
const MAX_BATCH = 2000;
/** Processor time of one input, in milliseconds, that is too much. */
const MAX_MS = 2000;
/** Processor time of an input in which a part is repeated: it may be a hundred times as long. */
const MAX_STRETCHED_MS = 6000;
/** The share of the time for such inputs. */
const STRETCHED_SHARE = 0.2;
/** Findings of one run, beyond which it ends. */
const MAX_FINDINGS = 40;

const milliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const nameOf = (input: Buffer): string => createHash('sha256').update(input).digest('hex').slice(0, 16);

/** What tells one fault from another: the class and the place of the error. */
function kindOf(error: Error): string {
  const place = /\(?((?:src|test\/fuzz|node_modules)\/[^\s)]+)/.exec(
    (error.stack ?? '').replaceAll(process.cwd() + path.sep, ''),
  );
  return `${error.name} ${place?.[1] ?? error.message.slice(0, 60)}`;
}

class Fuzzer {
  private readonly random: Random;
  private readonly corpus: Buffer[] = [];
  private readonly words: Buffer[];
  private readonly kinds = new Set<string>();
  private readonly current: number;
  private executions = 0;
  private stretchedMs = 0;
  private slowest = 0;

  constructor(
    private readonly target: Target,
    private readonly coverage: Coverage,
    private readonly folder: string,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.words = target.words.map(word => Buffer.from(word));
    for (const name of ['corpus', 'found']) mkdirSync(path.join(folder, name), { recursive: true });
    this.current = openSync(path.join(folder, 'current'), 'w');
    process.on('unhandledRejection', error => this.report(Buffer.alloc(0), error as Error));
  }

  async fuzz(seconds: number): Promise<void> {
    await this.begin();
    const start = milliseconds();
    let told = start;
    while (milliseconds() - start < seconds * 1000 && this.kinds.size < MAX_FINDINGS) {
      if (this.stretchedMs < STRETCHED_SHARE * (milliseconds() - start)) await this.tryStretched();
      else await this.tryBatch();
      if (milliseconds() - told < 5000) continue;
      told = milliseconds();
      this.tell();
    }
    this.tell();
  }

  /** Runs the seeds and what earlier runs have kept. */
  private async begin(): Promise<void> {
    const kept = path.join(this.folder, 'corpus');
    const before = readdirSync(kept).sort();
    const inputs = [
      ...this.target.seeds().map(one => Buffer.from(one)),
      ...before.map(name => readFileSync(path.join(kept, name))),
    ];
    for (const input of inputs) {
      await this.run(input);
      if (this.coverage.take() > 0 || !this.corpus.length) this.corpus.push(input);
    }
  }

  private get material() {
    return { corpus: this.corpus, words: this.words };
  }

  private async tryBatch(): Promise<void> {
    const inputs: Buffer[] = [];
    for (const start = milliseconds(); inputs.length < MAX_BATCH && milliseconds() - start < BATCH_MS; ) {
      const input = mutate(this.random, this.material);
      inputs.push(input);
      await this.run(input);
    }
    if (this.coverage.take({ isNoted: false })) await this.keepNew(inputs);
  }

  /** Keeps the inputs that reach new code, which it looks for by halves. */
  private async keepNew(inputs: readonly Buffer[]): Promise<void> {
    const [first] = inputs;
    if (inputs.length < 2) {
      if (first) this.keep(first);
      this.coverage.take();
      return;
    }
    const middle = inputs.length >> 1;
    for (const half of [inputs.slice(0, middle), inputs.slice(middle)]) {
      for (const input of half) await this.run(input);
      if (this.coverage.take({ isNoted: half.length === 1 })) await this.keepNew(half);
    }
  }

  private async tryStretched(): Promise<void> {
    const start = milliseconds();
    await this.run(stretch(this.random, this.material, this.target.longest), MAX_STRETCHED_MS);
    this.stretchedMs += milliseconds() - start;
  }

  private async run(input: Buffer, limit = MAX_MS): Promise<void> {
    this.executions++;
    // If the process ends or hangs, `fuzz.ts` finds here what it was given.
    const length = Buffer.alloc(4);
    length.writeUInt32LE(input.length);
    writeSync(this.current, Buffer.concat([length, input]), 0, input.length + 4, 0);
    const start = milliseconds();
    try {
      await this.target.run(input);
    } catch (error) {
      this.report(input, error instanceof Error ? error : new Error(`thrown: ${String(error)}`));
    }
    const took = milliseconds() - start;
    this.slowest = Math.max(this.slowest, took);
    if (took > limit) this.report(input, new Error(`slow: ${Math.round(took)} ms for ${input.length} bytes`));
  }

  private keep(input: Buffer): void {
    this.corpus.push(input);
    writeFileSync(path.join(this.folder, 'corpus', nameOf(input)), input);
  }

  private report(input: Buffer, error: Error): void {
    const kind = kindOf(error);
    if (this.kinds.has(kind)) return;
    this.kinds.add(kind);
    const file = path.join(this.folder, 'found', nameOf(input));
    if (!existsSync(file)) writeFileSync(file, input);
    process.stdout.write(
      `${JSON.stringify({ found: kind, file, error: (error.stack ?? error.message).slice(0, 2000) })}\n`,
    );
  }

  private tell(): void {
    const { executions, slowest, corpus, coverage } = this;
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(
      `${JSON.stringify({ executions, kept: corpus.length, blocks: coverage.blocks, slowest: Math.round(slowest), memory })}\n`,
    );
  }
}

async function main(): Promise<void> {
  const [name, seconds, seed, folder] = process.argv.slice(2);
  const coverage = new Coverage(url =>
    /\/src\/|\/node_modules\/(?:yaml|saxes|linkedom|@mozilla|postal-mime|mammoth)\//.test(url),
  );
  const { TARGETS } = await import('./allTargets');
  const target = TARGETS.find(one => one.name === name);
  if (!target || !folder) throw new Error(`there is no target ${name}`);
  await new Fuzzer(target, coverage, folder, Number(seed)).fuzz(Number(seconds));
}

void main();
