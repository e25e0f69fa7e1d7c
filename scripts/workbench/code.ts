/**
 * Makes the VS Code from npm usable by @vscode/test-electron: takes `--extensionDevelopmentPath` (once or several times),
 * `--extensionTestsPath` and a folder or workspace file, runs the suite in a real extension host, and exits with its result.
 * Prints only the output of the suite itself.
 */
import path from 'node:path';
import { launchBrowser } from './browser';
import { ensureWorkbench } from './install';
import { startServer } from './server';

const LIMIT = Number(process.env.SEED_SUITE_MINUTES ?? 30) * 60_000;

/** At least one value. */
function argumentsNamed(name: string): readonly [string, ...string[]] {
  const lead = `--${name}=`;
  const [first, ...others] = process.argv.filter(arg => arg.startsWith(lead)).map(arg => arg.slice(lead.length));
  if (first === undefined) throw new Error(`${lead} is missing`);
  return [first, ...others];
}

async function main(): Promise<number> {
  // The window can develop one extension. Others are installed.
  const [extension, ...extensions] = argumentsNamed('extensionDevelopmentPath');
  const [tests] = argumentsNamed('extensionTestsPath');
  const folder = process.argv.slice(2).find(arg => !arg.startsWith('-')) ?? extension;
  await ensureWorkbench(line => process.stdout.write(`${line}\n`));
  const server = await startServer({ development: true, extensions });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const remote = (file: string) => `vscode-remote://127.0.0.1:${server.port}${path.resolve(file)}`;
    const ended = new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`the suite did not end in ${LIMIT / 1000} s`)), LIMIT).unref();
      page.once('crash', () => reject(new Error('the window crashed')));
      browser.once('disconnected', () => reject(new Error('the browser ended')));
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
      page
        .exposeFunction('codeAutomationLog', (_: string, args: unknown[]) => {
          const line = args.map(String).join(' ');
          if (line.startsWith(MARK)) process.stdout.write(`${line.slice(MARK.length)}\n`);
        })
        .catch(reject);
    });
    const payload = [
      ['extensionDevelopmentPath', remote(extension)],
      ['extensionTestsPath', remote(tests)],
      ['skipWelcome', 'true'],
    ];
    const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
    await page.goto(
      `${server.address}/?${kind}=${encodeURIComponent(path.resolve(folder))}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    return await ended;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Begins each line of the suite's report; all other output on the extension host's console is omitted. */
const MARK = '[suite] ';

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
