import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileNames } from '../../core/article';
import { hashText } from '../../core/text';
import { Unwritable } from '../../platform/node/pathError';
import { readTextIfThere } from '../../platform/node/text';
import { createFile } from '../replaceFile';

/** Writes articles to a folder under new names. What is there is never changed, and links are not followed. */
export class NewArticles {
  private isMade = false;
  /** Hashes of the texts of files, by name; null for what is no readable file. */
  private readonly known = new Map<string, string | null>();

  constructor(private readonly folder: string) {}

  /**
   * @returns the file’s path, and whether it was written: an article that is there already, word for word, is not
   * @throws Unwritable
   */
  async write(text: string): Promise<{ readonly name: string; readonly isNew: boolean }> {
    await this.makeFolder();
    const own = hashText(text);
    const names = fileNames(text);
    for (let { value: name } = names.next(); ; { value: name } = names.next()) {
      const file = path.join(this.folder, name);
      const present = this.known.get(name);
      if (present === own) return { name: file, isNew: false };
      if (present !== undefined) continue;
      if (await this.create(file, text)) {
        this.known.set(name, own);
        return { name: file, isNew: true };
      }
      const there = await readTextIfThere(file).catch(() => null);
      this.known.set(name, there === null ? null : hashText(there));
      if (there === text) return { name: file, isNew: false };
    }
  }

  /** @returns false if something has that name */
  private async create(file: string, text: string): Promise<boolean> {
    try {
      await createFile(file, text);
      return true;
    } catch (error) {
      if (error instanceof Unwritable && error.code === 'EEXIST') return false;
      throw error;
    }
  }

  private async makeFolder(): Promise<void> {
    if (this.isMade) return;
    try {
      await mkdir(this.folder, { recursive: true });
    } catch (error) {
      throw new Unwritable(this.folder, error);
    }
    this.isMade = true;
  }
}
