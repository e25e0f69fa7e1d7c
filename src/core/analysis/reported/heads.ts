import type { Token } from '../document';
import type { Saying } from '../sayings';
import { type Speaker, sayingAtToken } from '../scene';
import { Tag } from '../syntax';
import { categoryAt, useOf, type Words } from './words';

/** What tells whether a word is the one that a cue turns on. */
export const HEAD_FEATURES = [
  'category',
  'category 1 before',
  'category 2 before',
  'category 3 before',
  'category 1 after',
  'category 2 after',
  'category 3 after',
  'head use',
  'head use 1 before',
  'head use 1 after',
  'head use 2 after',
  'head use 3 after',
  'cue use 1 before',
  'cue use 1 after',
  'opens use 1 after',
  'opens use 2 after',
  'ends use',
  'source use 1 before',
  'source use 2 before',
  'source use 1 after',
  'form',
  'words from sentence start',
  'words to sentence end',
  'in quote',
  'quote after',
  'quote before',
  'that after',
  'mark before',
  'mark after',
  'mark 2 after',
  'best head before',
  'best head after',
  'verbs before',
  'tie',
  'cue class',
  'passive',
  'negated',
  'subject kind',
  'subject type',
  'subject distance',
  'speaker before',
  'speaker before kind',
  'speaker before type',
  'speaker after',
  'speaker after kind',
  'title line',
  'to before',
  'auxiliary before',
  'object kind',
] as const;

const FORMS = ['none', 'base', 's', 'past', 'participle', 'ing'];
const CLASSES = ['say', 'act', 'opine', 'show', 'plan'];
const KINDS = ['name', 'nominal', 'pronoun'];
const TYPES = ['person', 'organization', 'place', 'group', 'event', 'work', 'product', 'other'];
/** Words of a cluster that heads a cue less often than once in some fifty are not looked at. */
const LEAST_USE = -40;
/** How far around a head is looked. */
const REACH = 25;

/** Whether a token may be what a cue turns on: cheap, and seldom wrong in saying no. */
export function mayHead(w: Words, i: number): boolean {
  const tag = w.scene.tags[i];
  if (tag === Tag.Cue || tag === Tag.Colon) return true;
  if (tag === Tag.Comma || tag === Tag.Stop || tag === Tag.QuoteMark || tag === Tag.Number) return false;
  return useOf(w, 'head', i) > LEAST_USE;
}

/** The saying whose cue starts at a token, or undefined. */
export const sayingAt = (w: Words, i: number): Saying | undefined => sayingAtToken(w.scene, i);

/** Values in the order of {@link HEAD_FEATURES}. */
export function headFeatures(w: Words, i: number): number[] {
  const { scene } = w;
  const { doc, tags, quoteOf } = scene;
  const token = doc.tokens[i] as Token;
  const sentence = doc.sentences[token.sentence] as { first: number; last: number };
  const saying = sayingAt(w, i);
  const quotes = quotesAround(w, i, sentence);
  const around = headsAround(w, i, sentence);
  const before = speakerNear(w, i, -1, sentence.first);
  const after = speakerNear(w, i, 1, sentence.last);
  const subject = saying?.subject ? speakerIn(w, saying.subject.first, saying.subject.last) : -1;
  const cat = (k: number): number => (k >= sentence.first && k < sentence.last ? categoryAt(w, k) : -1);
  const use = (name: Parameters<typeof useOf>[1], k: number): number =>
    k >= sentence.first && k < sentence.last ? useOf(w, name, k) : -99;
  return [
    cat(i),
    cat(i - 1),
    cat(i - 2),
    cat(i - 3),
    cat(i + 1),
    cat(i + 2),
    cat(i + 3),
    use('head', i),
    use('head', i - 1),
    use('head', i + 1),
    use('head', i + 2),
    use('head', i + 3),
    use('cue', i - 1),
    use('cue', i + 1),
    use('opens', i + 1),
    use('opens', i + 2),
    use('ends', i),
    use('source', i - 1),
    use('source', i - 2),
    use('source', i + 1),
    formAt(w, i, saying),
    Math.min(40, i - sentence.first),
    Math.min(40, sentence.last - i),
    Math.min(2, quoteOf[i] === -1 ? 0 : scene.quotes[quoteOf[i] as number]?.depth === 0 ? 1 : 2),
    quotes.after,
    quotes.before,
    thatAfter(w, i, sentence.last),
    markAt(w, i - 1),
    markAt(w, i + 1),
    markAt(w, i + 2),
    around.before,
    around.after,
    around.verbs,
    saying?.tie ?? -1,
    saying ? CLASSES.indexOf(saying.cls) : -1,
    saying ? Number(saying.passive) : -1,
    saying ? Number(saying.negated) : -1,
    kindOf(w, subject),
    typeOf(w, subject),
    saying?.subject
      ? Math.min(30, Math.abs(saying.subject.first < i ? i - saying.subject.last : saying.subject.first - i))
      : -1,
    before.distance,
    kindOf(w, before.speaker),
    typeOf(w, before.speaker),
    after.distance,
    kindOf(w, after.speaker),
    Number(token.paragraph < 0),
    Number(tags[i - 1] === Tag.To),
    Number(tags[i - 1] === Tag.Auxiliary || tags[i - 2] === Tag.Auxiliary),
    typeOf(w, after.speaker),
  ];
}

