/** Which files on disk are seed files. */
import path from 'node:path';
import * as project from '../../core/project';
import { readHead } from './text';

/** True where the file's path alone makes it a seed file. */
export const isSeedName = (file: string): boolean => project.isSeedPath(slashed(file));

/** Whether the first line of a plain file that is not blank is a header. @throws Unreadable */
export const opensWithHeader = async (file: string): Promise<boolean> =>
  project.opensWithHeader(await readHead(file, project.HEAD_LENGTH));

/** @throws Unreadable where its path does not tell, and it cannot be read */
export const isSeedFile = (file: string): Promise<boolean> =>
  project.isSeedFile(slashed(file), () => readHead(file, project.HEAD_LENGTH));

const slashed = (file: string): string => path.resolve(file).split(path.sep).join('/');
