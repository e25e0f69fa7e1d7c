import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { collect } from '../core/interchange/exchange';
import { headOf, type OutgoingFile, outgoing, TakenNames } from '../core/interchange/exporting';
import type { Format } from '../core/interchange/format';
import { CorpusFiles } from './corpusFiles';
import { eachFile } from './eachFile';
import { complain, EXIT, type ExitCode, write } from './output';
import { readText, Unreadable } from './text';
import { viewOf } from './views';

export interface ExportOptions {
  readonly format: Format;
  /** A folder; of a joined format a file; null: standard output, or beside the article. */
  readonly output: string | null;
  /** A byte order mark first, by which Excel tells UTF-8. */
  readonly withMark: boolean;
}

/** Writes articles with all that is known of them in another tool's format; what that cannot hold is told. */
export async function exportFiles(
  paths: readonly string[],
  { format, output, withMark }: ExportOptions,
): Promise<ExitCode> {
  const joined: string[] = [];
  const taken = new TakenNames();
  const corpus = new CorpusFiles();
  const say = async (text: string) => {
    if (output === null) await write(text);
    else joined.push(text);
  };
  if (format.joined) await say(headOf(format, withMark));
  const complete = await eachFile(paths, { withAnnotations: false }, async (file, text) => {
    const { views, annotations } = await viewOf(file, text, corpus);
    const name = path.basename(file);
    const { files, piece, warnings } = outgoing(format, name, collect(name, text, views, annotations), withMark);
    for (const warning of warnings) complain(warning);
    if (format.joined) await say(piece);
    const folder = output ?? path.dirname(file);
    for (const one of files) await writeOutgoing(one, folder, file, taken);
  });
  if (format.joined && output !== null) await writeNew(output, joined.join(''));
  return complete ? EXIT.fine : EXIT.failed;
}

async function writeOutgoing(
  { name, content, isText }: OutgoingFile,
  folder: string,
  article: string,
  taken: TakenNames,
): Promise<void> {
  const target = path.join(folder, name);
  const other = taken.take(target, article);
  if (other) throw new Unreadable(article, `${target} holds ${other} already. Export the two to different folders`);
  // An article is nobody's to write but the person's.
  if (isText) await writeUnlessThere(target, content);
  else await writeNew(target, content);
}

async function writeNew(file: string, content: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  } catch (error) {
    throw new Unreadable(file, error);
  }
}

/** @throws Unreadable where a file of that name holds something else */
async function writeUnlessThere(file: string, content: string): Promise<void> {
  let present: string;
  try {
    present = await readText(file);
  } catch (error) {
    if (!(error instanceof Unreadable) || error.code !== 'ENOENT') throw error;
    await writeNew(file, content);
    return;
  }
  if (present !== content)
    throw new Unreadable(file, 'another text of this name is there. Name another folder with --output');
}
