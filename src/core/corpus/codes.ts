/**
 * Words of fixed lists are kept as small numbers, and shown as words by the views of the schema. Small numbers take no
 * more than one byte of a row. A value that a list does not have is kept as it is.
 */
import type { SqlValue } from './database';

export class CodeList {
  private readonly codes: ReadonlyMap<string, number>;

  /** @param words in the order of their numbers, from 0; the order is part of the schema */
  constructor(private readonly words: readonly string[]) {
    this.codes = new Map(words.map((word, code) => [word, code]));
  }

  /** What a row keeps for a word. */
  codeOf(word: string | null): SqlValue {
    return word === null ? null : (this.codes.get(word) ?? word);
  }

  /** The expression of SQL that gives the word of a column. */
  wordOf(column: string): string {
    const cases = this.words.map((word, code) => `WHEN ${code} THEN '${word}'`).join(' ');
    return `CASE ${column} ${cases} ELSE ${column} END`;
  }
}

export const QUOTE_KIND_CODES = new CodeList(['direct', 'indirect', 'partial', 'scare']);
export const QUOTE_STATUS_CODES = new CodeList(['derived', 'confirmed', 'corrected', 'rejected', 'unattributed']);
export const QUOTE_RULE_CODES = new CodeList([
  'cue-adjacent',
  'cue-in-sentence',
  'carried-on',
  'according-to',
  'sentence-subject',
  'noun-cue',
  'colon',
  'introduced',
  'named-after',
  'nested',
  'turn',
]);
export const ENTITY_TYPE_CODES = new CodeList([
  'person',
  'organization',
  'place',
  'group',
  'event',
  'work',
  'product',
  'other',
]);
export const MENTION_KIND_CODES = new CodeList(['name', 'pronoun', 'nominal']);

/** The commonest words that tell of speech. */
export const CUE_CODES = new CodeList(
  `said|told|says|say|saying|asked|added|wrote|called|noted|announced|reported|stated|claimed|warned|continued|explained
  |argued|insisted|suggested|acknowledged|agreed|described|declared|concluded|replied|responded|recalled|confirmed|admitted
  |claims|claiming|adding|arguing|suggesting|citing|cited|according to|According to|has said|had said|have said|called for
  |called on|think|thought|believe|believes|found|shows|showed|read|reads|wants|plans|denied|demanded|urged|criticized
  |accused|promised|offered|emphasized|stressed|tweeted|posted|testified|pledged|dismissed|questioned|mentioned|:|―`
    .split('|')
    .map(word => word.trim()),
);

/** Quotes and entities of an article are known as `q1` and `e1`: the number is kept, other names as they are. */
export function codeOfRef(letter: RefLetter, ref: string): SqlValue {
  const digits = ref.slice(1);
  return ref.startsWith(letter) && /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : ref;
}

export type RefLetter = 'q' | 'e';

export const wordOfRef = (letter: RefLetter, column: string): string =>
  `CASE typeof(${column}) WHEN 'integer' THEN '${letter}' || ${column} ELSE ${column} END`;

const DAY_MS = 86_400_000;
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** `YYYY-MM-DD` as days since 1970. */
export function codeOfDay(iso: string): SqlValue {
  const [, year, month, day] = DAY.exec(iso) ?? [];
  if (year === undefined) return iso;
  // Years before 100 are others for `Date`.
  const time = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const isDay = new Date(time).getUTCDate() === Number(day) && new Date(time).getUTCMonth() === Number(month) - 1;
  return isDay ? time / DAY_MS : iso;
}

export const wordOfDay = (column: string): string =>
  `CASE typeof(${column}) WHEN 'integer' THEN date(${column} * 86400, 'unixepoch') ELSE ${column} END`;

/** Longer mentions are kept as `[start, length, kind]`. */
const MAX_LENGTH = 255;
const START_UNIT = 1024;
const LENGTH_UNIT = 4;

/** Mentions of an entity: one number each, of the start, the length and the kind. Several are JSON. */
export function codeOfMentions(
  mentions: readonly { readonly span: { readonly start: number; readonly end: number }; readonly kind: string }[],
): SqlValue {
  const coded = mentions.map(({ span: { start, end }, kind }) => {
    const code = MENTION_KIND_CODES.codeOf(kind);
    return end - start > MAX_LENGTH || typeof code !== 'number'
      ? [start, end - start, code]
      : start * START_UNIT + (end - start) * LENGTH_UNIT + code;
  });
  const [only] = coded;
  return coded.length === 1 && typeof only === 'number' ? only : JSON.stringify(coded);
}

/** The expressions of SQL that give the number of mentions, and the first one’s start and end. @param column of what is coded */
export function wordsOfMentions(column: string): { count: string; start: string; end: string } {
  const either = (single: string, several: string): string =>
    `CASE typeof(${column}) WHEN 'integer' THEN ${single} ELSE ${several} END`;
  const first = wordsOfMention(
    either("'integer'", `json_type(${column}, '$[0]')`),
    either(column, `json_extract(${column}, '$[0]')`),
  );
  return { count: either('1', `json_array_length(${column})`), start: first.start, end: first.end };
}

/**
 * The expressions of SQL that give a mention’s start, end and kind.
 * @param type expression for its JSON type
 * @param value expression for its JSON value
 */
export function wordsOfMention(type: string, value: string): { start: string; end: string; kind: string } {
  const part = (index: number, coded: string): string =>
    `CASE ${type} WHEN 'array' THEN json_extract(${value}, '$[${index}]') ELSE ${coded} END`;
  const start = part(0, `(${value}) / ${START_UNIT}`);
  return {
    start,
    end: `${start} + ${part(1, `(${value}) / ${LENGTH_UNIT} % ${START_UNIT / LENGTH_UNIT}`)}`,
    kind: MENTION_KIND_CODES.wordOf(part(2, `(${value}) % ${LENGTH_UNIT}`)),
  };
}
