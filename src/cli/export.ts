import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Format, OutgoingFile } from '../core/interchange';
import { ArticleExport, type ExportTarget } from '../core/project';
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
  /** A folder; of a joined format a file; null: standard output, or beside the article. */
  readonly output: string | null;
  /** A byte order mark first, by which Excel tells UTF-8. */
  readonly withMark: boolean;
}

const WALK = { withAnnotations: false };

/** Writes articles with all that is known of them in another tool's format; what that cannot hold is told. */
export async function exportFiles(paths: readonly string[], options: ExportRequest): Promise<ExitCode> {
  return options.format.joined ? exportJoined(paths, options) : exportEach(paths, options);
}

/** All articles to one file, or to standard output. */
async function exportJoined(paths: readonly string[], { format, output, withMark }: ExportRequest): Promise<ExitCode> {
  const pieces: string[] = [];
  const guard = new OutputGuard();
  const project = openProject();
  const articles = new ArticleExport({ format, withMark }, { warn: complain });
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
  if (output !== null) {
    await makeFolder(output);
    await guard.write(output, pieces.join(''), null);
  }
  return complete ? EXIT.fine : EXIT.failed;
}

/** One file or several for each article. */
async function exportEach(paths: readonly string[], { format, output, withMark }: ExportRequest): Promise<ExitCode> {
  const guard = new OutputGuard();
  const project = openProject();
  const articles = new ArticleExport({ format, withMark }, { warn: complain });
  const found: (string | Unreadable)[] = [];
  // All are known before the first is written: none may be replaced.
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

/** A folder that an article's files are written to. */
function targetIn(folder: string, article: string, guard: OutputGuard): ExportTarget {
  const placeOf = ({ name }: OutgoingFile) => path.join(folder, name);
  return {
    placeOf,
    refuse: (file, holder) => {
      throw new Unwritable(placeOf(file), `it holds ${holder} already. Export the two to different folders`);
    },
    write: async file => {
      const target = placeOf(file);
      await makeFolder(target);
      // An article is nobody's to write but the person's.
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

/** @throws Unwritable where a file of that name holds something else */
async function createUnlessThere(file: string, content: string): Promise<void> {
  const present = await readTextIfThere(file);
  if (present === null) await createFile(file, content);
  else if (present !== content)
    throw new Unwritable(file, 'another text of this name is there. Name another folder with --output');
}
