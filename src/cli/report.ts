import path from 'node:path';
import { QuoteReport } from '../core/interchange';
import { eachFile } from './eachFile';
import { EXIT, type ExitCode, write } from './output';
import { OutputGuard } from './outputGuard';
import { openProject, viewOf } from './project';
import { makeVisible } from './terminal';

/** The defaults of the editor's settings. */
const DEFAULTS = { minimumConfidence: 0.6, indirect: false };

/** Writes quotes with speakers, notes and links to the article as Markdown, to a file or to standard output. */
export async function report(paths: readonly string[], output: string | null): Promise<ExitCode> {
  const folder = output === null ? process.cwd() : path.dirname(path.resolve(output));
  const quotes = new QuoteReport();
  const project = openProject();
  const guard = new OutputGuard();
  const complete = await eachFile(paths, { withAnnotations: false }, async (file, text) => {
    if (output !== null) await guard.addInput(file);
    const { articles } = await viewOf(project, file, text);
    const relative = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
    quotes.add(text, articles, { path: relative, ...DEFAULTS, chosen: null });
  });
  const markdown = quotes.write().split('\n').map(makeVisible).join('\n');
  if (output === null) await write(markdown);
  else await guard.write(output, markdown, null);
  return complete ? EXIT.fine : EXIT.failed;
}
