import { ISSUES, LINKING_PREPOSITIONS, ROLE_DETERMINERS } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Sentence, Token } from '../tokens/document';
import type { AntecedentContext } from './antecedentContext';
import { isSubject } from './subjects';

/**
 * Resolves documents that speak to whoever issued them: `the statement` to the firm that released one before, `the court's
 * summary` to the court, `a letter from Hill` to Hill. Needs the pronouns to be resolved. In steps; linear in the tokens.
 */
export const resolveDocuments = (context: AntecedentContext): Generator<void, void> =>
  new DocumentResolver(context).run();

const TOKENS_PER_STEP = 8_000;
/** Maximum distance from `the statement` to the words that tell of it, in sentences. */
const MAX_SENTENCES = 8;
/** Maximum distance from `its statement` to the body meant, in sentences. */
const MAX_ACTOR_SENTENCES = 2;
/** Maximum numbers of tokens from a document to its possessor, to its verb and to `by`. */
const MAX_BEFORE = 5;
const MAX_TO_VERB = 4;
const MAX_TO_BY = 4;
/** Maximum number of tokens from a verb back to its subject. */
const MAX_TO_SUBJECT = 30;

/** A cluster, or a mention that gets one if it is needed, with its place. */
interface Issuer {
  readonly mention: number;
  readonly sentence: number;
}

/** A document has a possessor that is not resolved. */
const UNKNOWN = 'unknown';

class DocumentResolver {
  /** For each token the innermost mention that starts or ends there (index plus one; 0: none). */
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly covered: Int32Array;
  /** Clusters with a name. */
  private readonly named = new Set<number>();
  /** The pronouns of each cluster. */
  private readonly pronouns = new Map<number, number[]>();
  /** The first name with each last word. */
  private readonly byLastWord = new Map<string, number>();
  /** The last issuer of each kind of document. */
  private readonly latest = new Map<string, Issuer>();
  /** The last organization, place or group that was a subject, and the last court. */
  private actor: Issuer | null = null;
  private court: Issuer | null = null;

  constructor(private readonly c: AntecedentContext) {
    const { mentions, clusterOf, doc } = c;
    this.starts = new Int32Array(doc.tokens.length + 1);
    this.ends = new Int32Array(doc.tokens.length + 1);
    this.covered = new Int32Array(doc.tokens.length + 1);
    for (const [i, m] of mentions.entries()) {
      if (m.lastToken === m.firstToken) continue;
      const cluster = clusterOf[i] as number;
      if (m.kind === 'pronoun') push(this.pronouns, cluster, i);
      if (m.kind === 'name') {
        this.named.add(clusterOf[i] as number);
        const last = doc.tokens[m.lastToken - 1]?.lower ?? '';
        if (!this.byLastWord.has(last)) this.byLastWord.set(last, i);
      }
      this.starts[m.firstToken] = i + 1;
      this.ends[m.lastToken] = i + 1;
      this.covered.fill(i + 1, m.firstToken, m.lastToken);
    }
  }

  *run(): Generator<void, void> {
    const { tokens } = this.c.doc;
    for (let i = 0; i < tokens.length; i++) {
      if (i % TOKENS_PER_STEP === TOKENS_PER_STEP - 1) yield;
      const token = tokens[i] as Token;
      const { documentKind, issuedKind } = token.word;
      if (this.starts[i] === 0 && documentKind === undefined && issuedKind === undefined) continue;
      if (token.kind !== 'word' || this.c.quoteAt(i) >= 0) continue;
      this.rememberActor(token);
      if (documentKind !== undefined) this.visitDocument(token, documentKind);
      this.rememberVerb(token);
    }
  }

  private at(mention: number): MentionCandidate {
    return this.c.mentions[mention] as MentionCandidate;
  }

  private lowerAt(i: number): string {
    return this.c.doc.tokens[i]?.lower ?? '';
  }

  private sentenceOf(token: Token): Sentence {
    return this.c.doc.sentences[token.sentence] as Sentence;
  }

  private issuer(mention: number): Issuer {
    return { mention, sentence: this.c.doc.tokens[this.at(mention).firstToken]?.sentence ?? 0 };
  }

  private rememberActor({ index }: Token): void {
    const i = (this.starts[index] as number) - 1;
    if (i < 0) return;
    const m = this.at(i);
    if (m.kind === 'pronoun' || m.type === 'person' || m.type === 'work') return;
    if (m.type === 'organization' && /\b(?:court|tribunal)\b/i.test(m.text) && this.isNamed(i))
      this.court = this.issuer(i);
    if (isSubject(this.c.doc, m)) this.actor = this.issuer(i);
  }

