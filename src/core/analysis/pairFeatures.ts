import { bestLink, LINK_FEATURES, type Link, linkValues } from './cueLinks';
import type { Token } from './document';
import { QUOTE_FEATURES } from './quoteFeatures';
import { REPORT_PAIR_FEATURES, type Reported, reportPairValues } from './reported/links';
import type { Saying } from './sayings';
import type { Placed, Scene, Speaker } from './scene';
import { Tag } from './syntax';
import type { Rows } from './trees';

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
  ...LINK_FEATURES,
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

/** The features that the speaker model takes: those of the pair, then those of the quote. */
export const SPEAKER_FEATURES = [...PAIR_FEATURES, ...QUOTE_FEATURES] as const;

/** Who spoke the quote before this one, as far as known. */
export interface LastSpoken {
  readonly quote: number;
  readonly speaker: number;
}

const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];
const GENDERS = ['unknown', 'female', 'male', 'neuter', 'plural'];

/** A speaker with the cue that ties it to the quote best. */
export interface Pair {
  readonly speaker: number;
  readonly saying: Saying | null;
}

/** Where each of {@link PAIR_FEATURES} stands in a row. */
export const PAIR_AT = Object.fromEntries(PAIR_FEATURES.map((name, i) => [name, i])) as Readonly<
  Record<(typeof PAIR_FEATURES)[number], number>
>;

/**
 * The speakers that could have spoken quote `index`. The values of {@link PAIR_FEATURES} for each, with `shape` (those of
 * the quote alone) behind them, are written as rows.
 */
export function pairsOf(
  scene: Scene,
  reported: Reported,
  index: number,
  last: LastSpoken | null,
  shape: readonly number[],
  rows: Rows,
): Pair[] {
  const all = candidatesOf(scene, scene.quotes[index] as Placed, last);
  rows.clear();
  return all.map(speaker => {
    const link = bestLink(scene, scene.quotes[index] as Placed, speaker);
    const row = rows.next();
    const at = pairRow(scene, reported, index, speaker, last, all, link, rows.values, row);
    rows.values.set(shape, at);
    return { speaker, saying: link?.saying ?? null };
  });
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

/** Writes one row from `row` on; returns where it ends. */
function pairRow(
  scene: Scene,
  reported: Reported,
  quote: number,
  index: number,
  last: LastSpoken | null,
  all: readonly number[],
  link: Link | null,
  v: Float64Array,
  row: number,
): number {
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
  const sentence = doc.sentences[head.sentence];
  const start = scene.paragraphFrom[head.paragraph] ?? -1;
  const kind = mention?.kind ?? 'nominal';
  const others = othersOf(scene, q, s, index, all);
  let at = row;
  v[at++] = before ? -1 : 1;
  v[at++] = Number(sentences === 0);
  v[at++] = Math.min(sentences, 9);
  v[at++] = Math.min(Math.max(paragraphs, 0), 6);
  v[at++] = Math.min(distance, 120);
  v[at++] = others.between;
  v[at++] = quotesBetween(scene, quote, s);
  v[at++] = others.nearerPeople;
  v[at++] = KINDS.indexOf(kind);
  v[at++] = TYPES.indexOf(mention?.type ?? 'other');
  v[at++] = Number((mention?.number ?? 'singular') === 'plural');
  v[at++] = GENDERS.indexOf(mention?.gender ?? 'unknown');
  v[at++] = Math.min(s.words.last - s.words.first, 8);
  v[at++] = Number(sentence !== undefined && s.phrase.first <= sentence.first + 1);
  v[at++] = Number(s.phrase.first <= start + 1);
  v[at++] = s.phrase.first > 0 ? beforeTag(scene, s.phrase.first - 1) : -1;
  v[at++] = s.words.last < tags.length ? (tags[s.words.last] as number) : -1;
  v[at++] = Number(kind === 'pronoun' && FIRST_OR_SECOND.has(head.lower));
  v[at++] = Math.min(scene.frequency.get(s.key) ?? 0, 20);
  v[at++] = Number(s.mention >= 0);
  at = linkValues(scene, q, link, v, at);
  v[at++] = Math.min((scene.sayingsOf[index] as readonly number[]).length, 3);
  at = lastValues(scene, q, s, index, last, v, at);
  v[at++] = Number(others.alike);
  v[at++] = Number(before && sentences === 0 && isSubjectLike(scene, s));
  v[at++] = Number(head.paragraph < 0);
  for (const value of reportPairValues(scene, reported, quote, index)) v[at++] = value;
  return at;
}

const FIRST_OR_SECOND: ReadonlySet<string> = new Set(['i', 'we', 'you', 'me', 'us']);

/** How the speaker stands to the one who spoke the quote before. */
function lastValues(
  scene: Scene,
  q: Placed,
  s: Speaker,
  index: number,
  last: LastSpoken | null,
  v: Float64Array,
  from: number,
): number {
  const spoke = last === null ? null : (scene.speakers[last.speaker] as Speaker);
  const lastQuote = last === null ? null : (scene.quotes[last.quote] as Placed);
  v[from] = Number(last !== null && last.speaker === index);
  v[from + 1] = Number(spoke !== null && spoke.key === s.key);
  v[from + 2] = lastQuote === null ? 200 : Math.min(q.first - lastQuote.last, 200);
  v[from + 3] = lastQuote === null ? 9 : Math.min(q.paragraph - lastQuote.lastParagraph, 9);
  v[from + 4] = lastQuote === null ? 60 : outside(scene, lastQuote.last, q.first);
  return from + 5;
}

/** What the other candidates are to one: how many stand between it and the quote, and whether any of those looks alike;
 * how many people on its side are nearer. */
function othersOf(
  scene: Scene,
  q: Placed,
  s: Speaker,
  index: number,
  all: readonly number[],
): { between: number; alike: boolean; nearerPeople: number } {
  const own = s.words.first;
  const before = own < q.first;
  let between = 0;
  let alike = false;
  let nearerPeople = 0;
  for (const o of all) {
    const other = scene.speakers[o] as Speaker;
    const at = other.words.first;
    if (before ? at > own && at < q.first : at < own && at >= q.last) {
      between++;
      alike ||= o !== index && other.key === s.key;
    }
    if (at < q.first !== before || other.mention < 0 || (before ? at <= own : at >= own)) continue;
    const mention = scene.mentions[other.mention];
    if (mention?.type === 'person' || mention?.kind === 'pronoun') nearerPeople++;
  }
  return { between, alike, nearerPeople };
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

/** Words outside quotes between two tokens, up to 60. */
function outside(scene: Scene, from: number, to: number): number {
  let count = 0;
  for (let i = Math.max(from, to - 300); i < to && count < 60; i++) {
    if (scene.quoteOf[i] === -1 && scene.doc.tokens[i]?.kind !== 'punctuation') count++;
  }
  return count;
}
