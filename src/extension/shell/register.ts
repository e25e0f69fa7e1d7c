import * as vscode from 'vscode';
import { type CommandName, commandId } from '../contributions/commands';
import { type ReportError, unlessCancelled } from './cancellation';

export type Handler = (argument: unknown, second: unknown) => unknown;

/** Handlers of commands, by name without prefix. */
export type Handlers = Readonly<Partial<Record<CommandName, Handler>>>;

/** Registers commands. Errors of handlers are reported; cancellations are not. */
export function registerCommands(handlers: Handlers, report: ReportError): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) =>
      vscode.commands.registerCommand(commandId(name as CommandName), async (argument?: unknown, second?: unknown) => {
        try {
          return await handler(argument, second);
        } catch (error) {
          unlessCancelled(report)(error);
        }
      }),
    ),
  );
}
