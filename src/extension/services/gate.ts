/** Keeps commands that annotate away from documents that can have no sidecar. */

import * as vscode from 'vscode';
import type { CommandName } from '../contributions/commands';
import { uriArgument } from '../shell/args';
import type { Handler, Handlers } from '../shell/register';
import { keepingOf, refuse } from '../stores/annotatable';
import { isSeedDocument } from '../stores/seedFiles';
import type { UntitledArticles } from './untitledArticles';

/** Commands that make annotations. An article that was never saved is saved first. */
const MAKING: readonly CommandName[] = [
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

/** Commands on existing annotations. They also run on an article that was never saved, and say that there are none. */
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

export const ANNOTATING: readonly CommandName[] = [...MAKING, ...CHANGING];

/**
 * Lets the commands that annotate run only on articles that can have a sidecar. For others, such as an earlier version
 * of a file, the person is told why not. A document that was never saved is saved, and the command goes on with the
 * file.
 */
export function gateAnnotating(handlers: Handlers, untitled: Pick<UntitledArticles, 'save'>): Handlers {
  const gated: Partial<Record<CommandName, Handler>> = { ...handlers };
  for (const name of ANNOTATING) {
    const handler = handlers[name];
    if (!handler) throw new Error(`there is no command ${name}`);
    const isMaking = MAKING.includes(name);
    gated[name] = async (argument, second) => {
      const uri = articleOf(argument);
      const keeping = uri ? keepingOf(uri) : 'sidecar';
      if (!uri || keeping === 'sidecar' || (keeping === 'onceSaved' && !isMaking)) return handler(argument, second);
      if (keeping === 'never') return refuse(uri);
      const file = await untitled.save(uri);
      return file ? handler(movedTo(file, argument), second) : undefined;
    };
  }
  return gated;
}

/** The article that a command is about: the one named, or else the active one; null if there is none. */
function articleOf(argument: unknown): vscode.Uri | null {
  const named = uriArgument(argument);
  if (named) return named;
  const { tree } = (argument ?? {}) as { tree?: unknown };
  // A key pressed in the tree is about what is selected there.
  const document = tree === true ? undefined : vscode.window.activeTextEditor?.document;
  return document && isSeedDocument(document) ? document.uri : null;
}

/** The same argument for the saved file. Its text is the same, so ids and offsets stay valid. */
function movedTo(file: vscode.Uri, argument: unknown): unknown {
  if (argument instanceof vscode.Uri) return file;
  const named = (argument as { uri?: unknown } | undefined)?.uri !== undefined;
  return named ? { ...(argument as object), uri: file.toString() } : argument;
}
