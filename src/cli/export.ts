import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { apart, type Format, type OutgoingFile } from '../core/interchange';
import { ArticleExport, type ExportTarget } from '../core/project';
import { inEnglish } from '../core/text';
import { type Unreadable, Unwritable } from '../platform/node/pathError';
import { readTextIfThere } from '../platform/node/text';
import { eachFile, eachFound } from './eachFile';
import { filesOf } from './files';
import { complain, EXIT, type ExitCode, write } from './output';
import { OutputGuard } from './outputGuard';
import { openProject, viewOf } from './project';
import { createFile } from './replaceFile';

export interface ExportRequest {
  readonly format: Format;
  /** A folder, or for joined formats also a file. Null means standard output, or the folder of the article. */
  readonly output: string | null;
  /** Begin each file with a byte order mark, which makes Excel read it as UTF-8. */
  readonly withMark: boolean;
  /** The URL of the articles' folder, with `/` at its end; null if unknown. */
  readonly base: string | null;
}

const WALK = { withAnnotations: false };

/** Exports articles with analysis and annotations. Reports what the format cannot hold. */
export async function exportFiles(paths: readonly string[], options: ExportRequest): Promise<ExitCode> {
  const { format, output } = options;
  if (!format.joined) return exportEach(paths, options);
  const isApart = output !== null && (/[/\\]$/.test(output) || (await isFolder(output)));
  return isApart ? exportEach(paths, { ...options, format: apart(format) }) : exportJoined(paths, options);
}

async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch {
    return false;
  }
}

/** All articles to one file, or to standard output. */
async function exportJoined(
  paths: readonly string[],
  { format, output, withMark, base }: ExportRequest,
): Promise<ExitCode> {
  const pieces: string[] = [];
  const guard = new OutputGuard();
  const project = openProject();
  const articles = new ArticleExport({ format, withMark, base }, { warn: warning => complain(inEnglish(warning)) });
  const add = async (text: string) => {
    if (output === null) await write(text);
    else pieces.push(text);
  };
  await add(articles.head);
  const complete = await eachFile(paths, WALK, async (file, text) => {
    if (output !== null) await guard.addInput(file);
    const view = await viewOf(project, file, text);
    await add(articles.convert(view, path.basename(file)).piece);
  });
  await add(articles.end);
  if (output !== null) {
    await makeFolder(output);
    await guard.write(output, pieces.join(''), null);
  }
  return complete ? EXIT.fine : EXIT.failed;
}

/** One file or several for each article. */
async function exportEach(
  paths: readonly string[],
  { format, output, withMark, base }: ExportRequest,
): Promise<ExitCode> {
  const guard = new OutputGuard();
  const project = openProject();
  const articles = new ArticleExport({ format, withMark, base }, { warn: warning => complain(inEnglish(warning)) });
  const found: (string | Unreadable)[] = [];
  // All inputs are found before the first output is written, so that none is replaced.
  for await (const file of filesOf(paths, WALK)) {
    found.push(file);
    if (typeof file === 'string') await guard.addInput(file);
  }
  const complete = await eachFound(found, async (file, text) => {
    const target = targetIn(output ?? path.dirname(file), file, guard);
    const { files } = articles.convert(await viewOf(project, file, text), path.basename(file));
    await articles.write(files, file, target);
  });
  return complete ? EXIT.fine : EXIT.failed;
}

/** Writes the files of an article to a folder. */
function targetIn(folder: string, article: string, guard: OutputGuard): ExportTarget {
  const placeOf = ({ name }: OutgoingFile) => path.join(folder, name);
  return {
    placeOf,
    refuse: (file, holder) => {
      throw new Unwritable(placeOf(file), `it already holds ${holder}. Export the two to different folders`);
    },
    write: async file => {
      const target = placeOf(file);
      await makeFolder(target);
      // Articles are never overwritten.
      if (file.isText) await createUnlessThere(target, file.content);
      else await guard.write(target, file.content, article);
      return true;
    },
  };
}

async function makeFolder(file: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
  } catch (error) {
    throw new Unwritable(path.dirname(file), error);
  }
}

/** @throws Unwritable if a file of that name has other content */
async function createUnlessThere(file: string, content: string): Promise<void> {
  const present = await readTextIfThere(file);
  if (present === null) await createFile(file, content);
  else if (present !== content)
    throw new Unwritable(file, 'a different text with this name exists. Choose another folder with --output');
}
