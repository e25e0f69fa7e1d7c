import { isStrongCue, LABELS, LABELS_AS, TAKES_NAME, TITLE_SMALL_WORD } from '../../language/en';
import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { CueArgument, type CueMatch } from '../cues/cueMatch';
import { headOf } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Token } from '../tokens/document';
import { firstMatchFrom, isListener, MAX_NEAR_MATCHES, subjectSpeaker } from './contextSearch';
import { type Decision, makeDecision } from './decision';

/**
 * A cue before a quote in its sentence whose object or clause the quote is in, for quotes that the model is not sure of:
 * `The study reports “…”`, `he said it was “a handful of people”`, `calling it “a wreck,” Hill left`.
 */
export function decideByCueBefore(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const match = q.quote.within === null ? governingCue(context, q) : null;
  if (match === null || match.subject === null) return null;
  const ownSubject = subjectOfGerund(context, q, match);
  if (ownSubject !== null) return makeDecision(ownSubject, 'partial');
  const confidence = confidenceOf(context, q, match);
  const speaker = confidence === 0 ? -1 : subjectSpeaker(context, match.subject);
  if (speaker < 0 || (confidence === CLAUSE_CONFIDENCE && context.speakers[speaker]?.mention === -1)) return null;
  const { doc, tags } = context;
  const evidence = [`“${doc.tokens[match.cue.first]?.text ?? ''}” governs the quote`];
  const best = { speaker, rule: 'cue-in-sentence' as const, evidence, confidence, cue: match.cue };
  const isWhole = isUtterance(context, q) && tags[q.first - 1] !== PosTag.Determiner;
  return makeDecision(best, isWhole ? 'direct' : 'partial');
}

/**
 * `Nurses marching towards the ministry shouted, “…”`: prefers the subject of the verb before a quote to a speaker inside
 * that subject’s clause, or in another sentence: `Another says: “…”`.
 */
export function preferSubject(context: AttributionContext, index: number, decision: Decision): Decision {
  const q = context.quotes[index] as QuoteSpan;
  const chosen = context.speakers[decision.best?.speaker ?? -1]?.words;
  const match = chosen && q.quote.within === null ? governingCue(context, q) : null;
  if (chosen === undefined || match === null || match.subject === null || match.tie !== CueArgument.Subject)
    return decision;
  const ownSubject = subjectOfGerund(context, q, match);
  if (ownSubject !== null && chosen.last <= match.subject.first) return makeDecision(ownSubject, decision.kind);
  const cue = context.doc.tokens[decision.best?.cue?.first ?? -1];
  if (cue?.sentence === match.sentence) return decision;
  const isInside = match.subject.last <= chosen.first && chosen.last <= match.cue.first;
  const isElsewhere = context.doc.tokens[chosen.first]?.sentence !== match.sentence;
  if (!(isInside || isElsewhere) || confidenceOf(context, q, match) !== DIRECT_CONFIDENCE) return decision;
  const governed = decideByCueBefore(context, index);
  return governed === null ? decision : { ...governed, kind: decision.kind };
}

/** `with one saying “…”`: the speaker of a gerund directly before a quote, or null. */
function subjectOfGerund(context: AttributionContext, q: QuoteSpan, match: CueMatch): Decision['best'] {
  const { form, cue, subject, tie } = match;
  if (form !== 'ing' || cue.last !== q.first || subject === null) return null;
  if (tie !== CueArgument.Subject || !isSpeech(context, match)) return null;
  const speaker = subjectSpeaker(context, subject);
  const evidence = [`“${context.doc.tokens[cue.first]?.text ?? ''}” governs the quote`];
  return speaker < 0 ? null : { speaker, rule: 'cue-in-sentence', evidence, confidence: DIRECT_CONFIDENCE, cue };
}

