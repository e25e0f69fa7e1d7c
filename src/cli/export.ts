import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { collect } from '../core/interchange/exchange';
import { headOf, type Outgoing, type OutgoingFile, outgoing, TakenNames } from '../core/interchange/exporting';
import type { Format } from '../core/interchange/format';
import { CorpusFiles } from './corpusFiles';
import { eachFile, eachFound } from './eachFile';
import { filesOf } from './files';
import { complain, EXIT, type ExitCode, write } from './output';
import { OutputGuard } from './outputGuard';
import { type Unreadable, Unwritable } from './pathError';
import { createFile } from './replaceFile';
import { readTextIfThere } from './text';
import { viewOf } from './views';

export interface ExportOptions {
  readonly format: Format;
  /** A folder; of a joined format a file; null: standard output, or beside the article. */
  readonly output: string | null;
  /** A byte order mark first, by which Excel tells UTF-8. */
  readonly withMark: boolean;
}

const WALK = { withAnnotations: false };

/** Writes articles with all that is known of them in another tool's format; what that cannot hold is told. */
export async function exportFiles(paths: readonly string[], options: ExportOptions): Promise<ExitCode> {
  return options.format.joined ? exportJoined(paths, options) : exportEach(paths, options);
}

/** All articles to one file, or to standard output. */
async function exportJoined(paths: readonly string[], { format, output, withMark }: ExportOptions): Promise<ExitCode> {
  const pieces: string[] = [];
  const guard = new OutputGuard();
  const corpus = new CorpusFiles();
  const add = async (text: string) => {
    if (output === null) await write(text);
    else pieces.push(text);
  };
  await add(headOf(format, withMark));
  const complete = await eachFile(paths, WALK, async (file, text) => {
    if (output !== null) await guard.addInput(file);
    await add((await outgoingOf(file, text, corpus, format, withMark)).piece);
  });
  if (output !== null) {
    await makeFolder(output);
    await guard.write(output, pieces.join(''), null);
  }
  return complete ? EXIT.fine : EXIT.failed;
}

/** One file or several for each article. */
async function exportEach(paths: readonly string[], { format, output, withMark }: ExportOptions): Promise<ExitCode> {
  const taken = new TakenNames();
  const guard = new OutputGuard();
  const corpus = new CorpusFiles();
  const found: (string | Unreadable)[] = [];
  // All are known before the first is written: none may be replaced.
  for await (const file of filesOf(paths, WALK)) {
    found.push(file);
    if (typeof file === 'string') await guard.addInput(file);
  }
  const complete = await eachFound(found, async (file, text) => {
    const { files } = await outgoingOf(file, text, corpus, format, withMark);
    for (const one of files) await writeOutgoing(one, output ?? path.dirname(file), file, taken, guard);
  });
  return complete ? EXIT.fine : EXIT.failed;
}

async function outgoingOf(
  file: string,
  text: string,
  corpus: CorpusFiles,
  format: Format,
  withMark: boolean,
): Promise<Outgoing> {
  const { views, annotations } = await viewOf(file, text, corpus);
  const name = path.basename(file);
  const out = outgoing(format, name, collect(name, text, views, annotations), withMark);
  for (const warning of out.warnings) complain(warning);
  return out;
}

async function writeOutgoing(
  { name, content, isText }: OutgoingFile,
  folder: string,
  article: string,
  taken: TakenNames,
  guard: OutputGuard,
): Promise<void> {
  const target = path.join(folder, name);
  const other = taken.take(target, article);
  if (other) throw new Unwritable(target, `it holds ${other} already. Export the two to different folders`);
  await makeFolder(target);
  // An article is nobody's to write but the person's.
  if (isText) await createUnlessThere(target, content);
  else await guard.write(target, content, article);
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
