import { BEFORE_ORIGIN, DOCUMENT_NOUNS } from '../../language/en';
import { lowerBound } from '../../text';
import type { MentionCandidate } from '../names/mentions';
import type { QuoteSkeleton } from '../quotes/quotes';
import { type Doc, type Sentence, type Token, tokenIndexFrom } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import type { CueMatch } from './cueMatch';
import { matchCues } from './cueMatcher';
import { headOf, isPartOf, type Tagged, type TokenRange } from './phrases';
import { PosTag, tagNames, tagTokens } from './syntax';

/** A possible speaker: a mention, or the subject of a cue that no mention covers. */
export interface SpeakerPhrase {
  /** Index in the context's mentions, or -1. */
  readonly mention: number;
  /** Tokens of the name, nominal or pronoun itself. */
  readonly words: TokenRange;
  /** Tokens of the whole phrase. */
  readonly phrase: TokenRange;
  /** Token that the phrase is about. */
  readonly head: number;
  /** The innermost quote around it, or -1. */
  readonly within: number;
  /** Equal for speakers that look alike: same last word of a name, same pronoun, same noun. */
  readonly key: string;
}

/** A quote with its tokens. */
export interface QuoteSpan {
  readonly quote: QuoteSkeleton;
  /** Token indices, half-open; the marks included. */
  readonly first: number;
  readonly last: number;
  /** Paragraphs of its first and its last token. */
  readonly paragraph: number;
  readonly lastParagraph: number;
  /** Number of quotes around it. */
  readonly depth: number;
}

/** An article prepared for attribution. */
export interface AttributionContext extends Tagged {
  /** Entry in the lexicon, by token. */
  readonly entry: Int32Array;
  readonly quotes: readonly QuoteSpan[];
  readonly mentions: readonly MentionCandidate[];
  /** In order of their first word. */
  readonly speakers: readonly SpeakerPhrase[];
  /** Cues, in order. */
  readonly matches: readonly CueMatch[];
  /** Index of the first match of each sentence; one more entry than sentences. */
  readonly matchesFrom: Int32Array;
  /** For each speaker, the matches that have it as subject. */
  readonly matchesOf: readonly (readonly number[])[];
  /** Number of speakers with each key. */
  readonly frequency: ReadonlyMap<string, number>;
  /** For each quote, the number of others with the same words, up to 5. */
  readonly repeats: Uint8Array;
  /** First token of each paragraph; one more entry than paragraphs. */
  readonly paragraphFrom: Int32Array;
}

/** The match whose cue starts at a token, or undefined. */
export function matchAtToken({ matches, matchesFrom, doc }: AttributionContext, i: number): CueMatch | undefined {
  const { sentence } = doc.tokens[i] as Token;
  const low = lowerBound(
    matchesFrom[sentence] as number,
    matchesFrom[sentence + 1] as number,
    k => (matches[k] as CueMatch).cue.first < i,
  );
  const match = matches[low];
  return match?.cue.first === i ? match : undefined;
}

const SENTENCES_PER_STEP = 100;

/** Prepares an article for attribution. In steps; linear in the tokens. */
export function* contextSteps(
  doc: Doc,
  found: readonly QuoteSkeleton[],
  mentions: readonly MentionCandidate[],
  evidence: TokenEvidence,
): Generator<void, AttributionContext> {
  const tags = tagTokens(doc);
  const isPersonName = (m: MentionCandidate): boolean => m.kind === 'name' && m.type === 'person';
  tagNames(doc, tags, mentions.filter(isPersonName));
  yield;
  const quoteOf = innermost(doc, found);
  yield;
  const tagged: Tagged = { doc, tags, quoteOf };
  const matches: CueMatch[] = [];
  const matchesFrom = new Int32Array(doc.sentences.length + 1);
  for (let i = 0; i < doc.sentences.length; i++) {
    matchesFrom[i] = matches.length;
    for (const match of matchCues(tagged, doc.sentences[i] as Sentence, i)) matches.push(match);
    if (i % SENTENCES_PER_STEP === SENTENCES_PER_STEP - 1) yield;
  }
  matchesFrom[doc.sentences.length] = matches.length;
  const { speakers, bySpeaker } = yield* speakersOf(tagged, mentions, matches);
  yield;
  const frequency = new Map<string, number>();
  for (const s of speakers) frequency.set(s.key, (frequency.get(s.key) ?? 0) + 1);
  const quotes = locateQuotes(doc, found);
  yield;
  return {
    ...tagged,
    entry: evidence.entry,
    quotes,
    mentions,
    speakers,
    matches,
    matchesFrom,
    matchesOf: bySpeaker,
    frequency,
    repeats: repeatsOf(doc.text, quotes),
    paragraphFrom: paragraphStarts(doc),
  };
}

