/** Reads columns with one token per line, in the forms of the shared tasks of CoNLL, of OntoNotes, CoNLL-U and GermEval. */
import { bySpan, phrase, quantity, type Span } from '../../text';
import { FormatError, type ReadAnnotation, type ReadDocument } from '../exchangeModel';
import { placeTokens } from '../placing/placeTokens';
import { tagOfBareLabel, tagOfLabel } from './labels';

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

/** A comment of CoNLL-U: `# text = Vitamin O`. */
const KEYED = /^#\s+[\w.]+\s*=/;

/** @throws FormatError if no line is a token with a label */
export function readConll(text: string, textOf: (name: string | null) => string | null): ReadDocument[] {
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
    const isComment = line.startsWith('#') && (KEYED.test(line) || cells.length < 2 || !LABEL.test(cells.at(-1) ?? ''));
    if (file !== undefined) begin(decoded(file));
    else if (line.startsWith('-DOCSTART-')) begin(null);
    else if (line.startsWith('# columns = ') && current) current.columns = line.slice(12).trim().split(/\s+/);
    else if (line.trim() === '') isOpen = false;
    else if (!isComment) {
      const { sentences, faults } = current ?? begin(null);
      if (!isOpen || !sentences.length) sentences.push([]);
      isOpen = true;
      if (cells.length > 1) sentences.at(-1)?.push({ cells, at: i + 1 });
      else faults.push(new FormatError(phrase`A line needs a token and a label: “Maria<tab>B-PER”.`, i + 1));
      return;
    }
    isOpen = false;
  });
  const filled = documents.filter(({ sentences }) => sentences.some(sentence => sentence.length));
  const [fault] = documents.flatMap(({ faults }) => faults);
  if (!filled.length && fault) throw fault;
  // A file of several articles is named after none of them.
  const ofFile = filled.length === 1 ? textOf : (name: string | null) => (name === null ? null : textOf(name));
  return filled.map(document => readOne(document, ofFile));
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
      phrase`The article does not contain “${(tokens[0] ?? []).join(' ').slice(0, 60)}”. Check that it is the text that was annotated.`,
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
  const left = quantity(missing, 'sentence');
  const warnings = missing
    ? [
        missing === 1
          ? phrase`${left} not found in the article, or not in this order: its labels were not imported.`
          : phrase`${left} not found in the article, or not in this order: their labels were not imported.`,
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
 * @param isOwn whether the file names its columns: labels of derived items then stand in columns of their own
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
    const fields = (isOwn ? tagOfLabel : tagOfBareLabel)(decoded(label));
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
      faults.push(
        new FormatError(phrase`“${cell.slice(0, 40)}” is not a label of IOB, BIOES or BILOU: B-…, I-… or O.`, at),
      );
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
