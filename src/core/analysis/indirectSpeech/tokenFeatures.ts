import { isStrongCue, REPORTING_WORD_GROUPS } from '../../language/en';
import type { AttributionContext } from '../cues/attributionContext';
import type { CueMatch } from '../cues/cueMatch';
import { Tag } from '../cues/syntax';
import { clusterOf, Flag } from '../models/lexicon';
import { Rows } from '../models/trees';
import type { Token } from '../tokens/document';

/**
 * How word clusters are used in reported speech, learned: per use one number for each cluster, the logarithm
 * of its odds in tenths. A cluster is a few dozen words that occur in similar contexts; no word has a number of
 * its own.
 */
export interface ClusterUses {
  /** Is the word that a cue turns on. */
  readonly head: readonly number[];
  /** Stands in a cue. */
  readonly cue: readonly number[];
  /** Starts what is reported. */
  readonly opens: readonly number[];
  /** Stands in the words for the source. */
  readonly source: readonly number[];
  /** Is a verb’s last object before what is reported starts. */
  readonly ends: readonly number[];
}

export const USES = ['head', 'cue', 'opens', 'source', 'ends'] as const;

/** The context’s speakers as numbers; arrays run parallel to `context.speakers`. */
export interface SpeakerColumns {
  /** Index in the kinds of mentions; 3 for words that are no mention. */
  readonly kind: Int8Array;
  /** Index in the types of entities; 9 for words that are no mention. */
  readonly type: Int8Array;
  /** Token range of the whole phrase. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Every token of an article as the models of reported speech see it; arrays run parallel to `doc.tokens`. */
export interface TokenFeatures {
  readonly context: AttributionContext;
  /** {@link categoryOf} */
  readonly category: Uint8Array;
  /** What kind of mark a token is, 0 for a word. */
  readonly mark: Uint8Array;
  /** 1 for tags of finite verbs. */
  readonly verb: Uint8Array;
  /** Per use its number for the token's cluster. */
  readonly uses: Readonly<Record<keyof ClusterUses, Int16Array>>;
  /** Index of the speaker whose words hold the token, or -1: the shortest such. */
  readonly speakerAt: Int32Array;
  /** The nearest speaker token before and after; -1 and the number of tokens where there is none. */
  readonly speakerBefore: Int32Array;
  readonly speakerBehind: Int32Array;
  readonly speakers: SpeakerColumns;
  /** Index of the match whose cue starts at the token, or -1. */
  readonly matchAt: Int32Array;
  /** Room for vectors, written anew for each question. */
  readonly rows: { readonly head: Rows; readonly source: Rows; readonly edge: Rows };
}

const TOKENS_PER_STEP = 20_000;

/** `widths`: how many features the models of heads, sources and edges take. */
export function* tokenFeatureSteps(
  context: AttributionContext,
  uses: ClusterUses,
  widths: Readonly<Record<keyof TokenFeatures['rows'], number>>,
): Generator<void, TokenFeatures> {
  const { tags } = context;
  const n = tags.length;
  const category = new Uint8Array(n);
  const mark = new Uint8Array(n);
  const verb = new Uint8Array(n);
  const columns = Object.fromEntries(USES.map(use => [use, new Int16Array(n)])) as Record<
    keyof ClusterUses,
    Int16Array
  >;
  const { head, cue, opens, source, ends } = columns;
  for (let i = 0; i < n; i++) {
    if (i % TOKENS_PER_STEP === TOKENS_PER_STEP - 1) yield;
    const tag = tags[i] as number;
    category[i] = categoryOf(context, i);
    mark[i] = MARKS[tag] as number;
    verb[i] = VERBS[tag] as number;
    const cluster = clusterOf(context.entry[i] as number);
    head[i] = uses.head[cluster] ?? NEVER;
    cue[i] = uses.cue[cluster] ?? NEVER;
    opens[i] = uses.opens[cluster] ?? NEVER;
    source[i] = uses.source[cluster] ?? NEVER;
    ends[i] = uses.ends[cluster] ?? NEVER;
  }
  yield;
  const speakerAt = new Int32Array(n).fill(-1);
  // Later, shorter speakers win their tokens.
  for (const [i, s] of context.speakers.entries()) for (let k = s.words.first; k < s.words.last; k++) speakerAt[k] = i;
  const rows = { head: new Rows(widths.head), source: new Rows(widths.source), edge: new Rows(widths.edge) };
  const matchAt = new Int32Array(n).fill(-1);
  for (let i = context.matches.length - 1; i >= 0; i--) matchAt[(context.matches[i] as CueMatch).cue.first] = i;
  const around = nearest(speakerAt);
  const speakers = speakerColumns(context);
  return { context, category, mark, verb, uses: columns, speakerAt, ...around, speakers, matchAt, rows };
}

function nearest(speakerAt: Int32Array): Pick<TokenFeatures, 'speakerBefore' | 'speakerBehind'> {
  const n = speakerAt.length;
  const speakerBefore = new Int32Array(n);
  const speakerBehind = new Int32Array(n);
  for (let i = 0, last = -1; i < n; i++) {
    speakerBefore[i] = last;
    if ((speakerAt[i] as number) >= 0) last = i;
  }
  for (let i = n - 1, next = n; i >= 0; i--) {
    speakerBehind[i] = next;
    if ((speakerAt[i] as number) >= 0) next = i;
  }
  return { speakerBefore, speakerBehind };
}

const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];

