import { FORM_OF_BE, HE_OR_SHE, IRREGULAR_PASTS } from '../../language/en';
import type { AttributionContext, QuoteSpan, SpeakerPhrase } from '../cues/attributionContext';
import type { CueMatch } from '../cues/cueMatch';
import { PosTag } from '../cues/syntax';
import { Flag } from '../models/lexicon';
import type { Token } from '../tokens/document';
import { firstMatchFrom, firstSpeakerFrom, isAffirmedSpeech, lastSpeakerIn, MAX_NEAR_MATCHES } from './contextSearch';
import { matchDirectlyAfter } from './cueAfter';
import { type Decision, makeDecision } from './decision';

/**
 * Decisions by syntax alone, for quotes that the model is not sure of. Each returns null if its pattern does not match.
 */

/** Confidence of a speaker inferred from an action next to the quote. Set by hand. */
const ACTION_CONFIDENCE = 0.62;

/**
 * `“There was shouting.” Arendt paused. “Not all of it was mine.”`: there is no cue, but the sentences next to the quote
 * start with one person. Only for whole sentences in marks.
 */
export function decideByAction(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  if (q.quote.within !== null || q.paragraph !== q.lastParagraph || !isWholeSentence(context, q)) return null;
  const speaker = actorBeside(context, q);
  if (speaker < 0) return null;
  const words = textOf(context, context.speakers[speaker] as SpeakerPhrase);
  const evidence = ['no reporting verb', `“${words}” is the subject next to the quote`];
  const rule = 'sentence-subject' as const;
  const best = { speaker, rule, evidence, confidence: ACTION_CONFIDENCE, cue: null };
  return makeDecision(best);
}

/** The person who acts in the sentences next to a quote; -1 if there is none, or if there are two. */
function actorBeside(context: AttributionContext, q: QuoteSpan): number {
  const start = context.paragraphFrom[q.paragraph];
  const opensParagraph = start === q.first;
  const introduced = introducedActor(context, q);
  const after = introduced >= 0 ? introduced : actorAt(context, q.last, q.paragraph);
  const sentence = start !== undefined && q.first > start ? sentenceStartBefore(context, q) : -1;
  const before = sentence < 0 ? -1 : actorAt(context, afterOpening(context, sentence), q.paragraph);
  const keyOf = (speaker: number): string => (context.speakers[speaker] as SpeakerPhrase).key;
  if (after >= 0 && before >= 0 && keyOf(after) !== keyOf(before)) return -1;
  return after >= 0 && (opensParagraph || introduced >= 0) ? after : before;
}

/** `The woman shook her head. “It fell.”`: prefers the subject of a sentence to *her* inside it. */
export function preferActor(context: AttributionContext, decision: Decision): Decision {
  const { best } = decision;
  const { words, mention } = context.speakers[best?.speaker ?? -1] ?? {};
  if (best === null || best.cue !== null || words === undefined) return decision;
  const token = context.doc.tokens[words.first] as Token;
  if (!/^(?:his|her)$/i.test(context.mentions[mention ?? -1]?.text ?? '')) return decision;
  const { first } = context.doc.sentences[token.sentence] ?? { first: -1 };
  const speaker = actorAt(context, afterOpening(context, first), token.paragraph);
  return speaker < 0 ? decision : { ...decision, best: { ...best, speaker } };
}

/** Confidence of somebody whom the next sentence names as the source of a quote. Set by hand. */
const NEXT_SENTENCE_CONFIDENCE = 0.8;
/** Maximum number of words before the noun of such a sentence. */
const MAX_ADJECTIVES = 2;

/** `“Stay at home.” That is the message from the chief, Dean Pascoe.`: a sentence that says whose the words before it are. */
export function decideByNextSentence(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const { doc } = context;
  const word = (i: number): string => doc.tokens[i]?.lower ?? '';
  const first = q.last;
  if (q.quote.within !== null || doc.tokens[first]?.paragraph !== q.lastParagraph) return null;
  if (!/^(?:that|this|those|these|such)$/.test(word(first)) || !FORM_OF_BE.test(word(first + 1))) return null;
  if (word(first + 2) !== 'the') return null;
  let noun = first + 3;
  while (noun < first + 3 + MAX_ADJECTIVES && !isUtteranceNoun(doc.tokens[noun])) noun++;
  if (!isUtteranceNoun(doc.tokens[noun]) || !/^(?:of|from)$/.test(word(noun + 1))) return null;
  const speaker = firstSpeakerFrom(context, noun + 2);
  const found = context.speakers[speaker];
  if (found === undefined || found.phrase.first > noun + 3) return null;
  const evidence = [`“${word(noun)} ${word(noun + 1)}” names the source in the next sentence`];
  const cue = { first, last: noun + 2 };
  const best = { speaker, rule: 'noun-cue' as const, evidence, confidence: NEXT_SENTENCE_CONFIDENCE, cue };
  return makeDecision(best);
}

const isUtteranceNoun = (token: Token | undefined): boolean =>
  token !== undefined && (token.word.cueNoun || /^(?:verdict|advice|opinion|view|assessment)$/.test(token.lower));

