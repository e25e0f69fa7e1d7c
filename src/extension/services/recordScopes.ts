import * as vscode from 'vscode';
import type { RecordScope } from '../../core/corpus';
import { CORPUS_FILE } from '../../core/project';
import { DisposableOwner } from '../shell/disposables';
import { findFiles } from '../shell/findFiles';
import type { Services } from './services';

/** More corpus files are not read. */
const MAX_FILES = 2_000;

/** What the corpus files of the workspace mark as records. */
export class RecordScopes extends DisposableOwner {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private known: Promise<readonly RecordScope[]> | null = null;

  constructor(private readonly services: Pick<Services, 'corpus' | 'index'>) {
    super();
    const forget = () => {
      this.known = null;
      this.changed.fire();
    };
    this.own(services.corpus.onDidChange(forget));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(forget));
  }

  /** Also of corpus files without records: they hide those above them. Empty where no file marks any. */
  get(): Promise<readonly RecordScope[]> {
    this.known ??= this.read();
    return this.known;
  }

  private async read(): Promise<readonly RecordScope[]> {
    const { corpus, index } = this.services;
    const files = (await findFiles({ include: [`**/${CORPUS_FILE}`] })).slice(0, MAX_FILES);
    const scopes = await Promise.all(
      files.map(async uri => {
        const folder = index.pathOf(vscode.Uri.joinPath(uri, '..'));
        const file = await corpus.find(uri);
        return folder === null || !file ? [] : [{ folder, marks: file.read.records }];
      }),
    );
    return scopes.flat().some(({ marks }) => marks.length) ? scopes.flat() : [];
  }
}
