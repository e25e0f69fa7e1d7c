import * as vscode from 'vscode';
import { isBelow, type Tag } from '../../../core/annotation';
import { count, type PlainText, plainText } from '../../../core/view';
import { askForText } from '../../shell/inputs';
import { showInformation, withProgress } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { swatch } from '../../shell/swatch';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import { articleOf, SIDECAR_SUFFIX, type SidecarStore } from '../../stores/sidecarStore';
import type { Vocabulary } from '../../stores/tagSchema';
import type { ViewStore } from '../../stores/viewStore';
import { peek } from '../navigation/navigation';
import type { RowActivation } from '../navigation/rowActivation';
import type { ShownPassage } from '../navigation/shownPassage';
import { aboutOf } from './tagPick';

interface Used {
  readonly article: vscode.Uri;
  readonly tags: readonly Tag[];
}

/** What concerns a tag in the whole folder. */
export function tagSetCommands(
  views: ViewStore,
  vocabulary: Vocabulary,
  annotator: Annotator,
  sidecars: SidecarStore,
  passages: ShownPassage,
  activation: RowActivation,
): Handlers {
  return {
    showTagged: async argument => {
      const { tag, uri, row } = (argument ?? {}) as { tag?: unknown; uri?: unknown; row?: unknown };
      const view = typeof tag === 'string' && uri instanceof vscode.Uri ? await views.of(uri) : null;
      if (!view) return;
      const spans = view.annotations.flatMap(({ annotation, anchor }) =>
        annotation.kind === 'tag' && anchor.span && (annotation.tag === tag || isBelow(annotation.tag, tag as string))
          ? [anchor.span]
          : [],
      );
      if (!spans.length) return;
      const staysInTree = row === true && !activation.takesFocus(argument);
      await passages.show(view, spans, staysInTree);
      if (spans.length > 1 && !staysInTree) await peek(view.uri, view, spans, spans[0].start);
    },

    renameTag: async argument => {
      const at = await tagOf(argument, vocabulary, plainText`Rename Tag (1 of 2): Tag`);
      if (!at) return;
      const { tag, uri } = at;
      const used = await usesOf(tag, uri, sidecars, vocabulary);
      const named = (argument as { to?: unknown } | undefined)?.to;
      const to = typeof named === 'string' ? named.trim() : await askName(tag, uri, vocabulary, used);
      if (!to || to === tag) return;
      const all = new Transaction();
      for (const { article, tags } of used) await annotator.renameTags(article, tags, tag, to, all);
      await vocabulary.renameTag(tag, to, uri, all);
    },

    removeTagFromSet: async argument => {
      const at = await tagOf(argument, vocabulary, plainText`Remove Tag from Set: Choose a Tag`);
      if (at) await vocabulary.removeTag(at.tag, at.uri);
    },
  };
}

/** The tag that a node of a tree stands for, else one that the person chooses. */
async function tagOf(
  argument: unknown,
  vocabulary: Vocabulary,
  title: PlainText,
): Promise<{ tag: string; uri: vscode.Uri } | null> {
  const { tag, uri } = (argument ?? {}) as { tag?: unknown; uri?: unknown };
  if (typeof tag === 'string' && uri instanceof vscode.Uri) return { tag, uri };
  const of = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!of) return null;
  const tags = await vocabulary.tagsFor(of);
  if (!tags.definitions.length) {
    void showInformation(plainText`This folder has no tags yet. The first tag you add starts its tag set.`);
    return null;
  }
  const chosen = await pickOne(
    tags.definitions.map(({ name }) => ({
      label: name,
      description: aboutOf(name, tags),
      iconPath: swatch(tags.colorOf(name)),
      value: name,
    })),
    { title, matchOnDescription: true },
  );
  return chosen === undefined ? null : { tag: chosen, uri: of };
}

/** The annotations with a tag, or one below it, in all sidecars of articles that share the tag set of a file. */
async function usesOf(tag: string, uri: vscode.Uri, sidecars: SidecarStore, vocabulary: Vocabulary): Promise<Used[]> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  const set = (await vocabulary.fileFor(uri))?.toString();
  return withProgress(plainText`Looking for passages tagged “${tag}”`, async (token, progress) => {
    const pattern = new vscode.RelativePattern(folder, `**/*${SIDECAR_SUFFIX}`);
    const files = await vscode.workspace.findFiles(pattern, undefined, undefined, token);
    const used: Used[] = [];
    for (const [done, file] of files.entries()) {
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      progress(done, files.length);
      const article = articleOf(file);
      if ((await vocabulary.fileFor(article))?.toString() !== set) continue;
      const { read } = await sidecars.get(article);
      const tags = read.annotations.filter(
        (one): one is Tag => one.kind === 'tag' && (one.tag === tag || isBelow(one.tag, tag)),
      );
      if (tags.length) used.push({ article, tags });
    }
    return used;
  });
}

async function askName(
  tag: string,
  uri: vscode.Uri,
  vocabulary: Vocabulary,
  used: readonly Used[],
): Promise<string | undefined> {
  const known = await vocabulary.tagsFor(uri);
  const passages = used.reduce((sum, { tags }) => sum + tags.length, 0);
  const where = `${count(passages, 'passage')} in ${count(used.length, 'file')}`;
  const name = await askForText({
    title: plainText`Rename Tag (2 of 2): ${tag}`,
    prompt: plainText`Changes the tag set and ${where}. Use / to put a tag below another.`,
    value: tag,
    check: typed => {
      if (!typed.trim()) return { wrong: plainText`Enter a name.` };
      if (typed.trim() !== tag && known.get(typed.trim()))
        return { warning: plainText`A tag with this name exists. The two tags will be merged.` };
      return isBelow(typed.trim(), tag) ? { wrong: plainText`A tag cannot be below itself.` } : null;
    },
  });
  return name?.trim();
}
