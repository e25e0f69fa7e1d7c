import { FORM_OF_BE, PAST_LIKE_BASE, POSSESSIVE_PRONOUN, RELAYS, STANDS_ALONE, type VerbForm } from '../../language/en';
import type { Sentence, Token } from '../tokens/document';
import { type ArgumentPhrase, CueArgument, type CueMatch } from './cueMatch';
import { SubjectFinder } from './cueSubjects';
import { isGerund, isSingular, phraseAfter, phraseBefore, type Tagged, type TokenRange } from './phrases';
import { PosTag } from './syntax';

/** All cues of one sentence, in order. Each has the phrase for its speaker if syntax shows it. */
export function matchCues(t: Tagged, sentence: Sentence, index: number): CueMatch[] {
  return new SentenceMatcher(t, sentence, index).run();
}

/** Maximum number of tokens before a colon that follows a speaker’s name. */
const MAX_LABEL_LENGTH = 12;

/** Maximum distance of `by` from a passive verb, without and with marked words between them. */
const MAX_TOKENS_TO_AGENT = 4;
const MAX_TOKENS_OVER_QUOTE = 30;

class SentenceMatcher {
  private readonly out: CueMatch[] = [];
  private readonly subjects: SubjectFinder;
  /** Where the last subject after its verb ends: words inside it are no verbs. */
  private subjectEnd = 0;

  constructor(
    private readonly t: Tagged,
    private readonly s: Sentence,
    private readonly index: number,
  ) {
    this.subjects = new SubjectFinder(t, s);
  }

  run(): CueMatch[] {
    for (let i = this.s.first; i < this.s.last; i++) {
      this.subjects.visit(i);
      if (i >= this.subjectEnd) this.matchTag(i);
      this.matchWord(i);
    }
    return this.out;
  }

  private matchTag(i: number): void {
    const tag = this.t.tags[i];
    if (tag === PosTag.Cue) this.matchVerb(i);
    else if (tag === PosTag.Auxiliary || tag === PosTag.Ed || tag === PosTag.Verb) this.rememberSubject(i);
    else if (tag === PosTag.Colon) this.matchColon(i);
  }

  private matchWord(i: number): void {
    const { tags, doc } = this.t;
    const { lower, word } = doc.tokens[i] as Token;
    if (lower === 'according' && doc.tokens[i + 1]?.lower === 'to') this.matchPreposition(i, i + 2);
    else if (lower === 'words' && this.isInTheWordsOf(i)) this.matchPreposition(i - 2, i + 2);
    else if ((lower === 'put' || lower === 'puts') && doc.tokens[i + 1]?.lower === 'it') this.matchPutIt(i);
    else if (lower === 'per' && i + 1 < this.s.last && tags[i + 1] !== PosTag.Other) this.matchPreposition(i, i + 1);
    else if (word.cueNoun && tags[i] !== PosTag.Name) this.matchNoun(i);
  }

  /** Remembers the subject of a verb that is no cue: later verbs may share it. */
  private rememberSubject(i: number): void {
    const found = this.subjects.before(i);
    if (found && found.tie !== CueArgument.Relative && found.tie !== CueArgument.Coordinated)
      this.subjects.remember(i, found.range);
  }

  private matchVerb(i: number): void {
    const verb = (this.t.doc.tokens[i] as Token).word.cue;
    if (verb === undefined) return;
    const { form, cue: cls } = verb;
    const start = this.subjects.verbGroupStart(i);
    if (form !== 'past' && (this.isNoun(i, start) || this.lacksAgreement(i, form, start))) return;
    const passive = isPastForm(form) && this.isPassive(start, i);
    const found = this.argumentOf(i, form, passive);
    if (found && (found.tie === CueArgument.Subject || found.tie === CueArgument.Apposition))
      this.subjects.remember(i, found.range);
    if (found && found.range.first > i) this.subjectEnd = found.range.last;
    this.out.push({
      kind: 'verb',
      cue: { first: i, last: i + 1 },
      cls,
      form,
      passive,
      negated: this.isNegated(start, i),
      tie: found?.tie ?? CueArgument.None,
      subject: found?.range ?? null,
      sentence: this.index,
      within: this.t.quoteOf[i] as number,
    });
  }

  /** The speaker of the verb at `i`: its agent, the subject before it, or an inverted subject after it. */
  private argumentOf(i: number, form: VerbForm, passive: boolean): ArgumentPhrase | null {
    const isAgentive = passive ? !this.isQuoted(i) : this.isBareParticiple(i, form);
    const agent = isAgentive ? this.agent(i) : null;
    const found = agent ? { range: agent, tie: CueArgument.Agent } : this.subjects.before(i);
    if (found === null && form === 'ing' && i === this.s.first) return this.subjects.afterClause(i);
    const isWeak = found === null || found.tie === CueArgument.Coordinated || found.tie === CueArgument.Participle;
    const inverted = isWeak ? this.invertedSubject(i, form) : null;
    return inverted ? { range: inverted, tie: CueArgument.Inverted } : found;
  }

