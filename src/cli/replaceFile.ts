/**
 * Writes files for the command line; nothing else does. Folders are untrusted: nothing is written through a symbolic
 * link. A file always has its complete old or new content.
 */
import { randomBytes } from 'node:crypto';
import { type BigIntStats, constants } from 'node:fs';
import * as nodeFiles from 'node:fs/promises';
import path from 'node:path';
import { hiddenDraftName } from '../core/annotation';
import { PathError, Unwritable } from '../platform/node/pathError';
import { describeOther } from '../platform/node/plainFile';

/** The required functions of the file system. Tests replace them to simulate errors. */
export type WriteSystem = Pick<typeof nodeFiles, 'open' | 'lstat' | 'realpath' | 'rename' | 'unlink'>;

/** Identifies a file under all its names: links, other spellings, other case. */
export type FileIdentity = string;
export const identityOf = ({ dev, ino }: BigIntStats): FileIdentity => `${dev}:${ino}`;

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
const DEFAULT_MODE = 0o666;

/**
 * Creates a file or replaces its content. Keeps its mode and, if the system permits, its owner and group.
 * @param checkReplace called with the present file before anything is written; throws to keep it
 * @throws Unwritable, also if the path is a symbolic link or not a plain file; then nothing was changed
 */
export async function replaceFile(
  file: string,
  content: string,
  checkReplace: (present: BigIntStats | null) => Promise<void> = async () => undefined,
  system: WriteSystem = nodeFiles,
): Promise<FileIdentity> {
  return withReason(file, async () => {
    // The folder's real path is used from here on, so that a link put in its place later is not followed.
    const folder = await system.realpath(path.dirname(file));
    const target = path.join(folder, path.basename(file));
    const present = await lstatIfThere(target, system);
    refuseOthers(file, present);
    await checkReplace(present);
    const temporary = path.join(folder, temporaryName(target));
    try {
      await writeNew(temporary, content, present, system);
      const now = await lstatIfThere(target, system);
      if (!isSame(present, now)) throw new Unwritable(file, 'another program changed it. Try again');
      await system.rename(temporary, target);
    } catch (error) {
      await system.unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(folder, system);
    return identityOf(await system.lstat(target, { bigint: true }));
  });
}

/** Creates a file. @throws Unwritable with `code` `EEXIST` if anything with that name exists, even a broken link */
export async function createFile(
  file: string,
  content: string,
  system: WriteSystem = nodeFiles,
): Promise<FileIdentity> {
  return withReason(file, async () => {
    const target = path.join(await system.realpath(path.dirname(file)), path.basename(file));
    let made = false;
    try {
      const handle = await system.open(target, CREATE, DEFAULT_MODE);
      made = true;
      await fill(handle, content);
    } catch (error) {
      if (made) await system.unlink(target).catch(() => undefined);
      throw error;
    }
    return identityOf(await system.lstat(target, { bigint: true }));
  });
}

export async function lstatIfThere(file: string, system: Pick<WriteSystem, 'lstat'>): Promise<BigIntStats | null> {
  try {
    return await system.lstat(file, { bigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function withReason<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PathError ? error : new Unwritable(file, error);
  }
}

function refuseOthers(file: string, present: BigIntStats | null): void {
  if (!present) return;
  if (present.isSymbolicLink())
    throw new Unwritable(file, 'is a symbolic link, which is not followed. Remove the link, or name its target');
  const other = describeOther(present);
  if (other) throw new Unwritable(file, other);
  // Renaming would succeed if the file is protected but its folder is not.
  if (!(present.mode & 0o200n)) throw new Unwritable(file, 'it is read-only. Make it writable, then try again');
}

/** Hidden and unpredictable, so that nobody can have put a link in its place. */
const temporaryName = (target: string): string =>
  hiddenDraftName(path.basename(target), randomBytes(12).toString('hex'));

const isSame = (a: BigIntStats | null, b: BigIntStats | null): boolean =>
  a && b ? identityOf(a) === identityOf(b) && a.mtimeNs === b.mtimeNs && a.size === b.size : a === b;

async function writeNew(file: string, content: string, like: BigIntStats | null, system: WriteSystem): Promise<void> {
  const handle = await system.open(file, CREATE, like ? 0o600 : DEFAULT_MODE);
  await fill(handle, content, like);
}

async function fill(handle: nodeFiles.FileHandle, content: string, like: BigIntStats | null = null): Promise<void> {
  try {
    await handle.writeFile(content);
    if (like) await keepAccess(handle, like);
    await handle.sync().catch(tolerate(UNSUPPORTED));
  } finally {
    await handle.close();
  }
}

/** Copies the mode and, if the system permits, owner and group of the file that is replaced. */
async function keepAccess(handle: nodeFiles.FileHandle, like: BigIntStats): Promise<void> {
  const made = await handle.stat({ bigint: true });
  const [owner, group] = [Number(like.uid), Number(like.gid)];
  if (made.uid !== like.uid) await handle.chown(owner, Number(made.gid)).catch(() => undefined);
  if (made.gid !== like.gid) await handle.chown(-1, group).catch(() => undefined);
  const mode = Number(like.mode & 0o777n);
  const keptGroup = (await handle.stat({ bigint: true })).gid === like.gid;
  // The group's permissions are for that group only. Another group gets the permissions of others.
  await handle
    .chmod(keptGroup ? mode : (mode & 0o707) | (mode & ((mode & 0o007) << 3)))
    .catch(tolerate([...UNSUPPORTED, 'EPERM']));
}

/** Error codes of file systems without modes or without `fsync`. */
const UNSUPPORTED = ['EINVAL', 'ENOTSUP', 'ENOSYS'];

const tolerate =
  (codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): void => {
    if (!codes.includes(error.code ?? '')) throw error;
  };

/** Makes the new name survive a power failure. Not every system can sync a folder. */
async function syncFolder(folder: string, system: WriteSystem): Promise<void> {
  try {
    const handle = await system.open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
  } catch {
    // The content itself is already on disk.
  }
}
