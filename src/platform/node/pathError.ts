/** A path that cannot be read or written. The message is one sentence and suggests a solution if there is one. */
export class PathError extends Error {
  /** The system's error code, such as `ENOENT`. */
  readonly code: string | null;

  /**
   * @param error the system's error, or a sentence without its full stop
   * @param reasons messages by error code
   * @param lead goes before the reason
   */
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
  ELOOP: 'a symbolic link that leads back to itself',
  ENXIO: 'not a plain file',
  ENAMETOOLONG: 'the name is too long',
};

/** A file that cannot be read. */
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
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its parent is not a folder',
  EEXIST: 'something else with this name exists',
  EISDIR: 'is a directory',
  ELOOP: 'a symbolic link that leads back to itself',
  ENAMETOOLONG: 'the name is too long',
};

/** A file that cannot be written. It was not changed. */
export class Unwritable extends PathError {
  constructor(path: string, error: unknown) {
    super(path, error, WRITE_REASONS, 'not written: ');
  }
}

function reasonOf(error: unknown, reasons: Readonly<Record<string, string>>): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && reasons[code]) ?? message ?? String(error);
}
