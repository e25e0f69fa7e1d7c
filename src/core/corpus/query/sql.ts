/** A query as SQL over the corpus index. All values go as parameters, never into the statement. */
import type { SqlValue } from '../database';
import { INDEXED_PEOPLE } from '../schema';
import { type FullText, type FullTextTable, fullTextOf } from './fullText';
import type { NameField, QueryNode, ResultUnit, Words } from './model';

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** How lists of rows are looked up: by a subquery, or from what a plan knows already. */
export interface LookUps {
  /** A condition on the id of a quote or paragraph, which is a column. */
  match(match: FullText, id: string): Condition;
  /** A subquery for the ids of people; null where they are so many that the people of each row are looked at instead. */
  people(name: Words): Condition | null;
}

const QUOTE_FIELDS: ReadonlySet<string> = new Set(['speaker', 'said', 'status', 'kind']);

/** Quotes where the query asks for something that only quotes have, else paragraphs. */
export function unitOf(node: QueryNode): ResultUnit {
  return asksForQuotes(node) ? 'quote' : 'paragraph';
}

function asksForQuotes(node: QueryNode): boolean {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.nodes.some(asksForQuotes);
    case 'not':
      return asksForQuotes(node.node);
    case 'confidence':
      return true;
    default:
      return node.field !== null && QUOTE_FIELDS.has(node.field);
  }
}

/** A condition on the folded name of a person. The first half is one that most names fail at little cost. */
const named = ({ words, isPrefix }: Words): Condition => ({
  // `instr` takes a fraction of the time of LIKE.
  sql: "instr(fold, ?) > 0 AND instr(' ' || fold || ' ', ?) > 0",
  values: [words.join(' '), ` ${words.join(' ')}${isPrefix ? '' : ' '}`],
});

/** A subquery for the ids of people. The index of names is read as a whole: it is smaller than the table. */
export function peopleNamedBy(name: Words): Condition {
  const { sql, values } = named(name);
  return { sql: `SELECT id FROM ${INDEXED_PEOPLE} WHERE ${sql}`, values };
}

export const bySubquery: LookUps = {
  match: ({ table, expression }, id) => ({
    sql: `${id} IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`,
    values: [expression],
  }),
  people: peopleNamedBy,
};

/**
 * The condition on a row: `q` is the quote or `p` the paragraph, `a` its article, `f` its file. A plus keeps SQLite from
 * using an index for a column: plan.ts chooses what a search begins with.
 */
export function conditionOf(node: QueryNode, unit: ResultUnit, lookUps: LookUps = bySubquery): Condition {
  const match = fullTextOf(node, unit);
  if (match) return lookUps.match(match, `+${textIdOf(match.table, unit)}`);
  switch (node.type) {
    case 'and':
    case 'or':
      return joined(
        node.nodes.map(one => conditionOf(one, unit, lookUps)),
        node.type === 'and' ? ' AND ' : ' OR ',
      );
    case 'not': {
      const { sql, values } = conditionOf(node.node, unit, lookUps);
      return { sql: `NOT coalesce(${sql}, 0)`, values };
    }
    case 'name':
      return nameCondition(node, unit, lookUps);
    case 'date':
      return dateCondition(node.field, node.from, node.to);
    case 'choice':
      return { sql: `+q.${node.field} = ?`, values: [node.value] };
    case 'confidence':
      return { sql: `q.confidence ${node.comparison} ?`, values: [node.value] };
    case 'words':
      throw new Error('words are full text');
  }
}

export function joined(conditions: readonly Condition[], by: string): Condition {
  return { sql: `(${conditions.map(({ sql }) => sql).join(by)})`, values: conditions.flatMap(({ values }) => values) };
}

/** The column of a result that a table of full text goes by. */
export function textIdOf(table: FullTextTable, unit: ResultUnit): string {
  if (table === 'quote_text') return 'q.id';
  return unit === 'quote' ? 'q.paragraph_id' : 'p.id';
}

type NameNode = Extract<QueryNode, { readonly type: 'name' }>;

function nameCondition(node: NameNode, unit: ResultUnit, lookUps: LookUps): Condition {
  const { field, value } = node;
  switch (field) {
    case 'speaker': {
      const people = lookUps.people(value);
      return people
        ? { ...people, sql: `+q.person_id IN (${people.sql})` }
        : anyNamed(value, 'person.id = q.person_id');
    }
    case 'mentions': {
      const people = lookUps.people(value);
      if (!people) return anyNamed(value, 'person.id IN (SELECT person_id FROM entity_rows WHERE article_id = a.id)');
      return { ...people, sql: `+a.id IN (SELECT article_id FROM entity_rows WHERE person_id IN (${people.sql}))` };
    }
    case 'source':
    case 'title':
      return { sql: `a.${field} LIKE ? ESCAPE '\\'`, values: [`%${escapedFor(node)}%`] };
    case 'file':
      // A condition on the article alone, so that a walk skips whole articles.
      return {
        sql: "+a.file_id IN (SELECT id FROM files WHERE path LIKE ? ESCAPE '\\')",
        values: [`%${escapedFor(node)}%`],
      };
    default:
      return annotated(annotationCondition({ ...node, field }), unit);
  }
}

/** @param which of the people, `person` */
function anyNamed(name: Words, which: string): Condition {
  const { sql, values } = named(name);
  return { sql: `EXISTS (SELECT 1 FROM ${INDEXED_PEOPLE} person WHERE ${which} AND ${sql})`, values };
}

/** The text of a node without its star, for LIKE. */
const escapedFor = ({ text }: NameNode): string => text.replace(/\*$/, '').replace(/[\\%_]/g, mark => `\\${mark}`);

export type AnnotationField = Extract<NameField, 'author' | 'tag' | 'about'>;

/** The condition on an annotation, `n`. */
export function annotationCondition(node: NameNode & { readonly field: AnnotationField }): Condition {
  const escaped = escapedFor(node);
  const containing = `%${escaped}%`;
  switch (node.field) {
    case 'author':
      return { sql: "n.author LIKE ? ESCAPE '\\'", values: [containing] };
    case 'tag':
      return { sql: "(n.tag = ? OR n.tag LIKE ? ESCAPE '\\')", values: [node.text, `${escaped}/%`] };
    case 'about':
      return { sql: "(n.tag LIKE ? ESCAPE '\\' OR n.body LIKE ? ESCAPE '\\')", values: [containing, containing] };
  }
}

/** An annotation that shares text with the row. */
function annotated({ sql, values }: Condition, unit: ResultUnit): Condition {
  const row = unit === 'quote' ? 'q' : 'p';
  return {
    sql: `EXISTS (SELECT 1 FROM annotations n WHERE n.article_id = a.id AND n.start_offset < ${row}.end_offset AND n.end_offset > ${row}.start_offset AND ${sql})`,
    values,
  };
}

function dateCondition(field: 'date' | 'after' | 'before', from: string, to: string): Condition {
  switch (field) {
    case 'date':
      return { sql: 'a.date BETWEEN ? AND ?', values: [from, to] };
    case 'after':
      return { sql: 'a.date >= ?', values: [from] };
    case 'before':
      return { sql: 'a.date < ?', values: [from] };
  }
}
