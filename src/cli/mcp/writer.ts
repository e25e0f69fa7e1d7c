import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { AgentError, type AgentFile, type AgentWriter } from '../../core/agents';
import type { QuoteView, SidecarChange } from '../../core/annotation';
import { Decisions, type FileView, sidecarOf, type Verdict } from '../../core/project';
import { MAX_YAML_BYTES, type Span } from '../../core/text';
import { nodeClock, nodeIds } from '../../platform/node/ports';
import { readTextIfThere } from '../../platform/node/text';
import { DraftSweeper } from '../draftSweeper';
import { identityOf, lstatIfThere } from '../replaceFile';
import { sidecarPlace } from '../sidecarPlace';
import { writeSidecar } from '../writeSidecar';
import type { AgentIndex } from './agentIndex';
import type { AgentFolders } from './folders';

const MAX_TRIES = 3;

/** Another program wrote the sidecar after it was read. */
class ChangedError extends Error {}

/** Writes sidecars in the folders, one at a time. */
export class SidecarWriter implements AgentWriter<FileView> {
  private readonly decisions: Decisions;
  private readonly drafts = new DraftSweeper();

  /** @param author who the annotations are by */
  constructor(
    private readonly folders: AgentFolders,
    private readonly index: AgentIndex,
    author: () => string,
  ) {
    this.decisions = new Decisions({ ...nodeClock, ...nodeIds, authorFor: async () => author() });
  }

  async addNote(file: AgentFile, view: FileView, at: Span, body: string): Promise<void> {
    const annotation = await this.decisions.note(seen(file, view), at, body);
    await this.write(file, view, [{ op: 'add', annotation }]);
  }

  async addTag(file: AgentFile, view: FileView, at: Span, tag: string): Promise<void> {
    await this.write(file, view, await this.decisions.tags(seen(file, view), at, [tag], []));
  }

  async decide(file: AgentFile, view: FileView, quote: QuoteView, verdict: Verdict): Promise<void> {
    await this.write(file, view, await this.decisions.speakers(seen(file, view), [{ quote, verdict }]));
  }

  private async write(file: AgentFile, { text }: FileView, changes: readonly SidecarChange[]): Promise<void> {
    if ((await readTextIfThere(file.file)) !== text)
      throw new AgentError(`${file.name} has changed in the meantime. Read it again, then repeat the call.`);
    for (let tries = 1; ; tries++) {
      try {
        await this.tryToWrite(file, changes);
        break;
      } catch (error) {
        if (!(error instanceof ChangedError) || tries === MAX_TRIES) throw error;
      }
    }
    const written = changes.flatMap(change => (change.op === 'remove' ? [] : change.annotation));
    await this.index.touch(file.name, written);
  }

  /** Changes are by id, so they are applied to the sidecar as it is at that moment. */
  private async tryToWrite({ file }: AgentFile, changes: readonly SidecarChange[]): Promise<void> {
    const place = await sidecarPlace(sidecarOf(file));
    if (!(await this.folders.holds(path.dirname(place))))
      throw new AgentError(`${this.folders.nameOf(place)} is outside of the folders that may be written.`);
    const before = await lstatIfThere(place, { lstat });
    const yaml = await readTextIfThere(sidecarOf(file), MAX_YAML_BYTES);
    await writeSidecar(file, yaml, changes, this.drafts, async present => {
      const isSame =
        before && present
          ? identityOf(before) === identityOf(present) && before.mtimeNs === present.mtimeNs
          : before === present;
      if (!isSame) throw new ChangedError('Another program changes the sidecar. Try again.');
    });
  }
}

const seen = ({ file }: AgentFile, { text }: FileView) => ({ file, text });
