/** A query as SQL over the corpus index. All values go as parameters, never into the statement. */
import type { SqlValue } from '../database';
import type { NameField, QueryNode, Words } from './model';

/** What a result is: a quote, or a paragraph. */
export type ResultUnit = 'quote' | 'paragraph';

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
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

/** The condition on a row: `q` is the quote or `p` the paragraph, `a` its article, `f` its file. */
export function conditionOf(node: QueryNode, unit: ResultUnit): Condition {
  switch (node.type) {
    case 'and':
    case 'or':
      return joined(
        node.nodes.map(one => conditionOf(one, unit)),
        node.type === 'and' ? ' AND ' : ' OR ',
      );
    case 'not': {
      const { sql, values } = conditionOf(node.node, unit);
      return { sql: `NOT coalesce(${sql}, 0)`, values };
    }
    case 'words':
      return wordsCondition(node.field, node.value, unit);
    case 'name':
      return nameCondition(node.field, node.value, node.text, unit);
    case 'date':
      return dateCondition(node.field, node.from, node.to);
    case 'choice':
      return { sql: `q.${node.field} = ?`, values: [node.value] };
    case 'confidence':
      return { sql: `q.confidence ${node.comparison} ?`, values: [node.value] };
  }
}

function joined(conditions: readonly Condition[], by: string): Condition {
  return { sql: `(${conditions.map(({ sql }) => sql).join(by)})`, values: conditions.flatMap(({ values }) => values) };
}

/** A phrase of FTS5. Words hold letters and digits only. */
export const phraseOf = ({ words, isPrefix }: Words): string => `"${words.join(' ')}"${isPrefix ? '*' : ''}`;

function wordsCondition(field: 'said' | 'text' | null, value: Words, unit: ResultUnit): Condition {
  const inQuotes = field === 'said' || (field === null && unit === 'quote');
  const table = inQuotes ? 'quote_text' : 'paragraph_text';
  const id = inQuotes ? 'q.id' : unit === 'quote' ? 'q.paragraph_id' : 'p.id';
  return { sql: `${id} IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, values: [phraseOf(value)] };
}

/** `folded` columns have a space before and after each word. */
const containing = ({ words, isPrefix }: Words): string => `% ${words.join(' ')}${isPrefix ? '%' : ' %'}`;

const people = (value: Words): Condition => ({
  sql: 'SELECT id FROM people WHERE folded LIKE ?',
  values: [containing(value)],
});

function nameCondition(field: NameField, value: Words, text: string, unit: ResultUnit): Condition {
  const like = { values: [`%${text.replace(/\*$/, '').replace(/[\\%_]/g, mark => `\\${mark}`)}%`] };
  switch (field) {
    case 'speaker': {
      const { sql, values } = people(value);
      return { sql: `q.person_id IN (${sql})`, values };
    }
    case 'mentions': {
      const { sql, values } = people(value);
      return { sql: `a.id IN (SELECT article_id FROM entities WHERE person_id IN (${sql}))`, values };
    }
    case 'source':
    case 'title':
      return { sql: `a.${field} LIKE ? ESCAPE '\\'`, ...like };
    case 'file':
      return { sql: "f.path LIKE ? ESCAPE '\\'", ...like };
    case 'author':
      return annotated("n.author LIKE ? ESCAPE '\\'", like.values, unit);
    case 'tag':
      return annotated("(n.tag = ? OR n.tag LIKE ? ESCAPE '\\')", [text, `${like.values[0]?.slice(1, -1)}/%`], unit);
    case 'about':
      return annotated(
        "(n.tag LIKE ? ESCAPE '\\' OR n.body LIKE ? ESCAPE '\\')",
        [...like.values, ...like.values],
        unit,
      );
  }
}

/** An annotation that shares text with the row. */
function annotated(sql: string, values: readonly SqlValue[], unit: ResultUnit): Condition {
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
