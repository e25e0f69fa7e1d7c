/**
 * Columns in IOB2, one token per line, as in the shared tasks of CoNLL: B- begins a span, I- continues it, O is outside.
 * Overlapping spans are in separate columns.
 */

import { bySpan, firstIndexWhere, type RawToken, type Span, splitSentences, tokenize } from '../../text';
import {
  count,
  type ExchangeDocument,
  type ExchangeItem,
  FormatError,
  lossWarnings,
  type ReadAnnotation,
  type ReadDocument,
  withoutDismissed,
} from '../exchangeModel';
import { placeTokens } from '../placing/placeTokens';
import type { Format, WrittenDocument } from './format';
import { labelOf, tagOfForeignLabel, tagOfLabel } from './labels';

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
  readonly cells: readonly string[];
  /** Line number, 1-based. */
  readonly at: number;
}

interface ColumnDocument {
  readonly name: string | null;
  columns: readonly string[] | null;
  readonly sentences: TokenLine[][];
  readonly faults: FormatError[];
}

/** A label of IOB1, IOB2, BIOES or BILOU, or one of OntoNotes' brackets. */
const LABEL = /^(?:[BIOESLU]-\S+|[O_*]|\([^()\s]+\*?\)?|\*\))$/;

function readAll(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
  const documents: ColumnDocument[] = [];
  const begin = (name: string | null): ColumnDocument => {
    const document = { name, columns: null, sentences: [], faults: [] };
    documents.push(document);
    return document;
  };
  let isOpen = false;
  text.split(/\r?\n/).forEach((line, i) => {
    const [, file] = /^# file = (\S+)/.exec(line) ?? [];
    const current = documents.at(-1);
    const cells = line.trim().split(/[\t ]+/);
    const isComment = line.startsWith('#') && !(cells[0] === '#' && LABEL.test(cells.at(-1) ?? ''));
    if (file !== undefined) begin(decoded(file));
    else if (line.startsWith('-DOCSTART-')) begin(null);
    else if (line.startsWith('# columns = ') && current) current.columns = line.slice(12).trim().split(/\s+/);
    else if (line.trim() === '') isOpen = false;
    else if (!isComment) {
      const { sentences, faults } = current ?? begin(null);
      if (!isOpen || !sentences.length) sentences.push([]);
      isOpen = true;
      if (cells.length > 1) sentences.at(-1)?.push({ cells, at: i + 1 });
      else faults.push(new FormatError('A line needs a token and a label: “Maria<tab>B-PER”.', i + 1));
      return;
    }
    isOpen = false;
  });
  const filled = documents.filter(({ sentences }) => sentences.some(sentence => sentence.length));
  const [fault] = documents.flatMap(({ faults }) => faults);
  if (!filled.length && fault) throw fault;
  return filled.map(document => readOne(document, textOf));
}

function readOne(
  { name, columns, sentences, faults }: ColumnDocument,
  textOf: (name: string | null) => string | null,
): ReadDocument {
  const lines = sentences.flat();
  const tokenAt = columns ? 0 : tokenColumn(lines);
  const tokens = sentences.map(sentence => sentence.map(({ cells }) => cells[tokenAt] ?? ''));
  const text = textOf(name) ?? tokens.map(sentence => sentence.join(' ')).join('\n');
  const spans = placeTokens(text, tokens);
  const missing = spans.filter(([first]) => first === null).length;
  if (missing === spans.length)
    throw new FormatError(
      `The article does not contain “${tokens[0]?.join(' ').slice(0, 60)}”. Check that it is the text that was annotated.`,
      lines[0]?.at,
    );
  const taken = columns
    ? columns.flatMap((column, i) => (column === 'tag' && i > 0 ? [i] : []))
    : labelColumns(lines, tokenAt);
  const marks = taken.flatMap(column =>
    sentences.flatMap((sentence, i) => {
      const steps = stepsOf(sentence, column, faults);
      return marksOf(steps, spans[i] ?? [], columns !== null);
    }),
  );
  if (faults[0] && faults.length >= lines.length) throw faults[0];
  marks.sort((a, b) => bySpan(a.span!, b.span!));
  const warnings = missing
    ? [
        `${count(missing, 'sentence')} not found in the article, or not in this order: ${missing === 1 ? 'its' : 'their'} labels were not imported.`,
      ]
    : [];
  return { name, text, marks, warnings, faults };
}

