/** A query line in tokens. Linear in its length. */
import type { Span } from '../../text';

export type Token =
  | { readonly type: 'open' | 'close' | 'not' | 'or'; readonly span: Span }
  /** `field:` or `field<`, directly before its value. */
  | { readonly type: 'field'; readonly name: string; readonly operator: string; readonly span: Span }
  | {
      readonly type: 'value';
      readonly text: string;
      readonly isQuoted: boolean;
      readonly isOpen: boolean;
      readonly span: Span;
    };

const TOKEN =
  /(?<space>\s+)|(?<open>\()|(?<close>\))|(?<not>-(?=\S))|(?<name>[A-Za-z]+)(?<operator>:|<=|>=|<|>|=)|["“”„](?<quoted>[^"“”„]*)(?<end>["“”„]?)|(?<word>[^\s()"“”„]+)/uy;

/** A longer query is cut here: it is typed by a person. */
export const MAX_QUERY = 10_000;

export function lexQuery(line: string): Token[] {
  const tokens: Token[] = [];
  const source = line.slice(0, MAX_QUERY);
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const token = tokenOf(match);
    if (token) tokens.push(token);
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray): Token | null {
  const groups = match.groups ?? {};
  const span: Span = { start: match.index, end: match.index + match[0].length };
  if (groups.space !== undefined) return null;
  if (groups.open !== undefined) return { type: 'open', span };
  if (groups.close !== undefined) return { type: 'close', span };
  if (groups.not !== undefined) return { type: 'not', span };
  if (groups.name !== undefined)
    return { type: 'field', name: groups.name.toLowerCase(), operator: groups.operator ?? ':', span };
  if (groups.quoted !== undefined)
    return { type: 'value', text: groups.quoted, isQuoted: true, isOpen: groups.end === '', span };
  const word = groups.word as string;
  return word === 'OR' ? { type: 'or', span } : { type: 'value', text: word, isQuoted: false, isOpen: false, span };
}
