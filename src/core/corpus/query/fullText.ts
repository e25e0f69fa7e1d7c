/** The words of a query as expressions of FTS5. Words hold letters and digits only, so none of them is a command. */
import type { QueryNode, ResultUnit, Words } from './model';

export type FullTextTable = 'quote_text' | 'paragraph_text';

/** What a table of full text is asked. */
export interface FullText {
  readonly table: FullTextTable;
  readonly expression: string;
  /** SQLite puts the lists of all words with a beginning together each time it is asked. */
  readonly hasPrefix: boolean;
}

/** A phrase. */
export const phraseOf = ({ words, isPrefix }: Words): string => `"${words.join(' ')}"${isPrefix ? '*' : ''}`;

/** A part of a query as one expression; null where it asks for more than words of one table. */
export function fullTextOf(node: QueryNode, unit: ResultUnit): FullText | null {
  if (node.type === 'words') {
    const inQuotes = node.field === 'said' || (node.field === null && unit === 'quote');
    const table = inQuotes ? 'quote_text' : 'paragraph_text';
    return { table, expression: phraseOf(node.value), hasPrefix: node.value.isPrefix };
  }
  if (node.type !== 'and' && node.type !== 'or') return null;
  const parts = node.nodes.map(one => fullTextOf(one, unit));
  const [first] = parts;
  if (!first || parts.some(part => part?.table !== first.table)) return null;
  return {
    table: first.table,
    expression: `(${parts.map(part => part?.expression).join(node.type === 'and' ? ' AND ' : ' OR ')})`,
    hasPrefix: parts.some(part => part?.hasPrefix),
  };
}
