/** A project without a host: files are texts in memory; time and ids are counters. */
import {
  type Authors,
  analyseOnce,
  type Clock,
  type FileName,
  type FileView,
  type Ids,
  isSeedFile,
  Project,
  type ProjectFiles,
  type ProjectPorts,
  ReadOnce,
  SKIPPED_FOLDERS,
} from '../../../src/core/project';
import { runToEnd } from '../../../src/core/text/steps';
import { ANALYSER } from '../analyse';

const ROOT = '/project';

export class MemoryProject implements ProjectFiles, Clock, Ids, Authors {
  private readonly texts = new Map<FileName, string>();
  private ids = 0;
  private seconds = 0;

  /** @param files path below the project's folder → text */
  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  write(path: string, text: string): void {
    this.texts.set(this.file(path), text);
  }

  file(path: string): FileName {
    return `${ROOT}/${path}`;
  }

  async readText(file: FileName): Promise<string | null> {
    return this.texts.get(file)?.replace(/^\ufeff/, '') ?? null;
  }

  foldersOf(file: FileName): readonly FileName[] {
    const folders: FileName[] = [];
    for (let at = file.lastIndexOf('/'); at >= ROOT.length; at = file.lastIndexOf('/', at - 1))
      folders.push(file.slice(0, at));
    return folders;
  }

  nameOf(file: FileName): string {
    return file.slice(file.lastIndexOf('/') + 1);
  }

  fileIn(folder: FileName, name: string): FileName {
    return `${folder}/${name}`;
  }

  now(): string {
    return new Date(Date.UTC(2025, 0, 1, 0, 0, this.seconds++)).toISOString().replace('.000', '');
  }

  newId(): string {
    return `id${++this.ids}`;
  }

  async authorFor(): Promise<string> {
    return 'anna';
  }

  async seedFiles(): Promise<string[]> {
    const found: string[] = [];
    for (const file of this.texts.keys()) {
      if (file.split('/').some(part => SKIPPED_FOLDERS.includes(part))) continue;
      const head = async () => ((await this.readText(file)) ?? '').slice(0, 4096);
      if (await isSeedFile(file, head)) found.push(file.slice(ROOT.length + 1));
    }
    return found;
  }

  /** A project that reads sidecars at every call and each corpus file once. */
  project(ports: Partial<ProjectPorts> = {}): Project {
    const analyses = analyseOnce(ANALYSER);
    return new Project({ run: async steps => runToEnd(steps), analyses, stored: new ReadOnce(this), ...ports });
  }

  async open(path: string, project = this.project()): Promise<FileView> {
    const text = await this.readText(this.file(path));
    if (text === null) throw new Error(`there is no ${path}`);
    return project.open(this.file(path), text);
  }
}
