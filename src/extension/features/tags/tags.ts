import * as vscode from 'vscode';
import type { TagSet } from '../../../core/annotation';
import { type PlainText, plainText } from '../../../core/view';
import { showInformation } from '../../shell/messages';
import { pickOrType } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { swatch } from '../../shell/swatch';
import type { Vocabulary } from '../../stores/tagSchema';
import type { Tagger } from './tagger';
import type { Tagging } from './tagging';
import { aboutOf } from './tagPick';

/** Tags on a passage: by a pick, by name, by key. */
export function tagCommands(tagger: Tagger, tagging: Tagging, vocabulary: Vocabulary): Handlers {
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

/** Shows the set that holds for the active file, else for the first folder. */
async function openTagSet(vocabulary: Vocabulary): Promise<void> {
  const of = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = of && (await vocabulary.fileFor(of));
  try {
    if (uri) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  } catch {
    void showInformation(plainText`This folder has no tags yet. The first tag you add starts its tag set.`);
  }
}

/** One of the folder's tags, or a new one by its name. */
export function chooseTag(
  tags: TagSet,
  others: readonly string[],
  title: PlainText,
  present = '',
): Promise<string | undefined> {
  const names = [...new Set([...tags.definitions.map(({ name }) => name), ...others])];
  return pickOrType<string>({
    title,
    placeholder: plainText`Choose a tag, or type a new one`,
    rows: names.map(name => ({
      label: name,
      description: aboutOf(name, tags),
      iconPath: swatch(tags.colorOf(name)),
      value: name,
    })),
    isActive: name => name === present,
    typed: name => ({ label: 'New tag', value: name }),
  });
}
