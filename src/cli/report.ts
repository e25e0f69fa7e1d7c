import path from 'node:path';
import { storyOf } from '../core/interchange/story';
import { CorpusFiles } from './corpusFiles';
import { eachFile } from './eachFile';
import { EXIT, type ExitCode, write } from './output';
import { OutputGuard } from './outputGuard';
import { makeVisible } from './terminal';
import { viewOf } from './views';

/** As the editor's settings have it, unless they were changed. */
const AS_SET = { minimumConfidence: 0.6, indirect: false };

/** Quotes with speakers, notes and links back, as Markdown, to a file or to standard output. */
export async function report(paths: readonly string[], output: string | null): Promise<ExitCode> {
  const folder = output === null ? process.cwd() : path.dirname(path.resolve(output));
  const parts: string[] = [];
  const corpus = new CorpusFiles();
  const guard = new OutputGuard();
  const complete = await eachFile(paths, { withAnnotations: false }, async (file, text) => {
    if (output !== null) await guard.addInput(file);
    const { views } = await viewOf(file, text, corpus);
    const relative = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
    const story = storyOf(text, views, { path: relative, ...AS_SET, chosen: null });
    const part = story.split('\n').map(makeVisible).join('\n');
    if (output === null) await write(part);
    else parts.push(part);
  });
  if (output !== null) await guard.write(output, parts.join(''), null);
  return complete ? EXIT.fine : EXIT.failed;
}
