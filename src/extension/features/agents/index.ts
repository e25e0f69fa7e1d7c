import { AGENT_TOOLS } from '../../../core/agents';
import type { Feature } from '../../services/feature';
import { RecordScopes } from '../../services/recordScopes';
import { registerTool } from '../../shell/languageModel';
import { type AgentProgram, AgentServers } from './agentServers';
import { chatTool } from './chatTool';

export type { AgentProgram } from './agentServers';

/**
 * What assistants in the editor can use: tools of its chat, and the server of the command line.
 * @param program the server; null where no program can be started
 */
export const agents = (program: AgentProgram | null): Feature => ({
  activate(services) {
    const scopes = new RecordScopes(services);
    const tools = AGENT_TOOLS.map(tool => registerTool(chatTool(tool, services, scopes)));
    return { disposables: [scopes, ...tools, ...(program ? [new AgentServers(program)] : [])], commands: {} };
  },
});