function textOf({ doc }: AttributionContext, { words }: SpeakerPhrase): string {
  return doc.text.slice(doc.tokens[words.first]?.start ?? 0, doc.tokens[words.last - 1]?.end ?? 0);
}

/** Whether the marks hold whole sentences: a capital first, and a stop before the closing mark. */
function isWholeSentence({ doc, tags }: AttributionContext, q: QuoteSpan): boolean {
  const first = doc.tokens[q.first + 1];
  const stop = tags[q.last - 2] === PosTag.Stop || /[.!?…]$/.test(doc.tokens[q.last - 2]?.text ?? '');
  return first !== undefined && first.text !== first.lower && q.quote.marks.close !== '' && stop;
}

/** `Dorn was blunt: “No.”`, also with the quote as the next paragraph: the actor of the sentence before the colon; or -1. */
function introducedActor(context: AttributionContext, q: QuoteSpan): number {
  const colon = q.first - 1;
  const before = context.doc.tokens[colon];
  if (before === undefined || context.tags[colon] !== PosTag.Colon) return -1;
  const isSameSentence = before.sentence === context.doc.tokens[q.first]?.sentence;
  if (!isSameSentence && before.paragraph !== q.paragraph - 1) return -1;
  const { first } = context.doc.sentences[before.sentence] ?? { first: -1 };
  const actor = actorAt(context, first, before.paragraph);
  if (actor < 0 || !isSameSentence) return actor;
  // `She was so upset that I changed my answer: “Yes.”`
  const { last } = (context.speakers[actor] as SpeakerPhrase).words;
  const next = context.speakers[firstSpeakerFrom(context, last)];
  return next !== undefined && next.words.first < colon ? -1 : actor;
}

/** First token of the sentence that ends directly before a quote, in the same paragraph; -1 if there is none. */
function sentenceStartBefore({ doc }: AttributionContext, q: QuoteSpan): number {
  const before = doc.tokens[q.first - 1];
  const sentence = before === undefined ? undefined : doc.sentences[before.sentence];
  return sentence !== undefined && before?.paragraph === q.paragraph && sentence.last === q.first ? sentence.first : -1;
}

/** Maximum number of speakers inspected at the start of a sentence. */
const MAX_SPEAKERS_AT_START = 4;

/** Maximum length of the opening of a sentence, in tokens. */
const MAX_OPENING_LENGTH = 12;
const OPENS_SENTENCE: ReadonlySet<number> = new Set([PosTag.Cue, PosTag.Ed, PosTag.Ing, PosTag.Preposition]);

/** `Asked about it, the mayor shrugged.`: where the sentence at a token goes on after its opening. */
function afterOpening({ doc, tags }: AttributionContext, first: number): number {
  if (!OPENS_SENTENCE.has(tags[first] as number)) return first;
  for (
    let i = first + 1;
    i < first + MAX_OPENING_LENGTH && doc.tokens[i]?.sentence === doc.tokens[first]?.sentence;
    i++
  )
    if (tags[i] === PosTag.Comma) return i + 1;
  return first;
}

/** The person that the sentence at a token starts with, as the subject of a verb; -1 if there is none. */
function actorAt(context: AttributionContext, at: number, paragraph: number): number {
  if (!startsPlainSentence(context, at, paragraph)) return -1;
  const { speakers, mentions, tags } = context;
  const low = firstSpeakerFrom(context, at);
  let apposed = -1;
  for (let i = low; i < Math.min(speakers.length, low + MAX_SPEAKERS_AT_START); i++) {
    const { mention, words, phrase } = speakers[i] as SpeakerPhrase;
    const { kind, type, text = '' } = mentions[mention] ?? {};
    if (type !== 'person' || (phrase.first !== at && words.first !== apposed)) continue;
    const hasComma = tags[words.last] === PosTag.Comma;
    if (kind === 'nominal') {
      // `The notary, Mette Bull, cleared her throat.`
      apposed = hasComma ? words.last + 1 : -1;
      if (isActing(context, words.last)) return i;
    } else if (kind !== 'pronoun' || HE_OR_SHE.test(text)) {
      if ((words.first === apposed && hasComma) || isActing(context, words.last)) return i;
    }
  }
  return -1;
}

const isActing = (context: AttributionContext, i: number): boolean =>
  isVerb(context, i) || IRREGULAR_PASTS.has(context.doc.tokens[i]?.lower ?? '');

/** Whether a token of a paragraph starts a sentence outside of quotes, or follows its opening. */
function startsPlainSentence(context: AttributionContext, at: number, paragraph: number): boolean {
  const { doc, quoteOf } = context;
  const token = doc.tokens[at];
  if (token === undefined || token.paragraph !== paragraph || (quoteOf[at] as number) >= 0) return false;
  const first = doc.sentences[token.sentence]?.first ?? at;
  return first === at || afterOpening(context, first) === at;
}

