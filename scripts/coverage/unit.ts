/**
 * The tests that need no editor, and the floor of their coverage of the core: `npm run test:unit`. What is passed goes to
 * mocha. Coverage is measured in CI (`CI` set), or with `--coverage`.
 *
 *   npm run test:unit                      all tests
 *   npm run test:unit -- --coverage        all tests; fails where they cover less than test/coverage.json says
 *   npm run test:unit -- -g 'name'         some tests, without coverage; also with files instead
 *   npm run coverage                       the coverage of the last run that measured it
 *   npm run coverage -- --uncovered view   the lines of a layer that no test executes
 *   npm run coverage -- --raise            records that coverage where it is better
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { ROOT } from '../package';
import { type Places, placesOf } from './executed';
import { fallen, linesByFile, linesByLayer, merged, percentOf, type Recorded, raised, uncoveredIn } from './floor';

const DATA = path.join(ROOT, 'out', 'coverage');
const RECORD = path.join(ROOT, 'test', 'coverage.json');
const TESTS = ['test/unit/**/*.test.ts', 'test/golden/**/*.test.ts', 'test/cli/**/*.test.ts'];
const MOCHA = [
  ...['--import=tsx', '--parallel', '--jobs', '2', '--timeout', '600000'],
  ...['--require', './test/unit/propertySeed.ts'],
];
/** Arguments of mocha that do not choose tests, and have a value. */
const NOT_A_CHOICE = new Set(['--reporter', '--jobs', '--timeout']);

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What all processes have executed, and the files that none has loaded. */
function readPlaces(): Map<string, Places> {
  const files = new Map<string, Places>();
  for (const name of readdirSync(DATA)) {
    const text = readFileSync(path.join(DATA, name), 'utf8');
    if (!text)
      throw new Error('a process of the tests was killed before it could say what it executed: run them again');
    const written: Record<string, Places> = JSON.parse(text);
    for (const [file, places] of Object.entries(written)) files.set(file, merged(file, files.get(file), places));
  }
  const core = path.join(ROOT, 'src', 'core');
  for (const name of readdirSync(core, { recursive: true, encoding: 'utf8' })) {
    const file = `src/core/${name.replaceAll(path.sep, '/')}`;
    if (/\.ts$/.test(file) && !files.has(file)) files.set(file, notExecuted(file));
  }
  return files;
}

/** The places of a file that no test loads. A file of types alone has none. */
function notExecuted(file: string): Places {
  const { code, map } = transformSync(readFileSync(path.join(ROOT, file), 'utf8'), {
    loader: 'ts',
    sourcemap: 'external',
    sourcefile: file,
  });
  return placesOf(code, map, [[{ startOffset: 0, endOffset: code.length, count: 0 }]]);
}

const readRecord = (): Recorded | null => (existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')) : null);

/** Compares what was executed with the record. @returns the exit code */
function checkRecord(): number {
  const files = linesByFile(readPlaces());
  for (const [layer, lines] of linesByLayer(files))
    say(`${layer.padEnd(12)} ${percentOf(lines).toFixed(2).padStart(6)} % of ${lines.all} lines`);
  const wrong = fallen(files, readRecord() ?? {});
  for (const sentence of wrong) process.stderr.write(`coverage: ${sentence}\n`);
  if (wrong.length) process.stderr.write('coverage: add tests. `npm run coverage -- --uncovered LAYER` lists lines.\n');
  return wrong.length ? 1 : 0;
}

function listUncovered(layer: string): number {
  for (const [file, places] of readPlaces()) {
    const lines = [...uncoveredIn(places)].map(line => line + 1).sort((a, b) => a - b);
    if (file.startsWith(`src/core/${layer}/`) && lines.length) say(`${file}: ${lines.join(', ')}`);
  }
  return 0;
}

function raise(): number {
  const record = raised(linesByFile(readPlaces()), readRecord());
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  return checkRecord();
}

function runTests(given: readonly string[]): number {
  const args = given.filter(arg => arg !== '--coverage');
  const chosen = args.some((arg, i) => !NOT_A_CHOICE.has(arg) && !NOT_A_CHOICE.has(args[i - 1] ?? ''));
  const isMeasuring = !chosen && (args.length < given.length || Boolean(process.env.CI));
  const files = args.some(arg => /\.test\.ts$/.test(arg)) ? [] : TESTS;
  const collect = isMeasuring ? ['--require', './scripts/coverage/collect.ts'] : [];
  if (isMeasuring) rmSync(DATA, { recursive: true, force: true });
  const mocha = path.join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const { status } = spawnSync(process.execPath, [mocha, ...MOCHA, ...collect, ...args, ...files], {
    cwd: ROOT,
    env: isMeasuring ? { ...process.env, SEED_COVERAGE: DATA } : process.env,
    stdio: 'inherit',
  });
  return status !== 0 || !isMeasuring ? (status ?? 1) : checkRecord();
}

function reportCoverage([flag, layer]: readonly string[]): number {
  if (!existsSync(DATA)) throw new Error('no coverage: run `npm run test:unit -- --coverage` first');
  if (flag === undefined) return checkRecord();
  if (flag === '--raise') return raise();
  if (flag === '--uncovered' && layer !== undefined) return listUncovered(layer);
  throw new Error(`unknown argument ${flag}: --raise and --uncovered LAYER are known`);
}

function main([first, ...rest]: readonly string[]): number {
  return first === '--report' ? reportCoverage(rest) : runTests(first === undefined ? [] : [first, ...rest]);
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
