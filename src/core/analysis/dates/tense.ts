import {
  AFTER_PARTICIPLE,
  AGREEMENTS,
  BEFORE_DATE,
  BEFORE_PARTICIPLE,
  CLAUSE_OPENERS,
  DAY_WORDS,
  EARLIER,
  FUTURE_AUXILIARIES,
  INTENTIONS,
  LASTED,
  MISHAPS,
  NO_PAST_ENDING,
  PAST_FORMS,
  PROSPECT_AUXILIARIES,
  PROSPECTIVE,
  REFLECTING,
  RELATIVES,
  RESCHEDULED,
  SCHEDULED,
  SCHEDULED_THIRD,
  STARTING,
  WEEKDAYS,
} from '../../language/en';
import type { Doc, Sentence, Token } from '../tokens/document';

/** `prospect` is what was to come at a time in the past: `was to open`, `would open`. */
export type Tense = 'past' | 'future' | 'prospect' | 'open';

export const isAhead = (tense: Tense): boolean => tense === 'future' || tense === 'prospect';

/** Maximum number of tokens inspected on each side. */
const REACH = 40;

/** Maximum distance of an auxiliary from its verb: `will, he said, be signed`. */
const AUXILIARY_REACH = 4;

/** Maximum number of tokens between a date and its preposition. */
const PREPOSITION_REACH = 4;

/**
 * Whether what happens on a date is before or after the article: from the preposition of the date, then from the verb of
 * its own clause (the nearest before the date, or the first after it), then from the rest of the sentence.
 */
export function tenseAt(doc: Doc, i: number): Tense {
  return new DateClause(doc, i).tense();
}

class DateClause {
  private readonly first: number;
  private readonly last: number;
  private readonly preposition: string;

  constructor(
    private readonly doc: Doc,
    private readonly at: number,
  ) {
    const sentence = doc.sentences[(doc.tokens[at] as Token).sentence] as Sentence;
    this.first = Math.max(sentence.first, at - REACH);
    this.last = Math.min(sentence.last, at + REACH);
    this.preposition = this.findPreposition();
  }

  tense(): Tense {
    if (this.preposition === 'since') return 'past';
    if (STARTING.has(this.preposition)) return 'future';
    if (this.word(this.at - 1) === 'of' && this.word(this.at - 2) === 'ahead') return 'future';
    if (this.isOwner() && this.ownsMishap()) return 'past';
    const start = this.clauseStart();
    const before = this.lastVerb(start, this.at);
    const tense = this.ofPreposition(before?.at ?? -1) ?? this.ofVerb(before) ?? this.ahead() ?? this.copula();
    if (tense !== null) return tense;
    // A past form of another clause says nothing about this date.
    const rest = this.lastVerb(this.first, start)?.tense ?? 'open';
    return isAhead(rest) || /^(?:by|until|till)$/.test(this.preposition) ? 'future' : 'open';
  }

  private word(k: number): string {
    return k < this.first || k >= this.last ? '' : straight((this.doc.tokens[k] as Token).lower);
  }

  private findPreposition(): string {
    for (let k = this.at - 1; k >= this.at - PREPOSITION_REACH && k >= this.first; k--) {
      const word = this.word(k);
      if (/^(?:since|until|till|by|from|to|for)$/.test(word) || STARTING.has(word)) return word;
      if (!BEFORE_DATE.has(word) && !/^\d/.test(word)) return '';
    }
    return '';
  }

  /** Where the clause of the date starts. A conjunction directly before the date joins two dates: `Thursday and Friday`. */
  private clauseStart(): number {
    for (let k = this.at - 1; k >= this.first; k--) {
      const word = this.word(k);
      if (/^[;:.!?…—–]/.test(word)) return k + 1;
      if (CLAUSE_OPENERS.has(word) && !(k === this.at - 1 && /^(?:and|but|before|after)$/.test(word))) {
        if (word !== 'and' || this.joinsClauses(k)) return k + 1;
      }
    }
    return this.first;
  }

  /** Whether `and` is before another clause, not before a second noun: no verb stands between it and the date. */
  private joinsClauses(k: number): boolean {
    return this.lastVerb(k + 1, this.at) !== null || this.at - k <= 3;
  }

