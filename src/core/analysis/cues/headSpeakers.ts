import { ALWAYS_COMPLEMENTS, BEFORE_TOPIC, LINKING_PREPOSITIONS } from '../../language/en';
import type { Token } from '../tokens/document';
import type { AttributionContext, SpeakerPhrase } from './attributionContext';
import { CueArgument } from './cueMatch';
import { phraseAfter, type TokenRange } from './phrases';
import { PosTag } from './syntax';

/** Maximum number of complements that are followed to their head: `an analyst at a bank in London`. */
const MAX_COMPLEMENTS = 4;

/**
 * The speaker that a phrase is about, from one inside it: of `an analyst at Citi in London` the analyst, not London.
 * Returns the speaker itself if it complements no other.
 */
export function headSpeakerOf(context: AttributionContext, speaker: number): number {
  let head = speaker;
  for (let n = 0; n < MAX_COMPLEMENTS; n++) {
    const next = complementedBy(context, head);
    if (next < 0) break;
    head = next;
  }
  return head;
}

/** Maximum number of speakers that are compared to find the one that ends at a token. */
const MAX_NESTED = 4;

/** The speaker that ends directly before the preposition in front of a speaker, or -1. */
function complementedBy(context: AttributionContext, speaker: number): number {
  const { speakers, quoteOf, tags, mentions } = context;
  const { phrase, within, mention } = speakers[speaker] as SpeakerPhrase;
  // `Hill of the University of California, Los Angeles said`
  const before = speakers[speaker - 1];
  if (before?.words.last === phrase.first - 1 && tags[phrase.first - 1] === PosTag.Comma)
    return mentions[mention]?.type === 'place' ? complementedBy(context, speaker - 1) : -1;
  let end = endBeforePreposition(context, phrase.first);
  for (let n = 0; end >= 0 && n < MAX_COMPLEMENTS; n++) {
    for (let i = speaker - 1; i >= 0 && i >= speaker - MAX_NESTED; i--) {
      const { words, within: other } = speakers[i] as SpeakerPhrase;
      if (words.last === end && other === within && quoteOf[end] === quoteOf[words.first]) return i;
    }
    end = endBeforePreposition(context, nounStart(context, end));
  }
  return -1;
}

/** Maximum length of a phrase between two prepositions that is no speaker, in tokens. */
const MAX_TOPIC = 4;

/**
 * Where the nouns start that end before a token: `the talks` of `an official with knowledge of the talks in Doha`, or a
 * name that was not found, such as `Citi`.
 */
function nounStart({ doc, tags }: AttributionContext, end: number): number {
  const isNoun = (i: number): boolean => {
    const token = doc.tokens[i];
    return tags[i] === PosTag.Other || (token?.kind === 'word' && token.text !== token.lower);
  };
  let first = end;
  while (first > end - MAX_TOPIC && isNoun(first - 1)) first--;
  return first;
}

/** Maximum length of a description with its complements, in tokens. */
const MAX_DESCRIPTION = 16;

/** The words of a speaker without a name, with its complements: `an analyst at Citi in London`. */
export function describedBy(context: AttributionContext, speaker: number): TokenRange {
  const { words } = context.speakers[speaker] as SpeakerPhrase;
  const match = context.matches[context.matchesOf[speaker]?.[0] ?? -1];
  const limit = words.first + MAX_DESCRIPTION;
  const subject = match?.subject ?? words;
  const isSubject = subject.first <= words.first && words.last <= subject.last;
  if (isSubject && match?.tie === CueArgument.Subject) {
    const isComplement = subject.last > words.last && afterLink(context, words.last) >= 0;
    return isComplement && subject.last <= limit
      ? beforeTime(context, { first: words.first, last: subject.last })
      : words;
  }
  let { last } = words;
  for (let next = complementEnd(context, last); next > last && next <= limit; next = complementEnd(context, last))
    last = next;
  return { first: words.first, last };
}

/** `the mayor of Lund on Tuesday`: the words before the time. */
function beforeTime({ tags }: AttributionContext, { first, last }: TokenRange): TokenRange {
  for (let i = first + 1; i + 1 < last; i++)
    if (tags[i] === PosTag.Preposition && tags[i + 1] === PosTag.Time) return { first, last: i };
  return { first, last };
}

/** The token after the words that link a complement to the noun before it, or -1: `of`, `from`, `close to`. */
function afterLink({ doc, tags, quoteOf }: AttributionContext, at: number): number {
  const lower = doc.tokens[at]?.lower ?? '';
  if (quoteOf[at] !== quoteOf[at - 1]) return -1;
  if (lower === 'close' && doc.tokens[at + 1]?.lower === 'to') return at + 2;
  const isLink = tags[at] === PosTag.Preposition || tags[at] === PosTag.To;
  return isLink && LINKING_PREPOSITIONS.has(lower) ? at + 1 : -1;
}

/** Where a complement ends that starts at a token; the token itself if there is none. */
function complementEnd(context: AttributionContext, at: number): number {
  const { doc, tags } = context;
  const from = afterLink(context, at);
  const link = doc.tokens[at];
  if (from < 0 || link === undefined) return at;
  // `a father of two from Lund`
  if (tags[from] === PosTag.Determiner && afterLink(context, from + 1) >= 0) return from + 1;
  const phrase = phraseAfter(context, from, doc.sentences[link.sentence]?.last ?? at);
  if (phrase === null || tags[phrase.first] === PosTag.Time || tags[phrase.first] === PosTag.Pronoun) return at;
  // `said a nurse at the scene`, `in a statement`: what is not the nurse's own place starts with a small letter.
  const name = tags[phrase.first] === PosTag.Determiner ? phrase.first + 1 : phrase.first;
  return tags[name] === PosTag.Name || ALWAYS_COMPLEMENTS.has(link.lower) ? phrase.last : at;
}

/** Where a phrase ends that a preposition links to the token at `first`: `a father of three from`; or -1. */
function endBeforePreposition({ doc, tags }: AttributionContext, first: number): number {
  const lowerAt = (i: number): string => (doc.tokens[i] as Token | undefined)?.lower ?? '';
  let at = first - 1;
  if (tags[at] === PosTag.Determiner) at--;
  if (lowerAt(at) === 'to' && lowerAt(at - 1) === 'close') return at - 1;
  // `the man in charge of the club`
  if (lowerAt(at) === 'of' && CHARGE.test(lowerAt(at - 1)) && lowerAt(at - 2) === 'in') return at - 2;
  const isLink = LINKING_PREPOSITIONS.has(lowerAt(at)) || BEFORE_TOPIC.has(lowerAt(at));
  if ((tags[at] !== PosTag.Preposition && tags[at] !== PosTag.To) || !isLink) return -1;
  return lowerAt(at - 2) === 'of' && tags[at - 1] !== PosTag.Name ? at - 2 : at;
}

const CHARGE = /^(?:charge|front|favou?r|support)$/;