/** The verb nearest before a quote in its sentence; null if that reports nothing of its subject. */
function governingCue(context: AttributionContext, q: QuoteSpan): CueMatch | null {
  const sentence = context.doc.tokens[q.first]?.sentence;
  const from = firstMatchFrom(context, q.first) - 1;
  for (let i = from; i >= 0 && i > from - MAX_NEAR_MATCHES; i--) {
    const match = context.matches[i] as CueMatch;
    if (match.sentence !== sentence) return null;
    if (match.within >= 0 || !isGoverning(context, match)) continue;
    return match.negated || match.tie === CueArgument.Colon || isListener(context, match) ? null : match;
  }
  return null;
}

/** Whether a match can govern a quote that does not follow it directly: verbs, `according to Hill`, `in Hill’s words`. */
function isGoverning({ doc }: AttributionContext, { kind, tie, cue, subject }: CueMatch): boolean {
  if (kind !== 'noun') return kind === 'verb' || kind === 'preposition';
  const isOwner = tie === CueArgument.Owner && doc.tokens[cue.first]?.lower === 'words';
  return isOwner && subject !== null && doc.tokens[subject.first - 1]?.lower === 'in';
}

/** Confidence by the form of the words between cue and quote. Set by hand; 0 if they link nothing. */
const DIRECT_CONFIDENCE = 0.8;
const AGENT_CONFIDENCE = 0.75;
const CLAUSE_CONFIDENCE = 0.65;
const LABEL_CONFIDENCE = 0.65;
const WORDS_CONFIDENCE = 0.65;

function confidenceOf(context: AttributionContext, q: QuoteSpan, match: CueMatch): number {
  if (match.tie === CueArgument.Agent) return isObject(context, q, match) ? AGENT_CONFIDENCE : 0;
  if (match.passive) return 0;
  if (match.kind !== 'verb') return hasCommaAfter(context, match) ? WORDS_CONFIDENCE : 0;
  if (isLabel(context, q, match)) return LABEL_CONFIDENCE;
  const gap = gapBetween(context, match, q);
  if (gap === 'pause') {
    const isSpoken = isUtterance(context, q) && opensUtterance(context, match);
    return isSpoken || isInscription(context, match) ? DIRECT_CONFIDENCE : 0;
  }
  if (gap === 'clause') return isSpeech(context, match) && isFiniteForm(match) ? CLAUSE_CONFIDENCE : 0;
  return 0;
}

/** `In the words of Hill, the ferry is “a wreck”`: whether a comma ends the phrase. */
const hasCommaAfter = ({ tags }: AttributionContext, { cue, subject }: CueMatch): boolean =>
  tags[Math.max(cue.last, subject?.last ?? 0)] === PosTag.Comma;

/** `called the ferry “a wreck”`, `referred to it as “a wreck”`: a verb with an object, and the quote as what it is called. */
function isLabel(context: AttributionContext, q: QuoteSpan, match: CueMatch): boolean {
  const { doc, tags } = context;
  const { cue, tie, form } = match;
  if (form !== 'ing' && isReported(context, match)) return false;
  const lemma = doc.tokens[cue.first]?.word.cue?.lemma ?? '';
  const needsAs = LABELS_AS.has(lemma);
  if ((!needsAs && !LABELS.has(lemma)) || !OF_SUBJECT.has(tie)) return false;
  let hasAs = false;
  let hasObject = false;
  for (let i = cue.last; i < q.first; i++) {
    const { lower } = doc.tokens[i] as Token;
    if (lower === 'as') hasAs = true;
    else if (OBJECT_TAGS.has(tags[i] as number) || lower === 'of' || (lower === 'to' && i === cue.last))
      hasObject ||= !hasAs;
    else return false;
  }
  return hasObject && (hasAs || !needsAs);
}

/**
 * Whether an earlier verb of the sentence, with a subject, may be what reports a match: `she says that Hill called it …`, but
 * not `she left, while Hill called it …`.
 */
