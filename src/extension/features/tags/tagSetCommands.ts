import * as vscode from 'vscode';
import { isTagBelow, type Tag } from '../../../core/annotation';
import type { PlainText } from '../../../core/view';
import { peekPassages } from '../../services/peek';
import type { Services } from '../../services/services';
import { findSidecars } from '../../services/sidecarFiles';
import { throwIfCancelled } from '../../shell/cancellation';
import { askForText } from '../../shell/inputs';
import { count, plainText, say } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { swatch } from '../../shell/swatch';
import { Transaction } from '../../stores/history';
import { articleOf } from '../../stores/sidecarStore';
import type { TagSchema } from '../../stores/tagSchema';
import { describeTag } from './tagPick';

/** The tags of an article that a search has found. */
interface TaggedArticle {
  readonly article: vscode.Uri;
  readonly tags: readonly Tag[];
}

/** Commands on a tag in the whole folder. */
export function tagSetCommands(services: Services): Handlers {
  const { views, vocabulary, annotator, passages, activation } = services;
  return {
    showTagged: async argument => {
      const { tag, uri, row } = (argument ?? {}) as { tag?: unknown; uri?: unknown; row?: unknown };
      const view = typeof tag === 'string' && uri instanceof vscode.Uri ? await views.of(uri) : null;
      if (!view) return;
      const spans = view.annotations.flatMap(({ annotation, anchor }) =>
        annotation.kind === 'tag' &&
        anchor.span &&
        (annotation.tag === tag || isTagBelow(annotation.tag, tag as string))
          ? [anchor.span]
          : [],
      );
      const [first] = spans;
      if (!first) return;
      const staysInTree = row === true && !activation.takesFocus(argument);
      await passages.show(view, spans, staysInTree);
      if (spans.length > 1 && !staysInTree) await peekPassages(view, spans, first.start);
    },

    renameTag: async argument => {
      const at = await tagOf(argument, vocabulary, plainText`Rename Tag (1 of 2): Tag`);
      if (!at) return;
      const { tag, uri } = at;
      const used = await findUses(tag, uri, services);
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

/** The tag of a tree row, or else one that the person chooses; null if there is none. */
async function tagOf(
  argument: unknown,
  vocabulary: TagSchema,
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
      description: describeTag(name, tags),
      iconPath: swatch(tags.colorOf(name)),
      value: name,
    })),
    { title, matchOnDescription: true },
  );
  return chosen === undefined ? null : { tag: chosen, uri: of };
}

/** The uses of a tag, or of one below it, in all articles that share the tag set of a file. */
async function findUses(
  tag: string,
  uri: vscode.Uri,
  { sidecars, vocabulary }: Pick<Services, 'sidecars' | 'vocabulary'>,
): Promise<TaggedArticle[]> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return [];
  const set = (await vocabulary.fileFor(uri))?.toString();
  return withProgress(plainText`Looking for passages tagged “${tag}”`, async (token, progress) => {
    const files = await findSidecars(token, folder);
    const used: TaggedArticle[] = [];
    for (const [done, file] of files.entries()) {
      throwIfCancelled(token);
      progress(done, files.length);
      const article = articleOf(file);
      if ((await vocabulary.fileFor(article))?.toString() !== set) continue;
      const { read } = await sidecars.get(article);
      const tags = read.annotations.filter(
        (one): one is Tag => one.kind === 'tag' && (one.tag === tag || isTagBelow(one.tag, tag)),
      );
      if (tags.length) used.push({ article, tags });
    }
    return used;
  });
}

async function askName(
  tag: string,
  uri: vscode.Uri,
  vocabulary: TagSchema,
  used: readonly TaggedArticle[],
): Promise<string | undefined> {
  const known = await vocabulary.tagsFor(uri);
  const passages = used.reduce((sum, { tags }) => sum + tags.length, 0);
  const where = say`${count(passages, 'passage')} in ${count(used.length, 'file')}`;
  const name = await askForText({
    title: plainText`Rename Tag (2 of 2): ${tag}`,
    prompt: plainText`Changes the tag set and ${where}. Use / to put a tag below another.`,
    value: tag,
    check: typed => {
      if (!typed.trim()) return { wrong: plainText`Enter a name.` };
      if (typed.trim() !== tag && known.get(typed.trim()))
        return { warning: plainText`A tag with this name exists. The two tags will be merged.` };
      return isTagBelow(typed.trim(), tag) ? { wrong: plainText`A tag cannot be below itself.` } : null;
    },
  });
  return name?.trim();
}
