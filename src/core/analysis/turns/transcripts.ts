import { ENDS_TURNS, SPOKEN_WORD } from '../../language/en';
import type { ArticleSpan } from '../../text';
import { Flag } from '../models/lexicon';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import { entryOf } from '../tokens/word';
import { readLabel, type TurnLabel } from './turnLabels';

/** What one person says in a transcript or interview, until somebody else speaks. */
export interface Turn {
  /** The words, one part per paragraph; never empty. */
  readonly parts: readonly ArticleSpan[];
  /** Null if the text names no speaker. */
  readonly label: TurnLabel | null;
  readonly kind: 'labelled' | 'question' | 'answer';
}

/** A paragraph, or the lines of one from a label to the next one. */
interface Block {
  readonly span: ArticleSpan;
  readonly label: TurnLabel | null;
}

const LINES_PER_STEP = 2_000;

/** The turns of the people that labels name. In steps; linear in the text. */
export function* labelledTurns(doc: Doc, mentions: readonly MentionCandidate[]): Generator<void, Turn[]> {
  const blocks = withInitials(doc, mentions, yield* blocksOf(doc));
  const labels = blocks.flatMap(({ label }) => label ?? []);
  if (labels.length === 0) return [];
  const accepted = acceptedLabels(doc, mentions, blocks);
  yield;
  return accepted.size === 0 ? [] : turnsOf(doc.text, blocks, accepted);
}

function* blocksOf({ text, paragraphs }: Doc): Generator<void, Block[]> {
  const blocks: Block[] = [];
  let lines = 0;
  for (const { start, end } of paragraphs) {
    let from = start;
    let label = readLabel(text, start, end);
    for (let at = lineAfter(text, start, end); at < end; at = lineAfter(text, at, end)) {
      if (++lines % LINES_PER_STEP === 0) yield;
      const next = readLabel(text, at, end);
      if (next === null) continue;
      blocks.push({ span: { start: from, end: lastOf(text, from, at) }, label });
      from = at;
      label = next;
    }
    blocks.push({ span: { start: from, end }, label });
  }
  return blocks;
}

/** Start of the next line of a paragraph, or `end`. */
function lineAfter(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0 || at >= end) return end;
  let start = at + 1;
  while (start < end && (text[start] === ' ' || text[start] === '\t')) start++;
  return start;
}

/** End of the words before `end`. */
function lastOf(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text[last - 1] as string).trim() === '') last--;
  return last;
}

/** `AB:` after `Anna Berg:`: takes labels of initials for the full name that an earlier label or the text has. */
function withInitials(
  { text }: Doc,
  mentions: readonly MentionCandidate[],
  blocks: readonly Block[],
): readonly Block[] {
  const full = new Map<string, ArticleSpan>();
  const add = (span: ArticleSpan): void => {
    const initials = initialsOf(text.slice(span.start, span.end));
    if (!full.has(initials)) full.set(initials, span);
  };
  for (const { label } of blocks)
    if (label !== null && NAMES_FULLY.has(label.form) && label.name.end - label.name.start > MAX_INITIALS)
      add(label.name);
  for (const { kind, type, span } of mentions) if (kind === 'name' && type === 'person') add(span);
  return blocks.map(block => {
    const { label } = block;
    const written = label === null ? '' : text.slice(label.name.start, label.name.end).replaceAll('.', '');
    const name = written.length <= MAX_INITIALS && /^\p{Lu}+$/u.test(written) ? full.get(written) : undefined;
    if (label === null || name === undefined || label.form === 'question' || label.form === 'answer') return block;
    const key = text.slice(name.start, name.end).toLowerCase().split(' ').at(-1) ?? '';
    return { ...block, label: { ...label, form: 'name', name, label: name, key } };
  });
}

const NAMES_FULLY: ReadonlySet<TurnLabel['form']> = new Set(['name', 'capitals', 'titled']);
const MAX_INITIALS = 3;

const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map(word => word[0] ?? '')
    .join('')
    .toUpperCase();

const isRecorded = ({ form }: TurnLabel): boolean => form === 'record';

/**
 * The labels that name speakers. Labels of a record are certain. Others must look like people, come several times, and
 * precede words that people say to each other: lists of facts, players and prices have labels too.
 */
function acceptedLabels(doc: Doc, mentions: readonly MentionCandidate[], blocks: readonly Block[]): Set<TurnLabel> {
  const people = new PeopleNamed(doc, mentions);
  for (const { label } of blocks) if (label !== null) people.add(label);
  const accepted = new Set<TurnLabel>();
  const likely: Block[] = [];
  for (const block of blocks) {
    const { label } = block;
    if (label === null || lastOf(doc.text, label.content, block.span.end) <= label.content) continue;
    if (isRecorded(label)) accepted.add(label);
    if (isRecorded(label) || people.includes(label)) likely.push(block);
  }
  if (isConversation(doc.text, likely, accepted.size > 0))
    for (const { label } of likely) accepted.add(label as TurnLabel);
  return accepted;
}

