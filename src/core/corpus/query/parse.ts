/** From a query line to what it asks. Parsing never throws: what is wrong is told with its place, and the rest counts. */
import { type Message, phrase, type Span } from '../../text';
import { foldWords } from '../names';
import { lexQuery, type Token } from './lex';
import {
  CHOICE_FIELDS,
  type ChoiceField,
  type Comparison,
  DATE_FIELDS,
  type DateField,
  FIELDS,
  NAME_FIELDS,
  type NameField,
  PEOPLE_FIELDS,
  type Query,
  type QueryNode,
  type QueryProblem,
  WORD_FIELDS,
  type WordField,
  type Words,
} from './model';

/** Brackets nested more deeply are no person’s doing. */
const MAX_DEPTH = 20;
/** SQLite limits the size of an expression. */
const MAX_CONDITIONS = 200;

export function parseQuery(line: string): Query {
  return new Parser(lexQuery(line), line.length).parse();
}

type Value = Extract<Token, { readonly type: 'value' }>;
type Field = Extract<Token, { readonly type: 'field' }>;

class Parser {
  private at = 0;
  private conditions = 0;
  private readonly problems: QueryProblem[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  parse(): Query {
    const nodes: QueryNode[] = [];
    for (let node = this.alternatives(0); ; node = this.alternatives(0)) {
      if (node) nodes.push(node);
      const stray = this.tokens[this.at];
      if (!stray) break;
      this.problem(stray.span, phrase`This bracket has no opening bracket.`);
      this.at++;
    }
    return { root: joined('and', nodes), problems: this.problems };
  }

  private alternatives(depth: number): QueryNode | null {
    const nodes: QueryNode[] = [];
    for (;;) {
      const node = this.conjunction(depth);
      if (node) nodes.push(node);
      const token = this.tokens[this.at];
      if (token?.type !== 'or') break;
      if (!node) this.problem(token.span, phrase`Put OR between two conditions.`);
      this.at++;
    }
    return joined('or', nodes);
  }

  private conjunction(depth: number): QueryNode | null {
    const nodes: QueryNode[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (token.type === 'or' || token.type === 'close') break;
      const node = this.condition(token, depth);
      if (node) nodes.push(node);
    }
    return joined('and', nodes);
  }

  private condition(token: Token, depth: number): QueryNode | null {
    this.at++;
    if (token.type === 'value' || token.type === 'field') this.conditions++;
    if (this.conditions > MAX_CONDITIONS) return this.refuse(token);
    switch (token.type) {
      case 'not':
        return this.negation(token, depth);
      case 'open':
        return this.group(token, depth);
      case 'field':
        return this.field(token);
      case 'value':
        return this.words(null, token);
      default:
        return null;
    }
  }

  private refuse({ span }: Token): null {
    const { length } = this.tokens;
    this.problem(
      { ...span, end: this.tokens[length - 1]?.span.end ?? span.end },
      phrase`A query has at most ${MAX_CONDITIONS} conditions.`,
    );
    this.at = length;
    return null;
  }

  private negation({ span }: Token, depth: number): QueryNode | null {
    const next = this.tokens[this.at];
    if (!next || next.type === 'close' || next.type === 'or' || next.type === 'not' || depth > MAX_DEPTH) {
      this.problem(span, phrase`Put a minus directly before a condition.`);
      return null;
    }
    const node = this.condition(next, depth + 1);
    return node && { type: 'not', node };
  }

  private group({ span }: Token, depth: number): QueryNode | null {
    if (depth >= MAX_DEPTH) {
      this.problem(span, phrase`Brackets are nested more than ${MAX_DEPTH} deep.`);
      return null;
    }
    const node = this.alternatives(depth + 1);
    if (this.tokens[this.at]?.type === 'close') this.at++;
    else this.problem(span, phrase`This bracket is not closed.`);
    return node;
  }

  private field(token: Field): QueryNode | null {
    const value = this.tokens[this.at];
    const isAdjacent = value?.type === 'value' && value.span.start === token.span.end;
    if (!FIELDS.some(name => name === token.name)) {
      if (isAdjacent) this.at++;
      this.problem(token.span, phrase`There is no field “${token.name}”. Fields are ${FIELDS.join(', ')}.`);
      return null;
    }
    if (!isAdjacent) {
      this.problem(token.span, phrase`${token.name} needs a value directly after “${token.operator}”.`);
      return null;
    }
    this.at++;
    if (token.name === 'confidence') return this.confidence(token, value);
    if (token.operator !== ':') {
      this.problem(token.span, phrase`${token.name} takes “:”; only confidence takes “${token.operator}”.`);
      return null;
    }
    return this.valueOf(token.name, value);
  }

  private valueOf(name: string, value: Value): QueryNode | null {
    if (isOneOf(WORD_FIELDS, name)) return this.words(name, value);
    if (isOneOf(NAME_FIELDS, name)) return this.name(name, value);
    if (isOneOf(DATE_FIELDS, name)) return this.date(name, value);
    return this.choice(name as ChoiceField, value);
  }

  private words(field: WordField | null, token: Value): QueryNode | null {
    const value = this.wordsOf(token);
    return value && { type: 'words', field, value };
  }

  private name(field: NameField, token: Value): QueryNode | null {
    const value = this.wordsOf(token);
    if (!value) return null;
    const isPrefix = value.isPrefix || (PEOPLE_FIELDS.includes(field) && (!token.isQuoted || token.isOpen));
    return { type: 'name', field, value: { ...value, isPrefix }, text: token.text };
  }

  private wordsOf(token: Value): Words | null {
    if (token.isOpen) this.problem(token.span, phrase`This quotation mark is not closed.`);
    const isPrefix = token.text.endsWith('*');
    const words = foldWords(token.text).split(' ').filter(Boolean);
    if (words.length) return { words, isPrefix };
    this.problem(token.span, phrase`There is no word in this condition.`);
    return null;
  }

  private date(field: DateField, { text, span }: Value): QueryNode | null {
    const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
    const [, year, month, day] = match ?? [];
    if (!year || Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) {
      this.problem(span, phrase`${field} takes a year, a month or a day: 2025, 2025-04 or 2025-04-26.`);
      return null;
    }
    return {
      type: 'date',
      field,
      from: `${year}-${month ?? '01'}-${day ?? '01'}`,
      to: `${year}-${month ?? '12'}-${day ?? '31'}`,
    };
  }

  private choice(field: ChoiceField, { text, span }: Value): QueryNode | null {
    const value = text.toLowerCase();
    if ((CHOICE_FIELDS[field] as readonly string[]).includes(value)) return { type: 'choice', field, value };
    this.problem(span, phrase`${field} is one of ${CHOICE_FIELDS[field].join(', ')}.`);
    return null;
  }

  private confidence({ operator }: Field, { text, span }: Value): QueryNode | null {
    const match = /^(\d{1,3}(?:\.\d{1,6})?)(%?)$/.exec(text);
    const number = match ? Number(match[1]) : Number.NaN;
    const value = match?.[2] || number > 1 ? number / 100 : number;
    if (!(value <= 1)) {
      this.problem(
        span,
        phrase`confidence takes a number from 0 to 1, or a percentage: confidence<0.7, confidence<70%.`,
      );
      return null;
    }
    return { type: 'confidence', comparison: operator === ':' ? '=' : (operator as Comparison), value };
  }

  private problem(span: Span, message: Message): void {
    const end = Math.min(span.end, this.length);
    this.problems.push({ span: { ...span, end }, message });
  }
}

function joined(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  return nodes.length > 1 ? { type, nodes } : (nodes[0] ?? null);
}

const isOneOf = <T extends string>(names: readonly T[], name: string): name is T => names.some(one => one === name);
