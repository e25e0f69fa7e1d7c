import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { collect } from '../core/interchange/exchange';
import type { Format } from '../core/interchange/format';
import { filesOfDocument } from '../core/interchange/formats';
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
  const mark = withMark ? '\ufeff' : '';
  const joined: string[] = [];
  const say = async (text: string) => {
    if (output === null) await write(text);
    else joined.push(text);
  };
  if (format.joined) await say(mark + format.head);
  const complete = await eachFile(paths, { withAnnotations: false }, async (file, text) => {
    const { views, annotations } = await viewOf(file, text);
    const { contents, warnings } = format.write(collect(path.basename(file), text, views, annotations));
    for (const warning of warnings) complain(warning);
    if (format.joined) await say(contents[0]);
    else
      await writeFiles(
        format,
        file,
        contents.map(content => mark + content),
        output,
      );
  });
  if (format.joined && output !== null) await writeNew(output, joined.join(''));
  return complete ? EXIT.fine : EXIT.failed;
}

async function writeFiles(
  format: Format,
  file: string,
  contents: readonly string[],
  folder: string | null,
): Promise<void> {
  const beside = folder ?? path.dirname(file);
  await mkdir(beside, { recursive: true });
  for (const [i, name] of filesOfDocument(format, path.basename(file)).entries()) {
    const target = path.join(beside, name);
    // An article is nobody's to write but the person's.
    if (format.endings[i] === '.txt') await writeUnlessThere(target, contents[i]);
    else await writeNew(target, contents[i]);
  }
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