function isReported(context: AttributionContext, match: CueMatch): boolean {
  const { matches, doc } = context;
  const before = (match.subject?.first ?? match.cue.first) - 1;
  if (doc.tokens[before]?.text === ';' || CONTRASTS.test(doc.tokens[before]?.lower ?? '')) return false;
  if (doc.tokens[before]?.lower === 'the' && CONTRASTS.test(doc.tokens[before - 1]?.lower ?? '')) return false;
  const from = firstMatchFrom(context, match.cue.first) - 1;
  for (let i = from; i >= 0 && i > from - MAX_NEAR_MATCHES; i--) {
    const { sentence, kind, within, subject } = matches[i] as CueMatch;
    if (sentence !== match.sentence) return false;
    if (kind === 'verb' && within === -1 && subject !== null) return true;
  }
  return false;
}

const CONTRASTS = /^(?:while|whereas|but)$/;

const OF_SUBJECT: ReadonlySet<CueArgument> = new Set([
  CueArgument.Subject,
  CueArgument.Apposition,
  CueArgument.Relative,
  CueArgument.Coordinated,
]);

/** Tags of the words of an object. */
const OBJECT_TAGS: ReadonlySet<number> = new Set([
  PosTag.Adverb,
  PosTag.Determiner,
  PosTag.Name,
  PosTag.Number,
  PosTag.Other,
  PosTag.Possessive,
  PosTag.Pronoun,
]);

const isFiniteForm = ({ form }: CueMatch): boolean => form === 'past' || form === 's';

/** Whether a cue introduces whole sentences. `A shirt that read` and `moved him to say` have subjects that are no speakers. */
function opensUtterance({ doc }: AttributionContext, { cls, tie, cue }: CueMatch): boolean {
  const lemma = doc.tokens[cue.first]?.word.cue?.lemma ?? '';
  if (tie === CueArgument.Infinitive || (tie === CueArgument.Relative && lemma === 'read')) return false;
  return cls === 'say' && !TAKES_NAME.test(lemma);
}

/** `A sign on the door reads “Closed until Monday”`: words that a sign, banner or caption has. */
function isInscription(context: AttributionContext, { tie, cue, subject }: CueMatch): boolean {
  const { tokens } = context.doc;
  if (tie !== CueArgument.Subject || subject === null || tokens[cue.first]?.word.cue?.lemma !== 'read') return false;
  return tokens[headOf(context, subject)]?.word.cueNoun === true;
}

const isSpeech = ({ doc }: AttributionContext, { cls, cue }: CueMatch): boolean =>
  cls === 'say' && isStrongCue(doc.tokens[cue.first]?.lower ?? '') && doc.tokens[cue.first]?.word.cue?.lemma !== 'call';

/** Maximum length of marked words that need not be a sentence though a stop follows the mark, in tokens. */
const MAX_PHRASE_LENGTH = 8;

/** Whether a quote starts with a capital, ends with a stop or comma, and is no title, whose words all have capitals. */
function isUtterance({ doc, tags }: AttributionContext, q: QuoteSpan): boolean {
  const isEnd = (i: number): boolean => tags[i] === PosTag.Comma || tags[i] === PosTag.Stop;
  const isEnded = isEnd(q.last - 2) || (isEnd(q.last) && q.last - q.first > MAX_PHRASE_LENGTH);
  if (!isCapitalized(doc.tokens[q.first + 1]) || !isEnded) return false;
  for (let i = q.first + 2; i < q.last; i++) {
    const token = doc.tokens[i] as Token;
    if (token.kind === 'word' && !isCapitalized(token) && !TITLE_SMALL_WORD.test(token.lower)) return true;
  }
  return q.last - q.first < 5;
}

const isCapitalized = (token: Token | undefined): boolean => token !== undefined && token.text !== token.lower;