  /** `Hill was quoted by Norpress as saying`: the agent of `quoted` passes on what its subject said. */
  private isQuoted(i: number): boolean {
    return (
      RELAYS.has((this.t.doc.tokens[i] as Token).word.cue?.lemma ?? '') && isPerson(this.subjects.before(i), this.t)
    );
  }

  private isNegated(first: number, last: number): boolean {
    const { tags, doc } = this.t;
    for (let k = first; k < last; k++)
      if (tags[k] === PosTag.Not || /n[’']t$/.test(doc.tokens[k]?.lower ?? '')) return true;
    return false;
  }

  /** Whether the cue word at `i` is a noun: after a determiner, possessive or preposition. */
  private isNoun(i: number, start: number): boolean {
    if (start - 1 < this.s.first || this.followsLoneDeterminer(i)) return false;
    const tag = this.t.tags[i - 1];
    return (
      tag === PosTag.Determiner || tag === PosTag.Possessive || (tag === PosTag.Preposition && !isGerund(this.t, i))
    );
  }

  /** `another says`, `with one saying`, `some say that`: whether the word before a verb stands for a noun. */
  private followsLoneDeterminer(i: number): boolean {
    const { tags, doc } = this.t;
    const [before, { lower, word }] = [doc.tokens[i - 1]?.lower ?? '', doc.tokens[i] as Token];
    if (word.cue?.form === 's') return isSingular(before);
    if (lower.endsWith('ing')) return isSingular(before) && doc.tokens[i - 2]?.lower === 'with';
    if (!STANDS_ALONE.test(before) || !OPENS_SPEECH.has(tags[i + 1] as number)) return false;
    return !isSingular(before) || PAST_LIKE_BASE.test(lower);
  }

  /** `no comment`, `the plan`: a base form directly after a singular noun is a noun too. */
  private lacksAgreement(i: number, form: VerbForm, start: number): boolean {
    const before = i - 1;
    if (form !== 'base' || start !== i || before < this.s.first) return false;
    const { tags, doc } = this.t;
    if (PAST_LIKE_BASE.test((doc.tokens[i] as Token).lower)) return false;
    const tag = tags[before];
    const isNoun = tag === PosTag.Other || tag === PosTag.Ed || tag === PosTag.Ing || tag === PosTag.Name;
    return isNoun && !(doc.tokens[before] as Token).lower.endsWith('s');
  }

  private isPassive(first: number, last: number): boolean {
    for (let k = last - 1; k >= first; k--) if (FORM_OF_BE.test(this.t.doc.tokens[k]?.lower ?? '')) return true;
    return false;
  }

  /** `a move described by Hill as`: a participle after its noun. */
  private isBareParticiple(i: number, form: VerbForm): boolean {
    return isPastForm(form) && this.t.doc.tokens[i + 1]?.lower === 'by';
  }

  /** `described by Hill as “…”`, `described as “…” by Hill`: the phrase after `by`, next to the verb or to marked words. */
  private agent(i: number): TokenRange | null {
    const { tags, doc, quoteOf } = this.t;
    let nearest = i + MAX_TOKENS_TO_AGENT;
    for (let k = i + 1; k < Math.min(i + MAX_TOKENS_OVER_QUOTE, this.s.last); k++) {
      if (quoteOf[k] !== quoteOf[i]) nearest = k + 2;
      else if (k >= nearest) return null;
      else if (doc.tokens[k]?.lower === 'by') {
        // `began by saying`
        const isAction = tags[k + 1] === PosTag.Cue && isGerund(this.t, k + 1);
        return isAction ? null : phraseAfter(this.t, k + 1, this.s.last);
      }
    }
    return null;
  }

  /** `“…,” said Hill`: the phrase after a verb that follows a quotation mark, comma, stop or dash. */
  private invertedSubject(i: number, form: VerbForm): TokenRange | null {
    if (form === 'participle' || form === 'ing') return null;
    const { tags } = this.t;
    const before = this.subjects.verbGroupStart(i) - 1;
    const tag = before < this.s.first ? PosTag.Stop : tags[before];
    if (tag !== PosTag.QuoteMark && tag !== PosTag.Comma && tag !== PosTag.Stop && tag !== PosTag.Dash) return null;
    const next = tags[i + 1];
    if (i + 1 >= this.s.last || next === PosTag.Comma || next === PosTag.Time) return null;
    const phrase = phraseAfter(this.t, i + 1, this.s.last);
    const isObject = tag === PosTag.Comma && form === 'base' && next === PosTag.Other;
    return isObject || (tag === PosTag.Comma && isSubjectOfClause(this.t, phrase)) ? null : phrase;
  }

  private matchPreposition(first: number, last: number): void {
    const range = phraseAfter(this.t, last, this.s.last);
    this.push('preposition', { first, last }, range && { range, tie: CueArgument.According });
  }

  private isInTheWordsOf(i: number): boolean {
    const { tokens } = this.t.doc;
    return tokens[i - 2]?.lower === 'in' && tokens[i - 1]?.lower === 'the' && tokens[i + 1]?.lower === 'of';
  }

  /** `as Hill put it` */
  private matchPutIt(i: number): void {
    const found = this.subjects.before(i);
    const { tokens } = this.t.doc;
    if (found === null || tokens[found.range.first - 1]?.lower !== 'as') return;
    this.push('preposition', { first: i, last: i + 2 }, { range: found.range, tie: CueArgument.According });
  }

  private matchNoun(i: number): void {
    const last = this.subjects.last(i);
    const reader = last && { range: last, tie: CueArgument.ReadByOwner };
    this.push('noun', { first: i, last: i + 1 }, this.authorAfter(i) ?? this.ownerBefore(i) ?? reader);
  }

  /** `a statement by Hill` */
  private authorAfter(i: number): ArgumentPhrase | null {
    const next = this.t.doc.tokens[i + 1]?.lower;
    if (next !== 'by' && next !== 'from') return null;
    const range = phraseAfter(this.t, i + 2, this.s.last);
    return range && { range, tie: CueArgument.Owner };
  }

  /** `Hill’s statement`, `her last interview` */
  private ownerBefore(i: number): ArgumentPhrase | null {
    const { tags, doc } = this.t;
    for (let k = i - 1; k >= Math.max(this.s.first, i - 6); k--) {
      if (tags[k] === PosTag.Possessive) {
        const range = phraseBefore(this.t, k, this.s.first);
        return range && { range, tie: CueArgument.Owner };
      }
      if (POSSESSIVE_PRONOUN.test(doc.tokens[k]?.lower ?? ''))
        return { range: { first: k, last: k + 1 }, tie: CueArgument.Owner };
      if (!NOUN_MODIFIERS.has(tags[k] as number)) return null;
    }
    return null;
  }

  private matchColon(i: number): void {
    if (i - this.s.first > MAX_LABEL_LENGTH || this.t.tags[i - 1] === PosTag.Cue) return;
    const range = phraseBefore(this.t, i, this.s.first);
    if (range === null || (range.first > this.s.first + 1 && !this.isApposed(range.first))) return;
    this.push('colon', { first: i, last: i + 1 }, { range, tie: CueArgument.Colon });
  }

  /** `The firm’s lawyer, Ed Finch:`: whether the name at a token follows a description that opens the sentence. */
  private isApposed(first: number): boolean {
    const { tags } = this.t;
    if (tags[first] !== PosTag.Name || tags[first - 1] !== PosTag.Comma) return false;
    return phraseBefore(this.t, first - 1, this.s.first)?.first === this.s.first;
  }

  /** Adds a cue that is no verb. */
  private push(kind: CueMatch['kind'], cue: TokenRange, argument: ArgumentPhrase | null): void {
    this.out.push({
      kind,
      cue,
      cls: 'say',
      form: 'none',
      passive: false,
      negated: false,
      tie: argument?.tie ?? CueArgument.None,
      subject: argument?.range ?? null,
      sentence: this.index,
      within: this.t.quoteOf[cue.first] as number,
    });
  }
}

/** Tags that open what a verb reports. */
const OPENS_SPEECH: ReadonlySet<number> = new Set([
  PosTag.Colon,
  PosTag.Comma,
  PosTag.Pronoun,
  PosTag.QuoteMark,
  PosTag.Subordinator,
]);

/** Whether a phrase is a name or pronoun. */
const isPerson = (found: ArgumentPhrase | null, { tags }: Tagged): boolean => {
  const tag = found === null ? PosTag.Other : tags[found.range.last - 1];
  return tag === PosTag.Name || tag === PosTag.Pronoun;
};

/** `a neighbour, 40, said she had heard it`: whether a pronoun is followed by its own verb. */
const isSubjectOfClause = ({ tags }: Tagged, phrase: TokenRange | null): boolean =>
  phrase !== null && tags[phrase.first] === PosTag.Pronoun && FINITE.has(tags[phrase.last] as number);

const FINITE: ReadonlySet<number> = new Set([PosTag.Auxiliary, PosTag.Cue, PosTag.Ed, PosTag.Verb]);

const isPastForm = (form: VerbForm): boolean => form === 'past' || form === 'participle';

/** Tags of words between an owner and a noun: `Hill’s long-awaited 2016 campaign speech`. */
const NOUN_MODIFIERS: ReadonlySet<number> = new Set([PosTag.Other, PosTag.Name, PosTag.Ed, PosTag.Number, PosTag.Time]);
