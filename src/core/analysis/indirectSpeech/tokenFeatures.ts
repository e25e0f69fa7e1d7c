import type { CueClass } from '../../language/en';
import type { AttributionContext } from '../cues/attributionContext';
import type { CueMatch } from '../cues/cueMatch';
import { PosTag } from '../cues/syntax';
import { IntegerRows } from '../models/featureRows';
import { clusterOf, Flag } from '../models/lexicon';
import type { Token } from '../tokens/document';
import type { Word } from '../tokens/word';

/**
 * Learned uses of word clusters in reported speech: for each use, the log odds of each cluster in tenths. A cluster is a
 * few dozen words that occur in similar contexts. No word has a number of its own.
 */
export interface ClusterUses {
  /** As the head of a cue. */
  readonly head: readonly number[];
  /** In a cue. */
  readonly cue: readonly number[];
  /** At the start of content. */
  readonly opens: readonly number[];
  /** In a source. */
  readonly source: readonly number[];
  /** At the end of a cue. */
  readonly ends: readonly number[];
}

export const USES = ['head', 'cue', 'opens', 'source', 'ends'] as const;

/** The context’s speakers as numbers; arrays run parallel to `context.speakers`. */
export interface SpeakerColumns {
  /** Index in the kinds of mentions; 3 for a speaker that is no mention. */
  readonly kind: Int8Array;
  /** Index in the types of entities; 9 for a speaker that is no mention. */
  readonly type: Int8Array;
  /** Token range of the whole phrase. */
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** Features of every token for the models of reported speech; arrays run parallel to `doc.tokens`. */
export interface TokenFeatures {
  readonly context: AttributionContext;
  /** {@link categoryOf} */
  readonly category: Uint8Array;
  /** Kind of mark; 0 for a word. */
  readonly mark: Uint8Array;
  /** 1 for tags of finite verbs. */
  readonly verb: Uint8Array;
  /** Log odds of each use, by the token's cluster. */
  readonly uses: Readonly<Record<keyof ClusterUses, Int16Array>>;
  /** Index of the shortest speaker around the token, or -1. */
  readonly speakerAt: Int32Array;
  /** The nearest token of a speaker before and after; -1 and the number of tokens if there is none. */
  readonly speakerBefore: Int32Array;
  readonly speakerAfter: Int32Array;
  readonly speakers: SpeakerColumns;
  /** Index of the match that starts at the token, or -1. */
  readonly matchAt: Int32Array;
  /** Buffers for feature vectors, rewritten for each question. */
  readonly rows: { readonly head: IntegerRows; readonly source: IntegerRows; readonly boundary: IntegerRows };
}

const TOKENS_PER_STEP = 20_000;

/** Maximum length of a span, and distance of a source before its cue, in tokens. */
export const MAX_SPAN_LENGTH = 70;

/**
 * Computes the features of all tokens, in steps.
 * @param widths number of features of the models of heads, sources and boundaries
 */
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
  // Later, shorter speakers override longer ones.
  for (const [i, s] of context.speakers.entries()) for (let k = s.words.first; k < s.words.last; k++) speakerAt[k] = i;
  const rows = {
    head: new IntegerRows(widths.head),
    source: new IntegerRows(widths.source),
    boundary: new IntegerRows(widths.boundary),
  };
  const matchAt = new Int32Array(n).fill(-1);
  for (let i = context.matches.length - 1; i >= 0; i--) matchAt[(context.matches[i] as CueMatch).cue.first] = i;
  const around = nearest(speakerAt);
  const speakers = speakerColumns(context);
  return { context, category, mark, verb, uses: columns, speakerAt, ...around, speakers, matchAt, rows };
}

