import type { Span } from '../../text';
import { isWordUnit } from '../anchoring/wordEdges';

/** An occurrence of a name in a text. `name` is the index of the name in the list. */
export interface NameOccurrence extends Span {
  readonly name: number;
}

/** A node of a trie of names. Its edges are pieces: words, white space, other characters. */
interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** The index of the name that ends here. */
  name: number | null;
}

/** Names with more pieces are ignored. That limits how much is read at each word of a text. */
const MAX_NAME_PIECES = 40;
const SPACE = ' ';

/**
 * Finds all occurrences of the names in `within` as whole words, in the same case, with any white space between them. In
 * text order and without overlap: of several names at one place the longest wins, then the first in the list. Linear in
 * the text. Names that do not begin with a letter or a digit are not found.
 */
export function findNames(text: string, within: Span, names: NameTries): NameOccurrence[] {
  const found: NameOccurrence[] = [];
  let at = within.start;
  while (at < within.end && names.any) {
    const end = pieceEnd(text, at);
    const node = names.get(text.slice(at, end));
    const longest = node && longestAt(text, at, end, node);
    if (longest && longest.end <= within.end) found.push(longest);
    at = longest ? longest.end : end;
  }
  return found;
}

/** Names prepared for searching: a trie for each first word, built when a text has that word. */
export class NameTries {
  /** For each first word the indices of the names whose trie is not built yet. */
  private readonly waiting = new Map<string, number[]>();
  private readonly tries = new Map<string, TrieNode>();

  constructor(private readonly names: readonly string[]) {
    names.forEach((name, i) => {
      const start = name.length - name.trimStart().length;
      if (!isWordUnit(name.charCodeAt(start))) return;
      const first = name.slice(start, pieceEnd(name, start));
      const waiting = this.waiting.get(first);
      if (waiting) waiting.push(i);
      else this.waiting.set(first, [i]);
    });
  }

  /** False if there are no names. */
  get any(): boolean {
    return this.names.length > 0;
  }

  /** The trie of the names that begin with a word. */
  get(first: string): TrieNode | undefined {
    const waiting = this.waiting.get(first);
    if (!waiting) return this.tries.get(first);
    const root: TrieNode = { next: new Map(), name: null };
    for (const name of waiting) insert(root, piecesOf((this.names[name] ?? '').trim()), name);
    this.waiting.delete(first);
    this.tries.set(first, root);
    return root;
  }
}

/** @param root the node after the first piece */
function insert(root: TrieNode, [, ...pieces]: readonly string[], name: number): void {
  if (pieces.length >= MAX_NAME_PIECES) return;
  let node = root;
  for (const piece of pieces) {
    const next = node.next.get(piece) ?? { next: new Map(), name: null };
    node.next.set(piece, next);
    node = next;
  }
  node.name ??= name;
}

function piecesOf(words: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < words.length && pieces.length <= MAX_NAME_PIECES; ) {
    const end = pieceEnd(words, at);
    pieces.push(pieceAt(words, at, end));
    at = end;
  }
  return pieces;
}

/** The end of the piece at an offset: a word, a run of white space, or one other character. */
function pieceEnd(text: string, from: number): number {
  const kind = kindOf(text.charCodeAt(from));
  let end = from + 1;
  if (kind === 'other') return end;
  while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
  return end;
}

/** The piece at an offset. All white space is the same. */
const pieceAt = (text: string, at: number, end: number): string =>
  kindOf(text.charCodeAt(at)) === 'space' ? SPACE : text.slice(at, end);

function kindOf(unit: number): 'word' | 'space' | 'other' {
  if (isWordUnit(unit)) return 'word';
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x2028 || unit === 0x2029
    ? 'space'
    : 'other';
}

/** The longest name whose first piece is at `start`. */
function longestAt(text: string, start: number, firstEnd: number, tree: TrieNode): NameOccurrence | null {
  let best: NameOccurrence | null = tree.name === null ? null : { start, end: firstEnd, name: tree.name };
  let node = tree;
  for (let at = firstEnd; at < text.length; ) {
    const end = pieceEnd(text, at);
    const next = node.next.get(pieceAt(text, at, end));
    if (!next) break;
    if (next.name !== null) best = { start, end, name: next.name };
    node = next;
    at = end;
  }
  return best;
}
