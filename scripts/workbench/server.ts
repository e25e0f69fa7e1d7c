/** VS Code's server as a child process with its own data and extensions. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { SERVER_ENTRY, serverNode } from './install';

export interface ServerOptions {
  /** User settings, merged over those that keep the window quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of extensions that are there from the start. */
  readonly extensions?: readonly string[];
  /** Packed extension to install before the start. */
  readonly vsix?: string;
  /** True: the address may name an extension under development and its tests. */
  readonly development?: boolean;
  /** True: folders open in Restricted Mode until a person trusts them. */
  readonly restricted?: boolean;
}

export interface Server {
  readonly port: number;
  readonly address: string;
  /** The folder of the server's data; deleted by `stop`. */
  readonly home: string;
  writeSettings(settings: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

const START_TIMEOUT = 180_000;
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
};

export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'seed-workbench-'));
  const data = path.join(home, 'data');
  const extensions = path.join(home, 'extensions');
  mkdirSync(path.join(data, 'data', 'User'), { recursive: true });
  const writeSettings = (settings: Readonly<Record<string, unknown>>) =>
    writeFileSync(path.join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  writeSettings(options.settings ?? {});
  for (const folder of options.extensions ?? [])
    cpSync(folder, path.join(extensions, path.basename(folder)), { recursive: true });
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  if (options.vsix) install(options.vsix, folders);
  const port = await freePort();
  const child = spawn(
    serverNode(),
    [
      SERVER_ENTRY,
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
      ...['--telemetry-level', 'off'],
      ...(options.restricted ? [] : ['--disable-workspace-trust']),
      ...(options.development ? ['--enable-smoke-test-driver'] : []),
      ...folders,
    ],
    { detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => output.push(String(chunk)));
  const stop = stopper(child, home);
  const address = `http://127.0.0.1:${port}`;
  try {
    await answers(address, child);
  } catch (error) {
    await stop();
    throw new Error(`VS Code's server did not start: ${error}\n${output.join('').slice(-2000)}`);
  }
  return { port, address, home, writeSettings, stop };
}

function install(vsix: string, folders: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(serverNode(), [SERVER_ENTRY, '--install-extension', vsix, ...folders], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The extension could not be installed:\n${stdout}${stderr}`);
}

async function answers(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_TIMEOUT;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    const response = await fetch(`${address}/version`).catch(() => null);
    if (response?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('it did not answer in time');
}

/** Ends the server and all its children, once, also when this process is terminated. */
function stopper(child: ChildProcess, home: string): () => Promise<void> {
  const kill = () => {
    try {
      if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has already exited.
    }
  };
  const clear = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  const atExit = () => {
    kill();
    clear();
  };
  const atSignal = () => process.exit(1);
  process.once('exit', atExit);
  for (const signal of ENDING) process.once(signal, atSignal);
  let stopped: Promise<void> | null = null;
  return () => {
    stopped ??= new Promise<void>(resolve => {
      process.removeListener('exit', atExit);
      for (const signal of ENDING) process.removeListener(signal, atSignal);
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
      kill();
    }).then(clear);
    return stopped;
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
