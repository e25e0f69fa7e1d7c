import type * as vscode from 'vscode';
import { atCursor, spanAtCursor } from '../../services/passage';
import type { ShownPassage } from '../../services/shownPassage';
import { placeArgument } from '../../shell/args';
import { toRange } from '../../shell/positions';
import type { Handler, Handlers } from '../../shell/register';
import type { ViewStore } from '../../stores/viewStore';
import type { Notes } from './notes';
import { isRemark, type Remark } from './noteThreads';

/** Commands that add a note, and those of the boxes and threads of notes. */
export function noteCommands(notes: Notes, views: ViewStore, passages: ShownPassage): Handlers {
  const withRemark =
    (act: (remark: Remark) => unknown): Handler =>
    argument =>
      isRemark(argument) ? act(argument) : undefined;
  return {
    addNote: async argument => {
      const place = placeArgument(argument);
      const view = place && (await views.of(place.uri));
      if (place && view) {
        await notes.begin(await passages.show(view, [place.span]), toRange(view.lines, place.span));
        return;
      }
      const cursor = await atCursor(views);
      if (cursor) await notes.begin(cursor.editor, toRange(cursor.view.lines, spanAtCursor(cursor)));
    },
    'note.create': argument => notes.create(argument as vscode.CommentReply),
    'note.reply': argument => notes.reply(argument as vscode.CommentReply),
    'note.edit': withRemark(remark => notes.edit(remark)),
    'note.save': withRemark(remark => notes.save(remark)),
    'note.submit': () => notes.submit(),
    'note.leave': () => notes.leave(),
    'note.cancel': withRemark(remark => notes.cancel(remark)),
    'note.delete': withRemark(remark => notes.remove(remark)),
    'note.deleteReply': withRemark(remark => notes.remove(remark)),
    'note.resolve': argument => notes.setResolved(argument as vscode.CommentThread, true),
    'note.reopen': argument => notes.setResolved(argument as vscode.CommentThread, false),
  };
}