function nearest(speakerAt: Int32Array): Pick<TokenFeatures, 'speakerBefore' | 'speakerAfter'> {
  const n = speakerAt.length;
  const speakerBefore = new Int32Array(n);
  const speakerAfter = new Int32Array(n);
  for (let i = 0, last = -1; i < n; i++) {
    speakerBefore[i] = last;
    if ((speakerAt[i] as number) >= 0) last = i;
  }
  for (let i = n - 1, next = n; i >= 0; i--) {
    speakerAfter[i] = next;
    if ((speakerAt[i] as number) >= 0) next = i;
  }
  return { speakerBefore, speakerAfter };
}

const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];

function speakerColumns({ speakers, mentions }: AttributionContext): SpeakerColumns {
  const n = speakers.length;
  const kind = new Int8Array(n).fill(3);
  const type = new Int8Array(n).fill(9);
  const first = new Int32Array(n);
  const last = new Int32Array(n);
  for (const [i, { mention, phrase }] of speakers.entries()) {
    first[i] = phrase.first;
    last[i] = phrase.last;
    if (mention < 0) continue;
    kind[i] = KINDS.indexOf(mentions[mention]?.kind ?? '');
    type[i] = TYPES.indexOf(mentions[mention]?.type ?? '');
  }
  return { kind, type, first, last };
}

/** The value of the rarest words, and of positions outside the text. */
const NEVER = -99;

/** Log odds of a use at `i`. */
export const useAt = (use: Int16Array, i: number): number => (i < 0 || i >= use.length ? NEVER : (use[i] as number));

/** The category at `i`; 0 outside the text. */
export const categoryAt = ({ category }: TokenFeatures, i: number): number =>
  i < 0 || i >= category.length ? 0 : (category[i] as number);

/** The kind of mark at `i`: 0 for a word, 9 outside the text. */
export const markAt = ({ mark }: TokenFeatures, i: number): number =>
  i < 0 || i >= mark.length ? 9 : (mark[i] as number);

const MARKS = new Uint8Array(32);
for (const [tag, number] of [
  [PosTag.Comma, 1],
  [PosTag.QuoteMark, 2],
  [PosTag.Stop, 3],
  [PosTag.Colon, 4],
  [PosTag.Dash, 5],
  [PosTag.Open, 6],
  [PosTag.Close, 6],
] as const)
  MARKS[tag] = number;
const VERBS = new Uint8Array(32);
for (const tag of [PosTag.Auxiliary, PosTag.Cue, PosTag.Ed, PosTag.Verb]) VERBS[tag] = 1;

/** The category of the first group of small words. */
const FIRST_SMALL_CATEGORY = 60;
const CUE_CATEGORIES: Readonly<Record<CueClass, number>> = { say: 31, act: 32, opine: 33, show: 34, plan: 35 };
const STRONG_CUE_CATEGORY = 30;

/**
 * A token's tag, refined for reported speech: groups of small words, classes of cues, and kinds of content words have
 * categories of their own. Below 100.
 */
function categoryOf(context: AttributionContext, i: number): number {
  const tag = context.tags[i] as number;
  const { lower, word } = context.doc.tokens[i] as Token;
  if (word.reportingGroup !== 0 && tag !== PosTag.Name) return FIRST_SMALL_CATEGORY - 1 + word.reportingGroup;
  if (tag === PosTag.Cue) return cueCategory(word);
  return tag === PosTag.Other ? contentCategory(context.entry[i] as number, lower) : tag;
}

function cueCategory({ cue, strongCue }: Word): number {
  const cls = cue?.cue ?? 'plan';
  return cls === 'say' && strongCue ? STRONG_CUE_CATEGORY : CUE_CATEGORIES[cls];
}

function contentCategory(entry: number, lower: string): number {
  const endsInS = lower.endsWith('s');
  if (entry & (Flag.PersonNoun | Flag.GroupNoun)) return 40;
  if (entry & Flag.Verb) return endsInS ? 42 : entry & Flag.Adjective ? 43 : 41;
  if (entry & Flag.Adjective) return 44;
  return endsInS ? 46 : 45;
}
