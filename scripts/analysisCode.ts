import { createHash } from 'node:crypto';
import { build } from 'esbuild';

/** Entry point of the analysis. Everything that it imports is part of the code. */
const ENTRY = 'src/core/analysis/analyser.ts';

/**
 * A hash of the analysis code: bundled and minified, so that comments and layout do not matter. The learned files are
 * not part of it.
 */
export async function analysisCode(entry = ENTRY): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    legalComments: 'none',
  });
  return createHash('sha256').update(outputFiles[0].text).digest('hex').slice(0, 32);
}
