/**
 * Tools for agents: questions about the articles of a folder, and annotations of them, for the command line's MCP server
 * and for the editor's chat. Hosts provide ports. Input is untrusted; answers are JSON of a limited size that cites file
 * and line, and has texts of articles only as values.
 */
export { AGENT_TOOLS } from './allTools';
export { answerText, type JsonObject, MAX_ANSWER, NOTICE } from './answer';
export { AgentError, type InputSchema } from './fields';
export type { AgentFile, AgentPorts, AgentView, AgentWriter } from './ports';
export type { AgentTool } from './tool';
