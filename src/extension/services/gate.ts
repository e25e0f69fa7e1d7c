/** What becomes of commands that annotate where the article has no sidecar. */
import * as vscode from 'vscode';
import type { CommandName } from '../contributions/commands';
import { keepingOf, refuse } from '../stores/annotatable';
import { isSeedDocument } from '../stores/seedFiles';
import type { Handler, Handlers } from '../shell/register';

/** These begin an annotation: an article that is not saved yet is saved first. */
const BEGINNING: readonly CommandName[] = [
  'addNote',
  'addTag',
  'applyTag',
  'applyTagByKey',
  'startTagging',
  'addRelation',
  'confirmSpeaker',
  'changeSpeaker',
  'rejectSpeaker',
  'notSpeech',
  'addQuote',
  'confirmVisible',
  'addEntity',
  'renameEntity',
  'changeEntityType',
  'mergeEntity',
  'splitEntity',
  'rejectEntity',
  'reviewFile',
];

/** These are about annotations that are there: an article that is not saved yet has none, and they say so. */
const CHANGING: readonly CommandName[] = [
  'removeTag',
  'undecideSpeaker',
  'undecideEntity',
  'editAnnotation',
  'deleteAnnotation',
  'reanchorAnnotation',
  'acceptPlace',
  'acceptAllPlaces',
  'deleteLostAnnotations',
  'goToRelated',
  'openSidecar',
];

export const ANNOTATING: readonly CommandName[] = [...BEGINNING, ...CHANGING];

/** @returns the file that a document not saved yet was saved as; null where the person turned away */
export type Save = (uri: vscode.Uri) => Promise<vscode.Uri | null>;

/**
 * Lets the commands that annotate run only on articles that can have a sidecar. On an earlier version of a file they say
 * why not; a document that is not saved yet is saved, and the command goes on with the file.
 */
export function onlyWhereKept(handlers: Handlers, save: Save): Handlers {
  const kept: Partial<Record<CommandName, Handler>> = { ...handlers };
  for (const name of ANNOTATING) {
    const handler = handlers[name];
    if (!handler) throw new Error(`there is no command ${name}`);
    const begins = BEGINNING.includes(name);
    kept[name] = async (argument, second) => {
      const uri = articleOf(argument);
      const keeping = uri ? keepingOf(uri) : 'sidecar';
      if (!uri || keeping === 'sidecar' || (keeping === 'onceSaved' && !begins)) return handler(argument, second);
      if (keeping === 'never') return refuse(uri);
      const file = await save(uri);
      return file ? handler(movedTo(file, argument), second) : undefined;
    };
  }
  return kept;
}

/** The article that a command is about; null where it names none and none is active. */
function articleOf(argument: unknown): vscode.Uri | null {
  if (argument instanceof vscode.Uri) return argument;
  const { uri, tree } = (argument ?? {}) as { uri?: unknown; tree?: unknown };
  if (uri instanceof vscode.Uri) return uri;
  if (typeof uri === 'string') return vscode.Uri.parse(uri);
  // A key pressed in the tree is about what is selected there.
  const document = tree === true ? undefined : vscode.window.activeTextEditor?.document;
  return document && isSeedDocument(document) ? document.uri : null;
}

/** The same argument, about the file: its text is the same, and so are all ids and places in it. */
function movedTo(file: vscode.Uri, argument: unknown): unknown {
  if (argument instanceof vscode.Uri) return file;
  const named = (argument as { uri?: unknown } | undefined)?.uri !== undefined;
  return named ? { ...(argument as object), uri: file.toString() } : argument;
}
