import type * as vscode from 'vscode';
import { AgentError, type AgentTool, answerText, NOTICE } from '../../../core/agents';
import { agentToolId } from '../../contributions/agentTools';
import type { RecordScopes } from '../../services/recordScopes';
import { throwIfCancelled } from '../../shell/cancellation';
import type { ChatTool } from '../../shell/languageModel';
import { type AgentServices, editorAgentPorts } from './editorPorts';

/** A tool as the editor's chat calls it. A person confirms each call that writes. */
export function chatTool(tool: AgentTool, services: AgentServices, scopes: Pick<RecordScopes, 'get'>): ChatTool {
  const ports = editorAgentPorts(services, scopes);
  return {
    id: agentToolId(tool.name),
    title: tool.title,
    asks: tool.isWriting,
    describeCall: tool.describeCall,
    run: async (input: unknown, token: vscode.CancellationToken) => {
      throwIfCancelled(token);
      try {
        return [NOTICE, answerText(await tool.run(input, ports))];
      } catch (error) {
        // What the agent can do about it is told to the agent alone.
        if (!(error instanceof AgentError)) services.report(error);
        throw error;
      }
    },
  };
}
