import type * as vscode from 'vscode';
import type { PlainText } from '../../core/view';
import type { CommandName } from '../contributions/commands';
import type { ViewName } from '../contributions/viewNames';
import { plainText } from '../shell/language';
import { showInformation } from '../shell/messages';
import type { Handler, Handlers } from '../shell/register';

type Rows = Pick<vscode.TreeView<unknown>, 'selection'>;

/** The views whose rows keys work on. */
export class RowSelections {
  private readonly views = new Map<string, Rows>();

  add(name: ViewName, view: Rows): vscode.Disposable {
    this.views.set(name, view);
    return { dispose: () => this.views.delete(name) };
  }

  /** @param name as the arguments of a key say */
  of(name: string): readonly unknown[] {
    return this.views.get(name)?.selection ?? [];
  }
}

interface RowNeed {
  /** A row has one of these. */
  readonly fields: readonly string[];
  readonly missing: PlainText;
}

const QUOTES: RowNeed = { fields: ['quotes'], missing: plainText`Select a quote in the view first.` };
const ANNOTATIONS: RowNeed = { fields: ['annotation'], missing: plainText`Select an annotation in the view first.` };

/** Commands whose keys work on rows, too. */
const NEEDS: Readonly<Partial<Record<CommandName, RowNeed>>> = {
  confirmSpeaker: QUOTES,
  changeSpeaker: QUOTES,
  notSpeech: QUOTES,
  addNote: QUOTES,
  addRelation: {
    fields: ['quotes', 'entity', 'annotation'],
    missing: plainText`Select a quote, a name or an annotation in the view first.`,
  },
  reviewFile: { fields: ['uri'], missing: plainText`Select an article in the view first.` },
  editAnnotation: ANNOTATIONS,
  deleteAnnotation: ANNOTATIONS,
};

/** Gives a command that was run by a key in a view the selected rows, as a menu does. A row that does not fit is left out. */
export function givingSelectedRows(handlers: Handlers, selections: RowSelections): Handlers {
  const given: Partial<Record<CommandName, Handler>> = { ...handlers };
  for (const [name, { fields, missing }] of Object.entries(NEEDS) as [CommandName, RowNeed][]) {
    const handler = handlers[name];
    if (!handler) throw new Error(`there is no command ${name}`);
    given[name] = (argument, second) => {
      const { rows: view } = (argument ?? {}) as { readonly rows?: unknown };
      if (typeof view !== 'string') return handler(argument, second);
      const rows = selections.of(view).filter(row => fields.some(field => hasField(row, field)));
      return rows.length ? handler(rows[0], rows) : showInformation(missing);
    };
  }
  return given;
}

const hasField = (row: unknown, field: string): boolean =>
  typeof row === 'object' && row !== null && (row as Readonly<Record<string, unknown>>)[field] !== undefined;
