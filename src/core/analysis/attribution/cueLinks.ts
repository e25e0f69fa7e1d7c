import { type CueClass, isStrongCue, type VerbForm } from '../../language/en';
import { lowerBound } from '../../text';
import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import type { CueMatch } from '../cues/cueMatch';
import { PosTag } from '../cues/syntax';
import type { Token } from '../tokens/document';

/** The cue that links a speaker best to a quote. */
export interface CueLink {
  readonly match: CueMatch;
  /** -1: the cue precedes the quote; 1: it follows. */
  readonly side: number;
  /** Tokens between cue and quote. */
  readonly distance: number;
  /** The distance, with penalties for breaks between the two and for weak cues. The least is best. */
  readonly cost: number;
}

/** The kind of cue, and how it is linked to its speaker. */
export const CUE_FEATURES = [
  'cue',
  'cue class',
  'cue form',
  'cue tie',
  'cue passive',
  'cue negated',
  'cue strong',
] as const;
/** The cue’s position relative to the quote: side, distance, and what lies between. */
export const CUE_PLACE_FEATURES = [
  'cue side',
  'cue distance',
  'cue same sentence',
  'cue same paragraph',
  'comma or colon between cue and quote',
  'that between cue and quote',
  'verbs between cue and quote',
  'cues between cue and quote',
] as const;
export const LINK_FEATURES = [...CUE_FEATURES, ...CUE_PLACE_FEATURES] as const;

const CLASSES: readonly CueClass[] = ['say', 'act', 'opine', 'show', 'plan'];
const FORMS: readonly (VerbForm | 'none')[] = ['none', 'base', 's', 'past', 'participle', 'ing'];
const CUE_KINDS = ['verb', 'noun', 'preposition', 'colon'];

/** Maximum number of cues of one speaker that are compared on each side of the quote. Guards against hostile input. */
const MAX_LINKS = 8;

/** Position in `own`, the cues of a speaker, of the first one at or after a token. */
function firstAt(context: AttributionContext, own: readonly number[], token: number): number {
  return lowerBound(0, own.length, i => (context.matches[own[i] as number]?.cue.first ?? 0) < token);
}

/** The cue of a speaker with the least cost, or null if the speaker is the subject of none. */
export function bestLink(context: AttributionContext, q: QuoteSpan, speaker: number): CueLink | null {
  let best: CueLink | null = null;
  const own = context.matchesOf[speaker] as readonly number[];
  const start = Math.max(0, firstAt(context, own, q.first) - MAX_LINKS);
  const end = Math.min(own.length, start + 2 * MAX_LINKS);
  for (let k = start; k < end; k++) {
    const match = context.matches[own[k] as number] as CueMatch;
    const side = match.cue.first < q.first ? -1 : 1;
    const distance = Math.max(0, side < 0 ? q.first - match.cue.last : match.cue.first - q.last);
    const edge = context.doc.tokens[side < 0 ? q.first : q.last - 1] as Token;
    const word = context.doc.tokens[match.cue.first] as Token;
    const apart =
      15 * Math.min(4, Math.abs(edge.sentence - word.sentence)) + (edge.paragraph === word.paragraph ? 0 : 40);
    const cost = distance + apart + (match.kind === 'noun' ? 3 : 0) + (match.cls === 'plan' ? 5 : 0);
    if (best === null || cost < best.cost) best = { match, side, distance, cost };
  }
  return best;
}

/** Writes the values of {@link LINK_FEATURES} from `from` on; returns the offset of the next value. */
export function writeLink(
  context: AttributionContext,
  q: QuoteSpan,
  link: CueLink | null,
  v: Float64Array,
  from: number,
): number {
  if (link === null) {
    v.set(NO_LINK, from);
    return from + NO_LINK.length;
  }
  const { match, side, distance } = link;
  const edge = context.doc.tokens[side < 0 ? q.first : q.last - 1] as Token;
  const own = context.doc.tokens[match.cue.first] as Token;
  const gap = gapOf(context, side < 0 ? match.cue.last : q.last, side < 0 ? q.first : match.cue.first);
  let at = from;
  v[at++] = CUE_KINDS.indexOf(match.kind);
  v[at++] = CLASSES.indexOf(match.cls);
  v[at++] = FORMS.indexOf(match.form);
  v[at++] = match.tie;
  v[at++] = Number(match.passive);
  v[at++] = Number(match.negated);
  v[at++] = Number(match.kind !== 'verb' || isStrongCue(own.lower));
  v[at++] = side;
  v[at++] = Math.min(distance, 120);
  v[at++] = Number(edge.sentence === own.sentence);
  v[at++] = Number(edge.paragraph === own.paragraph);
  v[at++] = gap.pause;
  v[at++] = gap.that;
  v[at++] = gap.verbs;
  v[at++] = gap.cues;
  return at;
}

const NO_LINK = [-1, -1, -1, -1, 0, 0, 0, 0, 130, 0, 0, 0, 0, 9, 9];

/** What the tokens between a cue and a quote show, the last 40 of them. */
function gapOf(
  context: AttributionContext,
  from: number,
  to: number,
): { pause: number; that: number; verbs: number; cues: number } {
  const gap = { pause: 0, that: 0, verbs: 0, cues: 0 };
  const first = Math.max(from, to - 40);
  for (let i = first; i < to; i++) {
    const tag = context.tags[i];
    if (tag === PosTag.Comma && i === to - 1) gap.pause = 1;
    else if (tag === PosTag.Colon && i === to - 1) gap.pause = 2;
    else if (tag === PosTag.Comma && gap.pause === 0) gap.pause = 3;
    if (tag === PosTag.Subordinator && gap.that === 0) gap.that = i === from ? 2 : 1;
    if (tag === PosTag.Auxiliary || tag === PosTag.Ed || tag === PosTag.Verb) gap.verbs++;
    if (tag === PosTag.Cue) gap.cues++;
  }
  gap.verbs = Math.min(gap.verbs, 8);
  gap.cues = Math.min(gap.cues, 8);
  return gap;
}
