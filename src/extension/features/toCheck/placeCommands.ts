import * as vscode from 'vscode';
import { anchorAnnotations } from '../../../core/annotation';
import { overlaps, touches } from '../../../core/text';
import { countPlaces, type PlaceToCheck, type PlainText, placesToCheck } from '../../../core/view';
import { atCursor, type Cursor } from '../../services/passage';
import type { Services } from '../../services/services';
import { findSidecars } from '../../services/sidecarFiles';
import { annotationArguments, uriArgument } from '../../shell/args';
import { deleteToBin } from '../../shell/files';
import { count, LANGUAGE, plainText, say } from '../../shell/language';
import { askFirst, showInformation, withProgress } from '../../shell/messages';
import { toSpan } from '../../shell/positions';
import type { Handlers } from '../../shell/register';
import { runSliced } from '../../shell/schedule';
import { readText } from '../../shell/text';
import { Transaction } from '../../stores/history';
import { articleOf, sidecarOf } from '../../stores/sidecarStore';
import type { SeedView } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import type { ToCheckTree } from './toCheckTree';

/** Commands on annotations whose text has changed or is gone, and on sidecars whose article is gone. */
export function placeCommands(services: Services, tree: ToCheckTree): Handlers {
  return {
    acceptPlace: (argument, selected) => acceptPlace(services, argument, selected),
    acceptAllPlaces: argument => acceptAllPlaces(services, argument),
    deleteLostAnnotations: argument => deleteLostAnnotations(services, argument),
    deleteSidecar: argument => deleteSidecar(services, argument),
    checkPlaces: () => checkPlaces(services, tree),
  };
}

async function acceptPlace(services: Services, argument: unknown, selected: unknown): Promise<void> {
  const named = annotationArguments(argument, selected);
  const all = new Transaction();
  for (const [uri, ids] of named) {
    const view = await services.views.of(uri);
    const places = view ? changedIn(view).filter(({ one }) => ids.includes(one.annotation.id)) : [];
    if (view) await accept(services, view, places, all);
  }
  if (named.length) return;
  const cursor = await atCursor(services.views);
  if (!cursor) return;
  const here = changedAt(cursor);
  if (!here.length) tell(plainText`There is no annotation with changed text here.`);
  await accept(services, cursor.view, here);
}

async function acceptAllPlaces(services: Services, argument: unknown): Promise<void> {
  const view = await viewOf(services, argument);
  if (view) await accept(services, view, changedIn(view));
}

async function accept(
  { annotator }: Services,
  view: SeedView,
  places: readonly PlaceToCheck[],
  within?: Transaction,
): Promise<void> {
  const found = places.map(({ one }) => one);
  if (found.length) await annotator.acceptPlaces(view, found, within);
}

const changedIn = (view: SeedView): PlaceToCheck[] =>
  placesToCheck(view.text, view.annotations).filter(({ lost }) => !lost);

/** The changed places at the cursor or on the selection. */
function changedAt({ view, editor, offset }: Cursor): PlaceToCheck[] {
  const passage = toSpan(view.lines, editor.selection);
  return changedIn(view).filter(({ changed }) =>
    changed.some(({ span }) => touches(span, offset) || overlaps(span, passage)),
  );
}

async function deleteLostAnnotations(services: Services, argument: unknown): Promise<void> {
  const view = await viewOf(services, argument);
  const lost = view ? placesToCheck(view.text, view.annotations).filter(place => place.lost) : [];
  if (!view || !lost.length) return;
  const agreed = await askFirst(
    plainText`Delete ${count(lost.length, 'annotation')} of ${nameOf(view.uri)} whose text was not found?`,
    plainText`Seed Annotator: Undo Annotation Action restores them.`,
    say`Delete`,
  );
  const ids = lost.map(({ one }) => one.annotation.id);
  if (agreed) await services.annotator.remove(view.uri, ids);
}

async function deleteSidecar({ sidecars }: Services, argument: unknown): Promise<void> {
  const article = uriArgument(argument);
  if (!article) return;
  const { read } = await sidecars.get(article);
  const agreed = await askFirst(
    plainText`Delete the ${count(read.annotations.length, 'annotation')} of ${nameOf(article)}?`,
    plainText`${nameOf(sidecarOf(article))} goes to the bin, where there is one.`,
    say`Delete`,
  );
  if (agreed) await deleteToBin(sidecarOf(article));
}

/**
 * Anchors the annotations of every sidecar in the folders, and lists in the tree those that are not where they were.
 */
async function checkPlaces({ sidecars }: Services, tree: ToCheckTree): Promise<void> {
  const found: vscode.Uri[] = [];
  const places: PlaceToCheck[] = [];
  await withProgress(plainText`Checking annotation positions`, async (token, progress) => {
    const files = await findSidecars(token);
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
  else
    tell(plainText`${countPlaces(places, LANGUAGE)}, in ${count(found.length, 'file')}: see the Needs Attention view.`);
}

const tell = (words: PlainText): void => void showInformation(words);

/** The view of the file that an argument names, or else of the active one. */
async function viewOf({ views }: Services, argument: unknown): Promise<SeedView | null> {
  const uri = uriArgument(argument) ?? vscode.window.activeTextEditor?.document.uri;
  return uri ? views.of(uri) : null;
}
