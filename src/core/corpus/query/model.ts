/** A search as it was typed: fields, words and phrases, joined by OR, AND and brackets. Spans are of the query line. */
import type { Message, Span } from '../../text';

/** Fields that ask for words. */
export const WORD_FIELDS = ['said', 'text'] as const;
/** Fields that ask for names or labels, of which each word must occur. */
export const NAME_FIELDS = ['speaker', 'mentions', 'about', 'tag', 'source', 'title', 'author', 'file'] as const;
/** Fields of people’s names, which are given as they are typed: the last word may be the beginning of one. */
export const PEOPLE_FIELDS: readonly NameField[] = ['speaker', 'mentions'];
export const DATE_FIELDS = ['date', 'after', 'before'] as const;
export const CHOICE_FIELDS = {
  status: ['derived', 'confirmed', 'corrected', 'rejected', 'unattributed'],
  kind: ['direct', 'partial', 'scare', 'indirect'],
} as const;

export type WordField = (typeof WORD_FIELDS)[number];
export type NameField = (typeof NAME_FIELDS)[number];
export type DateField = (typeof DATE_FIELDS)[number];
export type ChoiceField = keyof typeof CHOICE_FIELDS;
export type FieldName = WordField | NameField | DateField | ChoiceField | 'confidence';

export const FIELDS: readonly FieldName[] = [
  'speaker',
  'said',
  'text',
  'mentions',
  'about',
  'tag',
  'source',
  'title',
  'date',
  'after',
  'before',
  'confidence',
  'status',
  'kind',
  'author',
  'file',
];

/** Words in order; the last may be the beginning of one (`negotiat*`, and a name without quotation marks). */
export interface Words {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

export type Comparison = '<' | '<=' | '>' | '>=' | '=';

export type QueryNode =
  | { readonly type: 'and' | 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode }
  | { readonly type: 'words'; readonly field: WordField | null; readonly value: Words }
  | { readonly type: 'name'; readonly field: NameField; readonly value: Words; readonly text: string }
  | { readonly type: 'date'; readonly field: DateField; readonly from: string; readonly to: string }
  | { readonly type: 'choice'; readonly field: ChoiceField; readonly value: string }
  | { readonly type: 'confidence'; readonly comparison: Comparison; readonly value: number };

/** What a result is: a quote, or a paragraph. */
export type ResultUnit = 'quote' | 'paragraph';

/** What is wrong with a query, and where. */
export interface QueryProblem {
  readonly span: Span;
  readonly message: Message;
}

export interface Query {
  /** Null where nothing is asked. */
  readonly root: QueryNode | null;
  readonly problems: readonly QueryProblem[];
}
