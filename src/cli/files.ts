/** From the paths on the command line to texts, in order, one at a time. */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { looksLikeSeed } from '../core/article/header';

export const SIDECAR_SUFFIX = '.annotations.yaml';

/** What stands in the way of reading a path, in a sentence that says the way out. */
export class Unreadable extends Error {}

/** Expands `-` (paths from standard input, one a line) and directories (walked in name order) to files. */
export async function* filesOf(paths: readonly string[], withSidecars: boolean): AsyncGenerator<string | Unreadable> {
  for (const given of paths) {
    if (given !== '-') yield* expand(given, withSidecars);
    else {
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line.trim()) yield* expand(line.trim(), withSidecars);
      }
    }
  }
}

async function* expand(given: string, withSidecars: boolean): AsyncGenerator<string | Unreadable> {
  try {
    if ((await stat(given)).isDirectory()) yield* walk(given, withSidecars, new Set());
    else yield given;
  } catch (error) {
    yield new Unreadable(`${given}: ${reason(error)}`);
  }
}

async function* walk(folder: string, withSidecars: boolean, seen: Set<string>): AsyncGenerator<string | Unreadable> {
  const real = await realpath(folder);
  // A link back up would never end.
  if (seen.has(real)) return;
  seen.add(real);
  const entries = (await readdir(folder)).sort();
  for (const name of entries) {
    if (name === 'node_modules' || name === '.git') continue;
    const file = path.join(folder, name);
    try {
      const info = await stat(file);
      if (info.isDirectory()) yield* walk(file, withSidecars, seen);
      else if (info.isFile() && ((withSidecars && name.endsWith(SIDECAR_SUFFIX)) || (await isSeedFile(file))))
        yield file;
    } catch (error) {
      yield new Unreadable(`${file}: ${reason(error)}`);
    }
  }
}

/** `*.seed`, text files in a folder `seeds`, and text files that open with a header. */
async function isSeedFile(file: string): Promise<boolean> {
  if (file.endsWith('.seed')) return true;
  if (!file.endsWith('.txt')) return false;
  if (path.resolve(file).split(path.sep).slice(0, -1).includes('seeds')) return true;
  const head = await readHead(file);
  const line = head.split(/\r\n|\r|\n/).find(candidate => candidate.trim() !== '');
  return line !== undefined && looksLikeSeed(line);
}

async function readHead(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/**
 * The file's text without its byte order mark.
 * @throws Unreadable where it cannot be read, or is not UTF-8 (UTF-16 is told by its mark and read)
 */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new Unreadable(`${file}: ${reason(error)}`);
  }
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable(
      `${file}: not UTF-8 at byte ${firstInvalid(bytes)}. Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8`,
    );
  }
}

/** Offset of the first byte that is not UTF-8: the length of the longest valid beginning, by halving. */
function firstInvalid(bytes: Buffer): number {
  const valid = (length: number): boolean => {
    try {
      // `stream` lets a sequence that is cut off at the end pass.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valid(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'is a directory',
  ELOOP: 'a link that leads round in a circle',
};

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) ?? message;
}
