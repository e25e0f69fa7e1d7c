/** Labels of annotation actions, for undo and redo. */
import {
  ANNOTATIONS_KEY,
  type Annotation,
  CORPUS_LISTS,
  type CorpusListName,
  type EntityDecision,
  type ItemRecord,
  isSame,
  type Note,
  readItem,
  type SpeakerDecision,
} from '../../annotation';
import type { DisplayLanguage } from '../../text';
import { excerpt } from './words';

const MAX_QUOTED_LENGTH = 40;
const short = (words: string): string => excerpt(words, MAX_QUOTED_LENGTH);

/**
 * The label of an action, such as `tag “check” added` or `speaker Mari Solberg confirmed (3 times)`. If the action
 * changed annotations, the label does not mention changes of the corpus file.
 */
export function actionLabelOf(records: readonly ItemRecord[], language: DisplayLanguage): string {
  const { say } = language;
  const annotations = records.filter(({ list }) => list === ANNOTATIONS_KEY);
  const labels = annotations.length
    ? annotations.map(record => labelOfAnnotation(record, language))
    : labelsOfCorpusChanges(records, language);
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [[label, times] = [say`nothing`, 0], ...others] = counts;
  const repeated = times > 1 ? say`${label} (${times} times)` : label;
  return others.length ? say`${repeated}, and ${labels.length - times} more` : repeated;
}

function labelOfAnnotation({ before, after }: ItemRecord, language: DisplayLanguage): string {
  const was = before && readItem(before.value).annotation;
  const is = after && readItem(after.value).annotation;
  if (was && is) return labelOfChange(was, is, language);
  if (is) return labelOfAddition(is, language);
  return was ? labelOfRemoval(was, language) : language.say`annotation changed`;
}

function labelOfAddition(annotation: Annotation, language: DisplayLanguage): string {
  const { say } = language;
  switch (annotation.kind) {
    case 'note':
      return say`note “${short(annotation.body)}” added`;
    case 'tag':
      return say`tag “${short(annotation.tag)}” added`;
    case 'speaker':
    case 'entity':
      return labelOfDecision(annotation, language);
    case 'relation':
      return say`relation “${short(annotation.relation)}” added`;
  }
}

function labelOfDecision(decision: SpeakerDecision | EntityDecision, { say }: DisplayLanguage): string {
  const { kind, status, target } = decision;
  const name = kind === 'speaker' ? decision.speaker : decision.name;
  const of = short(name ?? target.exact);
  if (status === 'rejected' && kind === 'entity') return say`“${short(target.exact)}” marked as not an entity`;
  if (status === 'rejected') return name ? say`speaker ${of} rejected` : say`marked as not speech`;
  if (kind === 'entity' && decision.mentions) return say`mention of ${of} decided`;
  if (kind === 'entity') return status === 'confirmed' ? say`entity ${of} confirmed` : say`entity changed to ${of}`;
  return status === 'confirmed' ? say`speaker ${of} confirmed` : say`speaker changed to ${of}`;
}

function labelOfRemoval(annotation: Annotation, { say }: DisplayLanguage): string {
  switch (annotation.kind) {
    case 'note':
      return say`note “${short(annotation.body)}” deleted`;
    case 'tag':
      return say`tag “${short(annotation.tag)}” removed`;
    case 'speaker':
      return say`decision on speaker undone`;
    case 'entity':
      return say`decision on entity undone`;
    case 'relation':
      return say`relation “${short(annotation.relation)}” removed`;
  }
}

const PLACELESS = { target: null, to: null, modified: null };

function labelOfChange(was: Annotation, is: Annotation, language: DisplayLanguage): string {
  const { say } = language;
  if (was.adjudication !== is.adjudication) return labelOfAdjudication(is, language);
  if (isSame({ ...was, ...PLACELESS }, { ...is, ...PLACELESS })) return labelOfMove(is, language);
  if (is.kind === 'note' && was.kind === 'note') return labelOfNoteChange(was, is, language);
  if (is.kind === 'tag') return say`tag changed to “${short(is.tag)}”`;
  if (is.kind === 'relation') return say`relation changed to “${short(is.relation)}”`;
  return is.kind === 'note' ? say`note changed` : labelOfDecision(is, language);
}

function labelOfAdjudication({ kind, adjudication }: Annotation, { say }: DisplayLanguage): string {
  const labels = {
    note: { adopted: say`note adopted`, dismissed: say`note dismissed`, reopened: say`note reopened` },
    tag: { adopted: say`tag adopted`, dismissed: say`tag dismissed`, reopened: say`tag reopened` },
    speaker: { adopted: say`speaker adopted`, dismissed: say`speaker dismissed`, reopened: say`speaker reopened` },
    entity: { adopted: say`entity adopted`, dismissed: say`entity dismissed`, reopened: say`entity reopened` },
    relation: { adopted: say`relation adopted`, dismissed: say`relation dismissed`, reopened: say`relation reopened` },
  };
  return labels[kind][adjudication ?? 'reopened'];
}

function labelOfMove({ kind }: Annotation, { say }: DisplayLanguage): string {
  switch (kind) {
    case 'note':
      return say`note moved`;
    case 'tag':
      return say`tag moved`;
    case 'relation':
      return say`relation moved`;
    case 'speaker':
    case 'entity':
      return say`decision moved`;
  }
}

function labelOfNoteChange(was: Note, is: Note, { say }: DisplayLanguage): string {
  const [before, now] = [was.replies ?? [], is.replies ?? []];
  if (now.length > before.length) return say`reply “${short(now.at(-1)?.body ?? '')}” added`;
  if (now.length < before.length) {
    const gone = before.find(({ id }) => now.every(reply => reply.id !== id));
    return say`reply “${short(gone?.body ?? '')}” deleted`;
  }
  const note = short(is.body);
  if (Boolean(was.resolved) !== Boolean(is.resolved))
    return is.resolved ? say`note “${note}” resolved` : say`note “${note}” reopened`;
  return isSame(before, now) ? say`note “${note}” edited` : say`reply edited`;
}

/** If one item of a list was removed and one added in the same action, the item was renamed. */
function labelsOfCorpusChanges(records: readonly ItemRecord[], language: DisplayLanguage): string[] {
  const { say } = language;
  return (Object.keys(CORPUS_LISTS) as CorpusListName[]).flatMap(list => {
    const noun = itemName(list, language);
    const own = records.filter(record => record.list === CORPUS_LISTS[list].key);
    const removed = own.find(({ after }) => !after);
    const added = own.find(({ before }) => !before);
    if (own.length === 2 && removed && added)
      return [say`${noun} “${short(removed.key)}” renamed to “${short(added.key)}”`];
    return own.map(({ key, before, after }) => {
      const name = short(key);
      if (!before) return say`${noun} “${name}” added`;
      return after ? say`${noun} “${name}” changed` : say`${noun} “${name}” removed`;
    });
  });
}

function itemName(list: CorpusListName, { say }: DisplayLanguage): string {
  switch (list) {
    case 'tags':
      return say`tag`;
    case 'relations':
      return say`relation type`;
    case 'records':
      return say`record`;
    case 'entities':
      return say`entity`;
    case 'distinct':
      return say`list of names`;
  }
}