  private isNamed(mention: number): boolean {
    return this.named.has(this.c.clusterOf[mention] as number);
  }

  /** `the court ruled`, `she tweeted`: a document that only the verb tells of. */
  private rememberVerb(token: Token): void {
    const kind = token.word.issuedKind;
    const subject = kind === undefined ? -1 : this.subjectBefore(token);
    if (kind !== undefined && subject >= 0) this.latest.set(kind, this.issuer(subject));
  }

  private visitDocument(token: Token, kind: string): void {
    const possessor = this.possessor(token);
    if (possessor === UNKNOWN) return;
    const own = possessor ?? this.author(token) ?? this.subjectOfVerb(token) ?? this.speakerWith(token);
    const speaking = this.speakingAt(token);
    const issuer = own ?? (speaking < 0 ? null : this.earlier(token, kind));
    if (issuer === null) return;
    this.latest.set(kind, issuer);
    if (speaking < 0) return;
    const cluster = this.c.open(issuer.mention);
    const former = this.c.clusterOf[speaking] as number;
    if (former >= 0 && !this.named.has(former)) this.replace(former, cluster);
    this.c.clusterOf[speaking] = cluster;
  }

  /** Pronouns for a document follow it. */
  private replace(former: number, cluster: number): void {
    const { mentions, clusterOf } = this.c;
    for (const [i, m] of mentions.entries())
      if (m.kind === 'pronoun' && clusterOf[i] === former) clusterOf[i] = cluster;
  }

  /** The speaking nominal with its noun at a token, if nobody named is known for it; or -1. */
  private speakingAt({ index }: Token): number {
    const i = (this.covered[index] as number) - 1;
    if (i < 0 || !this.c.speaks(i) || this.isNamed(i)) return -1;
    const { kind, firstToken, lastToken } = this.at(i);
    if (kind !== 'nominal') return -1;
    for (let k = firstToken + 1; k < lastToken; k++)
      if (LINKING_PREPOSITIONS.has(this.lowerAt(k))) return k === index + 1 ? i : -1;
    return index === lastToken - 1 ? i : -1;
  }

