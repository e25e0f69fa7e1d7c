/** The files of one answer: each is found and read once. Files that agents may not read are left out, and counted. */
import { LineIndex } from '../text';
import type { AgentFile, AgentPorts, AgentView } from './ports';

export interface ReadFile extends AgentFile {
  readonly text: string;
  readonly lines: LineIndex;
}

export class AnswerFiles<V extends AgentView> {
  private readonly found = new Map<string, Promise<AgentFile | null>>();
  private readonly texts = new Map<string, Promise<ReadFile | null>>();
  private readonly views = new Map<string, Promise<V | null>>();
  /** Items left out because their file is not to be read. */
  leftOut = 0;

  constructor(private readonly ports: AgentPorts<V>) {}

  /** Null where agents may not read the file, or it is gone. @param name as in the index */
  async find(name: string): Promise<AgentFile | null> {
    const known = this.found.get(name) ?? this.ports.find(name);
    this.found.set(name, known);
    const file = await known;
    if (!file) this.leftOut++;
    return file;
  }

  /** Null where it cannot be read. */
  textOf(file: AgentFile): Promise<ReadFile | null> {
    const known = this.texts.get(file.file) ?? this.read(file);
    this.texts.set(file.file, known);
    return known;
  }

  /** Null where it cannot be read. */
  viewOf(file: AgentFile): Promise<V | null> {
    const known = this.views.get(file.file) ?? this.ports.viewOf(file).catch(() => null);
    this.views.set(file.file, known);
    return known;
  }

  /** What an answer says of items that it left out. */
  get remark(): string | undefined {
    if (!this.leftOut) return undefined;
    return `${this.leftOut} left out: their files are gone, or outside of the folders that may be read.`;
  }

  private async read(file: AgentFile): Promise<ReadFile | null> {
    const text = await this.ports.textOf(file).catch(() => null);
    return text === null ? null : { ...file, text, lines: new LineIndex(text) };
  }
}
