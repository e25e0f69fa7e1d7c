/** The ports of the core in VS Code: the author, the time, new ids. */
import { ulid } from 'ulid';
import * as vscode from 'vscode';

interface GitApi {
  getRepository(uri: vscode.Uri): { getConfig(key: string): Promise<string> } | null;
}

/** A new ULID. */
export const newId = (): string => ulid();

/** The present time as ISO 8601 in UTC, to the second. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** The present day in the local time zone, as an ISO date. */
export function today(): string {
  const date = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * The author's name for annotations of a file: the setting, else git's `user.name` for the folder, else the user of the
 * system. Undefined in a browser without the first two.
 * @param set the setting's value for this file; may be blank
 */
export async function authorFor(uri: vscode.Uri, set: string): Promise<string | undefined> {
  return set.trim() || (await gitUser(uri)) || systemUser();
}

async function gitUser(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
    const api = git && (git.isActive ? git.exports : await git.activate()).getAPI(1);
    return (await api?.getRepository(uri)?.getConfig('user.name'))?.trim() || undefined;
  } catch {
    // Git is disabled or not installed. The author is optional.
    return undefined;
  }
}

/** The environment variables of the extension host; empty in a browser. */
function environment(): Readonly<Record<string, string | undefined>> {
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string | undefined>> } };
  return process?.env ?? {};
}

/** The user's home folder; null if unknown. */
export function homeFolder(): vscode.Uri | null {
  const { HOME, USERPROFILE } = environment();
  const path = HOME || USERPROFILE;
  return path ? vscode.Uri.file(path) : null;
}

/** The user of the system; undefined in a browser. */
function systemUser(): string | undefined {
  const { USER, LOGNAME, USERNAME } = environment();
  return [USER, LOGNAME, USERNAME].find(name => name?.trim())?.trim();
}
