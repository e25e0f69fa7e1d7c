import { ARTICLE, DEGREE, FORM_OF_BE, RECORDING } from '../../language/en';
import type { Sentence, Token } from '../tokens/document';
import { type ArgumentPhrase, CueArgument } from './cueMatch';
import { accusedNoun, beforePlace, modifiedSubject } from './modifiedSubjects';
import { isGerund, isOrdinal, isSingular, phraseAfter, phraseBefore, type Tagged, type TokenRange } from './phrases';
import { PosTag } from './syntax';

/** Maximum number of tokens in an apposition between a subject and its verb. */
const MAX_APPOSITION_LENGTH = 60;
/** Maximum number of adverbs and auxiliaries before a verb. */
const MAX_VERB_GROUP_LENGTH = 8;

/** Finds the subjects of the verbs in one sentence. Verbs must be visited in order: later ones can share a subject. */
export class SubjectFinder {
  /** The subject of the last finite verb, in the writer's own words and in the quote entered last. */
  private outer: TokenRange | null = null;
  private inner: TokenRange | null = null;
  private innerQuote = -1;

  constructor(
    private readonly t: Tagged,
    private readonly s: Sentence,
  ) {}

  /** Must be called for each token: at the start of a quote, no subject is known inside it. */
  visit(i: number): void {
    const quote = this.t.quoteOf[i] as number;
    if (quote < 0 || quote === this.innerQuote) return;
    this.innerQuote = quote;
    this.inner = null;
  }

  /** The last subject on the level of a token. */
  last(i: number): TokenRange | null {
    return (this.t.quoteOf[i] as number) >= 0 ? this.inner : this.outer;
  }

  remember(i: number, subject: TokenRange): void {
    if ((this.t.quoteOf[i] as number) >= 0) this.inner = subject;
    else this.outer = subject;
  }

  /** First token of the verb group that ends at `i`: adverbs, auxiliaries and `not` included. */
  verbGroupStart(i: number): number {
    const { tags } = this.t;
    let first = i;
    while (first - 1 >= this.s.first && i - first < MAX_VERB_GROUP_LENGTH) {
      const tag = tags[first - 1];
      if (tag !== PosTag.Auxiliary && tag !== PosTag.Adverb && tag !== PosTag.Not) break;
      if (isOrdinal(this.t, first - 1)) break;
      first--;
    }
    return first;
  }

  /** The subject that precedes the verb at `i`. */
  before(i: number): ArgumentPhrase | null {
    const { tags, doc } = this.t;
    const k = this.verbGroupStart(i) - 1;
    if (k < this.s.first) return null;
    const tag = tags[k];
    if (tag === PosTag.To) return this.shared(i, CueArgument.Infinitive);
    if (tag === PosTag.And) return this.shared(i, CueArgument.Coordinated);
    const { lower } = doc.tokens[k] as Token;
    if (lower === ',' && !isGerund(this.t, i) && tags[k - 1] !== PosTag.QuoteMark)
      return this.beforeApposition(k) ?? this.shared(i, CueArgument.Coordinated);
    const relative = tag === PosTag.Relative || lower === 'that' ? this.antecedent(k) : null;
    if (relative) return this.ownerOfRead(i, relative);
    if (lower === 'as' && isGerund(this.t, i)) return this.quotedSpeaker(k) ?? this.shared(i, CueArgument.Participle);
    if (this.isParticiple(i, k)) return this.participleSubject(k + 1) ?? this.shared(i, CueArgument.Participle);
    const range = phraseBefore(this.t, this.beforeInsertion(k), this.s.first);
    return range && { range: this.wholeSubject(range), tie: CueArgument.Subject };
  }

  /** The subject that the phrase directly before a verb ends. */
  private wholeSubject(range: TokenRange): TokenRange {
    const { t, s } = this;
    const accused = accusedNoun(t, range);
    if (accused !== null) return accused;
    return modifiedSubject(t, range, s.first) ?? beforePlace(t, range, s.first) ?? range;
  }

