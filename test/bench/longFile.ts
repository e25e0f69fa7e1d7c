import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const GOLDEN = path.resolve(__dirname, '..', 'golden');
const COUNT = 84;
/** Number of golden articles that form the body of one article. */
const BODIES = 5;

/** The golden articles repeated, as one file. */
export const ARTICLES = (() => {
  const bodies = readdirSync(GOLDEN)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => readFileSync(path.join(GOLDEN, name), 'utf8').replace(/^.*\[Source: .*$/gm, ''));
  return Array.from({ length: COUNT }, (_, i) => {
    const body = Array.from({ length: BODIES }, (_, k) => bodies[(i * BODIES + k * 2) % bodies.length].trim());
    // No two are identical, as in a real file.
    return `date 2025-05-0${(i % 9) + 1} [Source: Wire]\n\n${body.join('\n\n')}\n\nThis was part ${i}.\n\n`;
  }).join('');
})();
