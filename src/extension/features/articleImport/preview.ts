/** Shows what would be imported, article by article, before anything is written. */

import * as vscode from 'vscode';
import { capitalize, PlainText } from '../../../core/view';
import { count, plainText, say, tell } from '../../shell/language';
import { createPick, draw, type Row } from '../../shell/picks';
import type { VirtualTexts } from '../../shell/virtualTexts';
import { type Candidate, placeIn } from './convertSources';

/** The list hides this many lines of the editor at most. */
const MAX_HIDDEN = 24;
/** Lines of the editor that the head of the list hides below the tabs. */
const HEAD = 1;

/** The tab in which the article under the cursor is shown. */
const PREVIEW = 'Preview.txt';

/**
 * Lists the articles, each with what is unsure, and shows the one under the cursor as it would be written. All are
 * checked but those that come twice.
 * @param folder name of the folder they will be written to
 * @returns the articles that the person wants; undefined if the person cancelled
 */
export async function previewArticles(
  candidates: readonly Candidate[],
  folder: string,
  texts: VirtualTexts,
): Promise<readonly Candidate[] | undefined> {
  const unsure = candidates.filter(({ article }) => article.doubts.length > 0).length;
  const pick = createPick<Candidate>({
    title: plainText`Import Articles (3 of 3): ${count(candidates.length, 'article')}, ${unsure} with something unsure`,
    placeholder: plainText`Clear what is not wanted. Enter writes the rest to ${PlainText.of(folder, 80)}`,
  });
  pick.canSelectMany = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDescription = true;
  pick.items = candidates.map(one => draw(rowOf(one)));
  pick.selectedItems = pick.items.filter(({ value }) => value && !value.duplicate?.isSame);
  const shown = new Preview(texts, hiddenLines(candidates));
  pick.onDidChangeActive(([item]) => {
    if (item?.value) shown.show(item.value.article.text);
  });
  // In a list of several choices, no row is active at first.
  const [first] = candidates;
  if (first) shown.show(first.article.text);
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.flatMap(({ value }) => value ?? []));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
      shown.close();
    });
    pick.show();
  });
}

function rowOf(candidate: Candidate): Row<Candidate> {
  const { article, source, duplicate } = candidate;
  const { title, date, source: paper, doubts } = article;
  const twice =
    duplicate && (duplicate.isSame ? say`the same article as ${duplicate.of}` : say`the same words as ${duplicate.of}`);
  const notes = [...(twice ? [`${capitalize(twice)}.`] : []), ...doubts.map(({ message }) => tell(message))];
  return {
    label: title ?? firstWords(article.text),
    description: [date ?? say`no date`, paper ?? say`no source`, placeIn(source, article.place)].join(' · '),
    ...(notes.length ? { detail: notes.join(' ') } : {}),
    value: candidate,
  };
}

/** The first line of the text below the header. */
const firstWords = (text: string): string =>
  text
    .slice(text.indexOf('\n\n') + 2)
    .split('\n', 1)[0]
    ?.slice(0, 80) ?? '';

/** How many lines of the editor the list hides. A row with a second line has the height of two and a half lines. */
function hiddenLines(candidates: readonly Candidate[]): number {
  const rows = candidates
    .slice(0, MAX_HIDDEN)
    .reduce((sum, { article }) => sum + (article.doubts.length ? 2.5 : 1.25), HEAD);
  return Math.min(MAX_HIDDEN, Math.ceil(rows));
}

class Preview {
  private uri: vscode.Uri | null = null;
  private showing: Promise<unknown> = Promise.resolve();

  /** @param hidden lines of the editor that are not seen: the article begins below them */
  constructor(
    private readonly texts: VirtualTexts,
    private readonly hidden: number,
  ) {}

  show(text: string): void {
    this.uri = this.texts.put(PREVIEW, '\n'.repeat(this.hidden) + text, 'import');
    const { uri } = this;
    this.showing = this.showing
      .then(() => vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true }))
      // The preview is a help only.
      .then(undefined, () => undefined);
  }

  close(): void {
    const key = this.uri?.toString();
    const isOurs = ({ input }: vscode.Tab): boolean =>
      input instanceof vscode.TabInputText && input.uri.toString() === key;
    this.showing = this.showing
      .then(() =>
        vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(group => group.tabs.filter(isOurs))),
      )
      .then(undefined, () => undefined);
  }
}