/** Minimum share of turns with words that people say to each other. */
const MIN_SPOKEN = 0.4;

function isConversation(text: string, blocks: readonly Block[], hasRecord: boolean): boolean {
  const keys = blocks.map(({ label }) => (label as TurnLabel).key);
  const distinct = new Set(keys).size;
  const spoken = blocks.filter(({ span, label }) =>
    isSpoken(text.slice((label as TurnLabel).content, span.end)),
  ).length;
  if (blocks.length < 2 || distinct < (hasRecord ? 1 : 2) || spoken < MIN_SPOKEN * blocks.length) return false;
  if (hasRecord || blocks.some(({ label }) => label?.form === 'question')) return true;
  const isRepeated = distinct < blocks.length;
  return isRepeated ? blocks.length > 2 : spoken === blocks.length && text.includes('?');
}

const isSpoken = (words: string): boolean => words.endsWith('?') || SPOKEN_WORD.test(words) || /^["“«‘]/.test(words);

const GIVEN = Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName;
const SURNAME = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;
const ELSE = Flag.CommonWord | Flag.Town | Flag.Country | Flag.KnownPlace;

/** Tells whether a label names somebody: by the article’s own names, and by lists of names. */
class PeopleNamed {
  private readonly surnames = new Set<string>();
  /** Names of organizations that may speak, such as the publisher of an interview. */
  private readonly organizations = new Set<string>();
  private readonly places = new Set<string>();

  constructor(
    private readonly doc: Doc,
    mentions: readonly MentionCandidate[],
  ) {
    for (const { type, kind, text, lastToken, firstToken } of mentions) {
      if (type === 'person' && kind === 'name') this.surnames.add(doc.tokens[lastToken - 1]?.lower ?? '');
      else if (type === 'place') this.places.add(text.toLowerCase());
      else if (type === 'organization' && (kind === 'name' || firstToken === lastToken))
        this.organizations.add(text.toLowerCase());
    }
  }

  /** Adds the surname of somebody whom a label names in full. */
  add(label: TurnLabel): void {
    const isFull = this.doc.text.slice(label.name.start, label.name.end).includes(' ');
    if (isFull && label.form !== 'role' && this.includes(label)) this.surnames.add(label.key);
  }

  includes({ form, name, key, isMarked }: TurnLabel): boolean {
    if (isMarked || (form !== 'capitals' && form !== 'name')) return true;
    if (this.surnames.has(key)) return true;
    const words = this.doc.text.slice(name.start, name.end).toLowerCase();
    if (this.organizations.has(words)) return true;
    const parts = words.split(' ');
    const first = entryOf(this.doc.lexicon, parts[0] ?? '');
    const last = entryOf(this.doc.lexicon, key);
    if (parts.length > 1) return (first & GIVEN) !== 0 && ((last & SURNAME) !== 0 || (last & ELSE) === 0);
    if (form === 'capitals') return (last & ELSE) === 0 && !this.places.has(key);
    return ((last & GIVEN) !== 0 || (last & SURNAME) !== 0) && (last & ELSE) === 0;
  }
}

/** Joins the paragraphs of each turn. The last turn goes on only while somebody speaks of themselves. */
function turnsOf(text: string, blocks: readonly Block[], accepted: ReadonlySet<TurnLabel>): Turn[] {
  const turns: { parts: ArticleSpan[]; label: TurnLabel; kind: Turn['kind'] }[] = [];
  const lastLabel = blocks.reduce((last, { label }, i) => (label !== null && accepted.has(label) ? i : last), -1);
  let isOpen = false;
  for (const [i, { span, label }] of blocks.entries()) {
    if (label !== null && accepted.has(label)) {
      const part = { start: label.content, end: beforeEmphasis(text, label.content, span.end) };
      isOpen = part.end > part.start;
      if (isOpen) turns.push({ parts: [part], label, kind: kindOf(label) });
      continue;
    }
    isOpen =
      isOpen &&
      label?.content !== span.end &&
      goesOn(text, span) &&
      (i < lastLabel || SPOKEN_WORD.test(text.slice(span.start, span.end)));
    if (isOpen) turns.at(-1)?.parts.push(span);
  }
  return turns;
}

/** `**Ana: How are you?**`: where the words end before the mark that closes the emphasis of the whole line. */
function beforeEmphasis(text: string, start: number, end: number): number {
  const mark = text.slice(Math.max(start, end - 2), end);
  return (mark === '**' || mark === '__') && text.indexOf(mark, start) === end - 2 ? end - 2 : end;
}

const kindOf = ({ form }: TurnLabel): Turn['kind'] => (form === 'question' || form === 'answer' ? form : 'labelled');

/** Whether a paragraph without a label may continue a turn: not a heading, a stage direction or the end. */
function goesOn(text: string, { start, end }: ArticleSpan): boolean {
  const last = text[end - 1] ?? '';
  return (
    !ENDS_TURNS.test(text.slice(start, start + 12)) &&
    /[.?!…"”’'—–\-:)\]]/.test(last) &&
    !/^[([]/.test(text[start] ?? '')
  );
}
