/** A host of tools whose files, sidecars and index are in memory. */
import { AGENT_TOOLS, type AgentPorts, answerText, type JsonObject } from '../../../src/core/agents';
import { editSidecar, readCorpusFile, type SidecarChange } from '../../../src/core/annotation';
import { CorpusIndex, createIndexQueries, holdQuotes, RecordText, runIndexQuery } from '../../../src/core/corpus';
import { analyseOnce, Decisions, FileIndexer, type FileView, sidecarOf } from '../../../src/core/project';
import { runToEnd } from '../../../src/core/text';
import { openInMemory } from '../../../src/platform/node/sqlite';
import { ANALYSER } from '../analyse';
import { MemoryProject } from '../project/memoryProject';

/** An answer as an agent reads it: tests compare what is in it. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests are about
export type Told = any;

export class MemoryAgent {
  private readonly project: MemoryProject;
  private readonly index = CorpusIndex.open(openInMemory(), 'test');
  private readonly queries = createIndexQueries(this.index.database);

  /** @param files path → text; all that end in .txt are articles, but those in `hidden/` are outside of what may be read */
  constructor(
    private readonly files: Record<string, string>,
    private readonly isWriting = false,
  ) {
    this.project = new MemoryProject(files);
  }

  /** Indexes all articles as they are now. */
  async refresh(): Promise<void> {
    const indexer = new FileIndexer(analyseOnce(ANALYSER), async steps => runToEnd(steps));
    for (const [name, text] of Object.entries(this.files)) {
      if (!name.endsWith('.txt')) continue;
      const sidecar = this.files[sidecarOf(name)] ?? null;
      const corpus = this.files['seed-annotator.yaml'];
      const stored = corpus === undefined ? null : { file: 'seed-annotator.yaml', text: corpus, path: name };
      const { rows } = await indexer.index(name, { text, sidecar, corpus: stored });
      this.index.update([{ path: name, hash: text, rows }]);
    }
  }

  write(name: string, text: string): void {
    this.files[name] = text;
    this.project.write(name, text);
  }

  textOf(name: string): string | undefined {
    return this.files[name];
  }

  /** @throws what the tool throws */
  async call(name: string, input: JsonObject = {}): Promise<Told> {
    const tool = AGENT_TOOLS.find(one => one.name === name);
    if (!tool) throw new Error(`there is no tool ${name}`);
    return JSON.parse(answerText(await tool.run(input, this.ports())));
  }

  private ports(): AgentPorts<FileView> {
    const { project, queries, files } = this;
    return {
      minimumConfidence: 0.6,
      ask: async (name, ...args) => runIndexQuery(queries, name, args),
      indexRemark: () => null,
      find: async name =>
        name in files && name.endsWith('.txt') && !name.startsWith('hidden/') ? { name, file: name } : null,
      textOf: async ({ file }) => files[file] ?? null,
      viewOf: ({ file }) => project.open(file),
      recordScopes: async () => {
        const corpus = files['seed-annotator.yaml'];
        return corpus === undefined ? [] : [{ folder: '', marks: readCorpusFile(corpus).records }];
      },
      hold: async (record, quotes) => holdQuotes(new RecordText(record), quotes),
      writer: this.isWriting ? this.writer() : null,
    };
  }

  private writer(): NonNullable<AgentPorts<FileView>['writer']> {
    const decisions = new Decisions(this.project);
    const write = (file: string, changes: readonly SidecarChange[]): void => {
      const edited = editSidecar(this.files[sidecarOf(file)] ?? null, file, changes);
      if (!edited.ok) throw new Error('the sidecar cannot be written');
      this.write(sidecarOf(file), edited.text);
    };
    return {
      addNote: async ({ file }, { text }, at, body) =>
        write(file, [{ op: 'add', annotation: await decisions.note({ file, text }, at, body) }]),
      addTag: async ({ file }, { text }, at, tag) => write(file, await decisions.tags({ file, text }, at, [tag], [])),
      decide: async ({ file }, { text }, quote, verdict) =>
        write(file, await decisions.speakers({ file, text }, [{ quote, verdict }])),
    };
  }
}

export async function agentOf(files: Record<string, string>, isWriting = false): Promise<MemoryAgent> {
  const agent = new MemoryAgent({ ...files }, isWriting);
  await agent.refresh();
  return agent;
}
