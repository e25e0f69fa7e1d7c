import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';

export interface KnownAuthor {
  readonly name: string;
  readonly from: 'git' | 'system';
}

/** Maximum time for git to answer, in milliseconds. */
const GIT_TIMEOUT = 5000;

/** Who annotates in a folder: git's `user.name` there, or else the user of the system. Null if neither is known. */
export async function authorIn(folder: string): Promise<KnownAuthor | null> {
  const inGit = await gitUser(folder);
  if (inGit) return { name: inGit, from: 'git' };
  const { USER, LOGNAME, USERNAME } = process.env;
  const name = [USER, LOGNAME, USERNAME].find(one => one?.trim())?.trim() ?? systemUser();
  return name ? { name, from: 'system' } : null;
}

function gitUser(folder: string): Promise<string> {
  return new Promise(resolve => {
    const args = ['-C', folder, 'config', 'user.name'];
    // Git may be missing, and the folder in no repository.
    execFile('git', args, { timeout: GIT_TIMEOUT }, (error, out) => resolve(error ? '' : out.trim()));
  });
}

function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // The user has no entry in the system's list, as in some containers.
    return '';
  }
}