/** The form of the word that a cue turns on, as a number. */
export function formAt(w: Words, i: number, saying: Saying | undefined = sayingAt(w, i)): number {
  const { lower } = w.scene.doc.tokens[i] as Token;
  if (saying && saying.form !== 'none') return FORMS.indexOf(saying.form);
  if (saying?.kind === 'noun') return 6;
  if (saying?.kind === 'preposition') return 7;
  return lower.endsWith('ing') ? 8 : lower.endsWith('ed') ? 9 : lower.endsWith('s') ? 10 : 11;
}

export function kindOf(w: Words, speaker: number): number {
  if (speaker < 0) return -1;
  const { mention } = w.scene.speakers[speaker] as Speaker;
  return mention < 0 ? 3 : KINDS.indexOf(w.scene.mentions[mention]?.kind ?? '');
}

export function typeOf(w: Words, speaker: number): number {
  if (speaker < 0) return -1;
  const { mention } = w.scene.speakers[speaker] as Speaker;
  return mention < 0 ? 9 : TYPES.indexOf(w.scene.mentions[mention]?.type ?? '');
}

export function speakerIn(w: Words, first: number, last: number): number {
  for (let k = last - 1; k >= first; k--) if ((w.speakerAt[k] as number) >= 0) return w.speakerAt[k] as number;
  return -1;
}

function speakerNear(w: Words, i: number, step: 1 | -1, end: number): { speaker: number; distance: number } {
  for (let k = i + step, n = 0; step < 0 ? k >= end : k < end; k += step, n++) {
    if (n >= REACH) break;
    const speaker = w.speakerAt[k] as number;
    if (speaker >= 0) return { speaker, distance: n };
  }
  return { speaker: -1, distance: 40 };
}

/** How many tokens lie between `i` and the next opening, the last closing of a quote in its sentence; 40: none. */
function quotesAround(
  w: Words,
  i: number,
  { first, last }: { first: number; last: number },
): { after: number; before: number } {
  const { quoteOf } = w.scene;
  const own = quoteOf[i];
  let after = 40;
  let before = 40;
  for (let k = i + 1; k < Math.min(last, i + REACH); k++) {
    if (quoteOf[k] !== own && quoteOf[k] !== -1) {
      after = k - i;
      break;
    }
  }
  for (let k = i - 1; k >= Math.max(first, i - REACH); k--) {
    if (quoteOf[k] !== own && quoteOf[k] !== -1) {
      before = i - k;
      break;
    }
  }
  return { after, before };
}

function headsAround(
  w: Words,
  i: number,
  { first, last }: { first: number; last: number },
): { before: number; after: number; verbs: number } {
  let before = -99;
  let after = -99;
  let verbs = 0;
  for (let k = Math.max(first, i - REACH); k < i; k++) {
    before = Math.max(before, useOf(w, 'head', k));
    const tag = w.scene.tags[k];
    if (tag === Tag.Auxiliary || tag === Tag.Cue || tag === Tag.Ed || tag === Tag.Verb) verbs++;
  }
  for (let k = i + 1; k < Math.min(last, i + REACH); k++) after = Math.max(after, useOf(w, 'head', k));
  return { before, after, verbs: Math.min(8, verbs) };
}

function thatAfter(w: Words, i: number, last: number): number {
  for (let k = i + 1; k < Math.min(last, i + 6); k++) if (w.scene.doc.tokens[k]?.lower === 'that') return k - i;
  return 9;
}

/** What kind of mark a token is, 0 for a word. */
export function markAt(w: Words, i: number): number {
  const tag = w.scene.tags[i];
  return tag === undefined
    ? 9
    : tag === Tag.Comma
      ? 1
      : tag === Tag.QuoteMark
        ? 2
        : tag === Tag.Stop
          ? 3
          : tag === Tag.Colon
            ? 4
            : tag === Tag.Dash
              ? 5
              : tag === Tag.Open || tag === Tag.Close
                ? 6
                : 0;
}
