import * as vscode from 'vscode';
import { type CommandName, commandId } from '../contributions/commands';

export type Handler = (argument: unknown, second: unknown) => unknown;

/** Commands by name: some of those of the table, and no others. */
export type Handlers = Readonly<Partial<Record<CommandName, Handler>>>;

/** Registers commands by name without their prefix. What goes wrong in one is told to the person once, in a sentence. */
export function registerCommands(handlers: Handlers, report: (error: unknown) => void): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) =>
      vscode.commands.registerCommand(commandId(name as CommandName), async (argument?: unknown, second?: unknown) => {
        try {
          return await handler(argument, second);
        } catch (error) {
          if (!(error instanceof vscode.CancellationError)) report(error);
        }
      }),
    ),
  );
}
