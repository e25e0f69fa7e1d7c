/** What stands in the way of reading or writing a path, in one sentence that names a way out where there is one. */
export class PathError extends Error {
  /** The system's, such as `ENOENT`. */
  readonly code: string | null;

  /** @param error the system's, or a sentence without its full stop */
  constructor(
    readonly path: string,
    error: unknown,
    reasons: Readonly<Record<string, string>>,
    lead = '',
  ) {
    super(`${path}: ${lead}${typeof error === 'string' ? error : reasonOf(error, reasons)}`);
    this.code = (error as NodeJS.ErrnoException)?.code ?? null;
  }
}

const READ_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'is a directory',
  ELOOP: 'a link that leads round in a circle',
  ENXIO: 'not a plain file',
  ENAMETOOLONG: 'the name is too long',
};

export class Unreadable extends PathError {
  constructor(path: string, error: unknown) {
    super(path, error, READ_REASONS);
  }
}

const FULL = 'the disk is full. Make room, then try again';
const WRITE_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: 'the system does not allow files of that size',
  EROFS: 'the disk is read-only',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  ENOENT: 'its folder is gone',
  ENOTDIR: 'its folder is not a folder',
  EEXIST: 'something else of that name is there',
  EISDIR: 'is a directory',
  ELOOP: 'a link that leads round in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** The file is as it was. */
export class Unwritable extends PathError {
  constructor(path: string, error: unknown) {
    super(path, error, WRITE_REASONS, 'not written: ');
  }
}

function reasonOf(error: unknown, reasons: Readonly<Record<string, string>>): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && reasons[code]) ?? message ?? String(error);
}