/** For each token the innermost quote around it, in one sweep over tokens and quotes. */
function innermost(doc: Doc, quotes: readonly QuoteSkeleton[]): Int32Array {
  const quoteOf = new Int32Array(doc.tokens.length).fill(-1);
  if (quotes.length === 0) return quoteOf;
  const open: number[] = [];
  let next = 0;
  for (const token of doc.tokens) {
    while (next < quotes.length && (quotes[next] as QuoteSkeleton).span.start <= token.start) open.push(next++);
    while (open.length > 0 && (quotes[open.at(-1) as number] as QuoteSkeleton).span.end <= token.start) open.pop();
    quoteOf[token.index] = open.at(-1) ?? -1;
  }
  return quoteOf;
}

function locateQuotes(doc: Doc, found: readonly QuoteSkeleton[]): QuoteSpan[] {
  const depths: number[] = [];
  return found.map((quote, i) => {
    const first = tokenIndexFrom(doc, quote.span.start);
    const last = Math.max(first + 1, tokenIndexFrom(doc, quote.span.end - 1) + 1);
    depths[i] = quote.within === null ? 0 : (depths[quote.within] ?? 0) + 1;
    return {
      quote,
      first,
      last,
      paragraph: doc.tokens[first]?.paragraph ?? -1,
      lastParagraph: doc.tokens[Math.min(last, doc.tokens.length) - 1]?.paragraph ?? -1,
      depth: depths[i],
    };
  });
}

function repeatsOf(text: string, quotes: readonly QuoteSpan[]): Uint8Array {
  const words = quotes.map(({ quote: { span, marks } }) =>
    text
      .slice(span.start + marks.open.length, Math.min(span.end - marks.close.length, span.start + 80))
      .toLowerCase()
      .replace(/[.,!?]$/, ''),
  );
  const counts = new Map<string, number>();
  for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
  return Uint8Array.from(words, w => Math.min(5, (counts.get(w) ?? 1) - 1));
}

function paragraphStarts(doc: Doc): Int32Array {
  const starts = new Int32Array(doc.paragraphs.length + 1).fill(doc.tokens.length);
  for (let i = doc.tokens.length - 1; i >= 0; i--) {
    const { paragraph } = doc.tokens[i] as Token;
    if (paragraph >= 0) starts[paragraph] = i;
  }
  for (let p = doc.paragraphs.length - 1; p >= 0; p--)
    starts[p] = Math.min(starts[p] as number, starts[p + 1] as number);
  return starts;
}

function* speakersOf(
  t: Tagged,
  mentions: readonly MentionCandidate[],
  matches: readonly CueMatch[],
): Generator<void, { speakers: SpeakerPhrase[]; bySpeaker: number[][] }> {
  const speakers = mentions
    .map((m, i) => fromMention(t, m, i))
    .filter(s => s.words.last > s.words.first)
    .concat(uncovered(t, mentions, matches))
    .sort((a, b) => a.words.first - b.words.first || b.words.last - a.words.last);
  yield;
  const at = new Int32Array(t.doc.tokens.length).fill(-1);
  // Later, shorter speakers override longer ones: a name inside a longer phrase is found by its own tokens.
  for (const [i, s] of speakers.entries()) for (let k = s.words.first; k < s.words.last; k++) at[k] = i;
  const bySpeaker: number[][] = speakers.map(() => []);
  for (const [i, match] of matches.entries()) {
    const speaker = speakerAt(t, match.subject, at);
    if (speaker >= 0) bySpeaker[speaker]?.push(i);
  }
  return { speakers, bySpeaker };
}