  /** The subject of an earlier verb, which the verb at `i` shares. */
  private shared(i: number, tie: CueArgument): ArgumentPhrase | null {
    const range = this.last(i);
    return range && { range, tie };
  }

  /** `Hill left, saying`: a gerund at `i` without an auxiliary, directly after the token at `k`. */
  private isParticiple(i: number, k: number): boolean {
    const tag = this.t.tags[k];
    if (!isGerund(this.t, i) || k !== i - 1 || tag === PosTag.Auxiliary) return false;
    return (
      tag === PosTag.Comma ||
      tag === PosTag.Preposition ||
      tag === PosTag.Time ||
      tag === PosTag.Other ||
      tag === PosTag.Name ||
      isSingular(this.t.doc.tokens[k]?.lower ?? '')
    );
  }

  /** `Norpress quoted Hill as saying`: the object before `as`; null if the subject of `was quoted as saying` is meant. */
  private quotedSpeaker(as: number): ArgumentPhrase | null {
    const { tags, doc } = this.t;
    const range = phraseBefore(this.t, as, this.s.first);
    if (range === null) return null;
    const verb = range.first - 1;
    const isActive = tags[verb] === PosTag.Cue && !FORM_OF_BE.test(doc.tokens[verb - 1]?.lower ?? '');
    return isActive ? { range, tie: CueArgument.Subject } : null;
  }

  /** `with Hill saying`, `footage of Hill saying`, `and Hill saying`: the phrase before a gerund that has a subject of its own. */
  private participleSubject(gerund: number): ArgumentPhrase | null {
    const { tags, doc } = this.t;
    const range = phraseBefore(this.t, gerund, this.s.first);
    if (range === null) return null;
    const before = doc.tokens[range.first - 1]?.lower ?? '';
    if (before === 'with' || tags[range.first - 1] === PosTag.And) return { range, tie: CueArgument.Subject };
    for (let i = range.first; i < range.last - 2; i++) {
      if (!RECORDING.test(doc.tokens[i]?.lower ?? '') || doc.tokens[i + 1]?.lower !== 'of') continue;
      return { range: { first: i + 2, last: range.last }, tie: CueArgument.Subject };
    }
    return null;
  }

  /** `Calling it “a wreck,” Hill closed the quay`: the phrase after the comma that ends the clause of the gerund at `i`. */
  afterClause(i: number): ArgumentPhrase | null {
    const { tags, doc, quoteOf } = this.t;
    for (let k = i + 1; k < Math.min(i + MAX_APPOSITION_LENGTH, this.s.last - 1); k++) {
      const closes = tags[k] === PosTag.QuoteMark && quoteOf[k + 1] === quoteOf[i] && tags[k - 1] === PosTag.Comma;
      const isEnd = closes || (quoteOf[k] === quoteOf[i] && doc.tokens[k]?.lower === ',');
      const range = isEnd ? phraseAfter(this.t, k + 1, this.s.last) : null;
      if (range && SUBJECT_STARTS.has(tags[range.first] as number)) return { range, tie: CueArgument.Participle };
    }
    return null;
  }

  /** Where the phrase before `k` ends: brackets and a dash are skipped. */
  private beforeInsertion(k: number): number {
    const { tags } = this.t;
    let at = k;
    if (tags[at] === PosTag.Close) {
      while (at > this.s.first && tags[at] !== PosTag.Open) at--;
      if (tags[at] === PosTag.Open) at--;
    }
    return tags[at] === PosTag.Dash ? at : at + 1;
  }

