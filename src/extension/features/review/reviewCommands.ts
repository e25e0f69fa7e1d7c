import * as vscode from 'vscode';
import { back, capitalize, forward, type ReviewAction, reviewKeys, skip, verdictOn } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { uriArgument } from '../../shell/args';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation, showInStatusBar } from '../../shell/messages';
import { pickFolder, pickOne, type Row } from '../../shell/picks';
import { toRange } from '../../shell/positions';
import type { Handler, Handlers } from '../../shell/register';
import type { Annotator, Verdict } from '../../stores/annotator';
import { isSeedDocument } from '../../stores/seedFiles';
import type { Notes } from '../notes';
import { chooseSpeaker } from '../quotes';
import type { Reviewer } from './reviewer';
import type { ReviewSession } from './reviewSession';
import type { ShownQuote } from './reviewSurface';

/** Commands that begin, stop and resume a review, and those of its keys. */
export function reviewCommands(reviewer: Reviewer, annotator: Annotator, notes: Notes): Handlers {
  const acts = reviewActs(reviewer, annotator, notes);
  return {
    reviewFile: async argument => {
      const file = uriArgument(argument) ?? activeSeedFile();
      if (file) await reviewer.start({ kind: 'file', uri: file });
      else void showInformation(plainText`Open a seed article first.`);
    },
    reviewFolder: async argument => {
      const folder = uriArgument(argument) ?? (await workspaceFolder());
      if (folder) await reviewer.start({ kind: 'folder', uri: folder });
    },
    resumeReview: () => reviewer.resume(),
    stopReview: () => reviewer.stop(),
    'review.actions': () => chooseAction(reviewer),
    ...Object.fromEntries(Object.entries(acts).map(([name, act]) => [`review.${name}`, act])),
  };
}

function reviewActs(reviewer: Reviewer, annotator: Annotator, notes: Notes): Record<ReviewAction, Handler> {
  const decide = async (shown: ShownQuote, session: ReviewSession, verdict: Verdict) => {
    await annotator.decide(shown.view, [shown.quote], verdict);
    await session.reader.refresh(shown.view.uri);
    await reviewer.go(forward);
  };
  return {
    accept: () =>
      reviewer.decide(async (shown, session) => {
        const { quote, proposals, proposed, article } = shown;
        const name = proposals[proposed]?.name;
        if (name === undefined) showInStatusBar(plainText`No suggestion to accept — press O to choose a speaker`, 4000);
        else if (quote.status !== 'derived' && quote.speaker?.name === name) await reviewer.go(forward);
        else await decide(shown, session, verdictOn(article, quote, name));
      }),
    nextCandidate: () =>
      reviewer.act(async ({ proposals, proposed }) => {
        if (proposals.length < 2) showInStatusBar(plainText`No other candidate — press O to choose a speaker`, 4000);
        else
          await reviewer.showAgain(session => {
            session.proposed = (proposed + 1) % proposals.length;
          });
      }),
    chooseOther: () =>
      reviewer.act(async (shown, session) => {
        const verdict = await chooseSpeaker(shown.view, shown.article, shown.quote);
        if (verdict) await decide(shown, session, verdict);
      }),
    notSpeech: () => reviewer.decide((shown, session) => decide(shown, session, { status: 'rejected' })),
    addNote: () =>
      reviewer.act(async ({ view, quote }) => {
        const editor = vscode.window.activeTextEditor;
        if (!editor) return;
        await reviewer.note(async () => {
          await notes.begin(editor, toRange(view.lines, quote.quote.span));
        });
      }),
    skip: () => reviewer.act(() => reviewer.go(skip)),
    previous: () => reviewer.act(() => reviewer.go(back)),
    undo: () =>
      reviewer.act(() =>
        reviewer.followChange(async () => {
          await vscode.commands.executeCommand(commandId('undoAnnotation'));
        }),
      ),
    toText: () => reviewer.suspend(),
    stop: () => reviewer.stop(),
  };
}

/** The menu of the status bar entry: lists what the keys do. */
async function chooseAction(reviewer: Reviewer): Promise<void> {
  const shown = reviewer.state === 'running' ? reviewer.marked : null;
  const rows: Row<string>[] = shown
    ? reviewKeys(shown, shown.last, LANGUAGE).map(({ act, key, does, icon }) => ({
        icon,
        label: capitalize(does),
        description: key,
        value: commandId(`review.${act}`),
      }))
    : [
        { icon: 'resume', label: say`Resume Review`, value: commandId('resumeReview') },
        { icon: 'stop', label: say`Stop Review`, value: commandId('stopReview') },
      ];
  const command = await pickOne(rows, {
    title: plainText`Review`,
    placeholder: plainText`These keys work in the article`,
  });
  if (command) await vscode.commands.executeCommand(command);
}

function activeSeedFile(): vscode.Uri | null {
  const document = vscode.window.activeTextEditor?.document;
  return document && isSeedDocument(document) ? document.uri : null;
}

/** The only workspace folder, or one that the person chooses. */
async function workspaceFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (!folders.length) void showInformation(plainText`Open a folder of articles first.`);
  if (folders.length <= 1) return folders[0]?.uri;
  const picked = await pickFolder({
    title: plainText`Review Folder`,
    placeholder: plainText`Choose the folder to review`,
  });
  return picked?.uri;
}