/** CoNLL-U and GermEval number the tokens in the first column. */
const tokenColumn = (lines: readonly TokenLine[]): number =>
  lines.every(({ cells }) => cells.length > 2 && /^\d+(?:[-.]\d+)?$/.test(cells[0] ?? '')) ? 1 : 0;

/** All columns with nothing but labels, some of which begin spans; else the last one, whose labels are then told. */
function labelColumns(lines: readonly TokenLine[], tokenAt: number): readonly number[] {
  const widths = lines.map(({ cells }) => cells.length);
  // A column that one line lacks is none: so the work is bounded by the number of cells.
  const width = widths.reduce((least, one) => Math.min(least, one), widths[0] ?? 0);
  const last = Array.from({ length: Math.max(0, width - tokenAt - 1) }, (_, i) => width - 1 - i);
  const isLabels = (column: number): boolean => lines.every(({ cells }) => LABEL.test(cells[column] ?? 'O'));
  const found = last.filter(isLabels);
  // Chunks, which some corpora have in a column before, are no names.
  return found.length ? found.filter((column, i) => i === 0 || !isChunks(lines, column)) : [width - 1];
}

const isChunks = (lines: readonly TokenLine[], column: number): boolean =>
  lines.some(({ cells }) => /^[BI]-(?:NP|VP|PP)$/.test(cells[column] ?? ''));

/**
 * One mark per span of a column. An I- without a preceding B- of its label also begins a span, as in IOB1.
 * @param isOwn whether the file was exported from here: its derived labels are not tags
 */
function marksOf(steps: readonly LabelStep[], spans: readonly (Span | null)[], isOwn: boolean): ReadAnnotation[] {
  const marks: { readonly label: string; readonly span: { readonly start: number; end: number } }[] = [];
  let open: (typeof marks)[number] | null = null;
  steps.forEach(({ step, label, isLast }, i) => {
    const span = spans[i];
    if (label === null || !span) open = null;
    else if (step === 'inside' && open && open.label === label) open.span.end = span.end;
    else {
      open = { label, span: { ...span } };
      marks.push(open);
    }
    if (isLast) open = null;
  });
  return marks.flatMap(({ label, span }): ReadAnnotation[] => {
    const fields = isOwn ? tagOfLabel(decoded(label)) : tagOfForeignLabel(decoded(label));
    return fields ? [{ id: null, fields, span, quote: null }] : [];
  });
}

interface LabelStep {
  readonly step: 'begin' | 'inside' | 'outside';
  readonly label: string | null;
  /** The span ends here. */
  readonly isLast: boolean;
}

const OUTSIDE: LabelStep = { step: 'outside', label: null, isLast: true };

/** What a column says of each token. A label that is none counts as outside, and is added to the faults. */
function stepsOf(sentence: readonly TokenLine[], column: number, faults: FormatError[]): LabelStep[] {
  let open: string | null = null;
  return sentence.map(({ cells, at }) => {
    const cell = cells[column] ?? 'O';
    const step = stepOf(cell, open);
    if (!step)
      faults.push(new FormatError(`“${cell.slice(0, 40)}” is not a label of IOB, BIOES or BILOU: B-…, I-… or O.`, at));
    open = step && !step.isLast ? step.label : null;
    return step ?? OUTSIDE;
  });
}

/** @param open the label of the span so far. Null if the cell is no label */
function stepOf(cell: string, open: string | null): LabelStep | null {
  const [, letter, label] = /^([BIESLU])-(.+)$/.exec(cell) ?? [];
  if (letter && label !== undefined)
    return { step: /[BSU]/.test(letter) ? 'begin' : 'inside', label, isLast: /[ESLU]/.test(letter) };
  const [, bracketed] = /^\(([^()*]+)/.exec(cell) ?? [];
  if (bracketed !== undefined) return { step: 'begin', label: bracketed, isLast: cell.endsWith(')') };
  if (cell === '*' || cell === '*)') return { step: 'inside', label: open, isLast: cell === '*)' };
  return cell === 'O' || cell === '_' ? OUTSIDE : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
