/** The folders that agents may read. Nothing outside of them is read or written, also not through links. */
import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AgentFile } from '../../core/agents';
import type { ProjectFiles } from '../../core/project';
import { Unreadable } from '../../platform/node/pathError';
import { filesWithin } from '../../platform/node/ports';
import { isSeedFile } from '../../platform/node/seedFile';

export class AgentFolders {
  /** Reads sidecars and corpus files of these folders. */
  readonly files: ProjectFiles;

  /**
   * @param roots absolute, without links
   * @param base absolute; files are named relative to it
   */
  private constructor(
    readonly roots: readonly string[],
    readonly base: string,
  ) {
    const within = filesWithin(roots);
    this.files = {
      ...within,
      readText: async file => {
        await this.refuseOutside(file);
        return within.readText(file);
      },
    };
  }

  /**
   * @param paths folders
   * @param base null for the folder that has all of them
   * @throws Unreadable where a path is no folder
   */
  static async open(paths: readonly string[], base: string | null): Promise<AgentFolders> {
    const roots: string[] = [];
    for (const folder of paths) {
      const info = await stat(folder).catch(error => Promise.reject(new Unreadable(folder, error)));
      if (!info.isDirectory()) throw new Unreadable(folder, 'is not a folder. Name the folder of the articles');
      roots.push(await realpath(folder));
    }
    return new AgentFolders(roots, base ?? commonFolder(roots));
  }

  /** An article file in the folders; null for anything else. @param name untrusted: relative to the base, or absolute */
  async find(name: string): Promise<AgentFile | null> {
    if (name.includes('\0')) return null;
    const file = path.resolve(this.base, name);
    if (!(await this.holds(file))) return null;
    const isArticle = await isSeedFile(file).catch(() => false);
    return isArticle ? { name: this.nameOf(file), file } : null;
  }

  /** Whether a path leads to one of the folders, or to something inside of them. */
  async holds(file: string): Promise<boolean> {
    const real = await realpath(file).catch(() => null);
    return real !== null && this.roots.some(root => isIn(root, real));
  }

  /** As answers and the index name a path. */
  nameOf(file: string): string {
    return path.relative(this.base, file).split(path.sep).join('/');
  }

  /** @throws Unreadable where a file is there, and leads outside or nowhere */
  private async refuseOutside(file: string): Promise<void> {
    const isThere = await lstat(file).then(
      () => true,
      () => false,
    );
    if (isThere && !(await this.holds(file)))
      throw new Unreadable(file, 'it leads outside of the folders that may be read');
  }
}

function isIn(folder: string, file: string): boolean {
  const below = path.relative(folder, file);
  return below.split(path.sep)[0] !== '..' && !path.isAbsolute(below);
}

function commonFolder([first = '', ...others]: readonly string[]): string {
  let folder = first;
  while (!others.every(other => isIn(folder, other))) folder = path.dirname(folder);
  return folder;
}