  /** The tense by `moved to Friday`, `moved up from Friday`, `lasted until Friday`; `verb` is the verb before the date. */
  private ofPreposition(verb: number): Tense | null {
    const word = this.word(verb);
    if (verb >= 0 && /^(?:until|till)$/.test(this.preposition)) return LASTED.has(word) ? 'past' : 'future';
    if (!RESCHEDULED.has(word)) return null;
    if (this.preposition === 'to' || this.preposition === 'for') return 'future';
    if (this.preposition !== 'from') return null;
    return EARLIER.has(this.word(verb + 1)) || EARLIER.has(this.word(this.at - 2)) ? 'future' : null;
  }

  /** The tense of the verb before the date; `agreed on Tuesday to meet on Friday` has a date of its own. */
  private ofVerb(verb: Verb | null): Tense | null {
    if (verb === null) return null;
    if (verb.tense !== 'past') return this.isOwner() && this.reflects(verb.at) ? 'past' : verb.tense;
    for (let k = verb.at + 2; k < this.at; k++) {
      const before = this.word(k - 1);
      if (this.word(k) === 'to' && (WEEKDAYS.has(before) || DAY_WORDS.has(before))) return 'future';
    }
    return verb.tense;
  }

  /** `Friday’s`, `Friday night’s` */
  private isOwner(): boolean {
    return this.word(this.at + 1) === "'s" || this.word(this.at + 2) === "'s";
  }

  /** `the victims of Sunday’s fire` */
  private ownsMishap(): boolean {
    for (let k = this.at + 2; k <= this.at + 4; k++) if (MISHAPS.has(this.word(k))) return true;
    return false;
  }

  /** `will discuss Friday’s attack` */
  private reflects(from: number): boolean {
    for (let k = from + 1; k < this.at; k++) if (REFLECTING.has(this.word(k))) return true;
    return false;
  }

  /** The tense of the last verb of `[from, to)`. */
  private lastVerb(from: number, to: number): Verb | null {
    for (let k = to - 1; k >= from; k--) {
      const tense = this.verbAt(k, from);
      if (tense !== null) return { at: k, tense };
    }
    return null;
  }

