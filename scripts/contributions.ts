/**
 * Writes the part of package.json that comes from src/extension/contributions.
 *
 *   npm run contributes              writes it
 *   npm run contributes -- --check   fails if it is out of date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withContributions } from '../src/extension/contributions/index';
import { ROOT } from './package';

const MANIFEST = path.join(ROOT, 'package.json');

function main(args: readonly string[]): number {
  const unknown = args.filter(arg => arg !== '--check');
  if (unknown.length) {
    process.stderr.write(`unknown argument ${unknown.join(' ')}: only --check is known\n`);
    return 2;
  }
  const written = readFileSync(MANIFEST, 'utf8');
  const generated = `${JSON.stringify(withContributions(JSON.parse(written)), null, 2)}\n`;
  if (written === generated) return 0;
  if (args.includes('--check')) {
    process.stderr.write('package.json does not match src/extension/contributions: run `npm run contributes`.\n');
    return 1;
  }
  writeFileSync(MANIFEST, generated);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
