import { LISTENER_VERBS } from '../../language/en';
import { lowerBound } from '../../text';
import type { AttributionContext, SpeakerPhrase } from '../cues/attributionContext';
import { CueArgument, type CueMatch } from '../cues/cueMatch';
import { headOf, type TokenRange } from '../cues/phrases';

/** Maximum number of cue matches inspected next to a quote. */
export const MAX_NEAR_MATCHES = 8;

/** Index of the first match whose cue starts at or after a token. */
export function firstMatchFrom({ matches }: AttributionContext, token: number): number {
  return lowerBound(0, matches.length, i => (matches[i] as CueMatch).cue.first < token);
}

/** Index of the first speaker whose words start at or after a token. */
export function firstSpeakerFrom({ speakers }: AttributionContext, token: number): number {
  return lowerBound(0, speakers.length, i => (speakers[i] as SpeakerPhrase).words.first < token);
}

/** The last speaker whose words start in a phrase, or -1. */
export function lastSpeakerIn(context: AttributionContext, { first, last }: TokenRange): number {
  const speaker = firstSpeakerFrom(context, last) - 1;
  return speaker >= 0 && (context.speakers[speaker] as SpeakerPhrase).words.first >= first ? speaker : -1;
}

/** The speaker at the head of a subject; otherwise the last one that starts in it, or -1. */
export function subjectSpeaker(context: AttributionContext, subject: TokenRange): number {
  const head = headOf(context, subject);
  for (let i = firstSpeakerFrom(context, head + 1) - 1; i >= 0; i--) {
    const { words } = context.speakers[i] as SpeakerPhrase;
    if (words.first < subject.first) break;
    if (head < words.last) return i;
  }
  return lastSpeakerIn(context, subject);
}

/** The first speaker whose words start in a range, if they also end in it; otherwise -1. */
export function firstSpeakerIn(context: AttributionContext, { first, last }: TokenRange): number {
  const index = firstSpeakerFrom(context, first);
  const speaker = context.speakers[index];
  return speaker !== undefined && speaker.words.last <= last ? index : -1;
}

/** `She was told that …`: whether the subject of the match is the listener, not the speaker. */
export const isListener = ({ doc }: AttributionContext, match: CueMatch | null): boolean =>
  match?.passive === true &&
  match.tie !== CueArgument.Agent &&
  match.kind === 'verb' &&
  LISTENER_VERBS.has(doc.tokens[match.cue.first]?.lower ?? '');

/** Whether a match is a verb of saying that is not negated. */
export const isAffirmedSpeech = ({ kind, cls, negated }: CueMatch): boolean =>
  kind === 'verb' && cls === 'say' && !negated;
