/** Label Studio's tasks, https://labelstud.io/guide/task_format: offsets in code points, with the words. */
import { hashText, type Message, phrase, quantity } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import { extrasOf, extrasOfRelation, metaOf, readDocuments } from '../encoding/jsonLines';
import {
  type ExchangeDocument,
  type ExchangeItem,
  type ExchangeRelation,
  lossWarnings,
  spanOfItem,
} from '../exchangeModel';
import type { Format } from './format';
import { readTask } from './labelStudioRead';
import { labelOf, labelOfRelation } from './labels';

export const labelStudio: Format = {
  id: 'label-studio',
  title: phrase`Label Studio JSON`,
  detail: phrase`one task per article: annotations, and the analysis as predictions`,
  endings: ['.label-studio.json'],
  // Label Studio takes no lines of JSON.
  joined: { head: '[\n', between: ',\n', end: '\n]\n' },
  write: document => ({ contents: [JSON.stringify(toTask(document))], warnings: warningsOf(document) }),
  read: text => readDocuments(text, readTask),
};

function warningsOf(document: ExchangeDocument): Message[] {
  const authors = new Set(
    [
      ...document.items.flatMap(item => (item.origin === 'person' ? [item.annotation] : [])),
      ...document.relations.flatMap(({ annotation }) => annotation ?? []),
    ].flatMap(({ author }) => author ?? []),
  );
  const unknown: Message = phrase`${document.name}: ${quantity(authors.size, 'author')} kept in “meta”: Label Studio takes only its own users as annotators, and shows who imports.`;
  return [...lossWarnings(document, 'Label Studio', { orphans: true }), ...(authors.size ? [unknown] : [])];
}

/**
 * Derived items become a prediction. Annotations of people become one set per author, without `completed_by`: Label
 * Studio refuses the whole file if that is nobody of its users.
 */
function toTask(document: ExchangeDocument): object {
  const points = new CodePoints(document.text);
  const region = (item: ExchangeItem) => {
    const span = spanOfItem(item);
    const words = document.text.slice(span.start, span.end);
    const note = item.origin === 'person' && item.annotation.kind === 'note' ? { text: [item.annotation.body] } : {};
    return {
      id: item.id,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: { ...points.spanToPoints(span), text: words, labels: [labelOf(item)] },
      meta: { ...note, ...extrasOf(item) },
    };
  };
  const link = (relation: ExchangeRelation) => ({
    from_id: relation.from,
    to_id: relation.to,
    type: 'relation',
    direction: 'right',
    labels: [labelOfRelation(relation)],
    meta: extrasOfRelation(relation),
  });
  const items = new Map(document.items.map(item => [item.id, item]));
  const derived = document.items.filter(item => item.origin === 'machine').map(region);
  const links = document.relations.filter(({ annotation }) => !annotation).map(link);
  const byAuthor = new Map<string, object[]>();
  const put = (result: object, author = '') => {
    const known = byAuthor.get(author);
    if (known) known.push(result);
    else byAuthor.set(author, [result]);
  };
  for (const item of document.items) if (item.origin === 'person') put(region(item), item.annotation.author);
  for (const relation of document.relations) {
    const { annotation, from, to } = relation;
    if (!annotation) continue;
    for (const end of [from, to]) put(region(items.get(end)!), annotation.author);
    put(link(relation), annotation.author);
  }
  return {
    // Label Studio numbers tasks anew; its converter wants a number.
    id: Number.parseInt(hashText(document.name).slice(0, 7), 16) + 1,
    data: { text: document.text },
    meta: metaOf(document),
    annotations: [...byAuthor.values()].map(result => ({ result })),
    predictions: derived.length ? [{ model_version: 'seed-annotator', result: [...derived, ...links] }] : [],
  };
}