function speakerColumns({ speakers, mentions }: AttributionContext): SpeakerColumns {
  const mentionOf = (mention: number) => (mention < 0 ? undefined : mentions[mention]);
  return {
    kind: Int8Array.from(speakers, s => (s.mention < 0 ? 3 : KINDS.indexOf(mentionOf(s.mention)?.kind ?? ''))),
    type: Int8Array.from(speakers, s => (s.mention < 0 ? 9 : TYPES.indexOf(mentionOf(s.mention)?.type ?? ''))),
    first: Int32Array.from(speakers, s => s.phrase.first),
    last: Int32Array.from(speakers, s => s.phrase.last),
  };
}

/** The value of the rarest words, and of positions outside the text. */
const NEVER = -99;

/** A use's number for the token at `i`. */
export const useAt = (use: Int16Array, i: number): number => (i < 0 || i >= use.length ? NEVER : (use[i] as number));

/** The category at `i`, or 0 outside. */
export const categoryAt = ({ category }: TokenFeatures, i: number): number =>
  i < 0 || i >= category.length ? 0 : (category[i] as number);

/** The kind of mark at `i`: 0 for a word, 9 outside. */
export const markAt = ({ mark }: TokenFeatures, i: number): number =>
  i < 0 || i >= mark.length ? 9 : (mark[i] as number);

const MARKS = new Uint8Array(32);
for (const [tag, number] of [
  [Tag.Comma, 1],
  [Tag.QuoteMark, 2],
  [Tag.Stop, 3],
  [Tag.Colon, 4],
  [Tag.Dash, 5],
  [Tag.Open, 6],
  [Tag.Close, 6],
] as const)
  MARKS[tag] = number;
const VERBS = new Uint8Array(32);
for (const tag of [Tag.Auxiliary, Tag.Cue, Tag.Ed, Tag.Verb]) VERBS[tag] = 1;

const SMALL: ReadonlyMap<string, number> = new Map(
  REPORTING_WORD_GROUPS.flatMap((list, k) => list.split(' ').map(word => [word, 60 + k] as const)),
);

/**
 * A token's tag, finer where it matters to reported speech: small words that open or close it have a category of their
 * own, verbs of saying one for their class, content words one for what the lexicon calls them. Below 100.
 */
function categoryOf(context: AttributionContext, i: number): number {
  const tag = context.tags[i] as number;
  const { lower, word } = context.doc.tokens[i] as Token;
  const small = SMALL.get(lower);
  if (small !== undefined && tag !== Tag.Name) return small;
  if (tag === Tag.Cue) {
    const verb = word.cue;
    if (verb?.cue === 'say') return isStrongCue(lower) ? 30 : 31;
    return verb?.cue === 'act' ? 32 : verb?.cue === 'opine' ? 33 : verb?.cue === 'show' ? 34 : 35;
  }
  if (tag !== Tag.Other) return tag;
  const entry = context.entry[i] as number;
  if (entry & (Flag.PersonNoun | Flag.GroupNoun)) return 40;
  if (entry & Flag.Verb) return lower.endsWith('s') ? 42 : entry & Flag.Adjective ? 43 : 41;
  if (entry & Flag.Adjective) return 44;
  return lower.endsWith('s') ? 46 : 45;
}
