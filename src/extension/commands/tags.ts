import * as vscode from 'vscode';
import { type AnchoredAnnotation, holds } from '../../core/annotation/model';
import type { TagSet } from '../../core/annotation/tagSet';
import { lengthOf, type Span } from '../../core/text/span';
import { excerpt } from '../../core/view/words';
import type { Annotator } from '../annotations/annotator';
import { corpusFileOf } from '../annotations/corpusPlace';
import type { Vocabulary } from '../annotations/vocabulary';
import type { SeedView, ViewStore } from '../articles/viewStore';
import type { Tagging } from '../features/tagging';
import { pickOrType } from '../host/pickOrType';
import { swatch } from '../host/swatch';
import { atCursor } from './navigation';
import { annotationAtCursor, type Cursor, passageToTag } from './passage';
import type { Handler } from './register';
import { aboutOf, pickTags } from './tagPick';

/** Tags on a passage: by a pick, by name, by key. */
export function tagCommands(
  views: ViewStore,
  annotator: Annotator,
  vocabulary: Vocabulary,
  tagging: Tagging,
): Record<string, Handler> {
  const put = async ({ view }: Cursor, at: Span, wanted: readonly string[]) => {
    const present = tagsOn(view, at);
    const names = present.map(({ tag }) => tag);
    const add = wanted.filter(tag => !names.includes(tag));
    const remove = present.filter(({ tag }) => !wanted.includes(tag)).map(({ id }) => id);
    if (!add.length && !remove.length) return;
    await vocabulary.defineTags(add, view.uri);
    await annotator.setTags(view, at, add, remove);
  };

  /** What is to be tagged, as it is when the command is called. */
  const begin = async () => {
    const cursor = await atCursor(views);
    if (!cursor) return null;
    const { view } = cursor;
    const at = passageToTag(cursor);
    if (!lengthOf(at)) return null;
    const question = {
      title: `Tags on “${excerpt(view.text.slice(at.start, at.end), 60)}”`,
      tags: await vocabulary.tagsFor(view.uri),
      others: usedIn(view),
      present: tagsOn(view, at).map(({ tag }) => tag),
    };
    return { cursor, at, question };
  };

  /** Puts a tag on the passage at the cursor, or takes it off where it is there. */
  const toggle = async (cursor: Cursor, tag: string) => {
    const at = passageToTag(cursor);
    if (!lengthOf(at)) return;
    const names = tagsOn(cursor.view, at).map(one => one.tag);
    const tags = await vocabulary.tagsFor(cursor.view.uri);
    await put(
      cursor,
      at,
      names.includes(tag) ? names.filter(name => name !== tag) : tags.settled(names, [...names, tag]),
    );
  };

  // Keys may come faster than a sidecar is written: each acts on what the one before it left.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.catch(() => undefined).then(work);
    last = turn;
    return turn;
  };

  return {
    addTag: async () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      const begun = begin();
      const question = begun.then(passage => passage?.question ?? null);
      const wanted = await pickTags(question, () => uri && void openTagSet(uri));
      const passage = await begun;
      if (wanted && passage) await put(passage.cursor, passage.at, wanted);
    },

    applyTag: async argument => {
      const tag = typeof argument === 'string' ? argument : (argument as { tag?: unknown } | undefined)?.tag;
      if (typeof tag !== 'string' || !tag) {
        await vscode.commands.executeCommand('seedAnnotator.addTag');
        return;
      }
      await inTurn(async () => {
        const cursor = await atCursor(views);
        if (cursor) await toggle(cursor, tag);
      });
    },

    applyTagByKey: async argument => {
      const key = (argument as { key?: unknown } | undefined)?.key;
      if (typeof key !== 'string') return;
      await inTurn(async () => {
        const cursor = await atCursor(views);
        const tag = cursor && (await vocabulary.tagsFor(cursor.view.uri)).byKey(key);
        if (tag) await toggle(cursor, tag);
        else if (cursor) vscode.window.setStatusBarMessage(`$(tag) No tag has the key ${key}`, 3000);
      });
    },

    removeTag: () =>
      inTurn(async () => {
        const found = await annotationAtCursor(views, ['tag'], 'Remove Tag: which?');
        if (found) await annotator.remove(found.cursor.view.uri, [found.one.annotation.id]);
      }),

    startTagging: () => tagging.set(true),
    stopTagging: () => tagging.set(false),

    openTagSet: async () => {
      const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
      if (uri) await openTagSet(uri);
    },
  };
}

/** The tags on exactly this span, and their annotations. */
function tagsOn(view: SeedView, at: Span): { tag: string; id: string }[] {
  return view.annotations.flatMap(({ annotation, anchor }) =>
    annotation.kind === 'tag' && holds(annotation) && anchor.span?.start === at.start && anchor.span.end === at.end
      ? [{ tag: annotation.tag, id: annotation.id }]
      : [],
  );
}

export const usedIn = (view: { readonly annotations: readonly AnchoredAnnotation[] }): string[] => [
  ...new Set(view.annotations.flatMap(({ annotation }) => (annotation.kind === 'tag' ? [annotation.tag] : []))),
];

async function openTagSet(of: vscode.Uri): Promise<void> {
  const uri = corpusFileOf(of);
  try {
    if (uri) await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  } catch {
    void vscode.window.showInformationMessage(
      'This folder has no tags yet: the first one that you add begins its set.',
    );
  }
}

/** One of the folder's tags, or a new one by its name. */
export function chooseTag(
  tags: TagSet,
  others: readonly string[],
  title: string,
  present = '',
): Promise<string | undefined> {
  const names = [...new Set([...tags.definitions.map(({ name }) => name), ...others])];
  return pickOrType<string>({
    title,
    placeholder: 'Choose a tag, or type a new one',
    offered: names.map(name => ({
      label: name,
      description: aboutOf(name, tags),
      iconPath: swatch(tags.colorOf(name)),
      value: name,
    })),
    active: present,
    typed: name => ({ label: `New tag: ${name}`, value: name }),
  });
}
