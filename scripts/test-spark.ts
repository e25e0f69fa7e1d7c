/**
 * Runs the Spark example in local mode with real PySpark, and holds the index built from its lines against the one
 * built directly. PySpark is installed into an environment of its own. Skipped where Python or Java is missing.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Database } from 'node-sqlite3-wasm';
import { ROOT } from './package';

const PYSPARK = 'pyspark==3.5.1';
const OUT = path.join(ROOT, 'out', 'spark');
const CLI = path.join(ROOT, 'dist', 'cli.js');

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: ROOT, env });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}`);
}

/** Everything in an index but ids. */
function contentOf(file: string): string {
  const db = new Database(file, { readOnly: true });
  try {
    return JSON.stringify([
      db.all('SELECT path, hash FROM files ORDER BY path'),
      db.all(
        'SELECT path, number, title, date, source, words FROM articles JOIN files ON files.id = file_id ORDER BY 1, 2',
      ),
      db.all(
        'SELECT path, number, ref, text, speaker, confidence, status FROM quotes JOIN articles ON articles.id = article_id JOIN files ON files.id = file_id ORDER BY 1, 2, 3',
      ),
      db.all('SELECT type, name, quotes, articles FROM people ORDER BY 1, 2, 3, 4'),
    ]);
  } finally {
    db.close();
  }
}

function main(): void {
  const python = ['python3', 'python'].find(name => runs(name, ['-c', 'import venv']));
  if (!python || !runs('java', ['-version'])) {
    process.stdout.write('skipped: the Spark example needs Python with venv, and Java\n');
    return;
  }
  const environment = path.join(OUT, 'venv');
  const inside = path.join(environment, process.platform === 'win32' ? 'Scripts' : 'bin', 'python');
  if (!existsSync(path.join(environment, 'ready'))) {
    rmSync(environment, { recursive: true, force: true });
    run(python, ['-m', 'venv', environment]);
    run(inside, ['-m', 'pip', 'install', '--quiet', PYSPARK]);
    mkdirSync(path.join(environment, 'ready'));
  }
  for (const name of ['news', 'extracted', 'spark.sqlite', 'direct.sqlite'])
    rmSync(path.join(OUT, name), { recursive: true, force: true });
  cpSync(path.join(ROOT, 'seeds'), path.join(OUT, 'news'), { recursive: true });
  run('npm', ['run', '--silent', 'build']);
  const command = `${process.execPath} ${CLI}`;
  const extracted = path.join(OUT, 'extracted');
  const job = ['examples/spark/extract.py', '--articles', path.join(OUT, 'news', '*.txt'), '--output', extracted];
  run(inside, [...job, '--command', command], { ...process.env, PYSPARK_PYTHON: inside, SPARK_LOCAL_IP: '127.0.0.1' });
  const parts = readdirSync(extracted)
    .filter(name => name.startsWith('part-'))
    .map(name => path.join(extracted, name));
  run(process.execPath, [CLI, 'index', '--output', path.join(OUT, 'spark.sqlite'), '--from', ...parts]);
  run(process.execPath, [CLI, 'index', '--output', path.join(OUT, 'direct.sqlite'), path.join(OUT, 'news')]);
  const [one, other] = ['spark', 'direct'].map(name => contentOf(path.join(OUT, `${name}.sqlite`)));
  if (one !== other) throw new Error('the index built from Spark’s lines is not the one built directly');
  process.stdout.write(`1 passed: ${parts.length} partitions of Spark give the index that is built directly\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n1 failed\n`);
  process.exitCode = 1;
}
