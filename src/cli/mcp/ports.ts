/** The ports of the tools on the command line. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { AgentPorts } from '../../core/agents';
import { readCorpusFile } from '../../core/annotation';
import { holdQuotes, type RecordScope, RecordText } from '../../core/corpus';
import {
  type AnalysedFile,
  type Analyses,
  analyseOnce,
  CORPUS_FILE,
  type FileView,
  ReadOnce,
  SKIPPED_FOLDERS,
} from '../../core/project';
import { runToEnd } from '../../core/text';
import { readText, readTextIfThere } from '../../platform/node/text';
import { analyser } from '../analysis';
import { CommandProject, viewOf } from '../project';
import type { AgentIndex } from './agentIndex';
import type { AgentFolders } from './folders';
import { SidecarWriter } from './writer';

/** As in the editor's settings. */
const MINIMUM_CONFIDENCE = 0.6;

export interface WriteOptions {
  /** Who the annotations are by. */
  readonly author: () => string;
}

/** @param writing null where nothing is written */
export function nodeAgentPorts(
  folders: AgentFolders,
  index: AgentIndex,
  writing: WriteOptions | null,
): AgentPorts<FileView> {
  const analyses = new KeptAnalyses(analyseOnce(analyser));
  const ports: Omit<AgentPorts<FileView>, 'writer'> = {
    minimumConfidence: MINIMUM_CONFIDENCE,
    ask: index.ask,
    indexRemark: () => index.remark,
    find: name => folders.find(name),
    textOf: ({ file }) => readTextIfThere(file),
    viewOf: async file => {
      const stored = new ReadOnce(folders.files);
      const project = new CommandProject({ run: async steps => runToEnd(steps), analyses, stored });
      return viewOf(project, file.file, await readText(file.file));
    },
    recordScopes: () => recordScopesIn(folders),
    hold: async (record, quotes) => holdQuotes(new RecordText(record), quotes),
  };
  return { ...ports, writer: writing && new SidecarWriter(folders, index, writing.author) };
}

const MAX_ANALYSES = 60;

/** Keeps the latest analyses: an agent asks about the same files again. */
class KeptAnalyses implements Analyses {
  private readonly kept = new Map<string, AnalysedFile>();

  constructor(private readonly analyses: Analyses) {}

  async of(file: string, text: string): Promise<AnalysedFile> {
    const known = this.kept.get(file);
    const analysed = known?.text === text ? known : await this.analyses.of(file, text);
    this.kept.delete(file);
    this.kept.set(file, analysed);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_ANALYSES && oldest !== undefined) this.kept.delete(oldest);
    return analysed;
  }
}

/** What the corpus files of the folders mark as records. Links are not followed. */
async function recordScopesIn(folders: AgentFolders): Promise<RecordScope[]> {
  const scopes: RecordScope[] = [];
  const open = [...folders.roots];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isDirectory() && !SKIPPED_FOLDERS.includes(entry.name)) open.push(path.join(folder, entry.name));
      if (entry.name !== CORPUS_FILE || !entry.isFile()) continue;
      const text = await readTextIfThere(path.join(folder, entry.name));
      if (text !== null) scopes.push({ folder: folders.nameOf(folder), marks: readCorpusFile(text).records });
    }
  }
  return scopes;
}
