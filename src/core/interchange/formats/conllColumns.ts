/** Columns in IOB2 with comments before them. Overlapping spans are in separate columns, named in the second comment. */
import { firstIndexWhere, phrase, quantity, type Span } from '../../text';
import { type ExchangeDocument, type ExchangeItem, lossWarnings, withoutDismissed } from '../exchangeModel';
import { readConll } from './conllRead';
import { fillLabel, linesOf, sentencesOf, type TokenRange, tokensIn } from './conllTokens';
import { type Format, IN_LINES, type WrittenDocument } from './format';
import { labelOf } from './labels';

export const conllColumns: Format = {
  id: 'conll-columns',
  title: phrase`CoNLL with Columns`,
  detail: phrase`a token per line, columns for names, quotes and overlapping tags`,
  endings: ['.columns.conll'],
  joined: IN_LINES,
  write,
  read: (text, _companion, textOf) => readConll(text, textOf),
};

interface Layer {
  readonly name: string;
  /** One label per token. */
  readonly labels: string[];
  /** Ranges of tokens with labels, ascending. */
  readonly taken: Span[];
}

/** Maximum number of columns of one kind. Each is as long as the text. */
const MAX_LAYERS = 16;

function write(all: ExchangeDocument): WrittenDocument {
  const { document, warnings: dismissed } = withoutDismissed(all);
  const sentences = sentencesOf(document);
  const tokens = sentences.flat();
  let stretched = 0;
  let crowded = 0;
  const layers = new Map<string, Layer[]>([
    ['entity', []],
    ['quote', []],
    ['tag', []],
  ]);
  for (const item of document.items) {
    const name = layerOf(item);
    for (const part of name ? item.parts : []) {
      const range = tokensIn(tokens, part);
      const layer = range && name && layerFor(layers.get(name) ?? [], name, range, tokens.length);
      if (!range?.isExact) stretched++;
      if (range && layer) fillLabel(layer.labels, range, labelOf(item));
      else if (range) crowded++;
    }
  }
  const columns = [...layers].flatMap(([name, list]) => (list.length ? list : [emptyLayer(name, tokens.length)]));
  const lines = [
    `# file = ${encodeURIComponent(document.name)}`,
    `# columns = form ${columns.map(({ name }) => name).join(' ')}`,
    ...linesOf(
      document.text,
      sentences,
      columns.map(({ labels }) => labels),
    ),
  ];
  const losses = lossWarnings(document, 'CoNLL', { notes: true, decisions: true, relations: true, orphans: true });
  const warnings = [...dismissed, ...losses];
  if (stretched)
    warnings.push(phrase`${document.name}: ${quantity(stretched, 'span')} that cut words extended to whole words.`);
  if (crowded)
    warnings.push(
      phrase`${document.name}: ${quantity(crowded, 'span')} left out, where more than ${MAX_LAYERS} of one kind overlap.`,
    );
  return { contents: [`${lines.join('\n')}\n`], warnings };
}

function layerOf(item: ExchangeItem): 'entity' | 'quote' | 'tag' | null {
  if (item.origin === 'machine') return item.what === 'quote' ? 'quote' : 'entity';
  return item.origin === 'person' && item.annotation.kind === 'tag' ? 'tag' : null;
}

const emptyLayer = (name: string, length: number): Layer => ({
  name,
  labels: new Array<string>(length).fill('O'),
  taken: [],
});

/** The first layer with room for a range, which is then taken; null if there are as many as may be. */
function layerFor(layers: Layer[], name: string, range: TokenRange, length: number): Layer | null {
  const found = layers.find(candidate => take(candidate, range));
  if (found || layers.length === MAX_LAYERS) return found ?? null;
  const layer = emptyLayer(name, length);
  layers.push(layer);
  take(layer, range);
  return layer;
}

/** Reserves a range of a layer's tokens. Returns false if one of them already has a label. */
function take({ taken }: Layer, { start, end }: Span): boolean {
  const at = firstIndexWhere(taken, range => range.end > start);
  const next = taken[at];
  if (next && next.start < end) return false;
  taken.splice(at, 0, { start, end });
  return true;
}
