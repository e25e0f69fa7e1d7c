import * as vscode from 'vscode';
import { plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
import type { TagSchema } from '../../stores/tagSchema';
import type { Tagger } from './tagger';
import type { Tagging } from './tagging';

/** Commands that tag the passage at the cursor: by a pick, by name or by key. */
export function tagCommands(tagger: Tagger, tagging: Tagging, vocabulary: TagSchema): Handlers {
  const open = () => openTagSet(vocabulary);
  return {
    addTag: () => tagger.ask(() => void open()),

    applyTag: argument => {
      const tag = typeof argument === 'string' ? argument : (argument as { tag?: unknown } | undefined)?.tag;
      return typeof tag === 'string' && tag ? tagger.toggle(tag) : tagger.ask(() => void open());
    },

    applyTagByKey: argument => {
      const key = (argument as { key?: unknown } | undefined)?.key;
      return typeof key === 'string' ? tagger.toggleByKey(key) : undefined;
    },

    removeTag: () => tagger.remove(),
    startTagging: () => tagging.set(true),
    stopTagging: () => tagging.set(false),
    openTagSet: open,
  };
}

/** Shows the file of the tag set that applies to the active file, or else to the first folder. */
async function openTagSet(vocabulary: TagSchema): Promise<void> {
  const of = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = of && (await vocabulary.fileFor(of));
  try {
    if (uri) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  } catch {
    void showInformation(plainText`This folder has no tags yet. The first tag you add starts its tag set.`);
  }
}
