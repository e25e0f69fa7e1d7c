import * as vscode from 'vscode';
import {
  type CorpusChange,
  type CorpusFile,
  editCorpusFile,
  type ItemRecord,
  readCorpusFile,
} from '../../core/annotation';
import { CORPUS_FILE, nearestCorpus } from '../../core/project';
import type { Files } from '../shell/files';
import { say } from '../shell/language';
import { LocalOperator, type Operator } from './backgroundWorker';
import { corpusFileIn, corpusFoldersOf, newCorpusFileOf } from './corpusPlace';
import type { Recorder, RecordsNow, Revertible, Transaction } from './history';
import { type FileKind, type StoredFile, YamlFiles } from './yamlFiles';

const kindOf = (worker: Operator): FileKind<CorpusFile> => ({
  glob: `**/${CORPUS_FILE}`,
  is: uri => uri.path.endsWith(`/${CORPUS_FILE}`),
  articleOf: () => null,
  read: text => worker.run('readCorpusFile', text),
  unread: problem => ({ ...readCorpusFile(''), problems: [problem], writable: false }),
});

/** Reads and writes the `seed-annotator.yaml` of workspace folders and the folders in them. Changes name items by list and name. */
export class CorpusStore implements Revertible, vscode.Disposable {
  private readonly files: YamlFiles<CorpusFile>;

  /** Fires with the uri of a corpus file when it may have changed, in this window or elsewhere. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  readonly onDidPutAside: vscode.Event<vscode.Uri>;
  /** Fires with the last content of a corpus file that was deleted. */
  readonly onDidVanish: vscode.Event<StoredFile<CorpusFile>>;

  constructor(
    files: Files = vscode.workspace.fs,
    private readonly recorder: Recorder | null = null,
    private readonly worker: Operator = new LocalOperator(),
  ) {
    this.files = new YamlFiles(kindOf(worker), files);
    this.onDidChange = this.files.onDidChange;
    this.onDidPutAside = this.files.onDidPutAside;
    this.onDidVanish = this.files.onDidVanish;
  }

  dispose(): void {
    this.files.dispose();
  }

  /** The corpus file that applies to a file; null where there is none. */
  async find(of: vscode.Uri): Promise<StoredFile<CorpusFile> | null> {
    const folders = new Map(corpusFoldersOf(of).map(folder => [folder.toString(), folder]));
    return nearestCorpus([...folders.keys()], async folder => {
      const file = await this.files.get(corpusFileIn(folders.get(folder)!));
      // A corpus file that cannot be read also hides those further up.
      return file.text !== null || file.read.problems.length ? file : null;
    });
  }

  /**
   * As `find`, but where none applies, the empty one that the first change will create in the workspace folder. Null
   * where the file is in no workspace folder.
   */
  async get(of: vscode.Uri): Promise<StoredFile<CorpusFile> | null> {
    const found = await this.find(of);
    const made = found ? null : newCorpusFileOf(of);
    return made ? this.files.get(made) : found;
  }

  /**
   * Applies changes to the corpus file that applies to a file. Calls run one after the other.
   * @throws WriteFailedError where it cannot be read or written; then nothing was changed.
   * @throws Error where the file is in no workspace folder
   */
  async apply(of: vscode.Uri, changes: readonly CorpusChange[], within?: Transaction): Promise<void> {
    const uri = (await this.get(of))?.uri;
    if (!uri) throw new Error(say`Open a folder first: what applies to all articles is saved in its ${CORPUS_FILE}.`);
    await this.files.change(uri, text => this.worker.run('editCorpusFile', text, changes), {
      unkept: () => unkept(changes),
      done: records => this.recorder?.record({ store: this, uri, records }, within),
    });
  }

  /** As in `YamlFiles`. */
  writesEnded(): Promise<void> {
    return this.files.writesEnded();
  }

  /** Writes a deleted corpus file again. @returns false where the file is back @throws WriteFailedError as `apply` */
  restore(file: StoredFile<CorpusFile>): Promise<boolean> {
    return this.files.restore(file);
  }

  revert(uri: vscode.Uri, records: RecordsNow): Promise<readonly ItemRecord[]> {
    return this.files.revert(uri, text => this.worker.run('revertCorpusFile', text, records()));
  }

  changedSince(uri: vscode.Uri, records: RecordsNow): Promise<readonly string[]> {
    return this.files.changedSince(uri, text => this.worker.run('revertCorpusFile', text, records()));
  }
}

/** What was added or changed, as a corpus file of its own; null where items were only removed. */
function unkept(changes: readonly CorpusChange[]): string | null {
  const written = changes.filter(change => change.op !== 'remove');
  const made = editCorpusFile(null, written);
  return written.length && made.ok ? made.text : null;
}
