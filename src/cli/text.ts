/** From a file's bytes to its text. */
import { constants } from 'node:buffer';
import { open, readFile } from 'node:fs/promises';

/** What stands in the way of reading a path, in a sentence that says the way out. */
export class Unreadable extends Error {
  /** The system's, such as `ENOENT`. */
  readonly code: string | null;

  constructor(
    readonly path: string,
    error: unknown,
  ) {
    super(`${path}: ${typeof error === 'string' ? error : reason(error)}`);
    this.code = (error as NodeJS.ErrnoException)?.code ?? null;
  }
}

/**
 * The file's text without its byte order mark.
 * @throws Unreadable where it cannot be read, or is not UTF-8 (UTF-16 is told by its mark, and read)
 */
export async function readText(file: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new Unreadable(file, error);
  }
  if (bytes.length > constants.MAX_STRING_LENGTH) throw new Unreadable(file, 'too large; split it into several files');
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const out = `Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 < ${quoted(file)} > converted.txt`;
    throw new Unreadable(file, `not UTF-8 at byte ${firstInvalid(bytes)}. ${out}`);
  }
}

/** The first bytes of a file, as text; what is no text in it is replaced. */
export async function readHead(file: string, length: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return new TextDecoder(wideEncoding(bytes) ?? 'utf-8').decode(bytes);
  } finally {
    await handle.close();
  }
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return 'utf-16le';
  return mark === 0xfeff ? 'utf-16be' : null;
}

/** Offset of the first byte that is not part of a whole UTF-8 sequence, by halving. */
function firstInvalid(bytes: Buffer): number {
  // `stream` lets a sequence pass that is cut off at the end.
  const valid = (length: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valid(middle, true)) low = middle;
    else high = middle - 1;
  }
  while (!valid(low, false)) low--;
  return low;
}

const quoted = (file: string): string => (/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'is a directory',
  ELOOP: 'a link that leads round in a circle',
  ERR_FS_FILE_TOO_LARGE: 'too large; split it into several files',
};

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) ?? message;
}
