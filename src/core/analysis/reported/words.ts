import { cueVerb, isStrongCue } from '../cues';
import type { Token } from '../document';
import { clusterOf, Flag } from '../lexicon';
import type { Scene } from '../scene';
import { Tag } from '../syntax';

/**
 * What clusters of words are used for in reported speech, learned: per use one number for each cluster, the logarithm
 * of its odds in tenths. A cluster is a few dozen words that stand in the same places of text; no word has a number of
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

/** Every token of an article as the models of reported speech see it; arrays run parallel to `doc.tokens`. */
export interface Words {
  readonly scene: Scene;
  /** {@link categoryOf} */
  readonly category: Uint8Array;
  readonly cluster: Uint16Array;
  readonly uses: ClusterUses;
  /** Index of the speaker whose words hold the token, or -1: the shortest such. */
  readonly speakerAt: Int32Array;
}

export function wordsOf(scene: Scene, uses: ClusterUses): Words {
  const n = scene.doc.tokens.length;
  const category = new Uint8Array(n);
  const cluster = new Uint16Array(n);
  for (let i = 0; i < n; i++) {
    category[i] = categoryOf(scene, i);
    cluster[i] = clusterOf(scene.entry[i] as number);
  }
  const speakerAt = new Int32Array(n).fill(-1);
  // Later, shorter speakers win their tokens.
  for (const [i, s] of scene.speakers.entries()) for (let k = s.words.first; k < s.words.last; k++) speakerAt[k] = i;
  return { scene, category, cluster, uses, speakerAt };
}

/** The number of a use for the token at `i`; where no token is, what the rarest has. */
export const useOf = (w: Words, use: keyof ClusterUses, i: number): number =>
  i < 0 || i >= w.cluster.length ? -99 : (w.uses[use][w.cluster[i] as number] ?? -99);

/** The category at `i`, or 0 outside. */
export const categoryAt = (w: Words, i: number): number => w.category[i] ?? 0;

const SMALL: ReadonlyMap<string, number> = new Map(
  [
    'that',
    'as',
    'of',
    'for',
    'by',
    'about on over',
    'in at',
    'with',
    'from',
    'against',
    'if whether',
    'how why what when where',
    'who',
    'which',
    'because since',
    'is are was were be been',
    'has have had',
    'do does did',
    'will would',
    'can could may might must should',
    'it',
    'he she',
    'they',
    'i we',
    'you',
    'a an',
    'the',
    'and',
    'but or',
    'while although though',
  ].flatMap((list, k) => list.split(' ').map(word => [word, 60 + k] as const)),
);

/**
 * A token's tag, finer where it matters to reported speech: small words that open or close it have a category of their
 * own, verbs of saying one for their class, content words one for what the lexicon calls them. Below 100.
 */
function categoryOf(scene: Scene, i: number): number {
  const tag = scene.tags[i] as number;
  const { lower } = scene.doc.tokens[i] as Token;
  const small = SMALL.get(lower);
  if (small !== undefined && tag !== Tag.Name) return small;
  if (tag === Tag.Cue) {
    const verb = cueVerb(lower);
    if (verb?.cue === 'say') return isStrongCue(lower) ? 30 : 31;
    return verb?.cue === 'act' ? 32 : verb?.cue === 'opine' ? 33 : verb?.cue === 'show' ? 34 : 35;
  }
  if (tag !== Tag.Other) return tag;
  const entry = scene.entry[i] as number;
  if (entry & (Flag.PersonNoun | Flag.GroupNoun)) return 40;
  if (entry & Flag.Verb) return lower.endsWith('s') ? 42 : entry & Flag.Adjective ? 43 : 41;
  if (entry & Flag.Adjective) return 44;
  return lower.endsWith('s') ? 46 : 45;
}
