/** From what a reader found to changes of a sidecar. */
import { anchor } from '../annotation/anchor';
import { endsOf } from '../annotation/ends';
import { readItem } from '../annotation/items';
import type { Annotation, Selector } from '../annotation/model';
import { describe } from '../annotation/selector';
import type { SidecarChange } from '../annotation/sidecar';
import { count, type Fields, fieldsOf, type Mark, type ReadDocument } from './exchange';

export interface ImportPlan {
  readonly changes: readonly SidecarChange[];
  /** How many were there already, with the same id, or the same place and content. */
  readonly known: number;
  readonly warnings: readonly string[];
}

export interface ImportPorts {
  /** A new id, unlike any other. */
  readonly newId: () => string;
  /** Who gets the annotations that name no author; null: nobody. */
  readonly author: string | null;
  /** ISO 8601: when those were made that do not tell. */
  readonly now: string;
}

/**
 * What an import adds to a sidecar. Places are told in the article's present text, whatever text the other tool had;
 * what is there already is not added twice, and nothing that is there is changed.
 */
export function planImport(
  document: ReadDocument,
  article: string,
  present: readonly Annotation[],
  ports: ImportPorts,
): ImportPlan {
  const steps = planImportSteps(document, article, present, ports);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As `planImport`; yields between annotations, so that a caller can give way. */
export function* planImportSteps(
  document: ReadDocument,
  article: string,
  present: readonly Annotation[],
  ports: ImportPorts,
): Generator<void, ImportPlan> {
  const ids = new Set(present.map(({ id }) => id));
  const contents = new Set(present.map(contentOf));
  const changes: SidecarChange[] = [];
  const byId = new Map(present.map(annotation => [annotation.id, annotation]));
  let known = 0;
  let other = 0;
  let lost = 0;
  let unusable = 0;
  for (const mark of document.marks) {
    yield;
    if (mark.id !== null && ids.has(mark.id)) {
      known++;
      const there = byId.get(mark.id);
      if (there && !saysSame(there, mark.fields)) other++;
      continue;
    }
    const { target, placed } = targetOf(mark, document.text, article);
    const to = mark.to && targetOf(mark.to, document.text, article);
    const made = {
      ...(ports.author === null ? {} : { author: ports.author }),
      ...(mark.id === null ? { created: ports.now } : {}),
    };
    const id = mark.id ?? ports.newId();
    const ends = { target, ...(to ? { to: to.target } : {}) };
    const { annotation } = target ? readItem({ ...made, ...mark.fields, id, ...ends }) : { annotation: null };
    if (!annotation) {
      unusable++;
      continue;
    }
    const content = contentOf(annotation);
    if (contents.has(content)) {
      known++;
      continue;
    }
    if (!placed || to?.placed === false) lost++;
    ids.add(id);
    contents.add(content);
    changes.push({ op: 'add', annotation });
  }
  const warnings = [...document.warnings];
  if (lost && lost === changes.length && document.text !== null && !article.includes(document.text.trim())) {
    const none = `None of ${count(lost, 'annotation')} found a place: the file seems to be about another article. Nothing was taken.`;
    return { changes: [], known, warnings: [...warnings, none] };
  }
  if (other)
    warnings.push(
      `${count(other, 'annotation')} said something else here than in the file: yours were kept as they are.`,
    );
  if (lost)
    warnings.push(
      `${count(lost, 'annotation')} found no place in the article: kept as lost, to be re-anchored by hand.`,
    );
  if (unusable) warnings.push(`${count(unusable, 'annotation')} not taken: no words, or no content.`);
  return { changes, known, warnings };
}

/** Whether what another tool gives back of an annotation is what is there, but for where and when. */
function saysSame(there: Annotation, fields: Fields): boolean {
  const timeless = ({ created: _, modified: __, author: ___, replies: ____, ...rest }: Fields) => rest;
  const [mine, theirs] = [timeless(fieldsOf(there)), timeless(fields)];
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys].every(key => mine[key] === theirs[key]);
}

/** Two annotations with the same content say the same of the same words, whoever was told of them when. */
function contentOf(annotation: Annotation): string {
  const { created: _, modified: __, replies: ___, ...fields } = fieldsOf(annotation);
  const ends = endsOf(annotation).map(({ selector: { start, exact } }) => [start, exact]);
  return JSON.stringify([ends, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function targetOf(
  mark: Pick<Mark, 'span' | 'quote'>,
  text: string | null,
  article: string,
): { target: Selector | null; placed: boolean } {
  if (mark.span && text !== null && mark.span.end <= text.length) {
    const told = describe(text, mark.span);
    if (text === article) return { target: told, placed: true };
    return found(told, article);
  }
  if (!mark.quote) return { target: null, placed: false };
  return found({ ...mark.quote, ...firstPlaceOf(mark.quote.exact, article) }, article);
}

function found(told: Selector, article: string): { target: Selector; placed: boolean } {
  const { span } = anchor(article, told);
  return span ? { target: describe(article, span), placed: true } : { target: told, placed: false };
}

/** Where only the words are known, their first place is where to begin looking. */
function firstPlaceOf(exact: string, article: string): { start: number; end: number } {
  const start = Math.max(0, article.indexOf(exact));
  return { start, end: start + exact.length };
}
