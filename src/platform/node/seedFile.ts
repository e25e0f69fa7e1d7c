/** Recognizes seed files on disk. */
import path from 'node:path';
import * as project from '../../core/project';
import { readHead } from './text';

/** Whether the path alone makes a file a seed file. */
export const isSeedName = (file: string): boolean => project.isSeedPath(slashed(file));

/** Whether the first non-blank line of a plain file is a header. @throws Unreadable */
export const opensWithHeader = async (file: string): Promise<boolean> =>
  project.opensWithHeader(await readHead(file, project.HEAD_LENGTH));

/** Whether a file is a seed file. @throws Unreadable if its path does not decide and it cannot be read */
export const isSeedFile = (file: string): Promise<boolean> =>
  project.isSeedFile(slashed(file), () => readHead(file, project.HEAD_LENGTH));

const slashed = (file: string): string => path.resolve(file).split(path.sep).join('/');
