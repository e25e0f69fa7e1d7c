/** The Model Context Protocol on standard input and output. This file alone knows it: its bundle is read when it serves. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';

/** What a call gives: texts, or why it failed. */
export interface CallOutcome {
  readonly texts: readonly string[];
  readonly isError: boolean;
}

export interface ServedTools {
  readonly version: string;
  /** Tells agents what the server is for. */
  readonly instructions: string;
  list(): readonly Tool[];
  /** Does not reject. @returns a sentence where there is no such tool */
  call(name: string, input: unknown): Promise<CallOutcome> | string;
  /** Is told the name of the program that calls; untrusted. */
  greet(client: string | undefined): void;
  /** Takes a fault of the protocol. */
  complain(sentence: string): void;
}

/** Serves tools until standard input ends, and all calls are answered. */
export async function serveTools(tools: ServedTools): Promise<void> {
  const { version, instructions } = tools;
  const server = new Server({ name: 'seed-annotator', version }, { capabilities: { tools: {} }, instructions });
  const open = new Set<Promise<unknown>>();
  server.oninitialized = () => tools.greet(server.getClientVersion()?.name);
  server.onerror = error => tools.complain(`mcp: ${error.message}`);
  server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [...tools.list()] }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const outcome = tools.call(params.name, params.arguments);
    if (typeof outcome === 'string') throw new McpError(ErrorCode.InvalidParams, outcome);
    open.add(outcome);
    const { texts, isError } = await outcome.finally(() => open.delete(outcome));
    return { content: texts.map(text => ({ type: 'text' as const, text })), ...(isError && { isError }) };
  });
  await server.connect(new StdioServerTransport());
  await new Promise<void>(resolve => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
  });
  // The last requests begin, and the last answers are sent, in turns of their own.
  await nextTurn();
  await Promise.all(open);
  await nextTurn();
  await server.close();
}
