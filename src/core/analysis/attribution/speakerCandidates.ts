import type { ArticleSpan } from '../../text';
import type { Resolution } from '../coreference/coreference';
import type { AttributionContext, SpeakerPhrase } from '../cues/attributionContext';
import { describedBy } from '../cues/headSpeakers';
import type { TokenRange } from '../cues/phrases';
import { PosTag } from '../cues/syntax';
import type { Report } from '../indirectSpeech/reports';
import type { Entity, EntityType } from '../model';
import { Flag } from '../models/lexicon';
import { isKnownOrganization } from '../names/knownNames';
import type { MentionCandidate } from '../names/mentions';
import type { Doc, Token } from '../tokens/document';
import { headTypeOf } from '../tokens/nounTypes';
import { Shape } from '../tokens/wordShape';
import type { Decision } from './decision';

/** The mentions of an article, together with speakers that were no mention so far. */
export interface SpeakerCandidates {
  readonly mentions: readonly MentionCandidate[];
  /** By index of the context’s speaker. */
  readonly mentionOf: ReadonlyMap<number, number>;
  /** Indices of the mentions that refer to a speaker. */
  readonly speaking: ReadonlySet<number>;
}

/** Adds the speakers that were chosen for a quote or named by a report, and that are no mention yet. In steps. */
export function* speakerCandidateSteps(
  context: AttributionContext,
  mentions: readonly MentionCandidate[],
  decisions: readonly Decision[],
  indirect: readonly Report[],
): Generator<void, SpeakerCandidates> {
  const chosen = new Set(decisions.flatMap(d => (d.best ? [d.best, ...d.runnersUp] : [])).map(c => c.speaker));
  for (const { speaker } of indirect) if (speaker >= 0) chosen.add(speaker);
  const added = [...chosen].filter(s => (context.speakers[s] as SpeakerPhrase).mention < 0);
  const described = new Map<number, MentionCandidate>();
  for (const s of chosen) {
    const { mention } = context.speakers[s] as SpeakerPhrase;
    const known = mentions[mention];
    if (known?.kind === 'nominal') described.set(mention, { ...known, ...wordsOf(context, s) });
  }
  const spoken = new Set(decisions.flatMap(({ kind, best }) => (kind === 'direct' && best?.cue ? [best.speaker] : [])));
  const all = [
    ...mentions.map((mention, i) => ({ mention: described.get(i) ?? mention, from: i, speaker: -1 })),
    ...added.map(s => ({ mention: addedMention(context, s, spoken.has(s)), from: -1, speaker: s })),
  ].sort((a, b) => a.mention.span.start - b.mention.span.start || b.mention.span.end - a.mention.span.end);
  yield;
  const moved = new Int32Array(mentions.length);
  const placed = new Map<number, number>();
  for (let i = 0; i < all.length; i++) {
    const { from, speaker } = all[i] as (typeof all)[number];
    if (from >= 0) moved[from] = i;
    else placed.set(speaker, i);
  }
  const mentionOf = new Map<number, number>();
  for (const s of chosen) {
    const { mention } = context.speakers[s] as SpeakerPhrase;
    const at = mention >= 0 ? moved[mention] : placed.get(s);
    if (at !== undefined) mentionOf.set(s, at);
  }
  yield;
  const speakers = [...decisions.flatMap(d => (d.best ? [d.best.speaker] : [])), ...indirect.map(r => r.speaker)];
  const speaking = new Set(speakers.flatMap(s => mentionOf.get(s) ?? []));
  return { mentions: all.map(a => a.mention), mentionOf, speaking };
}

/** The words of a speaker without a name, with its complements: `an analyst at Citi`. */
function wordsOf(
  context: AttributionContext,
  speaker: number,
): Pick<MentionCandidate, 'span' | 'text' | 'phrase' | 'firstToken' | 'lastToken'> {
  const { first, last } = describedBy(context, speaker);
  const span = spanOf(context.doc, { first, last });
  return {
    span,
    text: context.doc.text.slice(span.start, span.end),
    firstToken: first,
    lastToken: last,
    phrase: span,
  };
}

/** @param speaks whether a quote in marks is ascribed to the speaker by a cue */
function addedMention(context: AttributionContext, speaker: number, speaks: boolean): MentionCandidate {
  const named = typeOfName(context, speaker, speaks);
  return {
    ...wordsOf(context, speaker),
    kind: named === null ? 'nominal' : 'name',
    type: named ?? typeOfSpeaker(context, speaker),
    role: null,
    gender: 'unknown',
    number: 'singular',
  };
}

/** What the lists say a capitalized word may be: no name, a place, or an organization. */
const NO_NAME = Flag.CommonWord | Flag.Demonym | Flag.PersonNoun | Flag.GroupNoun;
const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;
const ORGANIZATION = Flag.OrganizationWord | Flag.KnownGroup;

/** `“Soon,” tweeted Holme`, `Apple said`: the type of one capitalized word that was found as no name; null if it is none. */
function typeOfName({ doc, speakers, tags }: AttributionContext, speaker: number, speaks: boolean): EntityType | null {
  const { first, last } = (speakers[speaker] as SpeakerPhrase).words;
  const { word, sentence, text, lower } = doc.tokens[first] as Token;
  if (last - first !== 1) return null;
  if (text !== lower && isKnownOrganization(lower)) return 'organization';
  if (!speaks || tags[first] !== PosTag.Name || word.group !== 0) return null;
  const opens = doc.sentences[sentence]?.first === first;
  if ((word.entry & (opens ? NO_NAME : NO_NAME & ~Flag.CommonWord)) !== 0 || (word.entry & PLACE) !== 0) return null;
  // A surname in capitals is a transcript’s label.
  const isFamily = (word.entry & (Flag.CommonSurname | Flag.Surname | Flag.LikeSurname)) !== 0;
  if ((word.entry & ORGANIZATION) !== 0 || (word.shape === Shape.Capitals && !isFamily)) return 'organization';
  return word.shape === Shape.Title || word.shape === Shape.Capitals ? 'person' : null;
}

/** `her lawyer` is a person. What a union or a report is depends on more than its head. */
function typeOfSpeaker({ doc, speakers }: AttributionContext, speaker: number): EntityType {
  const head = doc.tokens[(speakers[speaker] as SpeakerPhrase).head];
  return head && headTypeOf(head.word.entry, head.lower) === 'person' ? 'person' : 'other';
}

/** The article offsets of a range of tokens. */
export function spanOf({ tokens }: Doc, { first, last }: TokenRange): ArticleSpan {
  return { start: tokens[first]?.start ?? 0, end: tokens[last - 1]?.end ?? 0 };
}

/**
 * Returns a function that gives the id of a mention’s entity. For an unresolved mention it adds an entity, named by the
 * mention’s text, to `entities`.
 */
export function entityLookup(
  resolution: Resolution,
  mentions: readonly MentionCandidate[],
  entities: Entity<'article'>[],
): (i: number) => string {
  const own = new Map<number, string>();
  return i => {
    const known = resolution.entityOf[i] ?? own.get(i);
    if (known) return known;
    const { span, text, kind, type, role, gender } = mentions[i] as MentionCandidate;
    const id = `e${entities.length + 1}`;
    own.set(i, id);
    entities.push({ id, type, name: text, role, aliases: [], gender, mentions: [{ span, text, kind }] });
    return id;
  };
}
