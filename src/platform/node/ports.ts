/** What the core may not know, from Node: files, the time, fresh ids. */
import path from 'node:path';
import { ulid } from 'ulid';
import type { Clock, Ids, ProjectFiles } from '../../core/project';
import { readTextIfThere } from './text';

/** Files by their paths. A project reaches up to the root of the file system. */
export const nodeFiles: ProjectFiles = {
  /** @throws Unreadable */
  readText: file => readTextIfThere(file),
  foldersOf: file => {
    const folders: string[] = [];
    let folder = path.resolve(file);
    do {
      folder = path.dirname(folder);
      folders.push(folder);
    } while (path.dirname(folder) !== folder);
    return folders;
  },
  fileIn: (folder, name) => path.join(folder, name),
};

export const nodeClock: Clock = { now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z') };

export const nodeIds: Ids = { newId: () => ulid() };
