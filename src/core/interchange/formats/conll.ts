/**
 * Columns in IOB2, one token a line, after the shared tasks of CoNLL: B- opens a span, I- goes on, O is outside. What
 * overlaps gets a column of its own.
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
  /** Ranges of tokens that have labels, in their order. */
  readonly taken: { readonly from: number; readonly to: number }[];
}

/** No more columns of one kind: each is as long as the text. */
const MOST_LAYERS = 16;

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
  const told = lossWarnings(document, 'CoNLL', { notes: true, decisions: true, relations: true, orphans: true });
  const warnings = [...dismissed, ...told];
  if (stretched)
    warnings.push(
      `${document.name}: ${stretched} spans do not begin and end with a word, and were stretched to whole words.`,
    );
  if (crowded)
    warnings.push(
      `${document.name}: ${crowded} spans are left out, where more than ${MOST_LAYERS} of one kind lie over each other.`,
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

/** @returns `stretched` where the span had to be widened to whole words, `crowded` where no layer has room for it */
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
  if (from === to) return 'stretched';
  let layer = layers.find(candidate => take(candidate, from, to));
  if (!layer) {
    if (layers.length === MOST_LAYERS) return 'crowded';
    layer = emptyLayer(name, tokens.length);
    layers.push(layer);
    take(layer, from, to);
  }
  const written = label.replace(/[\s%]/g, encodeURIComponent);
  for (let i = from; i < to; i++) layer.labels[i] = `${i === from ? 'B' : 'I'}-${written}`;
  return tokens[from].start === span.start && tokens[to - 1].end === span.end ? 'placed' : 'stretched';
}

/** Takes a range of a layer's tokens, unless one of them has a label already. */
function take({ taken }: Layer, from: number, to: number): boolean {
  const at = firstIndexWhere(taken, range => range.to > from);
  if (at < taken.length && taken[at].from < to) return false;
  taken.splice(at, 0, { from, to });
  return true;
}

interface TokenLine {
  readonly cells: readonly string[];
  readonly at: number;
}

function readAll(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const documents: { name: string | null; columns: string[] | null; lines: TokenLine[] }[] = [];
  const begin = (name: string | null) => documents.push({ name, columns: null, lines: [] });
  text.split(/\r?\n/).forEach((line, i) => {
    const file = /^# file = (\S+)/.exec(line);
    if (file) begin(decoded(file[1]));
    else if (line.startsWith('-DOCSTART-')) begin(null);
    else if (line.startsWith('# columns = ') && documents.length)
      documents[documents.length - 1].columns = line.slice(12).trim().split(/\s+/);
    else if (!/^#( |$)/.test(line)) {
      if (!documents.length) begin(null);
      const cells = line.trim() === '' ? [] : line.trim().split(/[\t ]+/);
      if (cells.length === 1) throw new FormatError('A line needs a token and a label: “Maria<tab>B-PER”.', i + 1);
      documents[documents.length - 1].lines.push({ cells, at: i + 1 });
    }
  });
  return documents
    .filter(({ lines }) => lines.some(({ cells }) => cells.length))
    .map(document => readOne(document, textOf));
}

function readOne(
  { name, columns, lines }: { name: string | null; columns: string[] | null; lines: readonly TokenLine[] },
  textOf: (name: string | null) => string | null,
): ReadDocument {
  const text = textOf(name) ?? lines.map(({ cells }) => (cells.length ? `${cells[0]} ` : '\n')).join('');
  const places: (Span & TokenLine)[] = [];
  let cursor = 0;
  for (const line of lines) {
    if (!line.cells.length) continue;
    const start = text.indexOf(line.cells[0], cursor);
    if (start < 0)
      throw new FormatError(
        `“${line.cells[0].slice(0, 40)}” does not stand in the article at this place. Check that it is the text that was annotated.`,
        line.at,
      );
    cursor = start + line.cells[0].length;
    places.push({ start, end: cursor, ...line });
  }
  const width = places.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const taken = columns ? columns.flatMap((column, i) => (column === 'tag' && i > 0 ? [i] : [])) : [width - 1];
  const marks = taken.flatMap(column => marksOf(places, column));
  marks.sort((a, b) => bySpan(a.span!, b.span!));
  return { name, text, marks, warnings: [] };
}

/** An I- that follows no B- of its label opens a span too, as in IOB1. */
function marksOf(places: readonly (Span & TokenLine)[], column: number): ReadAnnotation[] {
  const marks: { label: string; span: { start: number; end: number } }[] = [];
  let open = null as (typeof marks)[number] | null;
  for (const { start, end, cells, at } of places) {
    const cell = cells[column] ?? 'O';
    const [, step, label] = /^([BI])-(.+)$/.exec(cell) ?? [];
    if (!step && cell !== 'O' && cell !== '_')
      throw new FormatError(`“${cell.slice(0, 40)}” is no label of IOB2: B-…, I-… or O.`, at);
    if (step === 'I' && open?.label === label) open.span.end = end;
    else if (step) marks.push((open = { label, span: { start, end } }));
    else open = null;
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
