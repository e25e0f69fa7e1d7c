/**
 * Columns in IOB2, one token per line, as in the shared tasks of CoNLL: B- begins a span, I- continues it, O is outside.
 * Overlapping spans are in separate columns.
 */

import { bySpan, firstIndexWhere, type RawToken, type Span, splitSentences, tokenize } from '../../text';
import {
  type ExchangeDocument,
  type ExchangeItem,
  FormatError,
  lossWarnings,
  type ReadAnnotation,
  type ReadDocument,
  withoutDismissed,
} from '../exchangeModel';
import type { Format, WrittenDocument } from './format';
import { labelOf, tagOfLabel } from './labels';

export const conll: Format = {
  id: 'conll',
  title: 'CoNLL (IOB2)',
  detail: 'tokens in lines, labels in columns, for training taggers',
  endings: ['.conll'],
  joined: true,
  head: '',
  write,
  read: (text, _companion, textOf) => readAll(text, textOf),
};

interface Layer {
  readonly name: string;
  /** One label per token. */
  readonly labels: string[];
  /** Ranges of tokens with labels, ascending. */
  readonly taken: { readonly from: number; readonly to: number }[];
}

/** Maximum number of columns of one kind. Each is as long as the text. */
const MAX_LAYERS = 16;

function write(all: ExchangeDocument): WrittenDocument {
  const { document, warnings: dismissed } = withoutDismissed(all);
  const bodies = document.articles.flatMap(({ header, paragraphs }) => [...(header ? [header] : []), ...paragraphs]);
  const sentences = bodies.flatMap(body => {
    const tokens = tokenize(document.text, body);
    return splitSentences(document.text, tokens).map(({ first, last }) => tokens.slice(first, last));
  });
  const tokens = sentences.flat();
  let stretched = 0;
  let crowded = 0;
  const layers = new Map<string, Layer[]>([
    ['entity', []],
    ['quote', []],
    ['tag', []],
  ]);
  for (const item of document.items) {
    const layer = layerOf(item);
    if (!layer) continue;
    for (const part of item.parts) {
      const placed = place(layers.get(layer)!, layer, labelOf(item), tokens, part);
      if (placed === 'stretched') stretched++;
      if (placed === 'crowded') crowded++;
    }
  }
  const columns = [...layers].flatMap(([name, list]) => (list.length ? list : [emptyLayer(name, tokens.length)]));
  const lines = [
    `# file = ${encodeURIComponent(document.name)}`,
    `# columns = form ${columns.map(({ name }) => name).join(' ')}`,
  ];
  let at = 0;
  for (const sentence of sentences) {
    for (const { start, end } of sentence) {
      const cells = columns.map(({ labels }) => labels[at]);
      lines.push([document.text.slice(start, end), ...cells].join('\t'));
      at++;
    }
    lines.push('');
  }
  const losses = lossWarnings(document, 'CoNLL', { notes: true, decisions: true, relations: true, orphans: true });
  const warnings = [...dismissed, ...losses];
  if (stretched) warnings.push(`${document.name}: ${stretched} spans that cut words were extended to whole words.`);
  if (crowded)
    warnings.push(`${document.name}: ${crowded} spans left out, where more than ${MAX_LAYERS} of one kind overlap.`);
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

/**
 * Writes a span to the first layer with room for it.
 * @returns `stretched` if the span was extended to whole words, `crowded` if no layer had room
 */
function place(
  layers: Layer[],
  name: string,
  label: string,
  tokens: readonly RawToken[],
  span: Span,
): 'placed' | 'stretched' | 'crowded' {
  const from = firstIndexWhere(tokens, token => token.end > span.start);
  const to = Math.max(
    from,
    firstIndexWhere(tokens, token => token.start >= span.end),
  );
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (from === to || !first || !last) return 'stretched';
  let layer = layers.find(candidate => take(candidate, from, to));
  if (!layer) {
    if (layers.length === MAX_LAYERS) return 'crowded';
    layer = emptyLayer(name, tokens.length);
    layers.push(layer);
    take(layer, from, to);
  }
  const written = label.replace(/[\s%]/g, encodeURIComponent);
  for (let i = from; i < to; i++) layer.labels[i] = `${i === from ? 'B' : 'I'}-${written}`;
  return first.start === span.start && last.end === span.end ? 'placed' : 'stretched';
}

/** Reserves a range of a layer's tokens. Returns false if one of them already has a label. */
function take({ taken }: Layer, from: number, to: number): boolean {
  const at = firstIndexWhere(taken, range => range.to > from);
  const next = taken[at];
  if (next && next.from < to) return false;
  taken.splice(at, 0, { from, to });
  return true;
}

interface TokenLine {
  /** The first is the token. */
  readonly cells: readonly string[];
  /** Line number, 1-based. */
  readonly at: number;
}

interface ColumnDocument {
  readonly name: string | null;
  columns: readonly string[] | null;
  readonly lines: TokenLine[];
}

function readAll(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const documents: ColumnDocument[] = [];
  const begin = (name: string | null): ColumnDocument => {
    const document = { name, columns: null, lines: [] };
    documents.push(document);
    return document;
  };
  text.split(/\r?\n/).forEach((line, i) => {
    const [, file] = /^# file = (\S+)/.exec(line) ?? [];
    const current = documents.at(-1);
    if (file !== undefined) begin(decoded(file));
    else if (line.startsWith('-DOCSTART-')) begin(null);
    else if (line.startsWith('# columns = ') && current) current.columns = line.slice(12).trim().split(/\s+/);
    else if (!/^#( |$)/.test(line)) {
      const cells = line.trim() === '' ? [] : line.trim().split(/[\t ]+/);
      if (cells.length === 1) throw new FormatError('A line needs a token and a label: “Maria<tab>B-PER”.', i + 1);
      (current ?? begin(null)).lines.push({ cells, at: i + 1 });
    }
  });
  return documents
    .filter(({ lines }) => lines.some(({ cells }) => cells.length))
    .map(document => readOne(document, textOf));
}

function readOne(
  { name, columns, lines }: ColumnDocument,
  textOf: (name: string | null) => string | null,
): ReadDocument {
  const text = textOf(name) ?? lines.map(({ cells }) => (cells.length ? `${cells[0]} ` : '\n')).join('');
  const places: (Span & TokenLine)[] = [];
  let cursor = 0;
  for (const line of lines) {
    const [token] = line.cells;
    if (token === undefined) continue;
    const start = text.indexOf(token, cursor);
    if (start < 0)
      throw new FormatError(
        `The article does not contain “${token.slice(0, 40)}” here. Check that it is the text that was annotated.`,
        line.at,
      );
    cursor = start + token.length;
    places.push({ start, end: cursor, ...line });
  }
  const width = places.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const taken = columns ? columns.flatMap((column, i) => (column === 'tag' && i > 0 ? [i] : [])) : [width - 1];
  const marks = taken.flatMap(column => marksOf(places, column));
  marks.sort((a, b) => bySpan(a.span!, b.span!));
  return { name, text, marks, warnings: [] };
}

/** An I- without a preceding B- of its label also begins a span, as in IOB1. */
function marksOf(places: readonly (Span & TokenLine)[], column: number): ReadAnnotation[] {
  const marks: { readonly label: string; readonly span: { readonly start: number; end: number } }[] = [];
  let open: (typeof marks)[number] | null = null;
  for (const { start, end, cells, at } of places) {
    const cell = cells[column] ?? 'O';
    const [, step, label] = /^([BI])-(.+)$/.exec(cell) ?? [];
    if (!step && cell !== 'O' && cell !== '_')
      throw new FormatError(`“${cell.slice(0, 40)}” is not a label of IOB2: B-…, I-… or O.`, at);
    if (label === undefined) open = null;
    else if (step === 'I' && open && open.label === label) open.span.end = end;
    else marks.push((open = { label, span: { start, end } }));
  }
  return marks.flatMap(({ label, span }): ReadAnnotation[] => {
    const fields = tagOfLabel(decoded(label));
    return fields ? [{ id: null, fields, span, quote: null }] : [];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