  /** `Hill’s statement`, `her last post`, `a White House statement`: whose document it is; null if nobody is named. */
  private possessor(token: Token): Issuer | null | typeof UNKNOWN {
    const low = Math.max(this.sentenceOf(token).first, token.index - MAX_BEFORE);
    const isStatement = token.word.documentKind === 'statement';
    let modifier: Issuer | null = null;
    for (let k = token.index - 1; k >= low; k--) {
      const { kind, lower } = this.c.doc.tokens[k] as Token;
      if (/^[’']s?$/.test(lower)) return this.owner((this.ends[k] as number) - 1) ?? this.shortName(k - 1);
      if (kind !== 'word') return modifier;
      if (/^(?:his|her|its|their)$/.test(lower))
        return this.ownerByPronoun((this.starts[k] as number) - 1, token) ?? UNKNOWN;
      if (ROLE_DETERMINERS.has(lower)) return modifier;
      const i = (this.covered[k] as number) - 1;
      if (modifier === null && i >= 0 && this.isIssuingName(i, isStatement)) modifier = this.issuer(i);
    }
    return modifier;
  }

  /** A capitalized word that is no mention, but the last word of a name before it: `Ring Stardom … Stardom’s`. */
  private shortName(i: number): Issuer | typeof UNKNOWN {
    const word = this.c.doc.tokens[i];
    const name = word === undefined || word.text === word.lower ? undefined : this.byLastWord.get(word.lower);
    return name === undefined ? UNKNOWN : this.issuer(name);
  }

  private isIssuingName(i: number, isStatement: boolean): boolean {
    const { kind, type } = this.at(i);
    if (kind !== 'name' || !this.isNamed(i)) return false;
    return type === 'person' || type === 'organization' || (type === 'place' && isStatement);
  }

  private owner(i: number): Issuer | null {
    if (i < 0) return null;
    const { kind, type } = this.at(i);
    const canIssue = type === 'person' || type === 'organization' || type === 'group';
    return (kind === 'nominal' && canIssue) || this.isNamed(i) ? this.issuer(i) : null;
  }

  private ownerByPronoun(i: number, { sentence }: Token): Issuer | null {
    if (i >= 0 && (this.c.clusterOf[i] as number) >= 0) return this.issuer(i);
    if (i < 0 || !/^(?:its|their)$/i.test(this.at(i).text)) return null;
    return this.actor !== null && sentence - this.actor.sentence <= MAX_ACTOR_SENTENCES ? this.actor : null;
  }

  /** `a letter from Hill`, `a statement released on Monday by the firm`: who is named after it, or null. */
  private author(token: Token): Issuer | null {
    const { last } = this.sentenceOf(token);
    for (let k = token.index + 1; k < Math.min(last, token.index + MAX_TO_BY); k++) {
      const lower = this.lowerAt(k);
      if (lower === 'by' || lower === 'from') return this.namedAfter(k + 1, last);
      if (!ISSUES.has(lower) && lower !== 'on' && !/day$/.test(lower)) return null;
    }
    return null;
  }

  /** The name or description whose phrase starts at a token; or null. */
  private namedAfter(token: number, last: number): Issuer | null {
    const start = this.c.doc.tokens[token]?.start ?? 0;
    for (let k = token; k < Math.min(last, token + MAX_BEFORE + 2); k++) {
      const i = (this.starts[k] as number) - 1;
      if (i < 0 || this.at(i).kind === 'pronoun') continue;
      const isFirst = this.at(i).phrase.start <= start || k - token < 2;
      return isFirst ? this.authorOf(i) : null;
    }
    return null;
  }

  /** `Hill`, `the regulator`, `Hill’s office`: what a name or description after `by` stands for; or null. */
  private authorOf(i: number): Issuer | null {
    const { kind, type, text, lastToken } = this.at(i);
    if (!/^[’']s?$/.test(this.lowerAt(lastToken)))
      return (kind === 'name' && type !== 'place') || /^the /i.test(text) ? this.owner(i) : null;
    // A nominal that starts with its possessor sorts before the possessor.
    const whole = this.c.mentions[i - 1];
    return whole !== undefined && whole.lastToken > lastToken && whole.kind === 'nominal' ? this.owner(i - 1) : null;
  }

  /** `The firm released a statement`: the subject of the verb before the document, or null. */
  private subjectOfVerb(token: Token): Issuer | null {
    const low = Math.max(this.sentenceOf(token).first, token.index - MAX_TO_VERB);
    for (let k = token.index - 1; k >= low; k--) {
      if (!ISSUES.has(this.lowerAt(k))) continue;
      const subject = this.subjectBefore(this.c.doc.tokens[k] as Token);
      return subject < 0 ? null : this.issuer(subject);
    }
    return null;
  }

  /** The nearest subject before a verb in its sentence, or -1. */
  private subjectBefore(verb: Token): number {
    const low = Math.max(this.sentenceOf(verb).first, verb.index - MAX_TO_SUBJECT);
    for (let k = verb.index; k > low; k--) {
      const i = (this.ends[k] as number) - 1;
      if (i < 0 || !isSubject(this.c.doc, this.at(i))) continue;
      const { kind, type, text } = this.at(i);
      if (kind === 'nominal' ? type === 'work' || type === 'other' : type === 'group' || type === 'place') return -1;
      return this.isNamed(i) || (kind === 'nominal' && /^the /i.test(text)) ? i : -1;
    }
    return -1;
  }

  /** `The firm said in a statement`: who speaks in the sentence, the nearest one; or null. */
  private speakerWith(token: Token): Issuer | null {
    const { first, last } = this.sentenceOf(token);
    const before = this.lowerAt(token.index - 2);
    if (before !== 'in' && before !== 'via' && before !== 'on') return null;
    let best = -1;
    for (let k = Math.max(first, token.index - MAX_TO_SUBJECT); k < Math.min(last, token.index + MAX_TO_SUBJECT); k++) {
      const i = (this.starts[k] as number) - 1;
      if (i < 0 || !this.c.speaks(i) || !this.isNamed(i)) continue;
      if (best < 0 || Math.abs(k - token.index) < Math.abs(this.at(best).firstToken - token.index)) best = i;
    }
    return best < 0 ? null : this.issuer(best);
  }

  /** Who issued a document of this kind before; of a ruling the last court; or null. */
  private earlier({ index, sentence }: Token, kind: string): Issuer | null {
    const determiner = this.lowerAt(this.at((this.covered[index] as number) - 1).firstToken);
    if (determiner === 'a' || determiner === 'an') return null;
    const known = this.latest.get(kind);
    if (known !== undefined && sentence - known.sentence <= MAX_SENTENCES) return known;
    return kind === 'ruling' ? this.court : null;
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
