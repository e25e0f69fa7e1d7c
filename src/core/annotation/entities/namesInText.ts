import type { Span } from '../../text';
import { isWordUnit } from '../anchoring/wordEdges';

/** Where a name stands in a text; `name` is its place in the list that was looked for. */
export interface NameOccurrence extends Span {
  readonly name: number;
}

/** Names in pieces, those that begin alike together. */
interface TrieNode {
  readonly next: Map<string, TrieNode>;
  /** The name that ends here. */
  name: number | null;
}

/** A name of more pieces than this is not looked for: what is read at each word of a text has a bound. */
const MAX_NAME_PIECES = 40;
const SPACE = ' ';

/**
 * All places where one of the names stands in `within` as whole words, in the same case, whatever white space is
 * between them. In text order and without overlap: of two that begin together the longer, else the first in the list.
 * Linear in the text. Names that do not begin with a letter or a digit are not found.
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

/** Names made ready to be looked for: a tree for each first word, made when that is first met. */
export class NameTries {
  private readonly waiting = new Map<string, number[]>();
  private readonly made = new Map<string, TrieNode>();

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

  get any(): boolean {
    return this.names.length > 0;
  }

  get(first: string): TrieNode | undefined {
    const waiting = this.waiting.get(first);
    if (!waiting) return this.made.get(first);
    const root: TrieNode = { next: new Map(), name: null };
    for (const name of waiting) put(root, piecesOf(this.names[name].trim()), name);
    this.waiting.delete(first);
    this.made.set(first, root);
    return root;
  }
}

/** @param root what is behind the first piece */
function put(root: TrieNode, [, ...pieces]: readonly string[], name: number): void {
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

/** A word, all white space up to the next character, or one other character. */
function pieceEnd(text: string, from: number): number {
  const kind = kindOf(text.charCodeAt(from));
  let end = from + 1;
  if (kind === 'other') return end;
  while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
  return end;
}

/** White space is the same whatever it is made of. */
const pieceAt = (text: string, at: number, end: number): string =>
  kindOf(text.charCodeAt(at)) === 'space' ? SPACE : text.slice(at, end);

function kindOf(unit: number): 'word' | 'space' | 'other' {
  if (isWordUnit(unit)) return 'word';
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0x2028 || unit === 0x2029
    ? 'space'
    : 'other';
}

/** The longest name whose first piece stands at `start`. */
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
