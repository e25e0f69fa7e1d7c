/** Labels of annotation actions, for undo and redo. */
import {
  ANNOTATIONS_KEY,
  type Annotation,
  CORPUS_LISTS,
  type ItemRecord,
  isSame,
  type Note,
  readItem,
} from '../../annotation';
import { excerpt } from './words';

const MAX_QUOTED_LENGTH = 40;
const quoted = (words: string): string => `“${excerpt(words, MAX_QUOTED_LENGTH)}”`;

/**
 * The label of an action, such as `tag “check” added` or `speaker Mari Solberg confirmed (3 times)`. If the action
 * changed annotations, the label does not mention changes of the corpus file.
 */
export function actionLabelOf(records: readonly ItemRecord[]): string {
  const annotations = records.filter(({ list }) => list === ANNOTATIONS_KEY);
  const labels = annotations.length ? annotations.map(labelOfAnnotation) : labelsOfCorpusChanges(records);
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [[label, times] = ['nothing', 0], ...others] = counts;
  const repeated = times > 1 ? `${label} (${times} times)` : label;
  return others.length ? `${repeated}, and ${labels.length - times} more` : repeated;
}

function labelOfAnnotation({ before, after }: ItemRecord): string {
  const was = before && readItem(before.value).annotation;
  const is = after && readItem(after.value).annotation;
  if (was && is) return labelOfChange(was, is);
  if (is) return labelOfAddition(is);
  return was ? labelOfRemoval(was) : 'annotation changed';
}

function labelOfAddition(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'note':
      return `note ${quoted(annotation.body)} added`;
    case 'tag':
      return `tag ${quoted(annotation.tag)} added`;
    case 'speaker':
    case 'entity':
      return labelOfDecision(annotation);
    case 'relation':
      return `relation ${quoted(annotation.relation)} added`;
  }
}

function labelOfDecision(annotation: Annotation & { kind: 'speaker' | 'entity' }): string {
  const { status } = annotation;
  const name = annotation.kind === 'speaker' ? annotation.speaker : annotation.name;
  const of = excerpt(name ?? annotation.target.exact, MAX_QUOTED_LENGTH);
  if (status === 'rejected' && annotation.kind === 'entity')
    return `${quoted(annotation.target.exact)} marked as not an entity`;
  if (status === 'rejected') return name ? `speaker ${of} rejected` : 'marked as not speech';
  if (annotation.kind === 'entity' && annotation.mentions) return `mention of ${of} decided`;
  if (status === 'confirmed') return `${annotation.kind} ${of} confirmed`;
  return `${annotation.kind} changed to ${of}`;
}

function labelOfRemoval(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'note':
      return `note ${quoted(annotation.body)} deleted`;
    case 'tag':
      return `tag ${quoted(annotation.tag)} removed`;
    case 'speaker':
    case 'entity':
      return `decision on ${annotation.kind} undone`;
    case 'relation':
      return `relation ${quoted(annotation.relation)} removed`;
  }
}

const PLACELESS = { target: null, to: null, modified: null };

function labelOfChange(was: Annotation, is: Annotation): string {
  if (was.adjudication !== is.adjudication) return `${is.kind} ${is.adjudication ?? 'reopened'}`;
  if (isSame({ ...was, ...PLACELESS }, { ...is, ...PLACELESS }))
    return `${is.kind === 'speaker' || is.kind === 'entity' ? 'decision' : is.kind} moved`;
  if (is.kind === 'note' && was.kind === 'note') return labelOfNoteChange(was, is);
  if (is.kind === 'tag') return `tag changed to ${quoted(is.tag)}`;
  if (is.kind === 'relation') return `relation changed to ${quoted(is.relation)}`;
  return is.kind === 'speaker' || is.kind === 'entity' ? labelOfDecision(is) : `${is.kind} changed`;
}

function labelOfNoteChange(was: Note, is: Note): string {
  const [before, now] = [was.replies ?? [], is.replies ?? []];
  if (now.length > before.length) return `reply ${quoted(now.at(-1)?.body ?? '')} added`;
  if (now.length < before.length) {
    const gone = before.find(({ id }) => now.every(reply => reply.id !== id));
    return `reply ${quoted(gone?.body ?? '')} deleted`;
  }
  if (Boolean(was.resolved) !== Boolean(is.resolved))
    return `note ${quoted(is.body)} ${is.resolved ? 'resolved' : 'reopened'}`;
  return isSame(before, now) ? `note ${quoted(is.body)} edited` : 'reply edited';
}

/** If one item of a list was removed and one added in the same action, the item was renamed. */
function labelsOfCorpusChanges(records: readonly ItemRecord[]): string[] {
  return Object.values(CORPUS_LISTS).flatMap(({ key: list, noun }) => {
    const own = records.filter(record => record.list === list);
    const removed = own.find(({ after }) => !after);
    const added = own.find(({ before }) => !before);
    if (own.length === 2 && removed && added) return [`${noun} ${quoted(removed.key)} renamed to ${quoted(added.key)}`];
    return own.map(
      ({ key, before, after }) => `${noun} ${quoted(key)} ${before ? (after ? 'changed' : 'removed') : 'added'}`,
    );
  });
}