function fromMention(t: Tagged, m: MentionCandidate, mention: number): SpeakerPhrase {
  const words = { first: m.firstToken, last: m.lastToken };
  // Most phrases are the words alone.
  const isMore = m.phrase.start !== m.span.start || m.phrase.end !== m.span.end;
  const phrase = isMore ? phraseOf(t.doc, m) : words;
  const head = m.kind === 'nominal' ? headOf(t, words) : words.last - 1;
  return { mention, words, phrase, head, within: t.quoteOf[words.first] ?? -1, key: keyOf(t, m.kind, head) };
}

function phraseOf(doc: Doc, { firstToken, lastToken, phrase: { start, end } }: MentionCandidate): TokenRange {
  return {
    first: Math.min(firstToken, tokenIndexFrom(doc, start)),
    last: Math.max(lastToken, end > start ? tokenIndexFrom(doc, end - 1) + 1 : 0),
  };
}

const keyOf = (t: Tagged, kind: string, head: number): string => `${kind} ${t.doc.tokens[head]?.lower ?? ''}`;

/** The speaker at the head of a subject; otherwise the first one in it; -1 if there is none. */
function speakerAt(t: Tagged, subject: TokenRange | null, at: Int32Array): number {
  if (subject === null) return -1;
  const atHead = at[headOf(t, subject)] as number;
  if (atHead >= 0) return atHead;
  for (let k = subject.first; k < subject.last; k++) if ((at[k] as number) >= 0) return at[k] as number;
  return -1;
}

/** Marks a token of a person's name. */
const PERSON = 2;
const isPersonName = ({ kind, type }: MentionCandidate): boolean => kind === 'name' && type === 'person';

/** `a commuter from Lund`: whether a phrase that ends with a name is about a common noun before it. */
function isPersonOfPlace({ doc, tags }: Tagged, { first }: TokenRange, head: number): boolean {
  const { text, lower } = doc.tokens[head] as Token;
  const next = doc.tokens[head + 1]?.lower ?? '';
  if (text !== lower || tags[first] !== PosTag.Determiner || DOCUMENT_NOUNS.has(lower)) return false;
  return BEFORE_ORIGIN.has(next) || (lower === 'head' && next === 'of');
}

/** Speakers for the subjects of cues that no mention covers. */
function uncovered(t: Tagged, mentions: readonly MentionCandidate[], matches: readonly CueMatch[]): SpeakerPhrase[] {
  const covered = new Uint8Array(t.doc.tokens.length);
  for (const m of mentions) covered.fill(isPersonName(m) ? PERSON : 1, m.firstToken, m.lastToken);
  const out: SpeakerPhrase[] = [];
  for (const { subject } of matches) {
    if (subject === null) continue;
    const head = headOf(t, subject);
    if (covered[head] || t.tags[head] === PosTag.Time || t.tags[head] === PosTag.Number) continue;
    const end = isPartOf(t, head) ? 0 : covered[subject.last - 1];
    if (end === PERSON || (end && !isPersonOfPlace(t, subject, head))) continue;
    const words = end ? { first: subject.first, last: head + 1 } : subject;
    for (let k = words.first; k < words.last; k++) covered[k] = 1;
    const within = t.quoteOf[subject.first] ?? -1;
    out.push({ mention: -1, words, phrase: subject, head, within, key: keyOf(t, 'nominal', head) });
  }
  return out;
}
