/** Maps the core's actions to commands. Lenses, hovers and trees share this table. */

import type * as vscode from 'vscode';
import type { LinkAction } from '../../core/view';
import { type CommandId, commandId } from '../contributions/commands';
import type { CommandLink } from './markdown';

export const ACTION_COMMANDS = {
  reveal: commandId('reveal'),
  revealRow: commandId('revealRow'),
  showQuotes: commandId('showQuotesOfSpeaker'),
  showQuotesIn: commandId('showQuotesOfSpeakerIn'),
  showMentions: commandId('showMentions'),
  showMentionsIn: commandId('showMentionsIn'),
  confirmSpeaker: commandId('confirmSpeaker'),
  changeSpeaker: commandId('changeSpeaker'),
  undecideSpeaker: commandId('undecideSpeaker'),
  notSpeech: commandId('notSpeech'),
  rejectSpeaker: commandId('rejectSpeaker'),
  copyQuote: commandId('copyQuote'),
  quoteActions: commandId('showQuoteActions'),
  renameEntity: commandId('renameEntity'),
  mergeEntity: commandId('mergeEntity'),
  changeEntityType: commandId('changeEntityType'),
  rejectEntity: commandId('rejectEntity'),
  undecideEntity: commandId('undecideEntity'),
  addNote: commandId('addNote'),
  editAnnotation: commandId('editAnnotation'),
  deleteAnnotation: commandId('deleteAnnotation'),
} as const satisfies Record<LinkAction['do'] | 'revealRow', CommandId>;

/**
 * The command for an action on one article of a file. Its argument is plain JSON.
 * @param article index of the article in its file
 * @param from file offset of what the person clicked on; a peek opens there
 */
export function commandOf(action: LinkAction, uri: vscode.Uri, article: number, from: number): CommandLink {
  const at = { uri: uri.toString(), article, from };
  const command = ACTION_COMMANDS[action.do];
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
