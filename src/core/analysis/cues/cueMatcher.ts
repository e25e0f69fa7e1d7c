import type { CueClass, VerbForm } from '../../language/en';
import { FORM_OF_BE, PAST_LIKE_BASE, POSSESSIVE_PRONOUN } from '../../language/en';
import type { Sentence, Token } from '../tokens/document';
import { phraseAfter, phraseBefore, type Tagged, type TokenRange } from './phrases';
import { Tag } from './syntax';

/** The syntactic relation of a cue to its speaker. */
export const CueArgument = {
  None: 0,
  /** she said */
  Subject: 1,
  /** Hill, a doctor, said */
  Apposition: 2,
  /** Hill, who said */
  Relative: 3,
  /** Hill laughed and said */
  Coordinated: 4,
  /** Hill left, saying */
  Participle: 5,
  /** said Hill */
  Inverted: 6,
  /** described by Hill as */
  Agent: 7,
  /** Hill’s statement; a statement by Hill */
  Owner: 8,
  /** according to Hill */
  According: 9,
  /** HILL: … */
  Colon: 10,
  /** Hill went on to say */
  Infinitive: 11,
  /** Hill posted a message that read */
  ReadByOwner: 12,
} as const;
export type CueArgument = (typeof CueArgument)[keyof typeof CueArgument];

/** A cue in the text with the phrase of the one who says it. */
export interface CueMatch {
  readonly kind: 'verb' | 'noun' | 'preposition' | 'colon';
  /** The cue's own words. */
  readonly cue: TokenRange;
  readonly cls: CueClass;
  readonly form: VerbForm | 'none';
  readonly passive: boolean;
  readonly negated: boolean;
  readonly tie: CueArgument;
  readonly subject: TokenRange | null;
  readonly sentence: number;
  /** The innermost quote that the cue lies in, or -1. */
  readonly within: number;
}

/** All cues of one sentence, in order, each with the phrase for its speaker where syntax shows it. */
export function matchCues(t: Tagged, sentence: Sentence, index: number): CueMatch[] {
  return new Clauses(t, sentence, index).run();
}

/** The phrase for a speaker, with its relation to the cue. */
interface Argument {
  readonly range: TokenRange;
  readonly tie: CueArgument;
}

class Clauses {
  private readonly out: CueMatch[] = [];
  /** The subject of the last finite verb, per level: in the writer's own words, and in the quote just entered. */
  private outer: TokenRange | null = null;
  private inner: TokenRange | null = null;
  private innerQuote = -1;

  constructor(
    private readonly t: Tagged,
    private readonly s: Sentence,
    private readonly index: number,
  ) {}

  run(): CueMatch[] {
    const { tags, quoteOf, doc } = this.t;
    for (let i = this.s.first; i < this.s.last; i++) {
      const quote = quoteOf[i] as number;
      if (quote >= 0 && quote !== this.innerQuote) {
        this.innerQuote = quote;
        this.inner = null;
      }
      const tag = tags[i];
      if (tag === Tag.Cue) this.verb(i);
      else if (tag === Tag.Auxiliary || tag === Tag.Ed || tag === Tag.Verb) this.otherVerb(i);
      else if (tag === Tag.Colon) this.colon(i);
      const { lower, word } = doc.tokens[i] as Token;
      if (lower === 'according' && doc.tokens[i + 1]?.lower === 'to') this.preposition(i, i + 2);
      else if (lower === 'per' && i + 1 < this.s.last && tags[i + 1] !== Tag.Other) this.preposition(i, i + 1);
      else if (word.cueNoun && tag !== Tag.Name) this.noun(i);
    }
    return this.out;
  }

  private last(i: number): TokenRange | null {
    return (this.t.quoteOf[i] as number) >= 0 ? this.inner : this.outer;
  }

  private remember(i: number, subject: TokenRange): void {
    if ((this.t.quoteOf[i] as number) >= 0) this.inner = subject;
    else this.outer = subject;
  }

