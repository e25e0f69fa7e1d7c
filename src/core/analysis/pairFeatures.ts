import type { CueClass, VerbForm } from './cues';
import { isStrongCue } from './cues';
import type { Token } from './document';
import { REPORT_PAIR_FEATURES, type Reported, reportPairValues } from './reported/links';
import type { Saying } from './sayings';
import type { Placed, Scene, Speaker } from './scene';
import { Tag } from './syntax';

/** How a speaker's words stand to a quote: place, distance, the cue between them, the quote before. */
export const PAIR_FEATURES = [
  'side',
  'same sentence',
  'sentences between',
  'paragraphs between',
  'words between',
  'speakers between',
  'quotes between',
  'rank on its side',
  'kind',
  'type',
  'plural',
  'gender',
  'length',
  'starts sentence',
  'starts paragraph',
  'word before',
  'word after',
  'first or second person',
  'frequency',
  'from mention',
  'cue',
  'cue class',
  'cue form',
  'cue tie',
  'cue passive',
  'cue negated',
  'cue strong',
  'cue side',
  'cue distance',
  'cue same sentence',
  'cue same paragraph',
  'comma or colon between cue and quote',
  'that between cue and quote',
  'verbs between cue and quote',
  'cues between cue and quote',
  'cues of speaker in paragraph',
  'spoke last',
  'looks like who spoke last',
  'gap to last spoken',
  'paragraphs to last spoken',
  'outside words to last spoken',
  'named elsewhere nearer',
  'subject before the quote',
  'title line',
  ...REPORT_PAIR_FEATURES,
] as const;

/** Who spoke the quote before this one, as far as known. */
export interface LastSpoken {
  readonly quote: number;
  readonly speaker: number;
}

const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];
const GENDERS = ['unknown', 'female', 'male', 'neuter', 'plural'];
const CLASSES: readonly CueClass[] = ['say', 'act', 'opine', 'show', 'plan'];
const FORMS: readonly (VerbForm | 'none')[] = ['none', 'base', 's', 'past', 'participle', 'ing'];
const CUE_KINDS = ['verb', 'noun', 'preposition', 'colon'];

/** A speaker with the cue that ties it to the quote best, and the values of {@link PAIR_FEATURES}. */
export interface Pair {
  readonly speaker: number;
  readonly saying: Saying | null;
  readonly values: number[];
}

/** The speakers that could have spoken quote `index`, each with its features. */
export function pairsOf(scene: Scene, reported: Reported, index: number, last: LastSpoken | null): Pair[] {
  const q = scene.quotes[index] as Placed;
  return candidatesOf(scene, q, last).map((speaker, _, all) => pairOf(scene, reported, index, speaker, last, all));
}

const MOST = 14;
/** Where quotes stand this close, hundreds of them, it is no longer prose, and the nearest few have to do. */
const MOST_IF_DENSE = 3;
const isDense = ({ quotes, doc }: Scene): boolean => quotes.length > 200 && quotes.length * 12 > doc.tokens.length;
const REACH_BEFORE = 160;
const REACH_AFTER = 40;

function candidatesOf(scene: Scene, q: Placed, last: LastSpoken | null): number[] {
  const container = q.quote.within ?? -1;
  const from = Math.max(scene.paragraphFrom[Math.max(0, q.paragraph - 1)] ?? 0, q.first - REACH_BEFORE);
  const own = scene.paragraphFrom[q.lastParagraph + 1] ?? q.last;
  const to = Math.min(Math.max(own, q.last) + 25, q.last + REACH_AFTER + 30);
  const start = firstSpeakerFrom(scene, from);
  const found: { speaker: number; rank: number }[] = [];
  for (let i = start; i < scene.speakers.length; i++) {
    const s = scene.speakers[i] as Speaker;
    if (s.words.first >= to) break;
    if (s.within !== container || (s.words.first >= q.first && s.words.last <= q.last)) continue;
    const distance = s.words.first < q.first ? q.first - s.words.last : s.words.first - q.last;
    const spoken = (scene.sayingsOf[i] as readonly number[]).length > 0 ? 40 : 0;
    found.push({ speaker: i, rank: distance - spoken });
  }
  found.sort((a, b) => a.rank - b.rank || a.speaker - b.speaker);
  const list = found.slice(0, isDense(scene) ? MOST_IF_DENSE : MOST).map(f => f.speaker);
  if (last !== null && !list.includes(last.speaker) && scene.speakers[last.speaker]?.within === container)
    list.push(last.speaker);
  return list.sort((a, b) => a - b);
}