/** Whether a passive verb with its agent has the quote as object: `described by Hill as “…”`, `dubbed “…” by fans`. */
function isObject({ tags, doc }: AttributionContext, q: QuoteSpan, { cue, subject }: CueMatch): boolean {
  const from = subject !== null && subject.last <= q.first ? subject.last : cue.last;
  for (let i = from; i < q.first; i++) {
    if (tags[i] !== PosTag.Determiner && !/^(?:as|of|,)$/.test((doc.tokens[i] as Token).lower)) return false;
  }
  return true;
}

/** Maximum length of an insertion between two commas, in tokens. */
const MAX_INSERTION_LENGTH = 6;

/** What lies between a cue and a quote: nothing but a pause, a clause, or something else. */
function gapBetween(context: AttributionContext, { cue, subject }: CueMatch, q: QuoteSpan): 'pause' | 'clause' | null {
  const { doc, tags, quoteOf } = context;
  const from = subject !== null && subject.first >= cue.last && subject.last <= q.first ? subject.last : cue.last;
  let isPause = true;
  let hasVerb = false;
  let commas = 0;
  for (let i = from; i < q.first; i++) {
    const tag = tags[i] as number;
    if (quoteOf[i] !== quoteOf[cue.first] || tag === PosTag.Relative) return null;
    commas += Number(tag === PosTag.Comma || tag === PosTag.Dash);
    hasVerb ||= tag === PosTag.Auxiliary || (tag === PosTag.Pronoun && i === from);
    isPause &&= tag === PosTag.Comma || tag === PosTag.Colon || tag === PosTag.Adverb || tag === PosTag.Time;
    if (tag === PosTag.Colon && i < q.first - 1) return null;
  }
  // `read, in part, “…”`
  const isInsertion =
    tags[from] === PosTag.Comma && tags[q.first - 1] === PosTag.Comma && q.first - from <= MAX_INSERTION_LENGTH;
  if (isPause || (isInsertion && !hasVerb)) return 'pause';
  const before = doc.tokens[q.first - 1]?.lower;
  return hasVerb && commas === 0 && before !== 'on' ? 'clause' : null;
}

const AND_CONFIDENCE = 0.62;
/** Maximum number of tokens between two quotes that share a speaker. */
const MAX_TOKENS_BETWEEN = 5;

/** `described it as “a wreck” and “a coffin”`: nothing but small words separates a quote from the last one with a speaker. */
export function decideByCoordination(
  { doc, tags, quotes }: AttributionContext,
  index: number,
  last: { readonly quote: number; readonly speaker: number } | null,
): Decision | null {
  if (last === null || last.quote !== index - 1) return null;
  const [before, q] = [quotes[last.quote] as QuoteSpan, quotes[index] as QuoteSpan];
  const isNear = q.first - before.last <= MAX_TOKENS_BETWEEN && q.first > before.last;
  if (!isNear || q.quote.within !== null || before.quote.within !== null) return null;
  if (doc.tokens[q.first]?.sentence !== doc.tokens[before.first]?.sentence) return null;
  let hasAnd = false;
  // `and the engine as “slow”`
  const isSecondLabel = doc.tokens[q.first - 1]?.lower === 'as';
  for (let i = before.last; i < q.first; i++) {
    const isLabelled = isSecondLabel && hasAnd && (tags[i] === PosTag.Other || tags[i] === PosTag.Name);
    if (!isLabelled && !BETWEEN_QUOTES.has(tags[i] as number)) return null;
    hasAnd ||= tags[i] === PosTag.And;
  }
  if (!hasAnd) return null;
  const evidence = ['joined to the quote before it'];
  const best = { speaker: last.speaker, rule: 'carried-on' as const, evidence, confidence: AND_CONFIDENCE, cue: null };
  return makeDecision(best, 'partial');
}

const BETWEEN_QUOTES: ReadonlySet<number> = new Set([
  PosTag.Adverb,
  PosTag.And,
  PosTag.Comma,
  PosTag.Determiner,
  PosTag.Preposition,
]);