  private otherVerb(i: number): void {
    const found = this.subject(i);
    if (found && found.tie !== CueArgument.Relative && found.tie !== CueArgument.Coordinated)
      this.remember(i, found.range);
  }

  private verb(i: number): void {
    const { doc, tags } = this.t;
    const verb = (doc.tokens[i] as Token).word.cue;
    if (verb === undefined) return;
    const before = this.beforeVerb(i);
    if (verb.form !== 'past' && (this.isNounHere(i, before) || this.lacksAgreement(i, verb.form, before))) return;
    const passive = (verb.form === 'past' || verb.form === 'participle') && this.isPassive(i, before);
    const agent = passive || this.isBareParticiple(i, verb.form, before) ? this.agent(i) : null;
    let found = agent ? { range: agent, tie: CueArgument.Agent as CueArgument } : this.subject(i);
    const inverted = this.inverted(i, verb.form, before);
    if (inverted && (found === null || found.tie === CueArgument.Coordinated || found.tie === CueArgument.Participle)) {
      found = { range: inverted, tie: CueArgument.Inverted };
    }
    if (found && (found.tie === CueArgument.Subject || found.tie === CueArgument.Apposition))
      this.remember(i, found.range);
    const first = this.auxiliaryStart(i);
    const negated = doc.tokens
      .slice(first, i)
      .some((_, k) => tags[first + k] === Tag.Not || /n[’']t$/.test(doc.tokens[first + k]?.lower ?? ''));
    this.out.push({
      kind: 'verb',
      cue: { first: i, last: i + 1 },
      cls: verb.cue,
      form: verb.form,
      passive,
      negated,
      tie: found?.tie ?? CueArgument.None,
      subject: found?.range ?? null,
      sentence: this.index,
      within: this.t.quoteOf[i] as number,
    });
  }

  /** Index of the last token before the verb group: adverbs, auxiliaries and `not` skipped. */
  private beforeVerb(i: number): number {
    return this.auxiliaryStart(i) - 1;
  }

  private auxiliaryStart(i: number): number {
    const { tags } = this.t;
    let k = i;
    while (k - 1 >= this.s.first && i - k < 8) {
      const tag = tags[k - 1];
      if (tag === Tag.Auxiliary || tag === Tag.Adverb || tag === Tag.Not) k--;
      else break;
    }
    return k;
  }

  private isNounHere(i: number, before: number): boolean {
    const { tags } = this.t;
    if (before < this.s.first) return false;
    const tag = tags[i - 1];
    return tag === Tag.Determiner || tag === Tag.Possessive || (tag === Tag.Preposition && !this.isGerund(i));
  }

  /** `no comment`, `the plan`: a base form directly after a singular noun is a noun too. */
  private lacksAgreement(i: number, form: VerbForm, before: number): boolean {
    if (form !== 'base' || before !== i - 1 || before < this.s.first) return false;
    const { tags, doc } = this.t;
    const word = (doc.tokens[i] as Token).lower;
    if (PAST_LIKE_BASE.test(word)) return false;
    const tag = tags[before];
    if (tag === Tag.Other || tag === Tag.Ed || tag === Tag.Ing)
      return !(doc.tokens[before] as Token).lower.endsWith('s');
    return tag === Tag.Name && !(doc.tokens[before] as Token).lower.endsWith('s');
  }

  private isGerund(i: number): boolean {
    return this.t.doc.tokens[i]?.lower.endsWith('ing') === true;
  }

  private isPassive(i: number, before: number): boolean {
    for (let k = i - 1; k > before; k--) {
      const word = this.t.doc.tokens[k]?.lower ?? '';
      if (FORM_OF_BE.test(word)) return true;
    }
    return false;
  }

  /** `a move described by Hill as`: a participle after its noun. */
  private isBareParticiple(i: number, form: VerbForm, _before: number): boolean {
    return (form === 'past' || form === 'participle') && this.t.doc.tokens[i + 1]?.lower === 'by';
  }

  private agent(i: number): TokenRange | null {
    for (let k = i + 1; k < Math.min(i + 4, this.s.last); k++) {
      if (this.t.doc.tokens[k]?.lower === 'by') return phraseAfter(this.t, k + 1, this.s.last);
    }
    return null;
  }

  private inverted(i: number, form: VerbForm, before: number): TokenRange | null {
    if (form !== 'past' && form !== 's' && form !== 'base') return null;
    const { tags } = this.t;
    const tag = before < this.s.first ? Tag.Stop : tags[before];
    if (tag !== Tag.QuoteMark && tag !== Tag.Comma && tag !== Tag.Stop && tag !== Tag.Dash) return null;
    const next = tags[i + 1];
    if (i + 1 >= this.s.last || next === Tag.Comma || next === Tag.Time) return null;
    const phrase = phraseAfter(this.t, i + 1, this.s.last);
    if (phrase === null || (tags[phrase.first] === Tag.Other && tag === Tag.Comma && form === 'base')) return null;
    return phrase;
  }

  /** The subject that precedes the verb at `i`. */
  private subject(i: number): Argument | null {
    const { tags, doc } = this.t;
    const k = this.beforeVerb(i);
    if (k < this.s.first) return null;
    const tag = tags[k];
    if (tag === Tag.To) return this.sharedSubject(i, CueArgument.Infinitive);
    if (tag === Tag.And) return this.sharedSubject(i, CueArgument.Coordinated);
    const { lower } = doc.tokens[k] as Token;
    if (lower === ',' && !this.isGerund(i) && tags[k - 1] !== Tag.QuoteMark)
      return this.beforeApposition(k) ?? this.sharedSubject(i, CueArgument.Coordinated);
    const relative = tag === Tag.Relative || lower === 'that' ? this.antecedent(k) : null;
    if (relative) return this.ownerOfRead(i, relative);
    if (this.isParticiple(i, k)) return this.sharedSubject(i, CueArgument.Participle);
    const range = phraseBefore(this.t, this.beforeInsertion(k), this.s.first);
    return range && { range, tie: CueArgument.Subject };
  }

  /** The subject of an earlier verb, which the verb at `i` shares. */
  private sharedSubject(i: number, tie: CueArgument): Argument | null {
    const range = this.last(i);
    return range && { range, tie };
  }

  /** `Hill left, saying`: a gerund at `i` without an auxiliary, directly after the token at `k`. */
  private isParticiple(i: number, k: number): boolean {
    const tag = this.t.tags[k];
    if (!this.isGerund(i) || k !== i - 1 || tag === Tag.Auxiliary) return false;
    return tag === Tag.Comma || tag === Tag.Preposition || tag === Tag.Time || tag === Tag.Other || tag === Tag.Name;
  }

  /** Where the phrase before `k` ends: brackets and a dash are skipped. */
  private beforeInsertion(k: number): number {
    const { tags } = this.t;
    let at = k;
    if (tags[at] === Tag.Close) {
      while (at > this.s.first && tags[at] !== Tag.Open) at--;
      if (tags[at] === Tag.Open) at--;
    }
    return tags[at] === Tag.Dash ? at : at + 1;
  }

  /** `Hill, a doctor from Ohio, said`: back over commas to the phrase that the inserted words describe. */
  private beforeApposition(comma: number): Argument | null {
    const { tags, doc } = this.t;
    let i = comma - 1;
    const low = Math.max(this.s.first, comma - 60);
    for (; i > low; i--) {
      if (tags[i] === Tag.QuoteMark && this.t.quoteOf[i] === this.t.quoteOf[comma]) return null;
      if (tags[i] !== Tag.Comma || doc.tokens[i]?.lower !== ',') continue;
      const range = phraseBefore(this.t, i, this.s.first);
      if (range === null) continue;
      const first = tags[range.first];
      const described =
        first === Tag.Name ||
        first === Tag.Pronoun ||
        first === Tag.Determiner ||
        first === Tag.Other ||
        first === Tag.Number;
      const ahead = tags[range.first - 1];
      const insertion = ahead === Tag.Comma && first !== Tag.Name && this.isInsertion(range.first);
      const place =
        ahead === Tag.Comma &&
        first === Tag.Name &&
        range.last - range.first <= 2 &&
        tags[range.first - 2] === Tag.Name &&
        this.earlierComma(range.first - 1);
      if (described && !insertion && !place)
        return { range, tie: this.t.tags[i + 1] === Tag.Relative ? CueArgument.Relative : CueArgument.Apposition };
    }
    return null;
  }

  private isInsertion(first: number): boolean {
    const word = this.t.doc.tokens[first]?.lower ?? '';
    return (
      word === 'a' ||
      word === 'an' ||
      word === 'the' ||
      this.t.tags[first] === Tag.Other ||
      this.t.tags[first] === Tag.Number
    );
  }

  private earlierComma(before: number): boolean {
    for (let i = before - 1; i > Math.max(this.s.first, before - 20); i--)
      if (this.t.tags[i] === Tag.Comma) return true;
    return false;
  }

  /** The antecedent of `who`, `which` or `that` at `k`. */
  private antecedent(k: number): Argument | null {
    const end = this.t.tags[k - 1] === Tag.Comma ? k - 1 : k;
    const range = phraseBefore(this.t, end, this.s.first);
    return range && { range, tie: CueArgument.Relative };
  }

  /** `posted a message to her that read`: what is read is the owner's, not the message's. */
  private ownerOfRead(i: number, relative: Argument): Argument {
    const { doc } = this.t;
    for (let k = relative.range.first; k < relative.range.last; k++) {
      if (!(doc.tokens[k] as Token).word.cueNoun) continue;
      const owner = this.last(i);
      if (owner) return { range: owner, tie: CueArgument.ReadByOwner };
    }
    return relative;
  }

  private preposition(first: number, last: number): void {
    const subject = phraseAfter(this.t, last, this.s.last);
    this.push('preposition', { first, last }, subject, CueArgument.According);
  }

  private noun(i: number): void {
    const { tags, doc } = this.t;
    const next = doc.tokens[i + 1]?.lower;
    let subject: TokenRange | null = null;
    let tie: CueArgument = CueArgument.None;
    if (next === 'by' || next === 'from') {
      subject = phraseAfter(this.t, i + 2, this.s.last);
      tie = CueArgument.Owner;
    }
    if (subject === null) {
      for (let k = i - 1; k >= Math.max(this.s.first, i - 6); k--) {
        const word = doc.tokens[k]?.lower ?? '';
        if (tags[k] === Tag.Possessive) {
          subject = phraseBefore(this.t, k, this.s.first);
          tie = CueArgument.Owner;
          break;
        }
        if (POSSESSIVE_PRONOUN.test(word)) {
          subject = { first: k, last: k + 1 };
          tie = CueArgument.Owner;
          break;
        }
        if (
          tags[k] !== Tag.Other &&
          tags[k] !== Tag.Name &&
          tags[k] !== Tag.Ed &&
          tags[k] !== Tag.Number &&
          tags[k] !== Tag.Time
        )
          break;
      }
    }
    if (subject === null) {
      subject = this.last(i);
      tie = CueArgument.ReadByOwner;
    }
    this.push('noun', { first: i, last: i + 1 }, subject, subject ? tie : CueArgument.None);
  }

  private colon(i: number): void {
    const { tags } = this.t;
    if (i - this.s.first > 12 || tags[i - 1] === Tag.Cue) return;
    const subject = phraseBefore(this.t, i, this.s.first);
    if (subject === null || subject.first > this.s.first + 1) return;
    this.push('colon', { first: i, last: i + 1 }, subject, CueArgument.Colon);
  }

  private push(kind: CueMatch['kind'], cue: TokenRange, subject: TokenRange | null, tie: CueArgument): void {
    const within = this.t.quoteOf[cue.first] as number;
    this.out.push({
      kind,
      cue,
      cls: 'say',
      form: 'none',
      passive: false,
      negated: false,
      tie: subject ? tie : CueArgument.None,
      subject,
      sentence: this.index,
      within,
    });
  }
}
