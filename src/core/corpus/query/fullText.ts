/** The words of a query as expressions of FTS5. Words hold letters and digits only, so none of them is a command. */
import type { QueryNode, ResultUnit, Words } from './model';

export type FullTextTable = 'quote_text' | 'paragraph_text';

/** What a table of full text is asked. */
export interface FullText {
  readonly table: FullTextTable;
  readonly expression: string;
  /** SQLite puts the lists of all words with a beginning together each time it is asked. */
  readonly hasPrefix: boolean;
  /** To be looked for in the text of a quote: the table of quotes does not know where words stand, that of paragraphs does. */
  readonly phrase: Words | null;
}

/** A phrase. */
export const phraseOf = ({ words, isPrefix }: Words): string => `"${words.join(' ')}"${isPrefix ? '*' : ''}`;

/** A part of a query as one expression; null where it asks for more than words of one table. */
export function fullTextOf(node: QueryNode, unit: ResultUnit): FullText | null {
  if (node.type === 'words') {
    const inQuotes = node.field === 'said' || (node.field === null && unit === 'quote');
    const { words, isPrefix } = node.value;
    const phrase = inQuotes && words.length > 1 ? node.value : null;
    const table = inQuotes && !phrase ? 'quote_text' : 'paragraph_text';
    return { table, expression: phraseOf(node.value), hasPrefix: isPrefix, phrase };
  }
  if (node.type !== 'and' && node.type !== 'or') return null;
  const parts = node.nodes.map(one => fullTextOf(one, unit));
  const [first] = parts;
  if (!first || parts.some(part => part?.table !== first.table || part.phrase)) return null;
  return {
    table: first.table,
    expression: `(${parts.map(part => part?.expression).join(node.type === 'and' ? ' AND ' : ' OR ')})`,
    hasPrefix: parts.some(part => part?.hasPrefix),
    phrase: null,
  };
}
