import * as vscode from 'vscode';
import { isActive } from '../../../core/annotation';
import { type ResultUnit, resultOf } from '../../../core/corpus';
import type { Span } from '../../../core/text';
import { PlainText } from '../../../core/view';
import type { Services } from '../../services/services';
import { throwIfCancelled } from '../../shell/cancellation';
import { count, plainText, say } from '../../shell/language';
import { askFirst, LONGEST_ERROR, showInformation, withProgress } from '../../shell/messages';
import { canHaveSidecar } from '../../stores/annotatable';
import { Transaction } from '../../stores/history';
import type { SeedView } from '../../stores/viewStore';
import { chooseTag } from '../tags';
import { rowsOf } from './articleTexts';
import type { LiveSearch } from './liveSearch';
import { readSearch } from './searchDocuments';
import { type Asked, askedBy, Searcher } from './searcher';

/** Results that are tagged at once. */
const MOST_TAGGED = 2_000;

/** Passages of one file that get the tag. */
interface FilePlan {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly spans: readonly Span[];
}

interface TagPlan {
  readonly unit: ResultUnit;
  readonly files: readonly FilePlan[];
  readonly total: number;
  /** Results that are left out. */
  readonly tagged: number;
  readonly changed: number;
  readonly readOnly: number;
}

type Parts = Pick<Services, 'views' | 'index' | 'annotator' | 'vocabulary'>;

/** Puts a tag on all results of a search, after a preview, as one action. */
export async function tagResults(search: LiveSearch | null, parts: Parts): Promise<void> {
  const asked = search && askedBy(readSearch(search.document).query);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!asked || !folder) {
    if (search) void showInformation(plainText`The query asks for nothing yet.`);
    return;
  }
  const question = { title: plainText`Tag All Results: Tag`, used: [], present: null };
  const tag = (await chooseTag(parts.vocabulary, vscode.Uri.joinPath(folder, 'article.txt'), question))?.trim();
  if (!tag) return;
  const plan = await withProgress(plainText`Reading results`, (token, progress) =>
    planTags(asked, tag, parts, token, progress),
  );
  const passages = plan.files.reduce((sum, { spans }) => sum + spans.length, 0);
  if (!passages) {
    void showInformation(plainText`No result can get the tag. ${PlainText.of(leftOut(plan), LONGEST_ERROR)}`);
    return;
  }
  const answer = say`Tag All`;
  const what = say`${plan.unit === 'quote' ? count(passages, 'quote') : count(passages, 'paragraph')} in ${count(plan.files.length, 'file')}`;
  const chosen = await askFirst(
    plainText`Tag ${what} with ${tag}?`,
    PlainText.of(say`${leftOut(plan)} One undo takes all of it back.`, LONGEST_ERROR),
    answer,
  );
  if (chosen === answer) await writeTags(plan, tag, parts);
}

function leftOut({ total, tagged, changed, readOnly }: TagPlan): string {
  const parts = [
    total >= MOST_TAGGED ? say`Only the newest ${MOST_TAGGED} results are tagged at once.` : '',
    tagged ? say`${count(tagged, 'result has', 'results have')} the tag already.` : '',
    changed
      ? say`${count(changed, 'result is', 'results are')} left out: the article has changed since it was indexed, or cannot be read.`
      : '',
    readOnly ? say`${count(readOnly, 'result is', 'results are')} in a place where no annotations can be saved.` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

async function planTags(
  asked: Asked,
  tag: string,
  { views, index }: Parts,
  token: vscode.CancellationToken,
  progress: (done: number, of: number) => void,
): Promise<TagPlan> {
  const spans = new Map<string, Map<string, Span>>();
  let [total, changed, readOnly, tagged, done] = [0, 0, 0, 0, 0];
  for await (const batch of new Searcher(index).results(asked, 'date', MOST_TAGGED, token)) {
    total = batch.total;
    for (const row of await rowsOf(index, batch.results, asked.phrases, token)) {
      const { file, span } = resultOf(row);
      if (row.state !== 'found') changed++;
      else if (!canHaveSidecar(index.uriOf(file))) readOnly++;
      else spans.set(file, (spans.get(file) ?? new Map<string, Span>()).set(`${span.start}-${span.end}`, span));
    }
  }
  const files: FilePlan[] = [];
  for (const [file, places] of spans) {
    throwIfCancelled(token);
    progress(done++, spans.size);
    const uri = index.uriOf(file);
    const view = await views.once(uri);
    const free = view ? [...places.values()].filter(place => !hasTag(view, place, tag)) : [];
    tagged += places.size - free.length;
    if (view && free.length) files.push({ uri, text: view.text, spans: free });
  }
  return { unit: asked.unit, files, total, tagged, changed, readOnly };
}

const hasTag = ({ annotations }: SeedView, { start, end }: Span, tag: string): boolean =>
  annotations.some(
    ({ annotation, anchor }) =>
      annotation.kind === 'tag' &&
      annotation.tag === tag &&
      isActive(annotation) &&
      anchor.span?.start === start &&
      anchor.span.end === end,
  );

async function writeTags({ files }: TagPlan, tag: string, { annotator, vocabulary }: Parts): Promise<void> {
  const action = new Transaction();
  const done = await withProgress(plainText`Tagging results`, async (token, progress) => {
    const defined = new Set<string>();
    let written = 0;
    for (const plan of files) {
      if (token.isCancellationRequested) break;
      progress(written, files.length);
      await annotator.tagEach(plan, plan.spans, tag, action);
      written++;
      const set = `${await vocabulary.fileFor(plan.uri)}`;
      if (!defined.has(set)) await vocabulary.defineTags([tag], plan.uri, action);
      defined.add(set);
    }
    return written;
  });
  if (done < files.length)
    void showInformation(
      plainText`Stopped. ${count(done, 'file')} of ${files.length} tagged: one undo takes them back.`,
    );
}
