/**
 * Writes the part of package.json that comes from src/extension/contributions, and its English texts, package.nls.json.
 *
 *   npm run contributes              writes both
 *   npm run contributes -- --check   fails if one is out of date
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manifestTexts, withContributions } from '../src/extension/contributions/index';
import { ROOT } from './package';

function main(args: readonly string[]): number {
  const unknown = args.filter(arg => arg !== '--check');
  if (unknown.length) {
    process.stderr.write(`unknown argument ${unknown.join(' ')}: only --check is known\n`);
    return 2;
  }
  const manifest = path.join(ROOT, 'package.json');
  const generated: [file: string, value: object][] = [
    [manifest, withContributions(JSON.parse(readFileSync(manifest, 'utf8')))],
    [path.join(ROOT, 'package.nls.json'), manifestTexts()],
  ];
  for (const [file, value] of generated) {
    const text = `${JSON.stringify(value, null, 2)}\n`;
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (args.includes('--check')) {
      process.stderr.write(
        `${path.basename(file)} does not match src/extension/contributions: run \`npm run contributes\`.\n`,
      );
      return 1;
    }
    writeFileSync(file, text);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
