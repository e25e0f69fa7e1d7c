/**
 * Writes what follows from the code: the part of package.json that comes from src/extension/contributions, its English
 * texts, package.nls.json, and the reference in docs/.
 *
 *   npm run contributes              writes all
 *   npm run contributes -- --check   fails if one is out of date
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manifestTexts, withContributions } from '../src/extension/contributions/index';
import { ROOT } from './package';
import { referencePages } from './reference/pages';

const jsonOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function main(args: readonly string[]): number {
  const unknown = args.filter(arg => arg !== '--check');
  if (unknown.length) {
    process.stderr.write(`unknown argument ${unknown.join(' ')}: only --check is known\n`);
    return 2;
  }
  const manifest = path.join(ROOT, 'package.json');
  const generated: readonly (readonly [name: string, text: string])[] = [
    ['package.json', jsonOf(withContributions(JSON.parse(readFileSync(manifest, 'utf8'))))],
    ['package.nls.json', jsonOf(manifestTexts())],
    ...referencePages(),
  ];
  for (const [name, text] of generated) {
    const file = path.join(ROOT, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (args.includes('--check')) {
      process.stderr.write(`${name} does not match the code: run \`npm run contributes\`.\n`);
      return 1;
    }
    writeFileSync(file, text);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
