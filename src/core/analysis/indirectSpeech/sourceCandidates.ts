import type { SpeakerPhrase } from '../cues/attributionContext';
import { PosTag } from '../cues/syntax';
import type { Sentence } from '../tokens/document';
import { formAt, kindOf, matchAt, speakerIn, typeOf } from './cueHeads';
import { categoryAt, MAX_SPAN_LENGTH, type TokenFeatures, useAt } from './tokenFeatures';

/** No candidate: no source, or no content on that side. */
export const NONE = -1;

/** Features of a speaker as the source of a cue. */
export const SOURCE_FEATURES = [
  'side',
  'words between',
  'kind',
  'type',
  'is subject',
  'tie',
  'category before',
  'category after',
  'category 2 after',
  'verbs between',
  'commas between',
  'speakers between',
  'quotes between',
  'same quote',
  'source use of last',
  'length',
  'head category',
  'head use',
  'head form',
  'head before',
  'to before head',
  'from sentence start',
  'subject of another',
  'candidates',
  'relative between',
  'preposition before',
] as const;

/** Maximum number of candidates before and after the cue. */
const MAX_BEFORE = 7;
const MAX_AFTER = 4;
/** Maximum distance of a candidate after the cue, in tokens. */
const MAX_TOKENS_AFTER = 25;

/**
 * Possible sources of the cue at `head`: the speakers of its sentence, nearest first on each side, then {@link NONE} for
 * no source. Writes the values of {@link SOURCE_FEATURES} for each as rows.
 */
export function sourcesOf(w: TokenFeatures, head: number, sentence: Sentence): number[] {
  const before = speakersBefore(w, head, Math.max(sentence.first, head - MAX_SPAN_LENGTH));
  const after = speakersAfter(w, head, Math.min(sentence.last, head + MAX_TOKENS_AFTER));
  const match = matchAt(w, head);
  const cue: CueHead = {
    head,
    sentence,
    form: formAt(w, head, match),
    tie: match?.tie ?? -1,
    subject: match?.subject ? speakerIn(w, match.subject) : -1,
    count: before.length + after.length,
  };
  w.rows.source.clear();
  for (const [rank, speaker] of before.entries()) writeSource(w, cue, speaker, rank, -1);
  for (const [rank, speaker] of after.entries()) writeSource(w, cue, speaker, rank, 1);
  writeNoSource(w, cue);
  return [...before, ...after, NONE];
}

function speakersBefore(w: TokenFeatures, head: number, floor: number): number[] {
  const found: number[] = [];
  for (let k = w.speakerBefore[head] as number; k >= floor && found.length < MAX_BEFORE; k--) {
    const speaker = w.speakerAt[k] as number;
    if (speaker < 0 || found.includes(speaker)) continue;
    if ((w.context.speakers[speaker] as SpeakerPhrase).words.last <= head) found.push(speaker);
  }
  return found;
}

function speakersAfter(w: TokenFeatures, head: number, ceiling: number): number[] {
  const found: number[] = [];
  for (let k = w.speakerAfter[head] as number; k < ceiling && found.length < MAX_AFTER; k++) {
    const speaker = w.speakerAt[k] as number;
    if (speaker < 0 || found.includes(speaker)) continue;
    if ((w.context.speakers[speaker] as SpeakerPhrase).words.first > head) found.push(speaker);
  }
  return found;
}

/** A cue whose source is to be found. */
interface CueHead {
  readonly head: number;
  readonly sentence: Sentence;
  readonly form: number;
  /** The relation of the cue to its subject, and the speaker in the subject; -1 if there is none. */
  readonly tie: number;
  readonly subject: number;
  /** Number of candidates. */
  readonly count: number;
}

function writeSource(w: TokenFeatures, cue: CueHead, speaker: number, rank: number, side: number): void {
  const { context } = w;
  const { head } = cue;
  const { words, phrase } = context.speakers[speaker] as SpeakerPhrase;
  const between = side < 0 ? gapOf(w, words.last, head) : gapOf(w, head + 1, words.first);
  let at = w.rows.source.next();
  const { values: v } = w.rows.source;
  v[at++] = side;
  v[at++] = Math.min(30, side < 0 ? head - words.last : words.first - head - 1);
  v[at++] = kindOf(w, speaker);
  v[at++] = typeOf(w, speaker);
  v[at++] = Number(speaker === cue.subject);
  v[at++] = speaker === cue.subject ? cue.tie : -1;
  v[at++] = words.first > 0 ? categoryAt(w, words.first - 1) : -1;
  v[at++] = categoryAt(w, words.last);
  v[at++] = categoryAt(w, words.last + 1);
  v[at++] = between.verbs;
  v[at++] = between.commas;
  v[at++] = rank;
  v[at++] = between.quotes;
  v[at++] = Number(context.quoteOf[words.first] === context.quoteOf[head]);
  v[at++] = useAt(w.uses.source, words.last - 1);
  v[at++] = Math.min(8, words.last - words.first);
  at = writeHead(w, cue, v, at);
  v[at++] = Math.min(30, words.first - cue.sentence.first);
  v[at++] = Math.min(3, (context.matchesOf[speaker] as readonly number[]).length);
  v[at++] = cue.count;
  v[at++] = between.relative;
  v[at++] = Number(context.tags[phrase.first - 1] === PosTag.Preposition);
}

function writeNoSource(w: TokenFeatures, cue: CueHead): void {
  let at = w.rows.source.next();
  const { values: v } = w.rows.source;
  for (const value of NO_SOURCE) v[at++] = value;
  v[at - NO_SOURCE.length + NO_SOURCE_TIE] = cue.subject >= 0 ? 99 : cue.tie;
  at = writeHead(w, cue, v, at);
  v[at++] = 0;
  v[at++] = 0;
  v[at++] = cue.count;
  v[at++] = 0;
  v[at++] = 0;
}

/** The features of “no source” before those that all candidates share. */
const NO_SOURCE = [0, 40, -1, -1, 0, -1, -1, -1, -1, 0, 0, 0, 0, 0, -99, 0];
/** Offset of the feature that holds the cue’s relation if its subject holds no speaker. */
const NO_SOURCE_TIE = 5;

/** Writes the features that all candidates share; returns the offset of the next value. */
function writeHead(w: TokenFeatures, { head, form }: CueHead, v: Int32Array, from: number): number {
  v[from] = categoryAt(w, head);
  v[from + 1] = useAt(w.uses.head, head);
  v[from + 2] = form;
  v[from + 3] = categoryAt(w, head - 1);
  v[from + 4] = Number(w.context.tags[head - 1] === PosTag.To);
  return from + 5;
}

/** Counts what is between a speaker and a cue, in the last 40 tokens. */
function gapOf(
  w: TokenFeatures,
  first: number,
  last: number,
): { verbs: number; commas: number; quotes: number; relative: number } {
  const out = { verbs: 0, commas: 0, quotes: 0, relative: 0 };
  for (let k = Math.max(first, last - 40); k < last; k++) {
    const tag = w.context.tags[k];
    if (tag === PosTag.Auxiliary || tag === PosTag.Cue || tag === PosTag.Ed || tag === PosTag.Verb) out.verbs++;
    else if (tag === PosTag.Comma) out.commas++;
    else if (tag === PosTag.QuoteMark) out.quotes++;
    else if (tag === PosTag.Relative) out.relative++;
  }
  return out;
}