function isVerb({ tags, entry }: AttributionContext, i: number): boolean {
  const tag = tags[i];
  if (tag === PosTag.Ed || tag === PosTag.Verb || tag === PosTag.Auxiliary || tag === PosTag.Cue) return true;
  return ((entry[i] ?? 0) & Flag.Verb) !== 0;
}

/** Confidence of a cue directly before a nested quote. It rests on syntax alone. */
const CUE_INSIDE_CONFIDENCE = 0.8;

/** `“He said ‘come back in spring’,” she recalled`: a cue in the words of the outer quote, directly before the inner one. */
export function decideByCueInside(context: AttributionContext, index: number): Decision | null {
  const q = context.quotes[index] as QuoteSpan;
  const { within } = q.quote;
  if (within === null) return null;
  const from = firstMatchFrom(context, q.first) - 1;
  for (let i = from; i >= 0 && i > from - MAX_NEAR_MATCHES; i--) {
    const match = context.matches[i] as CueMatch;
    const { cue, form, subject } = match;
    const isNear = q.first >= cue.last && q.first - cue.last < 3;
    // Hypothetical and general statements (`would say`, `we all say`) are nobody’s speech.
    if (!isAffirmedSpeech(match) || form !== 'past' || !isNear) continue;
    const speaker = match.within === within && subject !== null ? lastSpeakerIn(context, subject) : -1;
    // In a turn without marks, whatever is before the words reports them: `They told me, “No.”`
    const isTurn = context.quotes[within]?.quote.turn !== undefined;
    if (speaker < 0 || !(isTurn || isPerson(context, speaker))) continue;
    const evidence = ['a reporting verb in the outer quote, next to the inner one'];
    const best = { speaker, rule: 'nested' as const, evidence, confidence: CUE_INSIDE_CONFIDENCE, cue };
    return makeDecision(best);
  }
  return null;
}

function isPerson({ speakers, mentions }: AttributionContext, speaker: number): boolean {
  const { kind, type, text = '' } = mentions[(speakers[speaker] as SpeakerPhrase).mention] ?? {};
  return kind === 'pronoun' ? HE_OR_SHE.test(text) : kind === 'name' && type === 'person';
}

/** Maximum number of tokens between the dashes of an interruption. */
const MAX_INTERRUPTION_LENGTH = 10;

/** Confidence of the subject of an interruption between dashes. Set by hand. */
const INTERRUPTION_CONFIDENCE = 0.85;

/**
 * `“The tide” — Voss pauses — “does not wait.”`: who acts between the dashes speaks both parts. A pronoun gives way to a
 * name after the second part: `“We sail”—he laughed—“or we sink,” said Maas.`
 */
export function decideByInterruption(context: AttributionContext, index: number): Decision | null {
  const second = isInterrupted(context, index - 1) ? index : isInterrupted(context, index) ? index + 1 : -1;
  if (second < 0) return null;
  const [before, after] = [context.quotes[second - 1] as QuoteSpan, context.quotes[second] as QuoteSpan];
  const actor = firstSpeakerFrom(context, before.last + 1);
  const match = matchDirectlyAfter(context, after);
  const named = match?.subject ? lastSpeakerIn(context, match.subject) : -1;
  const isPronoun = context.mentions[context.speakers[actor]?.mention ?? -1]?.kind === 'pronoun';
  const speaker = isPronoun && named >= 0 ? named : actor;
  const words = textOf(context, context.speakers[speaker] as SpeakerPhrase);
  const evidence = [`“${words}” interrupts the quote between dashes`];
  const best = { speaker, rule: 'sentence-subject' as const, evidence, confidence: INTERRUPTION_CONFIDENCE, cue: null };
  return makeDecision(best);
}

/** Whether dashes with a subject and its verb are all that is between a quote and the next one on its level. */
function isInterrupted(context: AttributionContext, index: number): boolean {
  const { quotes, tags, speakers, mentions } = context;
  const [q, next] = [quotes[index], quotes[index + 1]];
  if (
    q === undefined ||
    next === undefined ||
    q.quote.within !== next.quote.within ||
    q.lastParagraph !== next.paragraph
  )
    return false;
  const between = next.first - q.last;
  if (between < 4 || between > MAX_INTERRUPTION_LENGTH) return false;
  if (tags[q.last] !== PosTag.Dash || tags[next.first - 1] !== PosTag.Dash) return false;
  const actor = speakers[firstSpeakerFrom(context, q.last + 1)];
  if (actor === undefined || (actor.phrase.first !== q.last + 1 && actor.words.first !== q.last + 1)) return false;
  const isPerson = mentions[actor.mention]?.type === 'person';
  const verb = actor.words.last;
  // `Voss shrugs`: one word between a person and the dash is a verb, though no list has it.
  const isOneWord = verb === next.first - 2 && isLowerCase(context, verb);
  return isPerson && verb < next.first - 1 && (isOneWord || isVerb(context, verb));
}

function isLowerCase({ doc }: AttributionContext, i: number): boolean {
  const token = doc.tokens[i];
  return token?.kind === 'word' && token.text === token.lower;
}
