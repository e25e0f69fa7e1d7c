import * as vscode from 'vscode';
import { anchorAnnotations } from '../../../core/annotation';
import { overlaps, touches } from '../../../core/text';
import {
  count,
  countPlaces,
  type PlaceToCheck,
  type PlainText,
  placeNode,
  placesToCheck,
  plainText,
} from '../../../core/view';
import { annotationArguments } from '../../shell/args';
import { askFirst, showInformation, withProgress } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import { runSliced } from '../../shell/schedule';
import { readText } from '../../shell/text';
import type { Annotator } from '../../stores/annotator';
import { Transaction } from '../../stores/history';
import { articleOf, SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { atCursor } from '../navigation/navigation';
import { removeFile } from '../sidecarFiles/fileMoves';
import type { ToCheckTree } from './toCheckTree';

/** What can be done about annotations whose text has changed or is gone, and about sidecars whose article is. */
export function placeCommands(
  views: ViewStore,
  annotator: Annotator,
  sidecars: SidecarStore,
  tree: ToCheckTree,
): Handlers {
  const accept = async (view: SeedView, places: readonly PlaceToCheck[], within?: Transaction) => {
    if (places.length)
      await annotator.acceptPlaces(
        view,
        places.map(({ one }) => one),
        within,
      );
  };
  return {
    acceptPlace: async (argument, selected) => {
      const named = annotationArguments(argument, selected);
      const all = new Transaction();
      for (const [uri, ids] of named) {
        const view = await views.of(uri);
        if (view)
          await accept(
            view,
            changedIn(view).filter(({ one }) => ids.includes(one.annotation.id)),
            all,
          );
      }
      if (named.length) return;
      const at = await atCursor(views);
      if (!at) return;
      const passage = toSpan(at.view.lines, at.editor.selection);
      const here = changedIn(at.view).filter(({ changed }) =>
        changed.some(({ span }) => touches(span, at.offset) || overlaps(span, passage)),
      );
      if (!here.length) tell(plainText`There is no annotation with changed text here.`);
      await accept(at.view, here);
    },

    acceptAllPlaces: async argument => {
      const view = await viewOf(views, argument);
      if (view) await accept(view, changedIn(view));
    },

    deleteLostAnnotations: async argument => {
      const view = await viewOf(views, argument);
      const lost = view ? placesToCheck(view.text, view.annotations).filter(place => place.lost) : [];
      if (!view || !lost.length) return;
      const agreed = await askFirst(
        plainText`Delete ${count(lost.length, 'annotation')} of ${nameOf(view.uri)} whose text was not found?`,
        plainText`Seed Annotator: Undo Annotation Action restores them.`,
        'Delete',
      );
      if (agreed)
        await annotator.remove(
          view.uri,
          lost.map(({ one }) => one.annotation.id),
        );
    },

    deleteSidecar: async argument => {
      const uri = uriOf(argument);
      if (!uri) return;
      const { read } = await sidecars.get(uri);
      const agreed = await askFirst(
        plainText`Delete the ${count(read.annotations.length, 'annotation')} of ${nameOf(uri)}?`,
        plainText`${nameOf(sidecarOf(uri))} is moved to the trash, if there is one.`,
        'Delete',
      );
      if (agreed) await removeFile(sidecarOf(uri));
    },

    checkPlaces: () => checkPlaces(sidecars, tree),
  };
}

const changedIn = (view: SeedView): PlaceToCheck[] =>
  placesToCheck(view.text, view.annotations).filter(({ lost }) => !lost);

const tell = (words: PlainText): void => void showInformation(words);

function uriOf(argument: unknown): vscode.Uri | undefined {
  const uri = (argument as { uri?: unknown } | undefined)?.uri;
  return uri instanceof vscode.Uri ? uri : undefined;
}

async function viewOf(views: ViewStore, argument: unknown): Promise<SeedView | null> {
  const uri = uriOf(argument) ?? vscode.window.activeTextEditor?.document.uri;
  return uri ? views.of(uri) : null;
}

/** The annotation of a file that a person wants to put elsewhere, those that are lost first. */
export async function pickPlace(view: SeedView, title: PlainText): Promise<string | undefined> {
  const places = placesToCheck(view.text, view.annotations);
  const ordered = [...places.filter(({ lost }) => lost), ...places.filter(({ lost }) => !lost)];
  if (!ordered.length) {
    tell(plainText`All annotations of this file are in place.`);
    return undefined;
  }
  const rows = ordered.map(place => {
    const { label, description, icon, ref } = placeNode(place);
    return { icon, label, description, value: ref };
  });
  return pickOne(rows, { title, matchOnDescription: true });
}

/** Looks at every sidecar of the folders, and shows in the tree what is not where it was. */
async function checkPlaces(sidecars: SidecarStore, tree: ToCheckTree): Promise<void> {
  const found: vscode.Uri[] = [];
  const places: PlaceToCheck[] = [];
  await withProgress(plainText`Checking annotation positions`, async (token, progress) => {
    const files = await vscode.workspace.findFiles(`**/*${SIDECAR_SUFFIX}`, undefined, undefined, token);
    for (const [done, file] of files.entries()) {
      if (token.isCancellationRequested) break;
      progress(done, files.length);
      const article = articleOf(file);
      const [text, { read }] = [await readText(article).catch(() => null), await sidecars.get(article)];
      if (text === null) continue;
      const anchored = await runSliced(anchorAnnotations(text, read.annotations), () => token.isCancellationRequested);
      const own = placesToCheck(text, anchored);
      if (own.length) found.push(article);
      for (const place of own) places.push(place);
    }
  });
  tree.include(found);
  tree.search();
  if (!places.length) tell(plainText`All annotations of existing articles are in place.`);
  else tell(plainText`${countPlaces(places)}, in ${count(found.length, 'file')}: see the Needs Attention view.`);
}
