/** A text revised in a known way, so that the new position of every span of the old text is known. */
import { overlaps, type Span } from '../../src/core/text/span';

export interface Replacement extends Span {
  readonly text: string;
}

/** The changes to a text: replacements (sorted, not overlapping), then a new order of whole blocks. */
export interface Plan {
  readonly replacements: readonly Replacement[];
  /** Block numbers in their new order. A block that is not listed is deleted; one listed again is a copy. */
  readonly order?: readonly { readonly block: number; readonly copy: boolean }[];
}

interface Piece extends Span {
  /** Offsets in the new text. */
  readonly at: number;
  readonly length: number;
  readonly replaced: boolean;
}

/** The new position of a span of the old text, and the share of it that was changed. */
export type Truth = { readonly span: Span; readonly changed: number } | 'gone' | 'scattered';

export class Revision {
  readonly text: string;
  private readonly pieces: Piece[] = [];

  constructor(before: string, blocks: readonly Span[], plan: Plan) {
    const order = plan.order ?? blocks.map((_, block) => ({ block, copy: false }));
    const parts: string[] = [];
    let at = 0;
    for (const { block, copy } of order)
      for (const part of partsOf(blocks[block], plan.replacements)) {
        const text = part.text ?? before.slice(part.start, part.end);
        const { start, end } = part;
        if (!copy) this.pieces.push({ start, end, at, length: text.length, replaced: part.text !== undefined });
        parts.push(text);
        at += text.length;
      }
    this.text = parts.join('');
  }

  /** `gone`: nothing of it is left; `scattered`: its parts are in different places. */
  truthOf(target: Span): Truth {
    const mine = this.pieces.filter(piece => overlaps(piece, target) || isInsertionIn(piece, target));
    const first = mine.find(piece => piece.start <= target.start && target.start < piece.end);
    const last = mine.find(piece => piece.start < target.end && target.end <= piece.end);
    if (!first || !last) return 'gone';
    if (mine.some((piece, i) => i > 0 && piece.at !== mine[i - 1].at + mine[i - 1].length)) return 'scattered';
    const start = this.placeOf(first, target.start, first.at + first.length);
    const end = this.placeOf(last, target.end, last.at);
    if (end <= start) return 'gone';
    const changed = mine
      .filter(piece => piece.replaced)
      .reduce((sum, piece) => sum + Math.max(shared(piece, target), piece.length), 0);
    return { span: { start, end }, changed: changed / (target.end - target.start) };
  }

  /** @param otherwise the position of an offset inside a replaced stretch */
  private placeOf(piece: Piece, offset: number, otherwise: number): number {
    if (!piece.replaced) return piece.at + (offset - piece.start);
    if (offset === piece.start) return piece.at;
    return offset === piece.end ? piece.at + piece.length : otherwise;
  }
}

function* partsOf(block: Span, replacements: readonly Replacement[]): Generator<Span & { text?: string }> {
  let at = block.start;
  for (const one of replacements) {
    if (one.start < at || one.end > block.end || one.start >= block.end) continue;
    if (one.start > at) yield { start: at, end: one.start };
    yield one;
    at = one.end;
  }
  if (at < block.end) yield { start: at, end: block.end };
}

const isInsertionIn = (piece: Piece, target: Span): boolean =>
  piece.start === piece.end && piece.start > target.start && piece.start < target.end;

const shared = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
