/**
 * What the client of Hypothesis exports and imports, https://github.com/hypothesis/client: annotations of its API, below
 * `annotations`. Its import takes texts, tags, selectors and addresses, and makes all of it annotations of who imports.
 */

import type { Annotation, Selector } from '../../annotation';
import { phrase, quantity } from '../../text';
import {
  type AnnotationFields,
  addressOf,
  type DecidedItem,
  type ExchangeDocument,
  fieldsOf,
  lossWarnings,
  withoutDismissed,
} from '../exchangeModel';
import { UNITS } from '../placing/counting';
import type { Format, WrittenDocument } from './format';
import { readWebAnnotations, SPACE, withReplies } from './webAnnotationRead';

export const hypothesis: Format = {
  id: 'hypothesis',
  title: phrase`Hypothesis`,
  detail: phrase`people’s notes, tags and decisions, for the import of its sidebar`,
  endings: ['.hypothesis.json'],
  joined: null,
  write,
  read: (text, _companion, textOf) => readWebAnnotations(text, textOf, UNITS),
};

function write(all: ExchangeDocument): WrittenDocument {
  const { document, warnings: dismissed } = withoutDismissed(all);
  const decided = document.items.filter((item): item is DecidedItem => item.origin === 'person');
  const annotations = decided.map(({ annotation }) => toHypothesis(annotation, document));
  const warnings = [...dismissed, ...lossWarnings(document, 'Hypothesis', { relations: true, orphans: true })];
  const derived = document.items.filter(({ origin }) => origin === 'machine').length;
  if (derived)
    warnings.push(
      phrase`${document.name}: ${quantity(derived, 'result')} of the analysis left out, which Hypothesis would show as yours.`,
    );
  const replies = decided.reduce((sum, { annotation }) => sum + repliesOf(annotation).length, 0);
  if (replies)
    warnings.push(
      phrase`${document.name}: ${quantity(replies, 'reply', 'replies')} added to the text of their notes: the import of Hypothesis makes no replies.`,
    );
  if (document.address === null)
    warnings.push(
      phrase`${document.name}: Hypothesis shows annotations at the address of a page, which is not known: give the command line --base with the folder’s.`,
    );
  const file = { export_userid: '', client_version: '', annotations };
  return { contents: [`${JSON.stringify(file, null, 2)}\n`], warnings };
}

function toHypothesis(annotation: Annotation, document: ExchangeDocument): AnnotationFields {
  const uri = addressOf(document);
  const author = annotation.author ?? 'unsigned';
  const { created, modified = created } = annotation;
  return {
    id: `${SPACE}annotation:${encodeURIComponent(annotation.id)}`,
    ...(created ? { created } : {}),
    ...(modified ? { updated: modified } : {}),
    user: `acct:${author.replaceAll('@', '.')}@seed-annotator`,
    user_info: { display_name: author },
    uri,
    document: { title: [document.articles[0]?.title ?? document.name] },
    text: textOf(annotation),
    tags: annotation.kind === 'tag' ? [annotation.tag] : [],
    target: [{ source: uri, selector: selectorsOf(annotation.target) }],
    references: [],
    annotation: fieldsOf(annotation),
  };
}

/** The browser counts UTF-16 units. */
const selectorsOf = ({ exact, prefix, suffix, start, end }: Selector): object[] => [
  { type: 'TextPositionSelector', start, end },
  { type: 'TextQuoteSelector', exact, prefix, suffix },
];

/** What the sidebar shows of an annotation, as Markdown. */
function textOf(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'note':
      return withReplies(fieldsOf(annotation));
    case 'speaker':
      return `Speaker: ${annotation.speaker ?? 'none'} (${annotation.status})`;
    case 'entity':
      return `Name: ${annotation.name ?? annotation.target.exact}${annotation.type ? `, ${annotation.type}` : ''} (${annotation.status})`;
    default:
      return '';
  }
}

const repliesOf = (annotation: Annotation): readonly unknown[] =>
  annotation.kind === 'note' ? (annotation.replies ?? []) : [];
