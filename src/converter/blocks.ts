/** Reads the text of a tree of elements by blocks. Walks in a loop, so that deep trees do not use the stack. */

/** Elements whose text is not shown as part of a page. */
const UNSEEN: ReadonlySet<string> = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD SVG MATH IFRAME OBJECT VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT BUTTON DATALIST'.split(
    ' ',
  ),
);

/** Elements that stand in lines of text. Every other one is a block. */
const INLINE: ReadonlySet<string> = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q RUBY RP RT S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR NOBR IMG'.split(
    ' ',
  ),
);

const ELEMENT = 1;
const TEXT = 3;

export const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

export interface BlockOptions {
  /** Elements whose text is given apart. */
  readonly isApart?: (element: Element) => boolean;
}

export interface Blocks {
  readonly blocks: string[];
  /** The text of the elements apart. */
  readonly apart: string[];
}

/** The texts of all blocks below an element, in order. Line breaks within a block are kept as `\n`. */
export function blocksOf(root: Node, { isApart = () => false }: BlockOptions = {}): Blocks {
  const all: Blocks = { blocks: [], apart: [] };
  let into = all.blocks;
  let pieces: string[] = [];
  const end = (): void => {
    // Two line breaks part paragraphs, as two `br` do.
    for (const text of pieces.join('').split(/\n[^\S\n]*\n/)) {
      const lines = text.split('\n').map(line => line.replace(/\s+/g, ' ').trim());
      const block = lines.filter(line => line !== '').join('\n');
      if (block) into.push(block);
    }
    pieces = [];
  };
  walk(root, {
    enter: node => {
      if (!isElement(node)) {
        if (node.nodeType === TEXT) pieces.push((node.nodeValue ?? '').replace(/\s+/g, ' '));
        return false;
      }
      const name = node.nodeName.toUpperCase();
      if (UNSEEN.has(name) || node.hasAttribute('hidden')) return false;
      if (name === 'BR') pieces.push('\n');
      else if (!INLINE.has(name)) end();
      if (into === all.blocks && isApart(node)) {
        end();
        into = all.apart;
      }
      return true;
    },
    leave: node => {
      if (!isElement(node)) return;
      const name = node.nodeName.toUpperCase();
      if (!INLINE.has(name) && name !== 'BR') end();
      if (into === all.apart && isApart(node)) {
        end();
        into = all.blocks;
      }
    },
  });
  end();
  return all;
}

export interface Visitor {
  /** @returns whether to visit what is below */
  readonly enter: (node: Node, depth: number) => boolean;
  readonly leave: (node: Node) => void;
}

/** Visits a tree in the order of the text. */
export function walk(root: Node, { enter, leave }: Visitor): void {
  const open: { readonly node: Node; next: Node | null }[] = [];
  const visit = (node: Node): void => {
    if (enter(node, open.length)) open.push({ node, next: node.firstChild });
    else if (!isElement(node)) leave(node);
  };
  visit(root);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.next;
    if (child) {
      top.next = child.nextSibling;
      visit(child);
    } else {
      open.pop();
      leave(top.node);
    }
  }
}