  /** `Hill, a doctor from Ohio, said`: the phrase before an apposition that ends with the comma at `comma`. */
  private beforeApposition(comma: number): ArgumentPhrase | null {
    const { tags, doc, quoteOf } = this.t;
    const low = Math.max(this.s.first, comma - MAX_APPOSITION_LENGTH);
    for (let i = comma - 1; i > low; i--) {
      if (tags[i] === PosTag.QuoteMark && quoteOf[i] === quoteOf[comma]) return null;
      if (tags[i] !== PosTag.Comma || doc.tokens[i]?.lower !== ',') continue;
      const range = phraseBefore(this.t, this.beforeDegrees(i), this.s.first);
      if (range === null || !this.canBeDescribed(range)) continue;
      return { range, tie: tags[i + 1] === PosTag.Relative ? CueArgument.Relative : CueArgument.Apposition };
    }
    return null;
  }

  /** Whether a phrase before a comma can be a subject, rather than another inserted phrase or a place (`Dayton, Ohio,`). */
  private canBeDescribed({ first, last }: TokenRange): boolean {
    const { tags } = this.t;
    const tag = tags[first] as number;
    if (!SUBJECT_STARTS.has(tag)) return false;
    if (tags[first - 1] !== PosTag.Comma || this.followsOpening(first - 1)) return true;
    if (tag !== PosTag.Name) return !this.startsInsertion(first);
    const isPlace = last - first <= 2 && tags[first - 2] === PosTag.Name && this.hasCommaBefore(first - 1);
    return !isPlace;
  }

  /** `Earlier, a neighbour`, `In Ohio, the mayor`: whether a comma ends a phrase of time or place that opens the sentence. */
  private followsOpening(comma: number): boolean {
    return OPENINGS.has(this.t.tags[this.s.first] as number) && !this.hasCommaBefore(comma);
  }

  private startsInsertion(first: number): boolean {
    const tag = this.t.tags[first];
    const word = this.t.doc.tokens[first]?.lower ?? '';
    return ARTICLE.test(word) || tag === PosTag.Other || tag === PosTag.Number;
  }

  private hasCommaBefore(token: number): boolean {
    for (let i = token - 1; i > Math.max(this.s.first, token - 20); i--)
      if (this.t.tags[i] === PosTag.Comma) return true;
    return false;
  }

  /** The antecedent of `who`, `which` or `that` at `k`. */
  private antecedent(k: number): ArgumentPhrase | null {
    const end = this.beforeDegrees(this.t.tags[k - 1] === PosTag.Comma ? k - 1 : k);
    const range = phraseBefore(this.t, end, this.s.first);
    return range && { range, tie: CueArgument.Relative };
  }

  /** Where the phrase before `end` ends, degrees after commas left out: `Lang, M.D., R.N.`. */
  private beforeDegrees(end: number): number {
    const { tags, doc } = this.t;
    let at = end;
    while (at - 2 > this.s.first && tags[at - 2] === PosTag.Comma && DEGREE.test(doc.tokens[at - 1]?.lower ?? ''))
      at -= 2;
    return at;
  }

  /** `posted a message to her that read`: the speaker is the owner of the message, not the message. */
  private ownerOfRead(i: number, relative: ArgumentPhrase): ArgumentPhrase {
    const { doc } = this.t;
    if (doc.tokens[relative.range.first]?.lower === 'the') return relative;
    for (let k = relative.range.first; k < relative.range.last; k++) {
      if (!(doc.tokens[k] as Token).word.cueNoun) continue;
      const owner = this.last(i);
      if (owner) return { range: owner, tie: CueArgument.ReadByOwner };
    }
    return relative;
  }
}

/** Tags of the first words of phrases of time and place. */
const OPENINGS: ReadonlySet<number> = new Set([PosTag.Adverb, PosTag.Preposition, PosTag.Time]);

/** Tags that a phrase for a speaker can start with. */
const SUBJECT_STARTS: ReadonlySet<number> = new Set([
  PosTag.Name,
  PosTag.Pronoun,
  PosTag.Determiner,
  PosTag.Other,
  PosTag.Number,
]);
