/** Tools and servers for the editor's chat. What the chat shows of a call is made plain here. */
import * as vscode from 'vscode';
import { escapeText } from './markdown';

/** A tool that the editor's language models call. */
export interface ChatTool {
  /** As the manifest declares it. */
  readonly id: string;
  readonly title: string;
  /** Whether a person is asked before each call. */
  readonly asks: boolean;
  /** What a call will do; may be untrusted. @throws Error whose message tells the model what is wrong with its input */
  describeCall(input: unknown): string;
  /** @returns the parts of the answer @throws Error whose message is for the model */
  run(input: unknown, token: vscode.CancellationToken): Promise<readonly string[]>;
}

/** Longest description of a call, in UTF-16 code units: a person confirms what is seen. */
const MAX_DESCRIPTION = 12_000;

export function toVscodeTool({ title, asks, describeCall, run }: ChatTool): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation: ({ input }) => {
      const message = new vscode.MarkdownString(escapeText(describeCall(input), MAX_DESCRIPTION));
      return asks
        ? { invocationMessage: title, confirmationMessages: { title, message } }
        : { invocationMessage: message };
    },
    invoke: async ({ input }, token) => {
      const parts = await run(input, token);
      return new vscode.LanguageModelToolResult(parts.map(text => new vscode.LanguageModelTextPart(text)));
    },
  };
}

export const registerTool = (tool: ChatTool): vscode.Disposable => vscode.lm.registerTool(tool.id, toVscodeTool(tool));

/** A program that serves agents over the Model Context Protocol. */
export interface ServerProgram {
  /** Constant. */
  readonly label: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export const registerServers = (
  id: string,
  servers: () => readonly ServerProgram[],
  onDidChange: vscode.Event<void>,
): vscode.Disposable =>
  vscode.lm.registerMcpServerDefinitionProvider(id, {
    onDidChangeMcpServerDefinitions: onDidChange,
    provideMcpServerDefinitions: () =>
      servers().map(
        ({ label, command, args, env }) => new vscode.McpStdioServerDefinition(label, command, [...args], { ...env }),
      ),
  });