function firstSpeakerFrom(scene: Scene, token: number): number {
  let low = 0;
  let high = scene.speakers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scene.speakers[middle] as Speaker).words.first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pairOf(
  scene: Scene,
  reported: Reported,
  quote: number,
  index: number,
  last: LastSpoken | null,
  all: readonly number[],
): Pair {
  const q = scene.quotes[quote] as Placed;
  const { doc, tags } = scene;
  const s = scene.speakers[index] as Speaker;
  const mention = s.mention >= 0 ? scene.mentions[s.mention] : undefined;
  const head = doc.tokens[s.head] as Token;
  const before = s.words.first < q.first;
  const quoteEdge = doc.tokens[before ? q.first : q.last - 1] as Token;
  const sentences = Math.abs(head.sentence - quoteEdge.sentence);
  const paragraphs = before ? q.paragraph - head.paragraph : head.paragraph - q.lastParagraph;
  const distance = before ? q.first - s.words.last : s.words.first - q.last;
  const link = bestLink(scene, q, index);
  const between = (other: number): boolean => {
    const at = (scene.speakers[other] as Speaker).words.first;
    return before ? at > s.words.first && at < q.first : at < s.words.first && at >= q.last;
  };
  const sentence = doc.sentences[head.sentence];
  const saidHere = (scene.sayingsOf[index] as readonly number[]).length;
  const spoke = last === null ? null : (scene.speakers[last.speaker] as Speaker);
  const lastQuote = last === null ? null : (scene.quotes[last.quote] as Placed);
  const start = scene.paragraphFrom[head.paragraph] ?? -1;
  const kind = mention?.kind ?? 'nominal';
  const nearer = all.some(o => o !== index && (scene.speakers[o] as Speaker).key === s.key && between(o));
  const values = [
    before ? -1 : 1,
    Number(sentences === 0),
    Math.min(sentences, 9),
    Math.min(Math.max(paragraphs, 0), 6),
    Math.min(distance, 120),
    all.filter(between).length,
    quotesBetween(scene, quote, s),
    rankOnSide(scene, q, s, all),
    KINDS.indexOf(kind),
    TYPES.indexOf(mention?.type ?? 'other'),
    Number((mention?.number ?? 'singular') === 'plural'),
    GENDERS.indexOf(mention?.gender ?? 'unknown'),
    Math.min(s.words.last - s.words.first, 8),
    Number(sentence !== undefined && s.phrase.first <= sentence.first + 1),
    Number(s.phrase.first <= start + 1),
    s.phrase.first > 0 ? beforeTag(scene, s.phrase.first - 1) : -1,
    s.words.last < tags.length ? (tags[s.words.last] as number) : -1,
    Number(kind === 'pronoun' && /^(?:i|we|you|me|us)$/.test(head.lower)),
    Math.min(scene.frequency.get(s.key) ?? 0, 20),
    Number(s.mention >= 0),
    ...linkValues(scene, q, link),
    Math.min(saidHere, 3),
    Number(last !== null && last.speaker === index),
    Number(spoke !== null && spoke.key === s.key),
    lastQuote === null ? 200 : Math.min(q.first - lastQuote.last, 200),
    lastQuote === null ? 9 : Math.min(q.paragraph - lastQuote.lastParagraph, 9),
    lastQuote === null ? 60 : outside(scene, lastQuote.last, q.first),
    Number(nearer),
    Number(before && sentences === 0 && isSubjectLike(scene, s)),
    Number(head.paragraph < 0),
    ...reportPairValues(scene, reported, quote, index),
  ];
  return { speaker: index, saying: link?.saying ?? null, values };
}

function beforeTag(scene: Scene, i: number): number {
  const word = scene.doc.tokens[i]?.lower;
  if (word === 'by') return 30;
  if (word === 'of') return 31;
  return scene.tags[i] as number;
}

/** A phrase right before a verb of any kind. */
function isSubjectLike(scene: Scene, s: Speaker): boolean {
  const tag = scene.tags[s.phrase.last];
  return tag === Tag.Auxiliary || tag === Tag.Cue || tag === Tag.Ed || tag === Tag.Verb || tag === Tag.Adverb;
}

function quotesBetween(scene: Scene, index: number, s: Speaker): number {
  const q = scene.quotes[index] as Placed;
  let count = 0;
  if (s.words.first < q.first) {
    for (let i = index - 1; i >= 0 && count < 5 && (scene.quotes[i] as Placed).first > s.words.first; i--) count++;
  } else {
    for (
      let i = index + 1;
      i < Math.min(scene.quotes.length, index + 40) && count < 5 && (scene.quotes[i] as Placed).first < s.words.first;
      i++
    ) {
      if ((scene.quotes[i] as Placed).first >= q.last) count++;
    }
  }
  return count;
}

