/** The ports of the core on Node: files, time, new ids. */
import path from 'node:path';
import { ulid } from 'ulid';
import type { Clock, Ids, ProjectFiles } from '../../core/project';
import { readTextIfThere } from './text';

/** Files are identified by their paths. A project extends to the root of the file system. */
export const nodeFiles: ProjectFiles = {
  /** @throws Unreadable */
  readText: file => readTextIfThere(file),
  foldersOf: file => {
    let folder = path.dirname(path.resolve(file));
    const folders = [folder];
    for (; path.dirname(folder) !== folder; folders.push(folder)) folder = path.dirname(folder);
    return folders;
  },
  fileIn: (folder, name) => path.join(folder, name),
  nameOf: file => path.basename(file),
};

/** As `nodeFiles`, but a project extends to one of these folders, where a file is in one. */
export const filesWithin = (roots: readonly string[]): ProjectFiles => ({
  ...nodeFiles,
  foldersOf: file => {
    const folders = nodeFiles.foldersOf(file);
    const last = folders.findIndex(folder => roots.includes(folder));
    return last < 0 ? folders : folders.slice(0, last + 1);
  },
});

export const nodeClock: Clock = { now: () => new Date().toISOString().replace(/\.\d+Z$/, 'Z') };

export const nodeIds: Ids = { newId: () => ulid() };
