import * as vscode from 'vscode';
import { AGENT_SERVER } from '../../contributions/agentTools';
import { DisposableOwner } from '../../shell/disposables';
import { registerServers, type ServerProgram } from '../../shell/languageModel';

/** The command line’s server, without the folders that it reads. */
export type AgentProgram = Omit<ServerProgram, 'label'>;

/** Offers the editor a server that reads the articles of its folders. Writing goes through the chat's tools, which ask. */
export class AgentServers extends DisposableOwner {
  private readonly changed = this.own(new vscode.EventEmitter<void>());

  constructor(program: AgentProgram) {
    super();
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.changed.fire()));
    this.own(registerServers(AGENT_SERVER.id, () => serversOf(program), this.changed.event));
  }
}

/** The server with the workspace's folders; empty where none is on a disk. */
export function serversOf(program: AgentProgram): ServerProgram[] {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => uri.fsPath);
  if (!folders.length) return [];
  return [{ ...program, label: AGENT_SERVER.label, args: [...program.args, ...folders] }];
}