function rankOnSide(scene: Scene, q: Placed, s: Speaker, all: readonly number[]): number {
  const before = s.words.first < q.first;
  return all.filter(o => {
    const other = scene.speakers[o] as Speaker;
    if (other.words.first < q.first !== before || other.mention < 0) return false;
    if (scene.mentions[other.mention]?.type !== 'person' && scene.mentions[other.mention]?.kind !== 'pronoun')
      return false;
    return before ? other.words.first > s.words.first : other.words.first < s.words.first;
  }).length;
}

/** Words outside quotes between two tokens, up to 60. */
function outside(scene: Scene, from: number, to: number): number {
  let count = 0;
  for (let i = Math.max(from, to - 300); i < to && count < 60; i++) {
    if (scene.quoteOf[i] === -1 && scene.doc.tokens[i]?.kind !== 'punctuation') count++;
  }
  return count;
}

interface Link {
  readonly saying: Saying;
  /** -1: the cue stands before the quote, 1: after it. */
  readonly side: number;
  readonly distance: number;
  readonly cost: number;
}

/** A subject shared by more cues than this on one side of the quote is no longer prose. */
const MOST_LINKS = 8;

/** Position in `own` of the first cue at or after a token. */
function firstAt(scene: Scene, own: readonly number[], token: number): number {
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((scene.sayings[own[middle] as number]?.cue.first ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cue of this speaker that is nearest to the quote, sentence and paragraph breaks counted as distance. */
function bestLink(scene: Scene, q: Placed, speaker: number): Link | null {
  let best: Link | null = null;
  const own = scene.sayingsOf[speaker] as readonly number[];
  const start = Math.max(0, firstAt(scene, own, q.first) - MOST_LINKS);
  for (const i of own.slice(start, start + 2 * MOST_LINKS)) {
    const saying = scene.sayings[i] as Saying;
    const side = saying.cue.first < q.first ? -1 : 1;
    const distance = Math.max(0, side < 0 ? q.first - saying.cue.last : saying.cue.first - q.last);
    const edge = scene.doc.tokens[side < 0 ? q.first : q.last - 1] as Token;
    const own = scene.doc.tokens[saying.cue.first] as Token;
    const apart =
      15 * Math.min(4, Math.abs(edge.sentence - own.sentence)) + (edge.paragraph === own.paragraph ? 0 : 40);
    const cost = distance + apart + (saying.kind === 'noun' ? 3 : 0) + (saying.cls === 'plan' ? 5 : 0);
    if (best === null || cost < best.cost) best = { saying, side, distance, cost };
  }
  return best;
}

function linkValues(scene: Scene, q: Placed, link: Link | null): number[] {
  if (link === null) return [-1, -1, -1, -1, 0, 0, 0, 0, 130, 0, 0, 0, 0, 9, 9];
  const { saying, side, distance } = link;
  const edge = scene.doc.tokens[side < 0 ? q.first : q.last - 1] as Token;
  const own = scene.doc.tokens[saying.cue.first] as Token;
  const gap = gapOf(scene, side < 0 ? saying.cue.last : q.last, side < 0 ? q.first : saying.cue.first);
  return [
    CUE_KINDS.indexOf(saying.kind),
    CLASSES.indexOf(saying.cls),
    FORMS.indexOf(saying.form),
    saying.tie,
    Number(saying.passive),
    Number(saying.negated),
    Number(saying.kind !== 'verb' || isStrongCue(own.lower)),
    side,
    Math.min(distance, 120),
    Number(edge.sentence === own.sentence),
    Number(edge.paragraph === own.paragraph),
    gap.pause,
    gap.that,
    gap.verbs,
    gap.cues,
  ];
}

function gapOf(scene: Scene, from: number, to: number): { pause: number; that: number; verbs: number; cues: number } {
  const gap = { pause: 0, that: 0, verbs: 0, cues: 0 };
  const first = Math.max(from, to - 40);
  for (let i = first; i < to; i++) {
    const tag = scene.tags[i];
    if (tag === Tag.Comma && i === to - 1) gap.pause = 1;
    else if (tag === Tag.Colon && i === to - 1) gap.pause = 2;
    else if (tag === Tag.Comma && gap.pause === 0) gap.pause = 3;
    if (tag === Tag.Subordinator && gap.that === 0) gap.that = i === from ? 2 : 1;
    if (tag === Tag.Auxiliary || tag === Tag.Ed || tag === Tag.Verb) gap.verbs++;
    if (tag === Tag.Cue) gap.cues++;
  }
  gap.verbs = Math.min(gap.verbs, 8);
  gap.cues = Math.min(gap.cues, 8);
  return gap;
}