  /** The tense of the first finite verb after the date, in its clause. */
  private ahead(): Tense | null {
    let participle: Tense | null = null;
    const isOwner = this.isOwner();
    for (let k = this.at + 1; k < this.last; k++) {
      const word = this.word(k);
      if (/^[;:.!?…—–“"]/.test(word) || (participle !== null && CLAUSE_OPENERS.has(word))) break;
      if (isOwner && TENTATIVE.test(word)) break;
      if (RELATIVES.has(word)) {
        k = this.afterRelative(k);
        continue;
      }
      const tense = this.verbAt(k, this.at + 1);
      if (tense === null || this.isInfinitive(k)) continue;
      if (!this.mayBeParticiple(k, word)) return tense;
      participle ??= tense;
    }
    return participle;
  }

  /** `an election to be held`: not the verb of the clause. */
  private isInfinitive(k: number): boolean {
    let j = k - 1;
    while (j > this.at && /^(?:be|been|have|get|not)$/.test(this.word(j))) j--;
    return this.word(j) === 'to' && this.verbAt(j - 1, this.at) === null;
  }

  /** `the man killed in the crash will …`, `two members, both retired, will …`: a later verb may be the finite one. */
  private mayBeParticiple(k: number, word: string): boolean {
    if (!word.endsWith('ed')) return false;
    const next = this.word(k + 1);
    return AFTER_PARTICIPLE.has(next) || (next === ',' && k + 2 < this.last && this.verbAt(k + 2, k + 1) !== null);
  }

  /** The comma that ends a relative clause, or the end of the sentence. */
  private afterRelative(k: number): number {
    while (k < this.last && this.word(k) !== ',') k++;
    return k;
  }

  /** `The hearing is on Friday.` */
  private copula(): Tense | null {
    let k = this.at - 1;
    while (k >= this.first && (BEFORE_DATE.has(this.word(k)) || this.word(k) === 'for')) k--;
    return /^(?:is|are|'s|isn't|aren't)$/.test(this.word(k)) && this.word(k - 1) !== 'it' ? 'future' : null;
  }

  /** The tense that token `k` shows, or null. Auxiliaries before `from` belong to another clause. */
  private verbAt(k: number, from: number): Tense | null {
    const token = this.doc.tokens[k] as Token;
    if (token.kind !== 'word') return null;
    const word = this.word(k);
    if (FUTURE_AUXILIARIES.has(word) || word === "won't") return this.auxiliary(k, word, token);
    if (BE.test(word) && this.word(k + 1) === 'to' && this.word(k + 2) !== 'have')
      return WAS.test(word) ? 'prospect' : 'future';
    if (PAST_FORMS.has(word) || isPastForm(word)) return this.pastForm(k, from);
    if (word === 'been') return this.governed(k, from) ?? 'past';
    if (word === 'has' || word === 'have') return isPastForm(this.word(k + 1)) ? 'past' : null;
    return this.plan(k, word);
  }

  private auxiliary(k: number, word: string, token: Token): Tense | null {
    // A month or a name (`in May`, `May told`), and a noun (`her will`).
    if (token.text !== token.lower && (k > this.first || word === 'may')) return null;
    if (/^(?:the|a|his|her|their|its|my|our|your)$/.test(this.word(k - 1))) return null;
    const next = this.word(k + 1);
    const isPast = next === 'have' || (next === 'not' && this.word(k + 2) === 'have');
    if (isPast && word !== 'will' && word !== 'shall') return 'past';
    if (word === 'could' && next === 'not') return 'past';
    return PROSPECT_AUXILIARIES.has(word) ? 'prospect' : 'future';
  }

  /** A past form: future if an auxiliary makes it so; null if it is a participle before a noun. */
  private pastForm(k: number, from: number): Tense | null {
    const word = this.word(k);
    if (PROSPECTIVE.has(word)) return this.word(k - 1) === 'than' ? 'past' : this.prospect(k);
    if (INTENTIONS.has(word)) {
      const plan = this.plan(k, word);
      if (plan !== null) return plan;
    }
    if (this.word(k - 1) === 'than') return 'past';
    if (isPastForm(word) && BEFORE_PARTICIPLE.has(this.word(k - 1)) && this.isBeforeNoun(k)) return null;
    return this.governed(k, from) ?? 'past';
  }

  private isBeforeNoun(k: number): boolean {
    const next = this.doc.tokens[k + 1];
    return (
      k + 1 < this.last &&
      next?.kind === 'word' &&
      !AFTER_PARTICIPLE.has(next.lower) &&
      !BEFORE_PARTICIPLE.has(next.lower)
    );
  }

  /** `plans to meet`, `is set for`, `it opens`, `talks start`, `due`. */
  private plan(k: number, word: string): Tense | null {
    if (PROSPECTIVE.has(word)) return this.prospect(k);
    const [previous, next] = [this.word(k - 1), this.word(k + 1)];
    if (word === 'set') return next === 'for' || next === 'to' ? this.prospect(k) : null;
    if (INTENTIONS.has(word) && next === 'to')
      return !AGREEMENTS.has(word) || SCHEDULED.has(this.word(k + 2)) ? this.prospect(k) : null;
    if (SCHEDULED_THIRD.has(word)) return BEFORE_PARTICIPLE.has(previous) || k === this.first ? null : 'future';
    if (word === 'takes') return next === 'place' || next === 'effect' || next === 'office' ? 'future' : null;
    return SCHEDULED.has(word) && /^(?:they|we|you|i)$|[a-z]s$/.test(previous) ? 'future' : null;
  }

  /** `is due` is future, `was due` a prospect in the past. */
  private prospect(k: number): Tense {
    return WAS.test(this.word(k - 1)) || (this.word(k - 1) === 'been' && this.word(k - 2) === 'had')
      ? 'prospect'
      : 'future';
  }

  /** The tense of a participle by its auxiliary: `will be signed`, `would be signed`, `to be signed`; or null. */
  private governed(k: number, from: number): Tense | null {
    let isDirect = true;
    for (let j = k - 1; j >= Math.max(from, k - AUXILIARY_REACH); j--) {
      const word = this.word(j);
      if (FUTURE_AUXILIARIES.has(word) || word === "won't") return this.auxiliary(j, word, this.doc.tokens[j] as Token);
      if (word === 'to' && isDirect) return 'future';
      if (PAST_FORMS.has(word)) return null;
      isDirect &&= /^(?:be|been|have|get|not|stay|remain|keep)$|ly$/.test(word);
    }
    return null;
  }
}

const BE = /^(?:is|are|'s|'re|am|was|were)$/;
const WAS = /^(?:was|were)$/;

/** Modals that after `Monday’s debate` judge it and do not say when it is. */
const TENTATIVE = /^(?:might|may|could|would|should|must|can|cannot)$/;

interface Verb {
  readonly at: number;
  readonly tense: Tense;
}

const straight = (word: string): string => (word.includes('’') ? word.replace(/’/g, "'") : word);

const isPastForm = (word: string): boolean => word.length > 4 && word.endsWith('ed') && !NO_PAST_ENDING.test(word);
