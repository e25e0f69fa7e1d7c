/** The core's actions as commands: the one table that lenses, hovers and trees share. */
import type * as vscode from 'vscode';
import type { Action } from '../../core/view/inline';
import type { CommandLink } from '../host/markdown';

export const COMMANDS = {
  reveal: 'seedAnnotator.reveal',
  revealRow: 'seedAnnotator.revealRow',
  showQuotes: 'seedAnnotator.showQuotesOfSpeaker',
  showMentions: 'seedAnnotator.showMentions',
  confirmSpeaker: 'seedAnnotator.confirmSpeaker',
  changeSpeaker: 'seedAnnotator.changeSpeaker',
  undecideSpeaker: 'seedAnnotator.undecideSpeaker',
  notSpeech: 'seedAnnotator.notSpeech',
  rejectSpeaker: 'seedAnnotator.rejectSpeaker',
  renameEntity: 'seedAnnotator.renameEntity',
  mergeEntity: 'seedAnnotator.mergeEntity',
  changeEntityType: 'seedAnnotator.changeEntityType',
  rejectEntity: 'seedAnnotator.rejectEntity',
  undecideEntity: 'seedAnnotator.undecideEntity',
  addNote: 'seedAnnotator.addNote',
  editAnnotation: 'seedAnnotator.editAnnotation',
  deleteAnnotation: 'seedAnnotator.deleteAnnotation',
} as const satisfies Record<Action['do'] | 'revealRow', string>;

/**
 * The command that carries out an action on one article of a file; its argument is plain JSON.
 * @param from offset of what the person clicked on: a peek opens there
 */
export function commandOf(action: Action, uri: vscode.Uri, article: number, from: number): CommandLink {
  const at = { uri: uri.toString(), article, from };
  const command = COMMANDS[action.do];
  switch (action.do) {
    case 'reveal':
    case 'addNote':
      return { command, arguments: [{ ...at, start: action.span.start, end: action.span.end }] };
    case 'editAnnotation':
    case 'deleteAnnotation':
      return { command, arguments: [{ ...at, annotation: action.annotation }] };
    default:
      return {
        command,
        arguments: ['entity' in action ? { ...at, entity: action.entity } : { ...at, quotes: action.quotes }],
      };
  }
}
