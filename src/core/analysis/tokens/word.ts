import {
  type CueVerb,
  cueVerb,
  DOCUMENT_KINDS,
  groupOf,
  ISSUES_KIND,
  isAdverb,
  isAuxiliary,
  isCueNoun,
  isStrongCue,
  OPENERS,
  PART_OF,
  PRONOUNS,
  type PronounKind,
  reportingGroupOf,
} from '../../language/en';
import type { TokenKind } from '../../text';
import type { EntityType } from '../model';
import type { Lexicon } from '../models/lexicon';
import { headTypeOf, isNounForPerson } from './nounTypes';
import { closedTagOf, type PosTag } from './posTag';
import { type Shape, shapeOf } from './wordShape';

/** A word, number or mark as written, with all facts that do not depend on its context. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly kind: TokenKind;
  readonly shape: Shape;
  /** Entry in the lexicon, and `Lexicon.endings` of its ending (0 for short words); 0 for no word. */
  readonly entry: number;
  readonly ending: number;
  /** Its closed group; 0 for none. */
  readonly group: number;
  /** Its tag if it is a mark or in a closed class. */
  readonly closed: PosTag | undefined;
  readonly pronoun: PronounKind | undefined;
  readonly personNoun: boolean;
  /** What a phrase with this word as its head is; null if it is no such head. */
  readonly headType: EntityType | null;
  /** The kind of document that it names, and the kind that it tells of as a verb. */
  readonly documentKind: string | undefined;
  readonly issuedKind: string | undefined;
  /** Its group of small words around reported speech; 0 for none. */
  readonly reportingGroup: number;
  readonly cue: CueVerb | undefined;
  /** Whether its object is nearly always an utterance. */
  readonly strongCue: boolean;
  readonly cueNoun: boolean;
  readonly auxiliary: boolean;
  readonly adverb: boolean;
  /** Whether an expression for a date may start with it. */
  readonly opensDate: boolean;
}

/** Number of slots, a power of two. When half of them are used, the table is cleared. */
const SLOTS = 1 << 15;
const seedOf = (kind: TokenKind): number =>
  kind === 'word' ? 0x811c9dc5 : kind === 'number' ? 0x2c1b3c6d : 0x297a2d39;

/**
 * A cache of words: most tokens of a text are one of a few hundred words. A known word is found by its characters in the
 * text, without creating a string.
 */
export class WordTable {
  private table: (Word | undefined)[] = new Array<Word | undefined>(SLOTS).fill(undefined);
  /** The hash of each word in the table: most other words are told from it without reading them. */
  private readonly hashes = new Int32Array(SLOTS);
  private size = 0;

  constructor(readonly lexicon: Lexicon) {}

  /** The word at `[start, end)` of a text. */
  at(text: string, start: number, end: number, kind: TokenKind): Word {
    let hash = seedOf(kind);
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (;;) {
      const word = this.table[slot];
      if (word === undefined) break;
      if (this.hashes[slot] === hash && word.kind === kind && isAt(text, start, end, word.text)) return word;
      slot = (slot + 1) & (SLOTS - 1);
    }
    this.hashes[slot] = hash;
    return this.add(slot, this.create(text.slice(start, end), kind));
  }

  private add(slot: number, word: Word): Word {
    if (2 * ++this.size > SLOTS) {
      this.table.fill(undefined);
      this.size = 1;
    }
    this.table[slot] = word;
    return word;
  }

  private create(text: string, kind: TokenKind): Word {
    const lower = text.toLowerCase();
    const isWord = kind === 'word';
    const entry = isWord ? entryOf(this.lexicon, lower) : 0;
    return {
      text,
      lower,
      kind,
      shape: shapeOf(text, lower, kind),
      entry,
      ending: isWord ? endingOf(this.lexicon, lower) : 0,
      group: isWord ? groupOf(lower) : 0,
      closed: closedTagOf(lower),
      pronoun: PRONOUNS.get(lower),
      personNoun: isNounForPerson(entry, lower),
      headType: headTypeOf(entry, lower),
      documentKind: DOCUMENT_KINDS.get(lower),
      issuedKind: ISSUES_KIND.get(lower),
      reportingGroup: reportingGroupOf(lower),
      cue: cueVerb(lower),
      strongCue: isStrongCue(lower),
      cueNoun: isCueNoun(lower),
      auxiliary: isAuxiliary(lower),
      adverb: isAdverb(lower),
      opensDate: kind !== 'punctuation' && (/^[0-9]/.test(lower) || OPENERS.has(lower) || PART_OF.test(lower)),
    };
  }
}

/** Whether `[start, end)` of a text is a word. A loop is faster than `startsWith` for so few characters. */
function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (text.charCodeAt(start + i) !== word.charCodeAt(i)) return false;
  return true;
}

/** The entry of a lower-case word: with a straight apostrophe, without full stops, `smith-jones` by its last part. */
export function entryOf(lex: Lexicon, lower: string): number {
  const entry = lex.words.get(lower.includes('’') ? lower.replace(/’/g, "'") : lower);
  if (entry !== 0) return entry;
  if (lower.includes('.')) return lex.words.get(lower.replace(/\./g, ''));
  const dash = lower.lastIndexOf('-');
  return dash > 0 ? lex.words.get(lower.slice(dash + 1)) : 0;
}

const endingOf = (lex: Lexicon, lower: string): number => (lower.length < 5 ? 0 : lex.endings.get(lower.slice(-3)));
